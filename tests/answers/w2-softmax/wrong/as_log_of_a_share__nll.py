import torch
import torch.nn.functional as F


def softmax(x, dim):
    return torch.softmax(x, dim)


def logsumexp(x, dim):
    return torch.logsumexp(x, dim)


def cross_entropy(logits, labels):
    return F.nll_loss(torch.log(F.softmax(logits, dim=1)), labels)
