"""Sockets of every other family."""
# as: check run
# by: seccomp
# open: without seccomp
import socket
from prelude import attempt
for family in range(3, 46):
    if family != socket.AF_INET6:
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
            attempt(f"family {family}", lambda f=family, k=kind: socket.socket(f, k).close())
