"""You warn where nobody wished for CUDA. Without a wish the CPU is a fine choice; only a wish that can't be granted deserves a warning."""
import warnings

import torch


def pick_device(prefer=None):
    there = torch.cuda.is_available()
    if (prefer is None or prefer.startswith("cuda")) and not there:
        warnings.warn("no CUDA")
        return torch.device("cpu")
    return torch.device(prefer or "cuda")
