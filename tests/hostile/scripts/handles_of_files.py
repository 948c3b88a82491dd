"""Opens files by their numbers, past all names."""
# by: seccomp kernel
# open: without seccomp
import ctypes, os
from prelude import attempt, syscall
class Handle(ctypes.Structure):
    _fields_ = [("bytes", ctypes.c_uint), ("kind", ctypes.c_int), ("data", ctypes.c_char * 128)]
handle, mount = Handle(128, 0), ctypes.c_int()
attempt("a handle", syscall, 303, -100, b".", ctypes.byref(handle), ctypes.byref(mount), 0)
attempt("open by handle", syscall, 304, os.open("/", os.O_RDONLY), ctypes.byref(handle), 0)
