import torch


def leaky(x, a):
    result = x.clone()
    result[x <= 0] = a * x[x <= 0]
    return result


def mse(pred, target):
    if pred.size() != target.size():
        raise ValueError("no pairs")
    difference = (pred - target).flatten()
    return torch.dot(difference, difference) / len(difference)


def huber(x, d):
    inside = x.abs() < d
    return inside * 0.5 * x * x + ~inside * (d * x.abs() - 0.5 * d * d)


def zscore(x, dim):
    moved = x.movedim(dim, 0)
    m = moved.mean(0)
    s = moved.std(0, unbiased=False)
    return ((moved - m) / s).movedim(0, dim)
