"""Forks without end, each child doing the same."""
# as: check run
# ends: died timeout
# by: watchdog limits
# limits: wall=20
import os, time
from prelude import harm, stopped
end, made = time.monotonic() + 25, 0
while time.monotonic() < end:
    try:
        made += bool(os.fork())
    except OSError as error:
        if made:
            stopped("fork", error)
            made = 0
        time.sleep(0.05)
    if made > 1200:
        harm("more than 1200 children of one process")
        time.sleep(30)
