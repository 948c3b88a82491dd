"""Leaves pipes, sockets, loops and devices in outputs, on which whoever reads them would wait for ever."""
# by: namespaces landlock seccomp supervisor
import os, socket, stat
from prelude import attempt
os.mkfifo("figure.png")
os.mkfifo("log.txt")
try:
    sock = socket.socket(socket.AF_UNIX)
    sock.bind("s.sock")
except OSError as error:
    from prelude import stopped
    stopped("a socket", error)
attempt("a device", os.mknod, "disk", 0o666 | stat.S_IFBLK, os.makedev(8, 0))
attempt("a character device", os.mknod, "mem", 0o666 | stat.S_IFCHR, os.makedev(1, 1))
