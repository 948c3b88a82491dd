"""You grant every wish. CUDA without a GPU is one that can't be granted: the first tensor on it stops the program. Fall back to the CPU there, and warn."""
import torch


def pick_device(prefer=None):
    return torch.device(prefer or ("cuda" if torch.cuda.is_available() else "cpu"))
