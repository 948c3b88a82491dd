import torch


def to_device(batch, device):
    if torch.is_tensor(batch):
        return torch.Tensor.to(batch, device)
    if isinstance(batch, dict):
        keys, values = list(batch), list(batch.values())
        return dict(zip(keys, to_device(values, device)))
    if type(batch) in (list, tuple):
        return type(batch)(to_device(x, device) for x in batch)
    if isinstance(batch, tuple):
        return type(batch)._make(to_device(tuple(batch), device))
    return batch


def place(model, device):
    model = model.to(torch.device(device))
    return model


def to_cpu_numpy(t):
    with torch.no_grad():
        return t.cpu().detach().numpy()
