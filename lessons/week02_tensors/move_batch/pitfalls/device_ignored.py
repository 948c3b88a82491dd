"""You wrote `.cuda()`: that is one device, whichever was asked for, and on a machine without a GPU it is an error. Hand the device on: `.to(device)`."""
from torch import Tensor


def to_device(batch, device):
    if isinstance(batch, Tensor):
        return batch.cuda()
    if isinstance(batch, dict):
        return {k: to_device(v, device) for k, v in batch.items()}
    if isinstance(batch, (list, tuple)):
        items = [to_device(v, device) for v in batch]
        return type(batch)(*items) if hasattr(batch, "_fields") else type(batch)(items)
    return batch
