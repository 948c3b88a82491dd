"""You wrote `[:, labels]`: every row gets the columns of all labels, and you take the mean over pairs that do not belong together. Pair rows and labels: `logits[torch.arange(n), labels]`."""


def cross_entropy(logits, labels):
    return (logsumexp(logits, 1)[:, None] - logits[:, labels]).mean()
