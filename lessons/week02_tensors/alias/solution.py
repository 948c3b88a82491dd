"""Four functions that do not share memory by accident."""

import numpy as np
import torch
from torch import Tensor


def snapshot(t: Tensor) -> Tensor:
    """Return a copy of t that nothing changes later, without a way back for slopes."""
    return t.detach().clone()


def from_array(a: np.ndarray, share: bool) -> Tensor:
    """Return a NumPy array as a tensor of the same type: on its memory if share is True, else on its own."""
    return torch.from_numpy(a) if share else torch.tensor(a)


def add_noise(x: Tensor, eps: float) -> Tensor:
    """Return x plus normal noise with a standard deviation of eps."""
    return x + eps * torch.randn_like(x)


def history(w: Tensor, steps: int) -> list[Tensor]:
    """Return w / 2, w / 4, w / 8 and so on, as a list of `steps` tensors."""
    seen = []
    for _ in range(steps):
        w = w * 0.5
        seen.append(w)
    return seen


if __name__ == "__main__":
    t = torch.zeros(3)
    before = snapshot(t)
    t += 1
    print(before)  # [0, 0, 0]
    w = torch.tensor([8.0, 16.0])
    print(history(w, 3))  # [4, 8], [2, 4], [1, 2]
    print(w)  # [8, 16]
