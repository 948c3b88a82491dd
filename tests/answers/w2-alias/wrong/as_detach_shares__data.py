import torch


def snapshot(t):
    return t.data


def from_array(a, share):
    return torch.from_numpy(a) if share else torch.tensor(a)


def add_noise(x, eps):
    return x + eps * torch.randn_like(x)


def history(w, steps):
    return [w / 2 ** (i + 1) for i in range(steps)]
