"""The clumsy one: a tensor far too large, and the graph of every step kept."""
# as: check run
# ends: memory done died
# by: limits watchdog
# limits: memory=300
import torch
from prelude import harm, stopped
for size in (10**12, 10**13):
    try:
        torch.zeros(size)
        harm("a tensor of", size)
    except RuntimeError as error:
        stopped("a huge tensor", error)
try:
    total = torch.zeros(1 << 20, requires_grad=True)
    for _ in range(400):
        total = (total + 1).exp().tanh()
    harm("1.6 GB of graph")
except (RuntimeError, MemoryError) as error:
    del total
    stopped("the graph", error)
