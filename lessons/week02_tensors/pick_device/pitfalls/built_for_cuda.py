"""You take what PyTorch was built for as what is there. `current_accelerator()` names CUDA also where there is no GPU; with `check_available=True` it looks."""
import warnings

import torch


def pick_device(prefer=None):
    found = torch.accelerator.current_accelerator()
    device = torch.device(prefer or (found.type if found else "cpu"))
    if prefer and device.type == "cuda" and not torch.cuda.is_available():
        warnings.warn("no CUDA")
        return torch.device("cpu")
    return device
