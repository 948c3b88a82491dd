"""You divide by 10**9. That is a GB; a GiB, in which memory is counted, is 2**30 bytes, 7% more."""
import torch

right = describe


def describe(device):
    if device.type != "cuda":
        return right(device)
    card = torch.cuda.get_device_properties(device)
    return f"{card.name}, {card.total_memory / 10**9:.0f} GiB"
