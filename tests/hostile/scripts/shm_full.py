"""Fills /dev/shm, which all programs share."""
# as: check run
# ends: done memory output
# by: namespaces landlock
# limits: memory=300 wall=20
# open: neither
from prelude import attempt
def fill():
    for i in range(3):
        with open(f"/dev/shm/torchtutor-hostile-{i}", "wb") as file:
            for _ in range(64):
                file.write(b"x" * (8 << 20))
    return "1.5 GB"
attempt("fill /dev/shm", fill)
