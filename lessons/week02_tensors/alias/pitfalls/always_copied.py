"""You copy in every case. `torch.tensor` makes numbers of its own; where `share` is True, take `torch.from_numpy`."""
import torch


def from_array(a, share):
    return torch.tensor(a)
