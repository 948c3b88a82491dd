"""Compares, steers and copies from other processes: kcmp, process_madvise, pidfd_getfd, move_pages, robust lists."""
# by: seccomp
# open: without seccomp
import os
from prelude import PLACES, attempt, syscall
pid = PLACES["sentinel"]
attempt("kcmp", syscall, 312, os.getpid(), pid, 0, 0, 0)
attempt("pidfd_open", syscall, 434, pid, 0)
attempt("pidfd_open of itself", syscall, 434, os.getpid(), 0)
attempt("pidfd_getfd", syscall, 438, 3, 0, 0)
attempt("process_madvise", syscall, 440, 3, None, 0, 4, 0)
attempt("move_pages", syscall, 279, pid, 0, None, None, None, 0)
attempt("migrate_pages", syscall, 256, pid, 8, None, None)
attempt("process_mrelease", syscall, 448, 3, 0)
