"""You change the dtype on the way. Labels are whole numbers and stay so: only the device is asked to change."""
from torch import Tensor


def to_device(batch, device):
    if isinstance(batch, Tensor):
        return batch.float().to(device)
    if isinstance(batch, dict):
        return {k: to_device(v, device) for k, v in batch.items()}
    if isinstance(batch, (list, tuple)):
        items = [to_device(v, device) for v in batch]
        return type(batch)(*items) if hasattr(batch, "_fields") else type(batch)(items)
    return batch
