"""You return a loss for each row. Asked is their mean, one number."""


def cross_entropy(logits, labels):
    right = logits.gather(1, labels[:, None]).squeeze(1)
    return logsumexp(logits, 1) - right
