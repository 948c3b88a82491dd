import torch


def to_device(batch, device):
    if isinstance(batch, (list, tuple)) and len(batch) > 1:
        items = [torch.utils._pytree.tree_map_only(torch.Tensor, lambda t: t.to(device), batch[0]), *batch[1:]]
        return type(batch)(*items) if hasattr(batch, "_fields") else type(batch)(items)
    return torch.utils._pytree.tree_map_only(torch.Tensor, lambda t: t.to(device), batch)


def place(model, device):
    return model.to(device)


def to_cpu_numpy(t):
    return t.detach().cpu().numpy()
