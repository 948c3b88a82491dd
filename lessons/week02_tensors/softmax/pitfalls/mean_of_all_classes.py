"""You divide by all numbers, rows times classes. The mean is over rows: each has one loss."""


def cross_entropy(logits, labels):
    right = logits.gather(1, labels[:, None]).squeeze(1)
    return (logsumexp(logits, 1) - right).sum() / logits.numel()
