"""Networks may be built in many ways, so properties are compared, put into words that don't depend on weights or sizes.

Where signs decide (a ReLU at the end), the last layer's weights are drawn anew four times: a right answer of 10 classes has no number
below 0, or none above it, less than once in 10¹¹.
"""

from typing import Any

import torch

from runners.checking import Raised, Trial, check, far

LOGITS, SEEN, ALL = "logits", "in the module's attributes", "all of them"
SAME, OTHER = "the same answer", "another answer"


@far
def answer(model, x):
    """What a network says in evaluation."""
    model.eval()
    with torch.no_grad():
        out = model(x)
    return out if isinstance(out, torch.Tensor) else f"no tensor, but {type(out).__name__}"


@far
def whereabouts(model, x):
    """Where the layers with weights are that a call uses."""
    called = []
    hook = torch.nn.modules.module.register_module_forward_pre_hook(lambda m, x: called.append(m))
    try:
        answer(model, x)
        first = list(called)
        answer(model, x)
    finally:
        hook.remove()
    seen = set(map(id, model.modules()))
    strange = {id(m) for m in called if m._parameters and id(m) not in seen}
    if not strange:
        return "in the module's attributes"
    return "where the module doesn't see them" if strange <= set(map(id, first)) else "made anew in each call"


@far
def parts(model, x):
    """How many convolutions and max poolings a call computes."""
    from torch.utils._python_dispatch import TorchDispatchMode
    names = []

    class Listening(TorchDispatchMode):
        def __torch_dispatch__(self, op, types, args=(), kwargs=None):
            names.append(op.name())
            return op(*args, **(kwargs or {}))
    with Listening():
        answer(model, x)
    return [sum("convolution" in n for n in names), sum("max_pool" in n for n in names)]


@far
def straight(model, x):
    """The pairs of layers of which the second gets what the first gave with nothing but sums and factors between.

    What the first gives is replaced; an affine way f from there on has f(a + b) + f(0) = f(a) + f(b)."""
    model.eval()
    kinds = (torch.nn.Conv2d, torch.nn.Linear)
    order, given = [], {}

    def note(m, x, y):
        order.append(m)
        given[id(m)] = y
    hooks = [m.register_forward_hook(note) for m in model.modules() if isinstance(m, kinds)]
    with torch.no_grad():
        model(x)
        for h in hooks:
            h.remove()
        found = []
        for place, two in enumerate(order[1:]):
            one = order[place]
            if order.count(one) > 1 or order.count(two) > 1:
                continue
            a, b = torch.randn_like(given[id(one)]), torch.randn_like(given[id(one)])
            came = []
            for value in (a + b, 0 * a, a, b):
                hooks = [one.register_forward_hook(lambda m, x, y, value=value: value), two.register_forward_pre_hook(lambda m, x, came=came: came.append(x[0]))]
                model(x)
                for h in hooks:
                    h.remove()
            both, none, first, second = came
            depends = not torch.allclose(first, none, atol=1e-5)
            if depends and torch.allclose(both + none, first + second, rtol=1e-3, atol=1e-4):
                found.append(f"{type(one).__name__} → {type(two).__name__}")
    return found


@far
def unreached(model, x):
    """The parameters to which no slope flows: those of layers that are never called, and the others; None if there is no way back at all."""
    called = set()
    hooks = [m.register_forward_pre_hook(lambda m, x: called.add(id(m))) for m in model.modules()]
    model.train()
    out = model(x)
    for h in hooks:
        h.remove()
    if not out.requires_grad:
        return None
    (out * torch.randn_like(out)).sum().backward()
    left = [(name, id(m) in called) for place, m in model.named_modules() for name, p in m.named_parameters(place, recurse=False) if p.grad is None]
    return [[name for name, used in left if not used], [name for name, used in left if used]]


@far
def drawn(model, x, seed):
    """What it says with weights drawn at random, as large as it takes to get beyond 1, up to 64 times."""
    torch.manual_seed(seed)
    answer(model, x)
    start = [torch.randn_like(p) / max(1, p[0].numel()) ** 0.5 for p in model.parameters()]
    said = None
    for size in (1, 4, 16, 64):
        with torch.no_grad():
            for p, value in zip(model.parameters(), start, strict=True):
                p.copy_(size * value)
        now = answer(model, x)
        if not now.isfinite().all():
            break
        said = now
        if said.abs().max() > 1:
            break
    return said


@far
def again(model, x):
    """What the same pictures get in a second call."""
    said = []
    for seed in (1, 1, 2):
        torch.manual_seed(seed)
        said.append(answer(model, x))
    _, same, later = (torch.allclose(said[0], s, rtol=1e-4, atol=1e-5) for s in said)
    return "the same answer" if same and later else "another answer, by chance" if same else "another answer"


@far
def count(model):
    return sum(p.numel() for p in model.parameters())


@far
def reload(a, b, x):
    """The answers of both, after the second has loaded what the first has saved."""
    first, _ = answer(a, x), answer(b, x)
    b.load_state_dict(a.state_dict())
    return first, answer(b, x)


def told(t: Trial, model: Any, n: int, channels: int = 1, size: int = 28) -> Any:
    """The shape of an answer, and whether it is made of whole numbers."""
    out = t.outcome(answer, model, t.randn(n, channels, size, size))
    if not isinstance(out, torch.Tensor):
        return out
    return [*out.shape] if out.dtype.is_floating_point else [*out.shape, "whole numbers"]


def fits(t: Trial) -> None:
    """Everything else can be asked only of a network that answers."""
    model = t.call("Net")
    for n in (5, 1):
        t.close(told(t, model, n), [n, 10], f"the shape of Net()(x) for {n} pictures (1, 28, 28)",
                means=f"A row for each picture, a number for each class: ({n}, 10). Print shapes within `forward`, step by step, to see where it goes another way.")


@check("a row of numbers for each picture, one for each class")
def shapes(t: Trial) -> None:
    t.once(fits)


@check("it is built for the size, channels and classes it is told")
def told_sizes(t: Trial) -> None:
    t.once(fits)
    for channels, size, classes in ((1, 32, 10), (1, 27, 10), (3, 28, 10), (1, 30, 4), (3, 45, 7)):
        model = t.outcome("Net", channels, size, classes) if channels == 1 else t.outcome("Net", in_channels=channels, size=size, classes=classes)
        got = model if isinstance(model, Raised) else told(t, model, 2, channels, size)
        t.close(got, [2, classes], f"the shape of Net({channels}, {size}, {classes})(x) for 2 pictures ({channels}, {size}, {size})",
                means=f"Channels go into the first convolution, classes come out of the last layer, and what is flattened in between depends on the size: here {size} × {size}.")


@check("the module sees all its layers")
def registered(t: Trial) -> None:
    t.once(fits)
    t.close(t.call(whereabouts, t.call("Net"), t.randn(3, 1, 28, 28)), SEEN, "where the layers with weights are",
            means="`parameters()`, which the optimizer gets, misses some. Make layers in `__init__`, as attributes, or in an `nn.Sequential` or `nn.ModuleList`.")


@check("it has two convolutions or more, and max pooling")
def convolutional(t: Trial) -> None:
    t.once(fits)
    convolutions, poolings = t.call(parts, t.call("Net"), t.randn(2, 1, 28, 28))
    t.close("two or more" if convolutions >= 2 else convolutions, "two or more", "how many convolutions a call computes",
            means="The first finds edges, the second what edges are put together to: use `nn.Conv2d` twice or more.")
    t.close("one or more" if poolings else poolings, "one or more", "how many max poolings a call computes",
            means="`nn.MaxPool2d` makes the maps smaller, so that a small shift matters less.")


@check("something nonlinear is between any two layers")
def bent(t: Trial) -> None:
    t.once(fits)
    t.close(t.call(straight, t.call("Net"), t.randn(2, 1, 28, 28)), [], "layers with nothing nonlinear between",
            means="Sums of sums are sums: two such layers in a row could be one. Put a ReLU between them.")


@check("the answers are logits")
def raw(t: Trial) -> None:
    t.once(fits)
    model, x, ones = t.call("Net"), t.randn(8, 1, 28, 28), torch.ones(())
    rows = [t.call(drawn, model, x, t.random.randrange(10**6)) for _ in range(4)]
    every = torch.cat(rows)
    even = all(torch.allclose(r.sum(1), r[0].sum(), rtol=1e-3) for r in rows)
    if every.min() >= 0 and torch.allclose(every.sum(1), ones, atol=1e-3):
        kind = "shares that add up to 1 in each row"
    elif every.min() >= 0 and all(torch.allclose(r.sum(0), ones, atol=1e-3) for r in rows):
        kind = "shares that add up to 1 in each column"
    elif torch.allclose(every.logsumexp(1), 0 * ones, atol=1e-3):
        kind = "logarithms of shares"
    elif every.min() >= 0:
        kind = "numbers between 0 and 1" if every.max() <= 1 else "rows with the same sum, no number below 0" if even else "no number below 0"
    else:
        kind = "numbers between −1 and 1" if every.abs().max() <= 1 else "no number above 0" if every.max() <= 0 else LOGITS
    t.close(kind, LOGITS, "what the answers are",
            means="Logits may be of any size and sign. The loss function makes shares of them; the last layer's numbers go to it as they are.")


@check("in evaluation, an answer depends on its picture only")
def steady(t: Trial) -> None:
    t.once(fits)
    model, x = t.call("Net"), t.randn(4, 1, 28, 28)
    t.close(t.call(again, model, x), SAME, "what the same pictures get in a second call",
            means="After `eval()` nothing is left to chance, and no call changes the next.")
    first = t.call(answer, model, x)
    alone = torch.cat([t.call(answer, model, x[i : i + 1]) for i in range(4)])
    t.close(SAME if torch.allclose(first, alone, rtol=1e-3, atol=1e-4) else OTHER, SAME, "what pictures get one by one, compared with all together",
            means="Rows don't know of each other. Something sums, shares or reshapes along the axis of the pictures, number 0.")


@check("slopes reach every parameter")
def reached(t: Trial) -> None:
    t.once(fits)
    left = t.call(unreached, t.call("Net"), t.randn(8, 1, 28, 28))
    if left is None:
        said, means = "none: there is no way back", "Something cuts the way back: `detach`, `no_grad`, or numbers taken out of tensors."
    else:
        idle, cut = left
        said = "not all: some layers are never called" if idle else "not all: the way back is cut" if cut else ALL
        names = ", ".join(f"`{str(name)[:40]}`" for name in (idle or cut)[:4])
        means = f"No slope reaches {names}. " + ("It is made in `__init__`, but `forward` doesn't use it." if idle else "Something cuts the way back behind it: `detach`, or `no_grad`.")
    t.close(said, ALL, "which parameters get a slope", means=means)


@check("Net() has 5,000 to 500,000 parameters")
def sized(t: Trial) -> None:
    t.once(fits)
    model = t.call("Net")
    t.call(answer, model, t.randn(1, 1, 28, 28))
    n = int(t.call(count, model))
    t.close("within" if 5_000 <= n <= 500_000 else "too few" if n < 5_000 else "too many", "within", "5,000 to 500,000 parameters",
            means=f"Net() has {n:,}. Most are in the first linear layer: inputs · outputs. Pool before it, and give it fewer outputs." if n > 500_000
            else f"Net() has {n:,}. Give the convolutions more channels.")


@check("what one network saves, another can load")
def saved(t: Trial) -> None:
    t.once(fits)
    x = t.randn(3, 1, 28, 28)
    first, second = t.call(reload, t.call("Net"), t.call("Net"), x)
    t.close(SAME if torch.allclose(first, second, atol=1e-5) else OTHER, SAME, "what the second network says, compared with the first",
            means="`state_dict()` must hold all that the answer depends on.")
