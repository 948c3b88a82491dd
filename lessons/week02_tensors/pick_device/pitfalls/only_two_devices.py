"""You know two devices only, and everything that is not CUDA becomes the CPU. There are others, such as meta: hand the wish to `torch.device`."""
import warnings

import torch


def pick_device(prefer=None):
    there = torch.cuda.is_available()
    if there and (prefer is None or prefer.startswith("cuda")):
        return torch.device(prefer or "cuda")
    if prefer and prefer.startswith("cuda"):
        warnings.warn("no CUDA")
    return torch.device("cpu")
