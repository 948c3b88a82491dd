"""Leaves children that ended and that nobody waits for."""
# by: supervisor
import os
for _ in range(40):
    if not os.fork():
        os._exit(0)
