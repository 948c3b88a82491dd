import torch


def snapshot(t):
    return torch.empty_like(t, requires_grad=False).copy_(t.detach())


def from_array(a, share):
    return torch.as_tensor(a) if share else torch.from_numpy(a.copy())


def add_noise(x, eps):
    noisy = x.clone()
    noisy.add_(torch.randn(x.shape), alpha=eps)
    return noisy


def history(w, steps):
    w = w.clone()
    seen = []
    for _ in range(steps):
        w *= 0.5
        seen.append(w.clone())
    return seen
