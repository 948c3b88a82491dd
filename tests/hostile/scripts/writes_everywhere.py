"""Overwrites, empties, removes and renames all that it can name."""
# as: check run
# by: namespaces landlock
# open: neither
import os
from prelude import tried, canaries, write
for path in canaries():
    tried("overwrite", write, path)
    tried("append", lambda p=path: os.close(os.open(p, os.O_WRONLY | os.O_APPEND)))
    tried("truncate", os.truncate, path, 0)
    tried("remove", os.remove, path)
    tried("rename", os.rename, path, path + ".gone")
    tried("new beside it", write, os.path.dirname(path) + "/new")
    tried("a folder beside it", os.mkdir, os.path.dirname(path) + "/newfolder")
    tried("remove its folder", os.rmdir, os.path.dirname(path))
