"""Reads the learner's keys, notes, progress and history."""
# as: check run
# by: namespaces landlock
# open: neither
import os
from prelude import PLACES, attempt, read
for name, path in PLACES.items():
    if name.startswith("canary_") and name not in ("canary_shm", "canary_tmp"):
        attempt(f"read {name}", read, path)
for name in ("user", "home", "cache"):
    attempt(f"list {name}", lambda p=PLACES[name]: [e for e in os.listdir(p) if os.path.exists(f"{p}/{e}") and not e.startswith((".cache", "week", "data"))][0])
attempt("through ~", read, os.path.join(__import__("pwd").getpwuid(0).pw_dir, ".bashrc"))
