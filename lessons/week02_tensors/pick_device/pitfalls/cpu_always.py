"""You choose the CPU where no wish is given, even where CUDA can be used. Ask `torch.cuda.is_available()`."""
import warnings

import torch


def pick_device(prefer=None):
    device = torch.device(prefer or "cpu")
    if device.type == "cuda" and not torch.cuda.is_available():
        warnings.warn("no CUDA")
        return torch.device("cpu")
    return device
