"""Opens descriptors without end."""
# by: limits
# open: without limits
import os
from prelude import harm, stopped
held = []
try:
    for _ in range(5000):
        held.append(os.dup(2))
    harm("5000 descriptors")
except OSError as error:
    stopped("one more descriptor", error)
for fd in held:
    os.close(fd)
