"""In namespaces it is not alone: the first process of its world is ours. Its memory, its root, its descriptors."""
# by: namespaces landlock seccomp
import os
from prelude import PLACES, attempt, read
for pid in (1, os.getppid()):
    if pid in (0, os.getpid()):
        continue
    attempt(f"root of {pid}", lambda p=pid: open(f"/proc/{p}/root{PLACES['canary_progress']}").read())
    attempt(f"working folder of {pid}", lambda p=pid: open(f"/proc/{p}/cwd/{PLACES['canary_progress']}").read())
    attempt(f"environment of {pid}", lambda p=pid: b"MARK" in read(f"/proc/{p}/environ") and read(f"/proc/{p}/environ") or open("/none"))
for fd in range(256):           # a folder that was left open would be a way out
    try:
        target = os.readlink(f"/proc/self/fd/{fd}")
        if os.path.isdir(f"/proc/self/fd/{fd}"):
            attempt(f"through descriptor {fd}", lambda f=fd: os.open("../../../.." + PLACES["canary_progress"], os.O_RDONLY, dir_fd=f))
    except OSError:
        pass
