import torch


def one(x, device):
    return x.to(device) if torch.is_tensor(x) else x


def level(batch, device, inner):
    if isinstance(batch, dict):
        return {k: inner(v, device) for k, v in batch.items()}
    if isinstance(batch, (list, tuple)):
        items = [inner(v, device) for v in batch]
        return type(batch)(*items) if hasattr(batch, "_fields") else type(batch)(items)
    return one(batch, device)


def to_device(batch, device):
    return level(batch, device, lambda b, d: level(b, d, one))


def place(model, device):
    return model.to(device)


def to_cpu_numpy(t):
    return t.detach().cpu().numpy()
