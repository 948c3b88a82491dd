"""You make lists of tuples. Rebuild with the type that you got: `type(batch)(items)`, and for namedtuples `type(batch)(*items)`."""
from torch import Tensor


def to_device(batch, device):
    if isinstance(batch, Tensor):
        return batch.to(device)
    if isinstance(batch, dict):
        return {k: to_device(v, device) for k, v in batch.items()}
    if isinstance(batch, (list, tuple)):
        return [to_device(v, device) for v in batch]
    return batch
