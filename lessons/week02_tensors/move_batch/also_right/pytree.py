import torch
from torch.utils import _pytree as pytree


def to_device(batch, device):
    return pytree.tree_map(lambda x: x.to(device) if isinstance(x, torch.Tensor) else x, batch)


def place(model, device):
    model.to(device)
    return model


def to_cpu_numpy(t):
    return t.numpy(force=True)
