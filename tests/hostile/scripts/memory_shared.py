"""Memory that belongs to no process alone: shared maps."""
# as: check run
# ends: memory
# by: watchdog
# limits: memory=300 wall=20
# open: without watchdog
import mmap, time
from prelude import harm
held = []
for _ in range(94):
    part = mmap.mmap(-1, 16 << 20)
    part.write(b"x" * (16 << 20))
    held.append(part)
    time.sleep(0.01)
harm("1.5 GB of shared memory")
