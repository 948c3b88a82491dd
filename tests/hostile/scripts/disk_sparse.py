"""Files that are large by name only, and space that is reserved and not written."""
# ends: done output
# by: limits watchdog
# limits: disk=64
# open: without limits
import os
from prelude import attempt
def sparse():
    with open("sparse.bin", "wb") as file:
        file.truncate(1 << 40)
attempt("a file of a terabyte", sparse)
def reserved():
    with open("reserved.bin", "wb") as file:
        os.posix_fallocate(file.fileno(), 0, 400 << 20)
attempt("400 MB reserved", reserved)
