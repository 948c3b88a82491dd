"""Memory by and by, as a list that is never emptied."""
# as: check run
# ends: memory done died
# by: watchdog limits
# limits: memory=300
from prelude import harm, stopped
held = []
try:
    for _ in range(375):
        held.append(bytearray(b"x") * (4 << 20))
    harm("1.5 GB")
except MemoryError as error:
    held.clear()
    stopped("4 MB more", error)
