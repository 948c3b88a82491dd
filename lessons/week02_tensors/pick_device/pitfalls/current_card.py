"""You describe the current card, not the one that you are asked about. Hand the device over: `get_device_properties(device)`."""
import torch

right = describe


def describe(device):
    return right(torch.device("cuda:0")) if device.type == "cuda" else right(device)
