"""Move everything to a device, keep the structure, and bring it back."""

from typing import Any

import numpy as np
import torch
from torch import Tensor, nn


def to_device(batch: Any, device: torch.device | str) -> Any:
    """Return the batch with every tensor in it on the device, in the same lists, tuples, namedtuples and dicts."""
    if isinstance(batch, Tensor):
        return batch.to(device)
    if isinstance(batch, dict):
        return {key: to_device(value, device) for key, value in batch.items()}
    if isinstance(batch, list | tuple):
        items = [to_device(item, device) for item in batch]
        return type(batch)(*items) if hasattr(batch, "_fields") else type(batch)(items)
    return batch


def place(model: nn.Module, device: torch.device | str) -> nn.Module:
    """Move a model to the device and return it."""
    return model.to(device)


def to_cpu_numpy(t: Tensor) -> np.ndarray:
    """Return the numbers of a tensor as a NumPy array, wherever it lives and however it was computed."""
    return t.detach().cpu().numpy()


if __name__ == "__main__":
    batch = {"image": torch.zeros(4, 3), "boxes": [torch.ones(2), torch.ones(5)], "name": "a"}
    print(to_device(batch, "meta"))  # the same dict, its tensors on meta
    print(place(nn.Linear(2, 1), "meta"))  # Linear(in_features=2, …)
    print(to_cpu_numpy(torch.ones(2, requires_grad=True)))  # [1. 1.]
