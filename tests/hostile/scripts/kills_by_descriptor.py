"""Signals without kill(): through descriptors of processes, and files that send SIGIO to whom one says."""
# by: namespaces landlock seccomp
# open: neither
import fcntl, os, signal, socket
from prelude import PLACES, attempt, stopped, syscall
for name in ("host", "sentinel"):
    def by_folder(pid=PLACES[name]):
        return syscall(424, os.open(f"/proc/{pid}", os.O_RDONLY | os.O_DIRECTORY), 9, None, 0)
    attempt(f"signal {name} through its folder", by_folder)
    attempt(f"a descriptor of {name}", os.pidfd_open, PLACES[name])
    one, other = socket.socketpair()
    try:
        fcntl.fcntl(one, fcntl.F_SETOWN, PLACES[name])
        fcntl.fcntl(one, 10, signal.SIGKILL)
        fcntl.fcntl(one, fcntl.F_SETFL, os.O_ASYNC | os.O_NONBLOCK)
        other.send(b"x")
    except OSError as error:
        stopped(f"SIGIO to {name}", error)
