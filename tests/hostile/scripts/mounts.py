"""Mounts, unmounts, new roots: to uncover what is hidden."""
# as: check run
# by: seccomp
# open: without seccomp
import os
from prelude import PLACES, attempt, call, read, syscall
attempt("mount", call, "mount", b"none", b"/tmp", b"tmpfs", 0, None)
attempt("bind", call, "mount", PLACES["home"].encode(), b".", None, 4096, None)
attempt("read-write again", call, "mount", None, b"/usr", None, 32 | 4096, None)
for path in ("/", "/proc", PLACES["home"], PLACES["lessons"], "/dev/shm"):
    attempt(f"unmount {path}", call, "umount2", path.encode(), 2)
attempt("a root", os.chroot, ".")
attempt("pivot", syscall, 155, b".", b".")
for number in (428, 429, 430, 431, 432, 433, 442):
    attempt(f"call {number}", syscall, number, -100, b"/", 0, 0, 0)
attempt("an open root", lambda: os.fchdir(os.open("/proc/1/root/..", os.O_RDONLY)) or read(PLACES["canary_progress"]))
