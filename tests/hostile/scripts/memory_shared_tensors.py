"""Tensors in shared memory, one after the other, as from a loader whose batches are kept."""
# ends: memory done died
# by: watchdog namespaces landlock
# limits: memory=300 wall=20
import time
import torch
from prelude import harm, stopped
held = []
try:
    for _ in range(94):
        held.append(torch.ones(4 << 20).share_memory_())
        time.sleep(0.01)
    harm("1.5 GB of shared tensors")
except (RuntimeError, OSError) as error:
    held.clear()
    stopped("16 MB more", error)
