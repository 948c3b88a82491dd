"""You wrote `torch.cuda.is_available` without parentheses. That is the function itself, which always counts as true: without a GPU you choose CUDA all the same. With parentheses it is asked."""
import torch


def pick_device(prefer=None):
    return torch.device(prefer or ("cuda" if torch.cuda.is_available else "cpu"))
