"""Hard links to what may not be changed, in a place where it may."""
# as: check run
# by: namespaces landlock
# open: neither as check
import os
from prelude import PLACES, tried, canaries
for i, path in enumerate([*canaries(), *([PLACES["file"]] if "double" in __file__ else [])]):
    tried("a hard link", os.link, path, f"hard{i}")
    def by_descriptor(p=path):
        fd = os.open(p, os.O_PATH)
        os.link(f"/proc/self/fd/{fd}", f"harder{i}", follow_symlinks=True)
    tried("a hard link by descriptor", by_descriptor)
