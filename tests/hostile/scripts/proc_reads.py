"""Environment, memory, maps, command line, descriptors and roots of every process there is."""
# as: check run
# by: namespaces landlock
# open: neither
import os
from prelude import PLACES, harm, read, stopped
mine = {os.getpid(), os.getppid(), 1} if os.getpid() < 10 else {os.getpid()}
try:
    pids = [int(name) for name in os.listdir("/proc") if name.isdigit()]
except OSError as error:
    stopped("list the processes", error)
    pids = []
for pid in {*pids, PLACES["host"], PLACES["sentinel"], PLACES["driver"]} - mine:
    for what in ("environ", "mem", "maps", "cmdline", "status"):
        try:
            if what == "mem":
                os.close(os.open(f"/proc/{pid}/mem", os.O_RDONLY))
                harm("memory of", pid)
            elif read(f"/proc/{pid}/{what}"):
                harm(f"{what} of", pid)
        except OSError as error:
            if pid == PLACES["sentinel"]:
                stopped(what, error)
    for what in ("root", "cwd", "exe"):
        try:
            os.listdir(f"/proc/{pid}/{what}/")
            harm(f"{what} of", pid)
        except OSError:
            pass
    try:
        for fd in os.listdir(f"/proc/{pid}/fd"):
            os.close(os.open(f"/proc/{pid}/fd/{fd}", os.O_RDWR))
            harm("descriptor of", pid)
    except OSError:
        pass
