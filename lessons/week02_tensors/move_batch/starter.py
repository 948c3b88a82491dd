"""Move everything to a device, keep the structure, and bring it back."""

import torch


def to_device(batch, device):
    """Return the batch with every tensor in it on the device, in the same lists, tuples, namedtuples and dicts."""
    ...


def place(model, device):
    """Move a model to the device and return it."""
    ...


def to_cpu_numpy(t):
    """Return the numbers of a tensor as a NumPy array, wherever it lives and however it was computed."""
    ...


if __name__ == "__main__":
    batch = {"image": torch.zeros(4, 3), "boxes": [torch.ones(2), torch.ones(5)], "name": "a"}
    print(to_device(batch, "meta"))  # the same dict, its tensors on meta
    print(place(torch.nn.Linear(2, 1), "meta"))  # Linear(in_features=2, …)
    print(to_cpu_numpy(torch.ones(2, requires_grad=True)))  # [1. 1.]
