import warnings

import torch


def pick_device(prefer=None):
    wanted = torch.device(prefer) if prefer is not None else None
    usable = torch.cuda.is_available() and torch.cuda.device_count() >= 1
    if wanted is None:
        wanted = torch.device(("cpu", "cuda")[usable])
    elif wanted.type == "cuda" and not usable:
        warnings.warn(message="falling back", category=UserWarning, stacklevel=2)
        wanted = torch.device("cpu")
    return wanted


def describe(device):
    texts = {
        "cpu": lambda: "cpu, {} threads".format(torch.get_num_threads()),
        "cuda": lambda: "{}, {:.0f} GiB".format(torch.cuda.get_device_name(device), torch.cuda.get_device_properties(device).total_memory / 1024 / 1024 / 1024),
    }
    return texts.get(device.type, lambda: device.type)()
