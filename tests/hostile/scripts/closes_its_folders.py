"""Takes all permissions from its folders and what is in them, so that the next program finds nothing."""
# by: supervisor seccomp
import ctypes, os, tempfile
from prelude import LIBC, stopped
base = tempfile.gettempdir()
os.makedirs(base + "/x/y", exist_ok=True)
for folder in (base + "/x/y", base + "/x", os.getcwd()):
    if LIBC.chmod(folder.encode(), 0):
        stopped(f"chmod", OSError(ctypes.get_errno(), ""))
