"""Values on the CPU; then everything again on the device meta, where no tensor may meet one of the CPU; and on a real GPU, where there is one."""

import torch
from torch import nn

from runners.checking import Trial, check, far


@far
def on_meta(scene, *things):
    """What a scene gives on meta, in words, or that devices met. (PyTorch itself does not refuse all such meetings on meta.)"""
    from torch.utils._python_dispatch import TorchDispatchMode
    from torch.utils._pytree import tree_leaves

    class Mode(TorchDispatchMode):
        met = ""

        def __torch_dispatch__(self, func, types, args=(), kwargs=None):
            kwargs = kwargs or {}
            if func.overloadpacket.__name__ not in ("copy_", "_to_copy"):
                found = [x for x in tree_leaves((args, kwargs)) if isinstance(x, torch.Tensor) and x.dim() > 0]
                home = [x for x in found if x.device.type == "cpu"]
                if home and len(home) < len(found):
                    self.met = self.met or f"a tensor {tuple(home[0].shape)} on the CPU meets one on meta"
            return func(*args, **kwargs)

    with Mode() as mode:
        try:
            got = scene(*things)
        except Exception:
            if not mode.met:
                raise
    if mode.met:
        return mode.met
    return f"{tuple(got.shape)} on {got.device.type}" if isinstance(got, torch.Tensor) else got if got is None else f"a {type(got).__name__}"


@far
def scaled(Scaler, n, d):
    return Scaler(torch.zeros(d), torch.ones(d)).to("meta")(torch.zeros(n, d, device="meta"))


@far
def positioned(add_positions, *shape):
    return add_positions(torch.zeros(*shape, device="meta"))


@far
def stepped(train_step, device, n, d):
    return train_step(nn.Linear(d, 2).to("meta"), (torch.zeros(n, d), torch.zeros(n, 2)), device)


@far
def values(Scaler, mean, std, x):
    return Scaler(mean, std)(x)


@far
def held(Scaler, mean, std):
    """What belongs to the scaler: its saved names, its parameters and its buffers."""
    scaler = Scaler(mean, std)
    return [sorted(scaler.state_dict()), sorted(name for name, _ in scaler.named_parameters()), sorted(name for name, _ in scaler.named_buffers())]


@far
def restored(Scaler, mean, std, x):
    """The answer of another scaler into which the saved numbers were loaded."""
    other = Scaler(torch.zeros_like(mean), torch.ones_like(std))
    other.load_state_dict(Scaler(mean, std).state_dict(), strict=False)
    return other(x)


@far
def learnt(train_step, weight, bias, x, y, device):
    """The loss, and the slopes that were left in the model."""
    model = nn.Linear(weight.shape[1], weight.shape[0], dtype=weight.dtype)
    with torch.no_grad():
        model.weight.copy_(weight), model.bias.copy_(bias)
    loss = train_step(model, (x, y), device)
    if isinstance(loss, torch.Tensor):
        loss = loss.detach()
    return [loss, "no slopes" if model.weight.grad is None else [model.weight.grad, model.bias.grad]]


@far
def really(Scaler, add_positions, train_step, x):
    """Everything on this machine's GPU; None where none can be used."""
    try:
        if not torch.cuda.is_available() or (torch.ones(1, device="cuda") + 1).item() != 2:
            return None
    except Exception:
        return None
    d = x.shape[1]
    scaler = Scaler(x.mean(0), x.std(0)).to("cuda")
    model = nn.Linear(d, 1).to("cuda")
    loss = train_step(model, (x, x[:, :1]), "cuda")
    return [scaler(x.to("cuda")).cpu(), add_positions(x[None].to("cuda")).cpu(), loss.device.type, model.weight.grad.device.type]


def drawn(t: Trial, *shape: int) -> torch.Tensor:
    return t.randn(*shape, dtype=torch.float64)


@check("the scaler scales each column")
def scales(t: Trial) -> None:
    n, d = t.random.sample(range(2, 7), 2)
    for shape in ((n, d), (d, d), (1, d), (n, 1)):
        mean, std, x = drawn(t, shape[1]), 0.5 + t.rand(shape[1], dtype=torch.float64), drawn(t, *shape)
        t.same(t.call(values, t.name("Scaler"), mean, std, t.put(x)), f"Scaler for x {shape}", means="Each column: minus its mean, divided by its deviation. That was right from the start.")


@check("the scaler's numbers move with it")
def moves(t: Trial) -> None:
    n, d = t.random.sample(range(2, 7), 2)
    t.close(t.call(on_meta, scaled, t.name("Scaler"), n, d), f"({n}, {d}) on meta", "a scaler that was moved to meta, with x on meta",
            means="`model.to(device)` moves parameters and buffers. A tensor in a plain attribute stays where it is: `register_buffer` it.")


@check("the scaler's numbers are saved, and not learnt")
def belongs(t: Trial) -> None:
    n, d = t.random.sample(range(2, 7), 2)
    mean, std = drawn(t, d), 0.5 + t.rand(d, dtype=torch.float64)
    saved, learns, kept = t.call(held, t.name("Scaler"), mean, std)
    t.close(learns, [], "the scaler's parameters", means="A parameter is changed by the optimizer. Mean and deviation are fixed: buffers.")
    t.close(kept, ["mean", "std"], "the scaler's buffers", means="`self.register_buffer(\"mean\", …)` makes a buffer of that name; you use it as `self.mean`.")
    t.close(saved, ["mean", "std"], "the names in the scaler's state_dict()",
            means="What is saved of a model is its `state_dict()`: parameters and buffers. Without mean and std a loaded model scales with the wrong numbers.")
    t.same(t.call(restored, t.name("Scaler"), mean, std, t.put(drawn(t, n, d))), "a new scaler into which the saved numbers were loaded",
           means="It scales with the saved numbers, so that it gives what the first one gave.")


@check("positions are added along the second axis")
def positions(t: Trial) -> None:
    b, n, d = t.random.sample(range(2, 7), 3)
    for shape in ((b, n, d), (b, n, n), (1, n, d), (b, 1, d), (n, n, n)):
        x = drawn(t, *shape)
        t.same(t.call("add_positions", x), f"add_positions for x {shape}", dtype=True, means="To all numbers of place i the number i is added. That was right from the start.")


@check("positions are made where x is")
def made_there(t: Trial) -> None:
    b, n, d = t.random.sample(range(2, 7), 3)
    t.close(t.call(on_meta, positioned, t.name("add_positions"), b, n, d), f"({b}, {n}, {d}) on meta", "add_positions for x on meta",
            means="`torch.arange` makes its tensor on the CPU unless you say where: `device=x.device`.")


@check("a step leaves the loss and its slopes")
def steps(t: Trial) -> None:
    n, d, k = t.random.sample(range(2, 7), 3)
    for rows, inputs, outputs in ((n, d, k), (k, n, 1), (1, d, k)):
        for device in ("cpu", t.keep("torch.device", "cpu")):
            args = drawn(t, outputs, inputs), drawn(t, outputs), t.put(drawn(t, rows, inputs)), t.put(drawn(t, rows, outputs))
            t.same(t.call(learnt, t.name("train_step"), *args, device), f"the loss, and the slopes of weight and bias, for x {(rows, inputs)} and y {(rows, outputs)}",
                   means="The mean squared error, as a tensor, after `backward()`. That was right from the start.")


@check("the batch is moved to the device")
def batch(t: Trial) -> None:
    n, d = t.random.sample(range(3, 8), 2)
    for device in ("meta", t.keep("torch.device", "meta")):
        t.close(t.call(on_meta, stepped, t.name("train_step"), device, n, d), "() on meta", "train_step with a model on meta and a batch on the CPU",
                means="`x.to(device)` gives another tensor and leaves x as it is: `x = x.to(device)`. The same for y.")


@check("all of it works on a real GPU, where there is one")
def real(t: Trial) -> None:
    x = t.randn(5, 3)
    got = t.call(really, t.name("Scaler"), t.name("add_positions"), t.name("train_step"), t.put(x))
    if got is not None:
        t.close(got, [(x - x.mean(0)) / x.std(0), x[None] + torch.arange(5)[:, None], "cuda", "cuda"], "scaler, positions, and the devices of loss and slopes, on the GPU",
                means="The same numbers as on the CPU, computed on the GPU.")
