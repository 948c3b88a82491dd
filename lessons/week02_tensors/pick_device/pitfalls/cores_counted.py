"""You count the cores of the machine. PyTorch may use fewer or more: `torch.get_num_threads()`."""
import os


right = describe


def describe(device):
    return f"cpu, {os.cpu_count()} threads" if device.type == "cpu" else right(device)
