import torch


def softmax(x, dim):
    size = 2 ** (x - x.amax(dim, keepdim=True))
    return size / size.sum(dim, keepdim=True)


def logsumexp(x, dim):
    return torch.logsumexp(x, dim)


def cross_entropy(logits, labels):
    return torch.nn.functional.cross_entropy(logits, labels)
