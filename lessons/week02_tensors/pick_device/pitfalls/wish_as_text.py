"""You return the wish as it came, a text, and a device only in the other cases. Make a device of it, too: `torch.device(prefer)`."""
import warnings

import torch


def pick_device(prefer=None):
    there = torch.cuda.is_available()
    if prefer is None:
        return torch.device("cuda" if there else "cpu")
    if prefer.startswith("cuda") and not there:
        warnings.warn("no CUDA")
        return torch.device("cpu")
    return prefer
