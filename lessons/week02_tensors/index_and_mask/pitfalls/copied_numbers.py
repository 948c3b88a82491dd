"""You made a new tensor out of plain numbers. They are right, but the way back to logits is lost: no slope can flow. Index the tensor itself."""
import torch


def pick(logits, labels):
    return torch.tensor([row[label].item() for row, label in zip(logits, labels)], dtype=logits.dtype)
