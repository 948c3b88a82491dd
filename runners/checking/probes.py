"""Far code that many checks share: witnesses, and tools that make a learner's objects comparable."""
from __future__ import annotations

from typing import Any

import torch

from .conversation import Far as far


@far
def fill(module, seed):  # type: ignore[no-untyped-def]
    """Give every parameter values that depend only on the seed, its place and its shape."""
    with torch.no_grad():
        for i, p in enumerate(module.parameters()):
            p.copy_(torch.randn(p.shape, generator=torch.Generator().manual_seed(seed + i)) / max(1, p.shape[-1] if p.dim() else 1) ** 0.5)
    return module


@far
def modes(model):  # type: ignore[no-untyped-def]
    """(training, grad enabled) at each forward of any part of the model, then the mode it was left in."""
    seen = []
    hooks = [m.register_forward_pre_hook(lambda m, x: seen.append((m.training, torch.is_grad_enabled()))) for m in model.modules()]
    yield
    for h in hooks:
        h.remove()
    return sorted(set(seen)), model.training


@far
def at_step(opt):  # type: ignore[no-untyped-def]
    """The gradients at each optimizer step (zeros where there are none), and the weights after it."""
    params = [p for g in opt.param_groups for p in g["params"]]
    grads, weights = [], []
    a = opt.register_step_pre_hook(lambda *_: grads.append([torch.zeros_like(p) if p.grad is None else p.grad.clone() for p in params]))
    b = opt.register_step_post_hook(lambda *_: weights.append([p.detach().clone() for p in params]))
    yield
    a.remove(), b.remove()
    return grads, weights


@far
def backwards():  # type: ignore[no-untyped-def]
    """How many times backward was called, however it was called."""
    n = [0]
    real, engine = torch.Tensor.backward, torch.autograd.backward
    deep = [0]
    def counted(call):  # type: ignore[no-untyped-def]
        def wrapper(*a, **k):  # type: ignore[no-untyped-def]
            n[0] += not deep[0]
            deep[0] += 1
            try:
                return call(*a, **k)
            finally:
                deep[0] -= 1
        return wrapper
    torch.Tensor.backward, torch.autograd.backward = counted(real), counted(engine)  # type: ignore[method-assign,no-untyped-call]
    try:
        yield
    finally:
        torch.Tensor.backward, torch.autograd.backward = real, engine  # type: ignore[method-assign]
    return n


@far
def opened():  # type: ignore[no-untyped-def]
    """How many times a file was opened."""
    import builtins
    import io
    n, real = [0], builtins.open
    def counting(*a, **k):  # type: ignore[no-untyped-def]
        n[0] += 1
        return real(*a, **k)
    builtins.open = io.open = counting
    yield
    builtins.open = io.open = real
    return n


@far
def pretend_cuda(there):  # type: ignore[no-untyped-def]
    """Whoever asks for CUDA is told that it is there, or that it is not.  Nothing can be computed on a GPU that is only pretended."""
    count, missing = int(there), object()
    answers: list[tuple[Any, str, Any]] = [(torch.cuda, "_is_compiled", lambda: bool(there)),
                                            (torch.cuda, "_nvml_based_avail", lambda: False),
               (torch.cuda, "_device_count_nvml", lambda: count), (torch.cuda, "_cached_device_count", None),
               (torch._C, "_cuda_getDeviceCount", lambda: count), (torch.cuda, "device_count", lambda: count),
               (torch.cuda, "is_available", lambda: bool(there))]
    if there:
        answers.append((torch._C, "_accelerator_getAccelerator", lambda: torch.device("cuda")))
    real = [(place, name, getattr(place, name, missing)) for place, name, _ in answers]
    for place, name, answer in answers:
        setattr(place, name, answer)
    yield
    for place, name, old in real:
        delattr(place, name) if old is missing else setattr(place, name, old)


@far
def shares(a, b):  # type: ignore[no-untyped-def]
    """Do two tensors live in the same memory?"""
    return a.untyped_storage().data_ptr() == b.untyped_storage().data_ptr()


@far
def state(module):  # type: ignore[no-untyped-def]
    return {k: v.clone() for k, v in module.state_dict().items()}


__all__ = ["at_step", "backwards", "fill", "modes", "opened", "pretend_cuda", "shares", "state"]
