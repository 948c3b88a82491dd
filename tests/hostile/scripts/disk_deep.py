"""Folders within folders, far deeper than a path can say."""
# as: check run
# ends: output done
# by: watchdog supervisor
# limits: wall=25
import os, time
for base in (os.environ["TMPDIR"], "."):
    os.chdir(base)
    for _ in range(1500):
        os.mkdir("deeper-and-deeper")
        os.chdir("deeper-and-deeper")
    with open("at-the-bottom", "w") as file:
        file.write("x")
time.sleep(2)
