import numpy as np
import torch


def snapshot(t):
    with torch.no_grad():
        return t.clone()


def from_array(a, share):
    return torch.from_numpy(a if share else np.array(a))


def add_noise(x, eps):
    return torch.normal(x, eps)


def history(w, steps):
    return [w / 2**i for i in range(1, steps + 1)]
