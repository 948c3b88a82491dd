"""You write into the caller's lists and dicts. Who handed them over may need the tensors on the old device. Build new ones."""
from torch import Tensor


def to_device(batch, device):
    if isinstance(batch, Tensor):
        return batch.to(device)
    if isinstance(batch, dict):
        for k in batch:
            batch[k] = to_device(batch[k], device)
    elif isinstance(batch, list):
        for i in range(len(batch)):
            batch[i] = to_device(batch[i], device)
    elif isinstance(batch, tuple):
        items = [to_device(v, device) for v in batch]
        return type(batch)(*items) if hasattr(batch, "_fields") else type(batch)(items)
    return batch
