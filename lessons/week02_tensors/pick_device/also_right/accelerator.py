import warnings

import torch


def pick_device(prefer=None):
    found = torch.accelerator.current_accelerator(check_available=True)
    best = found if found is not None and found.type == "cuda" else torch.device("cpu")
    if prefer is None:
        return best
    if prefer.startswith("cuda") and best.type == "cpu":
        warnings.warn(f"no {prefer} here", UserWarning)
        return best
    return torch.device(prefer)


def describe(device):
    kind = device.type
    if kind == "cuda":
        free, total = torch.cuda.mem_get_info(device)
        return torch.cuda.get_device_name(device) + f", {round(total / 1024**3)} GiB"
    return f"cpu, {torch.get_num_threads()} threads" if kind == "cpu" else str(device)
