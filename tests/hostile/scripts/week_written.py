"""Changes the learner's own file, and others of the week, that a check may read."""
# by: namespaces landlock
import os, shutil
from prelude import PLACES, attempt, write
for path in (PLACES["file"], PLACES["week"] + "/notes.txt"):
    attempt("overwrite", write, path)
    attempt("open for both", lambda p=path: os.close(os.open(p, os.O_RDWR)))
    attempt("remove", os.remove, path)
    attempt("rename", os.rename, path, "taken")
    attempt("empty", os.truncate, path, 0)
attempt("new", write, PLACES["week"] + "/new.py")
attempt("a compiled file", os.mkdir, PLACES["week"] + "/__pycache__")
attempt("all of it", shutil.rmtree, PLACES["week"])
attempt("data", write, PLACES["home"] + "/data/numbers.csv")
