"""ptrace of others."""
# by: seccomp
# open: without seccomp
import os
from prelude import PLACES, attempt, call
for pid in (PLACES["host"], PLACES["sentinel"], PLACES["driver"], os.getppid(), 1):
    attempt("attach", call, "ptrace", 16, pid, 0, 0)
    attempt("seize", call, "ptrace", 0x4206, pid, 0, 0)
attempt("be traced", call, "ptrace", 0, 0, 0, 0)
