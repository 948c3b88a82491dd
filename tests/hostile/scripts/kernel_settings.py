"""Writes to the kernel's settings: /proc/sys, /sys, control groups, its own scores."""
# as: check run
# by: namespaces landlock
# open: neither
from prelude import attempt, PLACES
import os
for path in ("/proc/sys/kernel/core_pattern", "/proc/sys/vm/drop_caches", "/proc/sys/kernel/hostname", "/proc/sysrq-trigger", "/sys/kernel/mm/ksm/run",
             "/sys/fs/cgroup/cgroup.procs", "/sys/power/state", "/sys/devices/system/cpu/cpu0/online", f"/proc/{PLACES['sentinel']}/oom_score_adj",
             f"/proc/{PLACES['sentinel']}/coredump_filter", f"/proc/{PLACES['host']}/comm"):
    attempt(f"write {path}", lambda p=path: os.close(os.open(p, os.O_WRONLY)))
