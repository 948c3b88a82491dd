"""You fill short rows up with zeros. Nobody told you that the missing numbers are zeros: a table with holes is a mistake in the data, and should stop with a `ValueError`."""
import torch


def from_rows(rows):
    longest = max(len(row) for row in rows)
    return torch.tensor([list(row) + [0] * (longest - len(row)) for row in rows])
