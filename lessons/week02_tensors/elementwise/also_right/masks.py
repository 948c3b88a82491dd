import torch


def leaky(x, a):
    positive = (x > 0).to(x.dtype)
    return positive * x + (1 - positive) * a * x


def mse(pred, target):
    if list(pred.shape) != list(target.shape):
        raise ValueError
    return torch.sum((pred - target) ** 2) / pred.numel()


def huber(x, d):
    near = x.clamp(-d, d)
    return near**2 / 2 + d * (x - near).abs()


def zscore(x, dim):
    var, mean = torch.var_mean(x, dim, unbiased=False, keepdim=True)
    return (x - mean) * var.rsqrt()
