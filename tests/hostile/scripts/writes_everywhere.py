"""Overwrites, empties, removes and renames all that it can name."""
# as: check run
# by: namespaces landlock
import os
from prelude import PLACES, attempt, canaries, write
for path in canaries():
    attempt("overwrite", write, path)
    attempt("append", lambda p=path: os.close(os.open(p, os.O_WRONLY | os.O_APPEND)))
    attempt("truncate", os.truncate, path, 0)
    attempt("remove", os.remove, path)
    attempt("rename", os.rename, path, path + ".gone")
    attempt("new beside it", write, os.path.dirname(path) + "/new")
    attempt("a folder beside it", os.mkdir, os.path.dirname(path) + "/newfolder")
    attempt("remove its folder", os.rmdir, os.path.dirname(path))
