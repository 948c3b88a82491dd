"""You return a text. PyTorch takes texts in many places, but a text has no `.type`, and `"cuda" == torch.device("cuda")` is False. Make a device of it: `torch.device(...)`."""
import warnings

import torch


def pick_device(prefer=None):
    there = torch.cuda.is_available()
    device = prefer or ("cuda" if there else "cpu")
    if device.startswith("cuda") and not there:
        warnings.warn("no CUDA")
        return "cpu"
    return device
