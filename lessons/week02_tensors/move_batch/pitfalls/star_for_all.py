"""You put the star in front of the items in every case. That is for namedtuples; `list` and `tuple` want one collection."""
from torch import Tensor


def to_device(batch, device):
    if isinstance(batch, Tensor):
        return batch.to(device)
    if isinstance(batch, dict):
        return {k: to_device(v, device) for k, v in batch.items()}
    if isinstance(batch, (list, tuple)):
        return type(batch)(*[to_device(v, device) for v in batch])
    return batch
