import torch
from torch import Tensor


def pad_collate(batch: list[tuple[Tensor, int]]):
    lengths = torch.tensor([item[0].size(0) for item in batch], dtype=torch.int64)
    there = torch.arange(lengths.max().item())[None, :] < lengths[:, None]
    everything = torch.cat([item[0] for item in batch], dim=0)
    out = torch.zeros(there.shape + everything.shape[1:], dtype=everything.dtype)
    out[there] = everything
    names = sorted({item[1] for item in batch})
    labels = torch.tensor([names.index(item[1]) for item in batch])
    return (out, lengths, labels)
