"""Uses up the watches for changed files, of which a user has few (the app needs some)."""
# by: seccomp limits
# open: without seccomp
from prelude import LIBC, attempt, call, harm, stopped
import ctypes
made = 0
for _ in range(200):
    if LIBC.inotify_init1(0) < 0:
        stopped("one more watch", OSError(ctypes.get_errno(), ""))
        break
    made += 1
if made >= 100:
    harm("watches", made)
attempt("watch all of a file system", call, "fanotify_init", 0, 0)
