"""Files in memory without a name, written and never mapped: no process seems to have them."""
# as: check run
# ends: memory
# by: watchdog
# limits: memory=300 wall=25
# open: without watchdog
import os, time
from prelude import harm
part = b"x" * (4 << 20)
for i in range(6):
    fd = os.memfd_create(f"held-{i}")
    for _ in range(64):
        os.write(fd, part)
        time.sleep(0.01)
time.sleep(3)
harm("1.5 GB in memfd")
