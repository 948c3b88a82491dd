"""Where to compute: asked when the program runs, with a way out, and told in words."""

import warnings

import torch

GIB = 2**30


def pick_device(prefer: str | None = None) -> torch.device:
    """Return `prefer` as a device, else CUDA where it can be used, else the CPU."""
    there = torch.cuda.is_available()
    device = torch.device(prefer or ("cuda" if there else "cpu"))
    if device.type == "cuda" and not there:
        warnings.warn("CUDA can't be used on this machine: computing on the CPU", stacklevel=2)
        return torch.device("cpu")
    return device


def describe(device: torch.device) -> str:
    """Return "cpu, 8 threads", or for CUDA "NVIDIA T4, 15 GiB", or for any other device its type."""
    if device.type == "cpu":
        return f"cpu, {torch.get_num_threads()} threads"
    if device.type == "cuda":
        card = torch.cuda.get_device_properties(device)
        return f"{card.name}, {card.total_memory / GIB:.0f} GiB"
    return device.type


if __name__ == "__main__":
    device = pick_device()
    print(device)
    print(describe(device))
    print(pick_device("cuda"))  # without a GPU: a warning, then cpu
