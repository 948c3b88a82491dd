"""`.squeeze()` takes every axis of size 1 away. With a single row that is the axis of the rows, too. Say which one you mean: `.squeeze(1)`."""


def pick(logits, labels):
    return logits.gather(1, labels[:, None]).squeeze()
