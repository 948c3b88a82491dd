"""Symbolic links from outputs to everywhere, and writing through them."""
# as: check run
# by: namespaces landlock
# open: neither
import os
from prelude import PLACES, attempt, canaries, read, tried, write
for i, path in enumerate(canaries()):
    os.symlink(path, f"link{i}")
    attempt("read through a link", read, f"link{i}")
    tried("write through a link", write, f"link{i}")
    tried("chmod through a link", os.chmod, f"link{i}", 0o777)
os.symlink("..", "up")
tried("write through ..", write, "up/new.txt") if "double" in __file__ else None
os.symlink("loop", "loop")
os.symlink("/proc/self/fd", "fds")
os.symlink(PLACES["home"], "all")
os.symlink("/", "root")
