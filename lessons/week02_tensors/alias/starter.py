"""Four functions that should not share memory by accident."""

import torch


def snapshot(t):
    """Return a copy of t that nothing changes later, without a way back for slopes."""
    return t.detach()


def from_array(a, share):
    """Return a NumPy array as a tensor of the same type: on its memory if share is True, else on its own."""
    return torch.from_numpy(a)


def add_noise(x, eps):
    """Return x plus normal noise with a standard deviation of eps."""
    x += eps * torch.randn(x.shape)
    return x


def history(w, steps):
    """Return w / 2, w / 4, w / 8 and so on, as a list of `steps` tensors."""
    seen = []
    for _ in range(steps):
        w *= 0.5
        seen.append(w)
    return seen


if __name__ == "__main__":
    t = torch.zeros(3)
    before = snapshot(t)
    t += 1
    print(before)  # should be [0, 0, 0]
    w = torch.tensor([8.0, 16.0])
    print(history(w, 3))  # should be [4, 8], [2, 4], [1, 2]
    print(w)  # should be [8, 16]
