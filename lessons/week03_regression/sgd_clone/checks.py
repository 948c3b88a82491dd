"""Every weight after every step must agree with the solution's, and where all settings meet, with those of `torch.optim.SGD`."""

from typing import Any

import torch
from torch import nn
from torch.nn import functional as F

from runners.checking import Trial, check, far
from runners.checking.compare import alike
from runners.checking.probes import fill

F64 = torch.float64
SIZES = ((3, 4), (5, 2), (1, 3))          # inputs, hidden
STEPS = 6
MINE = "MySGD"


@far
def weights(params):
    return torch.cat([p.detach().flatten().clone() for p in params])


@far
def small(sizes, seed):
    """A net in which every parameter is used."""
    return fill(nn.Sequential(nn.Linear(sizes[0], sizes[1]), nn.Tanh(), nn.Linear(sizes[1], 1)).double(), seed)


@far
def descend(make, settings, sizes, seed, x, y, steps, given="a list", clear=False):
    """All weights, before and after each step.  clear: whether the optimizer is asked to clear the gradients."""
    net = small(sizes, seed)
    params = list(net.parameters())
    opt = make(params if given == "a list" else (p for p in params) if given == "a generator" else tuple(params), **settings)
    way = [weights(params)]
    for _ in range(steps):
        if clear:
            opt.zero_grad()
        else:
            for p in params:
                p.grad = None
        F.mse_loss(net(x), y).backward()
        opt.step()
        way.append(weights(params))
    return way


@far
def with_gaps(make, settings, seed, x, y, steps):
    """A net with a part that is never used, one that is frozen, and one that is used in every other step."""
    d = x.shape[1]
    parts = {"never": nn.Linear(2, 2), "seldom": nn.Linear(d, 1), "frozen": nn.Linear(d, d), "always": nn.Linear(d, 1)}
    net = fill(nn.ModuleDict(parts).double(), seed)
    net["frozen"].requires_grad_(False)
    params = list(net.parameters())
    opt = make(params, **settings)
    way = []
    for i in range(steps):
        for p in params:
            p.grad = None
        out = net["always"](net["frozen"](x))
        F.mse_loss(out + net["seldom"](x) if i % 2 else out, y).backward()
        opt.step()
        way.append(weights(params))
    return way


@far
def mixed_up(make, settings):
    """Do the sums of one optimizer meet those of another one?  Three equal nets, pushed in equal ways, must move alike."""
    nets = [list(small((2, 3), 1).parameters()) for _ in range(3)]

    def pushed(params, opt, slope):
        for p in params:
            p.grad = torch.full_like(p, slope)
        opt.step()
        return weights(params)
    first = make(nets[0], **settings)
    ways = [[pushed(nets[0], first, 1.0), pushed(nets[0], first, 2.0)]]
    ways.append([pushed(nets[1], make(nets[1], **settings), 1.0)])
    ways[0].append(pushed(nets[0], first, 3.0))
    last = make(nets[2], **settings)
    ways.append([pushed(nets[2], last, slope) for slope in (1.0, 2.0, 3.0)])
    if not torch.equal(ways[1][0], ways[0][0]):
        return "a new one goes on with what another has left"
    return "apart" if all(map(torch.equal, ways[0], ways[2])) else "a new one takes the sums of an older one away"


@far
def cleared(make, sizes, seed, x, y):
    """How many parameters hold a gradient other than 0 after zero_grad; it is also called before there are any."""
    net = small(sizes, seed)
    opt = make(net.parameters(), lr=0.1)
    try:
        opt.zero_grad()
    except (AttributeError, TypeError) as e:
        if "NoneType" not in str(e):
            raise
        return "an error, because a gradient is None before the first backward()"
    F.mse_loss(net(x), y).backward()
    opt.zero_grad()
    return sum(p.grad is not None and bool(p.grad.any()) for p in net.parameters())


@far
def kept(thing, depth=0):
    """All tensors that an object holds in its attributes, and in lists and dictionaries there."""
    if isinstance(thing, torch.Tensor):
        return [thing]
    inside = [*thing, *thing.values()] if isinstance(thing, dict) else list(thing) if isinstance(thing, (list, tuple)) else \
        list(vars(thing).values()) if hasattr(thing, "__dict__") and not callable(thing) else []
    return [found for v in inside for found in kept(v, depth + 1)] if depth < 5 else []


@far
def changed(make, settings, sizes, seed, x, y):
    """What three steps on one gradient change besides the values of the weights; and the weights after each of them."""
    net = small(sizes, seed)
    params = list(net.parameters())
    opt = make(params, **settings)
    F.mse_loss(net(x), y).backward()
    before = [p.grad.clone() for p in params]
    found, way = [], []
    for _ in range(3):
        opt.step()
        way.append(weights(params))
        if any(p.grad is None for p in params):
            found.append("the gradients are gone")
            break
        if not all(torch.equal(p.grad, g) for p, g in zip(params, before, strict=True)):
            found.append("the gradients have other values")
            break
    if not all(p.is_leaf and p.requires_grad for p in params):
        found.append("the parameters can't be trained any more")
    if any(v.grad_fn is not None for v in kept(opt)):
        found.append("what it keeps hangs on to the computation of every step")
    return "; ".join(found) or "nothing", way


@far
def idle(make, settings):
    """What a step does with the parameters of a small net, where no weight was seen to move."""
    from torch.overrides import TorchFunctionMode
    net = small((2, 3), 1)
    params = list(net.parameters())
    done = set()

    class Witness(TorchFunctionMode):
        def __torch_function__(self, func, types, args=(), kwargs=None):
            if args and any(args[0] is p for p in params):
                done.add(getattr(func, "__name__", ""))
            return func(*args, **(kwargs or {}))
    opt = make(params, **settings)
    net(torch.ones(3, 2).double()).square().sum().backward()
    before = weights(params)
    with Witness():
        opt.step()
    if not torch.equal(weights(params), before):
        return "they are moved"
    if done & {"__isub__", "__iadd__", "sub_", "add_"}:
        return "they are changed by 0"
    if done & {"__sub__", "__add__", "sub", "add"}:
        return "new tensors are made from them"
    if any(v is p for v in kept(opt) for p in params):
        return "they are kept, and nothing is done with them"
    return "they are not kept" if vars(opt) else "they are not kept, nor is anything else"


MOVED, ZERO = "they are moved", "they are changed by 0"
WHY = {
    ZERO: "`step` changes every parameter, by 0: what it takes away from them never gets a value.",
    "new tensors are made from them": "`step` makes a new tensor from each parameter, which itself stays as it is. Change it in place.",
    "they are kept, and nothing is done with them":
        "No weight moves. `step` has to change every parameter itself, in place, by −lr · its sum.",
    "they are not kept": "No weight moves: the object does not hold the parameters. Keep them in `self`, all of them, in `__init__`.",
    "they are not kept, nor is anything else":
        "The class is still empty. Let `__init__` keep the parameters and the settings in `self`, and `step` change every parameter.",
}


@far
def borrowed():
    """How often PyTorch's own SGD was at work."""
    import importlib
    module = importlib.import_module("torch.optim.sgd")
    n, real = [0], module.sgd

    def counted(*args, **kwargs):
        n[0] += 1
        return real(*args, **kwargs)
    module.sgd = counted
    try:
        yield
    finally:
        module.sgd = real
    return n


def points(t: Trial, d: int) -> tuple[torch.Tensor, torch.Tensor]:
    n = t.random.randint(6, 12)
    return t.randn(n, d, dtype=F64), 2 + t.randn(n, 1, dtype=F64)


def described(settings: dict[str, float]) -> str:
    return ", ".join(f"{k}={v:.3g}" for k, v in settings.items())


def stuck(t: Trial, way: list[Any], settings: dict[str, float]) -> bool:
    """Did nothing move at all, and wouldn't it elsewhere?  Then it is told why, instead of a table of numbers."""
    if any(not alike(w, way[0]) for w in way):
        return False
    story = t.call(idle, t.name(MINE), settings)
    if story == MOVED:
        return False
    if story == ZERO:       # a symptom only: whatever leaves the sums at 0 looks so
        t.true(False, "a step moves the parameters", story, means=WHY[story])
    else:
        t.close(story, MOVED, "what step() does with the parameters", means=WHY[story])
    return True


def walk(t: Trial, settings: dict[str, float], means: str, sizes: tuple[int, int], **how: Any) -> None:
    x, y = points(t, sizes[0])
    seed = t.random.randrange(10**6)
    start, *way = t.call(descend, t.name(MINE), settings, sizes, seed, x, y, STEPS, **how)
    if stuck(t, [start, *way], settings):
        return
    what = f"the weights after each step, {described(settings)}"
    if len(settings) == 3:
        t.close(way, descend(torch.optim.SGD, settings, sizes, seed, x, y, STEPS)[1:], what, per="step", means=means)
    else:
        t.same(way, what, per="step", means=means)


@check("a plain step goes lr times the gradient downhill")
def plain(t: Trial) -> None:
    for sizes in SIZES:
        walk(t, {"lr": t.random.uniform(0.05, 0.2)}, "Without momentum and decay each parameter changes by −lr · gradient.", sizes)


@check("two optimizers keep their sums apart")
def apart(t: Trial) -> None:
    t.close(t.call(mixed_up, t.name(MINE), {"lr": 0.1, "momentum": t.random.uniform(0.5, 0.9)}), "apart", "the sums of two optimizers",
            means="Two models, two optimizers: what one of them keeps must not meet the other's. It belongs into `self`, made in "
                  "`__init__`.")


@check("momentum sums up the gradients of all steps")
def momentum(t: Trial) -> None:
    for sizes, m in zip(SIZES, (0.9, 0.5, t.random.uniform(0.6, 0.8)), strict=True):
        walk(t, {"lr": t.random.uniform(0.02, 0.05), "momentum": m},
             "The sum of a parameter starts at 0; each step makes it momentum · sum + gradient, and moves by −lr · sum.", sizes)


@check("weight decay adds a pull towards 0")
def decay(t: Trial) -> None:
    for sizes in SIZES:
        walk(t, {"lr": t.random.uniform(0.05, 0.1), "weight_decay": t.random.uniform(0.1, 0.3)},
             "Weight decay adds weight_decay · parameter to the gradient, for every parameter, biases too.", sizes)


@check("the sum takes up gradient and decay together")
def both(t: Trial) -> None:
    for sizes in SIZES:
        lr, m, wd = t.random.uniform(0.02, 0.05), t.random.uniform(0.7, 0.9), t.random.uniform(0.1, 0.3)
        walk(t, {"lr": lr, "momentum": m, "weight_decay": wd},
             "First gradient + weight_decay · parameter, then the sum of that, then the move. The old weights count in all three.", sizes)


@check("the parameters may come from a generator")
def generator(t: Trial) -> None:
    for given in ("a generator", "a tuple"):
        walk(t, {"lr": 0.05, "momentum": 0.7}, f"The parameters came as {given}. Every step needs all of them: keep them in a list.",
             (3, 2), given=given)


@check("a parameter without a gradient stays as it is")
def gaps(t: Trial) -> None:
    for settings in ({"lr": 0.1}, {"lr": 0.05, "momentum": 0.8, "weight_decay": 0.2}):
        x, y = points(t, 3)
        seed = t.random.randrange(10**6)
        way = t.call(with_gaps, t.name(MINE), settings, seed, x, y, 6)
        if stuck(t, way, settings):
            continue
        t.same(way, f"the weights after each step, some without a gradient, {described(settings)}", per="step",
                means="Some parameters have no gradient in some steps, others never. In such a step they keep their value, and their sum "
                      "as well; all the others move as ever.")


@check("zero_grad clears the gradients, and the momentum stays")
def zero(t: Trial) -> None:
    x, y = points(t, 3)
    seed = t.random.randrange(10**6)
    t.close(t.call(cleared, t.name(MINE), (3, 4), seed, x, y), 0, "how many of 4 parameters still have a gradient after zero_grad()",
            means="`zero_grad()` sets the `.grad` of every parameter to None, or to 0.")
    walk(t, {"lr": 0.04, "momentum": 0.8}, "Here `zero_grad()` is called before each `backward()`. Each step must see its own gradients "
                                           "only, and the sums must outlive the clearing.", (4, 3), clear=True)


@check("a step changes the weights and nothing else")
def nothing_else(t: Trial) -> None:
    x, y = points(t, 3)
    settings, seed = {"lr": 0.05, "momentum": 0.7, "weight_decay": 0.2}, t.random.randrange(10**6)
    found, way = t.call(changed, t.name(MINE), settings, (3, 4), seed, x, y)
    t.close(found, "nothing", "what else three steps on the same gradients change",
            means="`step()` reads the gradients, and clearing them is `zero_grad()`'s work. What it keeps for the next step are bare "
                  "numbers, made under `torch.no_grad()`.")
    if found == "nothing" and not stuck(t, way, settings):
        t.same(way, "the weights after three steps on the same gradients", per="step",
                means="Three calls of `step()`, and no new gradient in between: each of them adds the gradient to the sum once more.")


@check("the steps are your own")
def own(t: Trial) -> None:
    x, y = points(t, 2)
    with t.watch(borrowed) as seen:
        t.call(descend, t.name(MINE), {"lr": 0.1}, (2, 2), 1, x, y, 2)
    t.close("PyTorch's SGD took the steps" if seen[0] else "yours", "yours", "whose steps these are",
            means="Write the step yourself: a subclass of `torch.optim.Optimizer` is fine, but not of `torch.optim.SGD`.")
