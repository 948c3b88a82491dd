"""Takes leases on files that an editor wants to write, and locks."""
# by: seccomp namespaces landlock
# open: neither, without seccomp
import fcntl
from prelude import PLACES, attempt
def lease():
    file = open(PLACES["file"], "rb")
    fcntl.fcntl(file, 1024, fcntl.F_RDLCK)
attempt("a lease on the learner's file", lease)
def lock(path):
    fcntl.flock(open(path, "rb"), fcntl.LOCK_EX | fcntl.LOCK_NB)
for name in ("canary_progress", "canary_answers"):
    attempt(f"a lock on {name}", lock, PLACES[name])
