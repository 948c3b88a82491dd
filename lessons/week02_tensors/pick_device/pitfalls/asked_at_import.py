"""You ask once, when the file is imported, and keep the answer. What may be used can be decided later than that, and tests and servers do so. Ask in the function, in each call."""
import warnings

import torch

THERE = torch.cuda.is_available()


def pick_device(prefer=None):
    device = torch.device(prefer or ("cuda" if THERE else "cpu"))
    if device.type == "cuda" and not THERE:
        warnings.warn("no CUDA")
        return torch.device("cpu")
    return device
