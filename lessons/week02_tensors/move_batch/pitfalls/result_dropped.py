"""You call `.to(device)` and drop what it gives back. It does not change the tensor, it makes another one: `return batch.to(device)`."""
right = to_device


def to_device(batch, device):
    right(batch, device)
    return batch
