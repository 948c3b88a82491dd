"""Keys that the kernel keeps for the user."""
# as: check run
# by: seccomp
# open: without seccomp
from prelude import attempt, syscall
attempt("search", syscall, 250, 10, -4, b"user", b"x", 0)
attempt("session", syscall, 250, 1, None)
attempt("add", syscall, 248, b"user", b"hostile", b"x", 1, -4)
attempt("ask", syscall, 249, b"user", b"hostile", None, -4)
