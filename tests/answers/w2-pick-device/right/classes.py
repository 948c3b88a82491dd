import warnings as w

import torch


class Picker:
    def __call__(self, prefer=None):
        if prefer is None:
            return torch.device("cuda:0" if torch.accelerator.is_available() and torch.cuda.is_available() else "cpu")
        device = torch.device(prefer)
        if device.type != "cuda" or torch.cuda.is_available():
            return device
        w.warn(UserWarning("CPU"))
        return torch.zeros(0).device


pick_device = Picker()


def describe(device):
    if str(device) == "cpu":
        return f"{device}, {torch.get_num_threads()} threads"
    if str(device).startswith("cuda"):
        index = 0 if device.index is None else device.index
        p = torch.cuda.get_device_properties(index)
        return f"{p.name}, {int(p.total_memory / 2**30 + 0.5)} GiB"
    return str(device)
