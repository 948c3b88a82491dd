"""You choose CUDA whatever the machine has. `torch.device("cuda")` can be made anywhere, but nothing can be computed there without a GPU. Ask `torch.cuda.is_available()`."""
import warnings

import torch


def pick_device(prefer=None):
    if prefer is None:
        return torch.device("cuda")
    device = torch.device(prefer)
    if device.type == "cuda" and not torch.cuda.is_available():
        warnings.warn("no CUDA")
        return torch.device("cpu")
    return device
