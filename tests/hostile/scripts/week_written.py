"""Changes the learner's own file, and others of the week, that a check may read."""
# by: namespaces landlock
# open: neither
import os, shutil
from prelude import PLACES, tried, write
for path in (PLACES["file"], PLACES["week"] + "/notes.txt"):
    tried("overwrite", write, path)
    tried("open for both", lambda p=path: os.close(os.open(p, os.O_RDWR)))
    tried("remove", os.remove, path)
    tried("rename", os.rename, path, "taken")
    tried("empty", os.truncate, path, 0)
tried("new", write, PLACES["week"] + "/new.py")
tried("a compiled file", os.mkdir, PLACES["week"] + "/__pycache__")
tried("all of it", shutil.rmtree, PLACES["week"])
tried("data", write, PLACES["home"] + "/data/numbers.csv")
