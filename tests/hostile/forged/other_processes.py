# exercise: w1-parse-readings
# sandbox: needed
"""Reads the environment and the memory of the processes around it."""
import os

FOUND = []
for pid in [os.getppid(), *range(1, 400)] + ([int(p) for p in os.listdir("/proc") if p.isdigit()] if os.access("/proc", os.R_OK) else []):
    for what in ("environ", "mem"):
        try:
            if pid != os.getpid() and open(f"/proc/{pid}/{what}", "rb").read(16):
                FOUND.append((pid, what))
        except OSError:
            pass


def parse_readings(items):
    if FOUND:
        raise SystemExit(f"readable: {FOUND[:3]}")
    return []
