import torch


def to_device(batch, device):
    return torch.utils._pytree.tree_map_only(torch.Tensor, lambda t: t.to(device), batch)


def place(model, device):
    device = torch.device(device)
    model = model.to(device)


def to_cpu_numpy(t):
    return t.detach().cpu().numpy()
