"""Your matrices are 1 everywhere. The identity matrix has ones on its diagonal only: `torch.eye(n)`."""
import torch


def identity_stack(b, n):
    return torch.ones(b, n, n)
