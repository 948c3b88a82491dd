"""Many files, each of a size that is allowed."""
# ends: output
# by: watchdog
# limits: disk=64 wall=25
# open: without watchdog
import time
from prelude import harm
for i in range(16):
    with open(f"part-{i}.bin", "wb") as file:
        file.write(b"x" * (20 << 20))
    time.sleep(0.1)
time.sleep(3)
harm("320 MB in sixteen files")
