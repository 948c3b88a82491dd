"""You give the memory that is free now. Asked is all that the card has: `mem_get_info` gives the free part first, then the total."""
import torch

right = describe


def describe(device):
    if device.type != "cuda":
        return right(device)
    return f"{torch.cuda.get_device_name(device)}, {torch.cuda.mem_get_info(device)[0] / 2**30:.0f} GiB"
