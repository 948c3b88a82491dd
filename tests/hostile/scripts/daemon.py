"""Forks twice, leaves session and terminal, closes everything, and harms later."""
# as: check run
# by: supervisor
import os, time
from prelude import canaries
if not os.fork():
    os.setsid()
    if not os.fork():
        os.closerange(0, 1 << 12)
        os.chdir("/")
        time.sleep(2)
        for path in canaries():
            try:
                open(path, "w").write("harmed by a daemon")
            except OSError:
                pass
        time.sleep(600)
    os._exit(0)
os.wait()
