import torch


def to_device(batch, device):
    match batch:
        case torch.Tensor():
            return batch.to(device=device, non_blocking=True)
        case dict():
            return dict((k, to_device(v, device)) for k, v in batch.items())
        case list():
            return [to_device(v, device) for v in batch]
        case tuple():
            moved = tuple(to_device(v, device) for v in batch)
            return batch._make(moved) if hasattr(batch, "_make") else moved
        case _:
            return batch


def place(model, device):
    return model.to(device=device)


def to_cpu_numpy(t):
    if t.requires_grad:
        t = t.detach()
    return t.to("cpu").numpy()
