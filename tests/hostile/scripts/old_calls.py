"""System calls of the other tables of the same processor, which a filter by number would not know."""
# ends: died
# by: seccomp kernel
import ctypes
from prelude import LIBC, harm, stopped
found = LIBC.syscall(ctypes.c_long(0x40000000 + 101), 16, 1, 0, 0)
if found == -1:
    stopped("x32", OSError(ctypes.get_errno(), ""))
    raise SystemExit
harm("x32 call")
