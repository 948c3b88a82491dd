"""Fills the temp folder, and makes it hard to remove."""
# ends: output
# by: watchdog
# limits: disk=64 wall=25
# open: without watchdog
import os, tempfile, time
from prelude import harm
base = tempfile.gettempdir()
os.makedirs(base + "/a/b/c")
for i in range(16):
    with open(f"{base}/a/b/c/{i}", "wb") as file:
        file.write(b"x" * (20 << 20))
    time.sleep(0.1)
for folder in ("/a/b/c", "/a/b", "/a"):
    try:
        os.chmod(base + folder, 0)
    except OSError:
        pass
time.sleep(3)
harm("320 MB of temp files")
