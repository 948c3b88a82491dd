import numpy as np
import torch


def snapshot(t):
    return torch.clone(t).detach()


def from_array(a, share):
    if share:
        return torch.utils.dlpack.from_dlpack(a)
    return torch.from_numpy(np.copy(a))


def add_noise(x, eps):
    noise = torch.from_numpy(np.random.normal(0, 1, tuple(x.shape))).to(x.dtype)
    return torch.add(x, noise, alpha=eps)


def history(w, steps):
    buffer = torch.stack([w] * steps) if steps else w
    out = []
    for i in range(steps):
        buffer[i] = w if not i else buffer[i - 1]
        buffer[i] /= 2
        out.append(buffer[i])
    return tuple(out)
