import torch


def softmax(x, dim):
    return torch.softmax(x, dim)


def logsumexp(x, dim):
    return x.clamp(-80, 80).exp().sum(dim).log()


def cross_entropy(logits, labels):
    return torch.nn.functional.cross_entropy(logits, labels)
