"""You compare the wish with `"cuda"`. A second GPU is `"cuda:1"`, and slips through. Ask the device: its `type` is `"cuda"` for both."""
import warnings

import torch


def pick_device(prefer=None):
    there = torch.cuda.is_available()
    if prefer == "cuda" and not there:
        warnings.warn("no CUDA")
        return torch.device("cpu")
    return torch.device(prefer or ("cuda" if there else "cpu"))
