"""Starts one program after the other."""
# ends: died
# by: watchdog limits
# limits: wall=20
import subprocess
from prelude import harm, stopped
made = []
for i in range(400):
    try:
        made.append(subprocess.Popen(["sleep", "98801"]))
    except OSError as error:
        stopped("start a program", error)
        break
else:
    harm("400 programs")
import time
time.sleep(30)
