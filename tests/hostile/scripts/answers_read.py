"""Reads solutions, checks and pitfalls, the lessons beside this package, answers held ahead, and what other runs wrote."""
# as: check run
# by: namespaces landlock
# open: neither
import glob, os
from prelude import PLACES, attempt, read
for name in ("solution", "checks", "pitfall", "canary_answers", "other_run", "lesson"):
    attempt(f"read {name}", read, PLACES[name])
for pattern in ("week*/*/solution.py", "week*/*/checks.py"):
    for path in glob.glob(os.path.join(PLACES["lessons"], pattern))[:3]:
        attempt("read a solution", read, path)
attempt("import the lessons", lambda: __import__("lessons.week01_python").__file__ and open(list(__import__("lessons").__path__)[0] + "/week01_python/lesson.toml").read(10))
