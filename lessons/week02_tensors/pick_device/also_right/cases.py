import warnings

import torch
from torch.cuda import device_count, get_device_properties


class Gone(UserWarning):
    pass


def pick_device(prefer=None):
    match (prefer or "auto").split(":")[0]:
        case "auto":
            return torch.device("cuda", 0) if device_count() else torch.device("cpu")
        case "cuda" if not device_count():
            warnings.warn("cpu, then", Gone)
            return torch.device("cpu")
    return torch.device(prefer)


def describe(device):
    match device.type:
        case "cpu":
            return "cpu, " + str(torch.get_num_threads()) + " threads"
        case "cuda":
            card = get_device_properties(device.index or 0)
            return "%s, %d GiB" % (card.name, round(card.total_memory / 2**30))
        case other:
            return other
