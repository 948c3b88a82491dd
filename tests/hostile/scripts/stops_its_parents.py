"""Stops its parent and its group, and whoever made these."""
# ends: timeout done died
# by: namespaces landlock supervisor
# limits: wall=6
# open: neither
import os, signal
from prelude import PLACES, attempt
for name in ("host", "sentinel"):
    attempt(f"stop the {name}", os.kill, PLACES[name], signal.SIGSTOP)
parent = os.getppid()
if parent > 1:
    attempt("stop the parent", os.kill, parent, signal.SIGSTOP)
