"""Reads and writes the memory of the checker, the host and everything near by process_vm_readv."""
# by: seccomp namespaces
import ctypes, os
from prelude import PLACES, LIBC, harm, stopped
class Vec(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("size", ctypes.c_size_t)]
room = ctypes.create_string_buffer(64)
mine = Vec(ctypes.addressof(room), 64)
theirs = Vec(id(type), 64)
said = False
for pid in {PLACES["host"], PLACES["sentinel"], PLACES["driver"], *range(1, 40), *range(PLACES["host"] - 10, PLACES["host"] + 200)} - {os.getpid()}:
    for name in ("process_vm_readv",):
        if getattr(LIBC, name)(pid, ctypes.byref(mine), 1, ctypes.byref(theirs), 1, 0) > 0:
            harm(name, pid)
        elif not said:
            said = True
            stopped(name, OSError(ctypes.get_errno(), ""))
