"""The same weights are put into the learner's layers, in the order in which they are called; then the outputs decide."""

from itertools import pairwise
from typing import Any

import torch
from torch import nn

from runners.checking import LearnerRaised, Raised, Trial, check, far

NETS = ((3, [4], 2), (2, [5, 3], 1), (4, [6, 6, 6], 3), (1, [7], 1), (3, [], 2))


@far
def shapes(model):
    return [list(p.shape) for p in model.parameters()]


@far
def called(model, x):
    """The linear layers, in the order in which a forward pass calls them, with repetitions."""
    order = []
    hooks = [m.register_forward_hook(lambda m, x, y: order.append(m)) for m in model.modules() if isinstance(m, nn.Linear)]
    with torch.no_grad():
        model(x)
    for h in hooks:
        h.remove()
    return order


@far
def arrange(model, x, seed):
    """Weights that depend on the seed and on a layer's place only."""
    tensors = [p for layer in dict.fromkeys(called(model, x)) for p in layer.parameters()]
    if {id(p) for p in tensors} != {id(p) for p in model.parameters()}:
        tensors = list(model.parameters())
    with torch.no_grad():
        for dims in (2, 1):
            for i, p in enumerate(p for p in tensors if p.dim() == dims):
                p.copy_(torch.randn(p.shape, generator=torch.Generator().manual_seed(seed + 10 * dims + i)))


@far
def whereabouts(model, x):
    """Where layers are that `parameters()` does not see; '' if there are none."""
    made, real = [], nn.Linear.__init__

    def init(self, *args, **kwargs):
        made.append(1)
        real(self, *args, **kwargs)
    nn.Linear.__init__ = init
    try:
        with torch.no_grad():
            model(x)
            first = len(made)
            model(x)
    finally:
        nn.Linear.__init__ = real
    if made:
        return "made anew in each call" if len(made) > first else "made in the first call"
    for owner, place in ((type(model), "in the class, for all objects together"), (model, "in a plain list")):
        for value in vars(owner).values():
            inside = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else [value]
            if any(isinstance(v, nn.Module) for v in inside) and value is not vars(model)["_modules"]:
                return place
    return "in plain tensors" if any(type(v) is torch.Tensor for v in vars(model).values()) else ""


@far
def learned(model, x):
    """How many parameters a backward pass reaches."""
    model(x).square().sum().backward()
    return sum(p.grad is not None for p in model.parameters())


@far
def hooked(model, x):
    """Does calling the object run its forward, with everything that PyTorch does around it?"""
    seen = []
    model.register_forward_hook(lambda m, x, y: seen.append(1))
    model(x)
    return bool(seen)


@far
def reload(a, b, x):
    """The outputs of both, after the second has loaded what the first has saved."""
    b.load_state_dict(a.state_dict())
    with torch.no_grad():
        return a(x), b(x)


def weighted(x: torch.Tensor, sizes: list[int], seed: int) -> torch.Tensor:
    """What the network answers with the weights of `arrange`."""
    for i, (a, b) in enumerate(pairwise(sizes)):
        w, bias = (torch.randn(shape, generator=torch.Generator().manual_seed(seed + 10 * len(shape) + i)) for shape in ((b, a), (b,)))
        x = x @ w.T + bias
        x = x.relu() if i < len(sizes) - 2 else x
    return x


def made(t: Trial, d_in: int = 1, hidden: list[int] | None = None, d_out: int = 1) -> Any:
    """A new MLP, or without `hidden` a new Line; None if its parameters are not those that the task describes."""
    args = () if hidden is None else (d_in, list(hidden), d_out)
    name = "Line()" if hidden is None else f"MLP{args}"
    model = t.call(name.split("(")[0], *args)
    sizes = [d_in, *(hidden or []), d_out]
    expected = sorted(shape for a, b in pairwise(sizes) for shape in ([b, a], [b]))
    listed = t.outcome(shapes, model)
    if isinstance(listed, Raised):
        if "object has no attribute '_" not in listed.message:
            raise LearnerRaised(listed)
        t.close(listed, "no error", f"the parameters of {name}",
                means="The module has no lists for its layers yet. The first line of its `__init__` is `super().__init__()`; then come its "
                      "layers.")
        return None
    found = sorted(listed)
    hiding = "" if len(found) >= len(expected) else t.call(whereabouts, model, t.randn(2, d_in))
    if hiding:
        t.close(hiding, "in the module's attributes", f"where {name} keeps its layers",
                means="`parameters()`, which is what an optimizer gets to train, misses some layers. A module sees those that are "
                      "attributes of its own, made in `__init__`, or held by an `nn.ModuleList` or `nn.Sequential`.")
        return None
    right = t.close(found, expected, f"the shapes of the parameters of {name}",
                    means=f"{name} has {len(expected)} parameters: for each layer a weight (outputs, inputs) and a bias (outputs,).")
    return model if right else None


def computed(t: Trial, model: Any, sizes: list[int], name: str, means: str, wide: float = 1.0) -> None:
    """The answers of a model whose weights are known, to 5 rows, 1 row and none; wide: how large the inputs are."""
    seed = t.random.randrange(10**6)
    t.call(arrange, model, t.randn(2, sizes[0]), seed)
    for n in (5, 1, 0):
        x = wide * t.randn(n, sizes[0])
        x[:n // 2] = -x[n - n // 2:]                 # a line answers these with numbers of both signs
        got = model(x)
        shaped = not isinstance(got, torch.Tensor) or got.shape == (n, sizes[-1])
        t.close(got, weighted(x, sizes, seed), f"{name} on {n} rows",
                means=means if shaped else f"The answer has the shape (n, outputs), here {(n, sizes[-1])}: no axis gets lost.")


@check("Line has one weight and one bias, and computes a line")
def line(t: Trial) -> None:
    model = made(t)
    if model is not None:
        for wide in (1.0, 1000.0):                   # the bias shows beside small inputs, both signs come out of large ones
            computed(t, model, [1, 1], "Line()", "One number in, weight times it plus bias out, for each row.", wide)


@check("MLP has a weight and a bias for each of its layers")
def known(t: Trial) -> None:
    for net in NETS:
        made(t, *net)


@check("there is a ReLU between the layers, and none at the end")
def bent(t: Trial) -> None:
    for d_in, hidden, d_out in NETS:
        model = made(t, d_in, hidden, d_out)
        if model is not None:
            computed(t, model, [d_in, *hidden, d_out], f"MLP{(d_in, hidden, d_out)}",
                     "With known weights the outputs are known: linear layer, ReLU, linear layer, ReLU, and so on; the last layer is "
                     "linear, and nothing comes after it.")


def both(t: Trial) -> list[tuple[str, int, Any, Any]]:
    """Name, number of inputs, and two new objects, of Line and of MLP."""
    kinds = [("Line", 1, made(t), made(t)), ("MLP", 3, *(made(t, 3, [4, 5], 2) for _ in "ab"))]
    return [kind for kind in kinds if kind[2] is not None and kind[3] is not None]


@check("the same input gets the same answer")
def twice(t: Trial) -> None:
    for name, d, model, _ in both(t):
        x = t.randn(5, d)
        t.true(torch.equal(model(x), model(x)), f"two calls of one {name} agree", "they differ",
               means="Nothing was trained in between, so nothing may have changed.")


@check("two networks have weights of their own")
def own(t: Trial) -> None:
    for name, d, a, b in both(t):
        x = t.randn(5, d)
        t.true(not torch.equal(a(x), b(x)), f"two new {name}s answer differently", "they give the same answers",
               means="Each new network begins with its own random weights.")


@check("training reaches every parameter")
def reached(t: Trial) -> None:
    for net, count in (((3, [64, 64], 2), 6), ((2, [], 1), 2)):
        model = made(t, *net)
        if model is not None:
            t.close(t.call(learned, model, t.randn(32, net[0])), count, f"MLP{net}: how many of its {count} parameters get a gradient",
                    means="A parameter without a gradient would never be trained. Either it takes no part in the answer, or the way back "
                          "to it is cut, by `detach()` or `torch.no_grad()`.")


@check("what one network saves, another can load")
def saved(t: Trial) -> None:
    for name, d, a, b in both(t):
        first, second = t.call(reload, a, b, t.randn(5, d))
        t.close(second, first, f"the answers of the second {name}, against those of the first",
                means="`state_dict()` holds what is saved of a module. It must hold all that the answer depends on.")


@check("calling the object runs its forward")
def calls(t: Trial) -> None:
    for name, d, model, _ in both(t):
        t.true(t.call(hooked, model, t.randn(5, d)), f"a hook on {name} is told of each call", "it was not told",
               means="`model(x)` is `nn.Module`'s own: it runs your `forward` and everything that hangs on it. Write `forward` only.")
