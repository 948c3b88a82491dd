"""You stop the program with an error where it could go on, on the CPU. A warning is given, not raised: `warnings.warn("…")`."""
import torch


def pick_device(prefer=None):
    there = torch.cuda.is_available()
    device = torch.device(prefer or ("cuda" if there else "cpu"))
    if device.type == "cuda" and not there:
        raise UserWarning("no CUDA")
    return device
