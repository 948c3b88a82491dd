"""You cut the rest off: `//` and `int` round down. A card with 15.7 GiB has 16, rounded: `round(...)`, or `:.0f`."""
import torch

right = describe


def describe(device):
    if device.type != "cuda":
        return right(device)
    card = torch.cuda.get_device_properties(device)
    return f"{card.name}, {card.total_memory // 2**30} GiB"
