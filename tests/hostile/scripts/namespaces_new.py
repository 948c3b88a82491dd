"""Makes namespaces of its own to have more rights in them."""
# as: check run
# by: seccomp
# open: without seccomp
import ctypes, os
from prelude import attempt, call, syscall
for flag in (0x10000000, 0x00020000, 0x20000000, 0x40000000, 0x08000000, 0x04000000, 0x02000000, 0x80):
    attempt(f"unshare {flag:#x}", call, "unshare", flag)
    attempt(f"clone {flag:#x}", lambda f=flag: syscall(56, f | 17, None, None, None, None) or os._exit(0))
attempt("clone3", syscall, 435, (ctypes.c_ulonglong * 11)(0x10000000, 0, 0, 0, 17), 88)
attempt("join", lambda: call("setns", os.open("/proc/self/ns/net", os.O_RDONLY), 0))
