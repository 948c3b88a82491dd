"""Answers that have no end: a generator, ten million numbers, a number with a million digits, half a gigabyte."""
# by: wire limits watchdog
# ends: done died timeout memory
# verdict: fail error
# limits: memory=900 wall=20
import itertools, sys
import torch
sys.set_int_max_str_digits(0)
KINDS = [lambda: itertools.count(), lambda: list(range(10_000_000)), lambda: 10 ** 1_000_000, lambda: torch.zeros(1 << 27), lambda: "x" * (300 << 20)]
def answer(x):
    return KINDS[x % len(KINDS)]()
