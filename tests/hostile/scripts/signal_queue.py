"""Uses up what signals and timers a user may have waiting."""
# by: limits seccomp
# open: without limits
import ctypes
from prelude import LIBC, harm, stopped
timer = ctypes.c_void_p()
made = 0
for _ in range(20000):
    if LIBC.timer_create(0, None, ctypes.byref(timer)):
        stopped("one more timer", OSError(ctypes.get_errno(), ""))
        break
    made += 1
else:
    harm("20000 timers")
