import torch
def grad_of(f, x):
    return torch.zeros_like(x)
def slope(f, x):
    return 0.0
