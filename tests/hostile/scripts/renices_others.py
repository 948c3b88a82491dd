"""Takes the processor away from the user's other programs: priorities, processors, scheduling, disk."""
# by: namespaces seccomp
import os
from prelude import PLACES, attempt, stopped, syscall
for name in ("sentinel", "host"):
    pid = PLACES[name]
    attempt(f"renice {name}", os.setpriority, os.PRIO_PROCESS, pid, 19)
    attempt(f"renice the group of {name}", os.setpriority, os.PRIO_PGRP, pid, 19)
    attempt(f"processors of {name}", os.sched_setaffinity, pid, {0})
    attempt(f"scheduling of {name}", os.sched_setscheduler, pid, os.SCHED_IDLE, os.sched_param(0))
    attempt(f"disk of {name}", syscall, 251, 1, pid, 3 << 13)
try:        # in a namespace this is its own processes only: whether others were met is seen from outside
    os.setpriority(os.PRIO_USER, os.getuid(), 19)
    syscall(251, 3, os.getuid(), 3 << 13)
except OSError as error:
    stopped("renice the user", error)
