"""`gather` wants an index with as many axes as the tensor, and labels have one axis less. Make a column of them, `labels[:, None]`, and take the axis of size 1 away afterwards."""


def pick(logits, labels):
    return logits.gather(1, labels)
