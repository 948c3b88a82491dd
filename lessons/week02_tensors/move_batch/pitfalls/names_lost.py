"""Your namedtuples come back as plain tuples, and `batch.image` fails from then on. They have `_fields`; rebuild them with `type(batch)(*items)`."""
from torch import Tensor


def to_device(batch, device):
    if isinstance(batch, Tensor):
        return batch.to(device)
    if isinstance(batch, dict):
        return {k: to_device(v, device) for k, v in batch.items()}
    if isinstance(batch, list):
        return [to_device(v, device) for v in batch]
    if isinstance(batch, tuple):
        return tuple(to_device(v, device) for v in batch)
    return batch
