import copy
from itertools import accumulate, repeat

import numpy as np
import torch


def snapshot(t):
    return copy.deepcopy(t.detach())


def from_array(a, share):
    return {True: torch.as_tensor, False: torch.tensor}[share](a)


def add_noise(x, eps):
    return x + torch.empty_like(x).normal_(0, 1) * eps


def history(w, steps):
    return list(accumulate(repeat(2, steps), lambda a, b: a / b, initial=w))[1:]
