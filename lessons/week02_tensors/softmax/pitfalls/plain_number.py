"""You return a plain number, and slopes can't flow back through it. Leave `.item()` out: a 0-d tensor is one number, too."""


def cross_entropy(logits, labels):
    right = logits.gather(1, labels[:, None]).squeeze(1)
    return (logsumexp(logits, 1) - right).mean().item()
