"""Large files in folders that are closed to everybody, their owner too."""
# ends: output
# by: watchdog seccomp
# limits: disk=64 wall=25
# open: without watchdog
import os, time
from prelude import harm, stopped
for i in range(16):
    os.mkdir(f"closed{i}")
    with open(f"closed{i}/x", "wb") as file:
        file.write(b"x" * (20 << 20))
    try:
        os.chmod(f"closed{i}", 0)
    except OSError as error:
        stopped("close a folder", error)
    time.sleep(0.1)
time.sleep(3)
harm("320 MB in closed folders")
