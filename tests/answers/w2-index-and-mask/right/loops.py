import torch


def pick(logits, labels):
    return torch.stack([row[label] for row, label in zip(logits.unbind(), labels.tolist())])


def top_rows(x, score, m):
    order = sorted(range(len(score)), key=lambda i: -score[i].item())
    return x[order[:m], :]


def mask_mean(x, keep):
    total, count = torch.zeros_like(x.sum(0)), 0
    for row, kept in zip(x, keep):
        if kept:
            total, count = total + row, count + 1
    return total / count if count else total


def one_hot(labels, k):
    return torch.tensor([[float(j == label) for j in range(k)] for label in labels])
