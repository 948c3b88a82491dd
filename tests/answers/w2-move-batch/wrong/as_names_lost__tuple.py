import torch


def to_device(batch, device):
    if torch.is_tensor(batch):
        return batch.to(device)
    for kind in (list, tuple):
        if isinstance(batch, kind):
            return kind(to_device(x, device) for x in batch)
    if isinstance(batch, dict):
        return {k: to_device(v, device) for k, v in batch.items()}
    return batch


def place(model, device):
    return model.to(device)


def to_cpu_numpy(t):
    return t.detach().cpu().numpy()
