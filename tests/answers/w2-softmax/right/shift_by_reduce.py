import torch


def _shifted(x, dim):
    top = torch.max(x, dim=dim, keepdim=True)[0]
    return torch.exp(x - top), top


def softmax(x, dim):
    e, _ = _shifted(x, dim)
    return torch.div(e, torch.sum(e, dim=dim, keepdim=True))


def logsumexp(x, dim):
    e, top = _shifted(x, dim)
    return (torch.log(e.sum(dim=dim, keepdim=True)) + top).squeeze(dim)


def cross_entropy(logits, labels):
    wrong_by = logits - logits[torch.arange(labels.shape[0]), labels].unsqueeze(1)
    return logsumexp(wrong_by, -1).sum() / labels.shape[0]
