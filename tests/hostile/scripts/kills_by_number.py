"""Kills by number: the host, the one who watches, whoever is near; and groups, sessions and threads."""
# ends: done died
# by: namespaces landlock seccomp
# open: neither
import os, signal
from prelude import PLACES, attempt, syscall
mine = os.getpid()
for name in ("host", "sentinel", "driver"):
    pid = PLACES[name]
    attempt(f"kill {name}", os.kill, pid, signal.SIGKILL)
    attempt(f"kill the group of {name}", os.killpg, pid, signal.SIGKILL)
    attempt(f"tgkill {name}", syscall, 234, pid, pid, 9)
    attempt(f"queue a signal to {name}", syscall, 129, pid, 9, b"\0" * 128)
for pid in [p for p in range(max(2, PLACES["host"] - 20), PLACES["host"] + 400) if p not in (mine, os.getppid())]:
    try:
        os.kill(pid, signal.SIGUSR1)
    except OSError:
        pass
