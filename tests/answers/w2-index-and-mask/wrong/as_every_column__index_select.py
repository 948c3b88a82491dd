import torch


def pick(logits, labels):
    return torch.index_select(logits, 1, labels)


def top_rows(x, score, m):
    return x[torch.topk(score, m)[1]]


def mask_mean(x, keep):
    return x[keep].sum(0) / max(keep.sum().item(), 1)


def one_hot(labels, k):
    return torch.eye(k)[labels]
