"""io_uring: file and network calls past every filter."""
# as: check run
# by: seccomp
# open: without seccomp
from prelude import attempt, syscall
attempt("a ring", syscall, 425, 8, b"\0" * 256)
attempt("enter", syscall, 426, 3, 1, 0, 0, None, 0)
attempt("register", syscall, 427, 3, 0, None, 0)
