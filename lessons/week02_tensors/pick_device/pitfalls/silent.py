"""You fall back to the CPU and do not warn. Someone asked for CUDA, and will wonder for a week why all is so slow. `warnings.warn("…")` tells them; a `print` gets lost in a program's output, and no other program can act on it."""
import torch


def pick_device(prefer=None):
    there = torch.cuda.is_available()
    device = torch.device(prefer or ("cuda" if there else "cpu"))
    return torch.device("cpu") if device.type == "cuda" and not there else device
