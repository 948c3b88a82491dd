"""You copy each tensor, also those that are there already. `.to(device)` alone copies only where it has to."""
from torch import Tensor


def to_device(batch, device):
    if isinstance(batch, Tensor):
        return batch.clone().to(device)
    if isinstance(batch, dict):
        return {k: to_device(v, device) for k, v in batch.items()}
    if isinstance(batch, (list, tuple)):
        items = [to_device(v, device) for v in batch]
        return type(batch)(*items) if hasattr(batch, "_fields") else type(batch)(items)
    return batch
