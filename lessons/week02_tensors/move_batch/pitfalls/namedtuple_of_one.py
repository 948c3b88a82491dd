"""You hand all items to a namedtuple as one. It wants one argument for each field: put a star in front, `type(batch)(*items)`."""
from torch import Tensor


def to_device(batch, device):
    if isinstance(batch, Tensor):
        return batch.to(device)
    if isinstance(batch, dict):
        return {k: to_device(v, device) for k, v in batch.items()}
    if isinstance(batch, (list, tuple)):
        return type(batch)([to_device(v, device) for v in batch])
    return batch
