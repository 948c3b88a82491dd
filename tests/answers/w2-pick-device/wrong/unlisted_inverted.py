import warnings

import torch


def pick_device(prefer=None):
    if prefer is not None and prefer.startswith("cuda") and not torch.cuda.is_available():
        warnings.warn("no CUDA")
        prefer = "cpu"
    if prefer is None:
        prefer = "cpu" if torch.cuda.is_available() else "cuda"
    return torch.device(prefer)


def describe(device):
    if device.type == "cpu":
        return f"cpu, {torch.get_num_threads()} threads"
    if device.type != "cuda":
        return device.type
    p = torch.cuda.get_device_properties(device)
    return f"{p.name}, {round(p.total_memory / 2**30)} GiB"
