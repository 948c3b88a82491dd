"""Puts other things in the place of its descriptors."""
# ends: died timeout done
# by: supervisor wire
# limits: wall=8
import os, socket
def answer(x):
    one, other = socket.socketpair()
    for fd in (0, 1, 2, 3, 4, 5, 6):
        os.dup2(one.fileno(), fd)
    return 2 * x
