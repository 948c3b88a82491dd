"""You have it the other way round. `from_numpy` is the one that shares, `torch.tensor` the one that copies."""
import torch


def from_array(a, share):
    return torch.tensor(a) if share else torch.from_numpy(a)
