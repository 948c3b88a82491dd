"""You cut the tensors off: `detach`, `.data` and `torch.tensor` forget that slopes were wanted. `.to(device)` alone keeps it."""
from torch import Tensor


def to_device(batch, device):
    if isinstance(batch, Tensor):
        return batch.detach().to(device)
    if isinstance(batch, dict):
        return {k: to_device(v, device) for k, v in batch.items()}
    if isinstance(batch, (list, tuple)):
        items = [to_device(v, device) for v in batch]
        return type(batch)(*items) if hasattr(batch, "_fields") else type(batch)(items)
    return batch
