"""Files that are removed while they are open: no folder shows them, the disk is full all the same."""
# ends: output
# by: watchdog
# limits: disk=64 wall=25
# open: without watchdog
import os, time
from prelude import harm
held = []
for i in range(16):
    fd = os.open("held.bin", os.O_CREAT | os.O_RDWR)
    os.remove("held.bin")
    os.write(fd, b"x" * (20 << 20))
    held.append(fd)
    time.sleep(0.1)
time.sleep(3)
harm("320 MB without a name")
