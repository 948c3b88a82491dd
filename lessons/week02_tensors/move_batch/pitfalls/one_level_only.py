"""You look one level deep. What lies in a list or dict can be a list or dict again, and its tensors stayed behind. Let `to_device` call itself for each item."""
from torch import Tensor


def to_device(batch, device):
    def one(x):
        return x.to(device) if isinstance(x, Tensor) else x

    if isinstance(batch, dict):
        return {k: one(v) for k, v in batch.items()}
    if isinstance(batch, (list, tuple)):
        items = [one(v) for v in batch]
        return type(batch)(*items) if hasattr(batch, "_fields") else type(batch)(items)
    return one(batch)
