"""You share in every case. `torch.from_numpy` uses the memory of the array; where `share` is False, take `torch.tensor`, which copies."""
import torch


def from_array(a, share):
    return torch.from_numpy(a)
