"""A model whose gradients are put there by hand, so that each diagnosis is known. One parameter is shared by two layers, one has no axis."""

import math
from typing import Any

import torch
from torch import nn

from runners.checking import Trial, check, far

F64 = torch.float64
SHAPES: dict[str, tuple[int, ...]] = {"scale": (), "first.weight": (6, 4), "first.bias": (6,), "body.0.weight": (6, 6), "body.2.weight": (1, 6), "body.2.bias": (1,)}
NAN, INF = float("nan"), float("inf")


@far
class Net(nn.Module):
    """`last` shares its weight with `body[0]`: a model names it once."""

    def __init__(self):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(()))
        self.first = nn.Linear(4, 6)
        self.body = nn.Sequential(nn.Linear(6, 6, bias=False), nn.Tanh(), nn.Linear(6, 1))
        self.last = nn.Linear(6, 6, bias=False)
        self.last.weight = self.body[0].weight
        self.register_buffer("count", torch.zeros(3))

    def forward(self, x):
        return self.body(self.first(x) * self.scale)


@far
def holding(net, gradients, dtype64):
    """The net with these gradients, by name."""
    if dtype64:
        net.double()
    for name, p in net.named_parameters():
        g = gradients.get(name)
        p.grad = None if g is None else g.to(p.dtype).clone().reshape(p.shape)
    return net


@far
def trained(net, x, frozen):
    """The net after a real backward; what is called `frozen` is frozen before."""
    for name, p in net.named_parameters():
        p.requires_grad_(not name.startswith(frozen))
    net(x).square().mean().backward()
    return net


@far
def touched(what, net):
    """Whose gradient, and whose weight, is another one after the call."""
    def now():
        return {name: (None if p.grad is None else p.grad.clone(), p.detach().clone()) for name, p in net.named_parameters()}

    def other(a, b):
        return (a is None) != (b is None) or (a is not None and not torch.equal(a.nan_to_num(7.5), b.nan_to_num(7.5)))
    before = now()
    what(net)
    after = now()
    changed = [f"the gradient of {n}" for n in before if other(before[n][0], after[n][0])]
    return changed + [f"the values of {n}" for n in before if other(before[n][1], after[n][1])]


def net(t: Trial, gradients: dict[str, torch.Tensor], wide: bool = True) -> Any:
    return t.call(holding, t.call(Net), gradients, wide)


def normal(t: Trial, shape: tuple[int, ...]) -> torch.Tensor:
    return t.randn(math.prod(shape), dtype=F64).reshape(shape)


def ordinary(t: Trial) -> dict[str, torch.Tensor]:
    return {name: (0.5 + t.rand(math.prod(shape), dtype=F64).reshape(shape)) * t.random.uniform(0.1, 9) for name, shape in SHAPES.items()}


def rows(t: Trial, model: Any) -> dict[str, Any]:
    found = t.call("report", model)
    if not isinstance(found, dict):
        t.close(found, {"the name of a parameter": "its row"}, "what `report` returns", means="`report` returns a dict with a row for each parameter.")
        return {}
    return found


def status(t: Trial, gradients: dict[str, torch.Tensor], name: str, right: str, what: str, means: str, wide: bool = True) -> None:
    row = rows(t, net(t, gradients, wide)).get(name)
    t.close(row.get("status") if isinstance(row, dict) else row, right, f"the status of {what}", means=means)


def spread(t: Trial, shape: tuple[int, ...], rms: float) -> torch.Tensor:
    """Random entries of either sign with exactly this rms."""
    g = normal(t, shape)
    return g / g.square().mean().sqrt() * rms


@check("every parameter has a row")
def named(t: Trial) -> None:
    for gradients in (ordinary(t), {name: g for name, g in ordinary(t).items() if "bias" in name}):
        t.close(sorted(map(str, rows(t, net(t, gradients)))), sorted(SHAPES), f"the names, {len(gradients)} of {len(SHAPES)} parameters with a gradient",
                means="Every name of `model.named_parameters()` has a row, also where there is no gradient.")


@check("the norm is the length of the gradient")
def norms(t: Trial) -> None:
    for wide in (True, False):
        gradients = {name: normal(t, shape) * t.random.uniform(0.1, 40) for name, shape in SHAPES.items()}
        found = rows(t, net(t, gradients, wide))
        for name, g in gradients.items():
            row = found.get(name)
            t.close(row.get("norm") if isinstance(row, dict) else row, g.norm().item(), f"the norm of the gradient of {name}, shape {tuple(g.shape)}", rtol=1e-5,
                    means="The norm is the root of the sum of the squares of all entries of `.grad`.")


@check("ordinary gradients are ok")
def fine(t: Trial) -> None:
    for name in ("first.weight", "scale", "body.0.weight"):
        status(t, ordinary(t), name, "ok", f"an ordinary gradient of {name}", "All entries are finite, not all of them are 0, and the rms is neither tiny nor huge: ok.")
    mixed = ordinary(t)
    mixed["first.weight"] = torch.zeros(6, 4, dtype=F64)
    mixed["first.weight"][t.random.randrange(6), t.random.randrange(4)] = t.random.uniform(1, 2)
    status(t, mixed, "first.weight", "ok", "a gradient with one entry that is not 0", "A gradient is zero only if all of it is. Zeros here and there are ordinary.")


@check("no gradient and a gradient of zeros are two things")
def absent(t: Trial) -> None:
    name, other = t.random.sample(["first.weight", "first.bias", "body.2.weight"], 2)
    gradients = ordinary(t)
    del gradients[name]
    gradients[other] = torch.zeros(SHAPES[other], dtype=F64)
    found = rows(t, net(t, gradients))
    t.close(found.get(name), {"norm": None, "status": "none"}, f"the row of {name}, whose `.grad` is None",
            means="`None` means that no backward has reached the parameter: the norm is `None`, too, and the status \"none\".")
    t.close(found.get(other), {"norm": 0.0, "status": "zero"}, f"the row of {other}, whose gradient is all zeros",
            means="Zeros mean that it was reached, and that the loss is flat there: norm 0.0 and status \"zero\".")


@check("one entry that is no number is enough")
def broken(t: Trial) -> None:
    for value, kind in ((NAN, "one nan"), (INF, "one infinite entry"), (-INF, "one entry of minus infinity")):
        for blank in (False, True):
            gradients = ordinary(t)
            name = t.random.choice(["first.weight", "body.0.weight"])
            g = torch.zeros(SHAPES[name], dtype=F64) if blank else gradients[name]
            g.view(-1)[t.random.randrange(1, g.numel())] = value
            gradients[name] = g
            status(t, gradients, name, "nonfinite", f"a gradient with {kind}{', zeros else' if blank else ''}",
                   "nan is not equal to itself, and no comparison with it is true: `torch.isfinite(g).all()` finds nan and both infinities.")


CASES = ((0.93e-7, "vanishing"), (1.08e-7, "ok"), (3e-8, "vanishing"), (2e-7, "ok"), (995.0, "ok"), (1000.4, "exploding"), (300.0, "ok"), (4000.0, "exploding"))


@check("vanishing and exploding are told by the rms")
def sizes(t: Trial) -> None:
    for rms, right in CASES:
        name = t.random.choice(["first.weight", "body.0.weight"])
        status(t, {**ordinary(t), name: spread(t, SHAPES[name], rms)}, name, right, f"a gradient with an rms of {rms:g}",
               "The rms is the root of the mean of the squares. Below 1e-7 a gradient is vanishing, above 1e3 exploding.")
    single = {**ordinary(t), "scale": torch.tensor(-2000.0), "body.2.bias": torch.tensor([-4e-8])}
    status(t, single, "scale", "exploding", "a single number of -2000", "The rms of one number is its distance from 0, whatever its sign.")
    status(t, single, "body.2.bias", "vanishing", "a single number of -4e-08", "The rms of one number is its distance from 0, whatever its sign.")


@check("a single large entry counts by its square")
def peaks(t: Trial) -> None:
    # 36 entries: one of 6 r and zeros make an rms of r, a mean of r / 6, and a largest of 6 r
    for rms, right in ((0.5e-7, "vanishing"), (1.5e-7, "ok"), (300.0, "ok"), (1500.0, "exploding")):
        g = torch.zeros(6, 6, dtype=F64)
        g[t.random.randrange(6), t.random.randrange(6)] = 6 * rms * t.random.choice([-1, 1])
        status(t, {**ordinary(t), "body.0.weight": g}, "body.0.weight", right, f"35 zeros and an entry of {6 * rms:g}",
               f"The mean of the squares is {6 * rms:g} squared, divided by 36: the rms is {rms:g}.")


@check("what 32 bits can't square is told apart, too")
def extremes(t: Trial) -> None:
    tiny = {**ordinary(t), "first.weight": spread(t, (6, 4), 1e-30)}
    status(t, tiny, "first.weight", "vanishing", "a float32 gradient of about 1e-30", "Its entries are not 0, only their squares are, in 32 bits. Ask the entries whether they are 0.", False)
    huge = {**ordinary(t), "first.weight": spread(t, (6, 4), 1e30)}
    status(t, huge, "first.weight", "exploding", "a float32 gradient of about 1e30", "Its entries are finite, only their squares are not, in 32 bits. Ask the entries whether they are finite.", False)


@check("the total norm is that of all gradients end to end")
def total(t: Trial) -> None:
    for wide, kept in ((True, 6), (False, 6), (True, 3), (True, 1)):
        names = t.random.sample(sorted(SHAPES), kept)
        gradients = {name: normal(t, SHAPES[name]) * t.random.uniform(0.5, 20) for name in names}
        long = torch.cat([g.flatten() for g in gradients.values()])
        t.close(t.call("total_norm", net(t, gradients, wide)), long.norm().item(), f"the total norm of {kept} gradients", rtol=1e-5,
                means="Squares add up, norms don't: the total is the root of the sum of all squares. A gradient that is not there adds nothing.")
    bad = {**ordinary(t), "first.bias": torch.tensor([1.0, NAN, 1, 1, 1, 1])}
    t.close(t.call("total_norm", net(t, bad)), NAN, "the total norm with a nan in one gradient", means="One nan makes the sum of the squares nan. Hide it, and nobody sees that a step would ruin the model.")


@check("before the first backward there is nothing to see")
def fresh(t: Trial) -> None:
    model = t.call(Net)
    t.close(rows(t, model), {name: {"norm": None, "status": "none"} for name in SHAPES}, "the report of a new model", means="Before the first `backward()` every `.grad` is None.")
    t.close(t.call("total_norm", t.call(Net)), 0.0, "the total norm of a new model", means="There is no gradient: the total norm is 0.0.")


@check("frozen and unused parameters have none")
def real(t: Trial) -> None:
    frozen = t.random.choice(["first", "body.0"])
    found = rows(t, t.call(trained, t.call(Net), t.randn(5, 4), frozen))
    t.close({name: row.get("status") == "none" for name, row in found.items() if isinstance(row, dict)}, {name: name.startswith(frozen) for name in SHAPES},
            f"which have no gradient after a backward with {frozen} frozen", means="What is frozen gets no gradient, the rest does.")


@check("looking changes nothing")
def untouched(t: Trial) -> None:
    for what in ("report", "total_norm"):
        gradients = ordinary(t)
        del gradients["first.bias"]
        gradients["body.2.bias"] = torch.tensor([NAN])
        t.close(t.call(touched, t.name(what), net(t, gradients)), [], f"what is another after `{what}`",
                means="Whoever looks at the gradients must leave them as they are: the optimizer still needs them.")
        gradients = {name: 50 * g for name, g in ordinary(t).items()}
        t.close(t.call(touched, t.name(what), net(t, gradients)), [], f"what is another after `{what}`, with large gradients",
                means="Whoever looks at the gradients must leave them as they are: the optimizer still needs them.")
