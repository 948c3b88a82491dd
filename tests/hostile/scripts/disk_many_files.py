"""Files without end, each of one byte."""
# ends: output
# by: watchdog
# limits: files=2000 wall=30
# open: without watchdog
import os, time
from prelude import harm
for i in range(40_000):
    if not i % 1000:
        os.mkdir(f"d{i}")
        time.sleep(0.02)
    os.close(os.open(f"d{i // 1000 * 1000}/{i}", os.O_CREAT | os.O_WRONLY))
time.sleep(3)
harm("40000 files")
