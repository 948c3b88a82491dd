from functools import partial, singledispatch

import numpy as np
import torch


@singledispatch
def to_device(batch, device):
    return batch


@to_device.register
def _(batch: torch.Tensor, device):
    return batch if batch.device == torch.device(device) else batch.to(device)


@to_device.register
def _(batch: dict, device):
    copy = batch.copy()
    copy.update({k: to_device(v, device) for k, v in batch.items()})
    return copy


@to_device.register
def _(batch: list, device):
    return list(map(partial(to_device, device=device), batch))


@to_device.register
def _(batch: tuple, device):
    if hasattr(batch, "_asdict"):
        return batch._replace(**{k: to_device(v, device) for k, v in batch._asdict().items()})
    return tuple(to_device(v, device) for v in batch)


def place(model, device):
    return model._apply(lambda t: t.to(device))


def to_cpu_numpy(t):
    return np.asarray(t.detach().to(torch.device("cpu")))
