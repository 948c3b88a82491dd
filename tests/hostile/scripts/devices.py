"""Disks, memory, terminals and logs of the machine, as devices."""
# as: check run
# by: namespaces landlock seccomp
# open: neither
import os, stat
from prelude import attempt
for name in ("sda", "vda", "nvme0n1", "mem", "kmem", "port", "kmsg", "tty", "tty0", "console", "ptmx", "loop-control", "fuse", "kvm", "input/event0",
             "uinput", "net/tun", "mapper/control", "snapshot", "vsock", "rtc0", "userfaultfd"):
    attempt(f"open {name}", lambda n=name: os.close(os.open(f"/dev/{n}", os.O_RDWR | os.O_NONBLOCK)))
for name in ("null", "zero"):
    attempt(f"new mode for {name}", os.chmod, f"/dev/{name}", 0)
    attempt(f"remove {name}", os.remove, f"/dev/{name}")
attempt("a device of its own", os.mknod, os.environ["TMPDIR"] + "/disk", 0o666 | stat.S_IFBLK, os.makedev(254, 0))
