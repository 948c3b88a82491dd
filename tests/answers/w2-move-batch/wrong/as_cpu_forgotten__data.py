import torch


def to_device(batch, device):
    return torch.utils._pytree.tree_map_only(torch.Tensor, lambda t: t.to(device), batch)


def place(model, device):
    return model.to(device)


def to_cpu_numpy(t):
    return t.data.numpy()
