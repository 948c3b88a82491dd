"""A little memory in each of many processes."""
# ends: memory died
# by: watchdog
# limits: memory=300 wall=20
# open: without watchdog
import os, time
from prelude import harm
for _ in range(24):
    if not os.fork():
        held = bytearray(b"x") * (60 << 20)
        time.sleep(30)
        os._exit(len(held) & 1)
time.sleep(15)
harm("1.4 GB in 24 processes")
