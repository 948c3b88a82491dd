"""You never look at `prefer`. Whoever asks for the CPU has a reason: the GPU may be taken, or a number be wanted that is the same everywhere."""
import torch


def pick_device(prefer=None):
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")
