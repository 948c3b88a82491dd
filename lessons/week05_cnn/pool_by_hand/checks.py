"""In float64, against PyTorch's own pooling. The numbers are drawn from a continuum, so that no window has two largest ones."""

from collections.abc import Callable

import torch
from torch.nn import functional as F

from runners.checking import Trial, check, far

F64 = torch.float64
EVEN = ((2, 3, 4, 6, 2), (3, 2, 9, 6, 3), (1, 4, 3, 5, 1), (2, 1, 6, 4, 2))            # n, c, h, w, k
UNEVEN = ((2, 3, 5, 7, 2), (1, 2, 7, 11, 3), (2, 2, 6, 3, 2), (1, 3, 5, 6, 4))
ONE = ((2, 3, 4, 4, 4), (1, 2, 3, 5, 3))


@far
def own_pooling():
    """The pooling functions of PyTorch that are called, by whatever name."""
    from torch.overrides import TorchFunctionMode
    names = []

    class Listening(TorchFunctionMode):
        def __torch_function__(self, f, types, args=(), kwargs=None):
            if "pool" in getattr(f, "__name__", ""):
                names.append(f.__name__)
            return f(*args, **(kwargs or {}))
    with Listening():
        yield
    return ["PyTorch's" if names else "your own"]


@far
def slope(what, x, share, *k):
    """What comes out, and the gradient of a weighted sum of it."""
    x = x.clone().requires_grad_()
    out = what(x, *k)
    if not isinstance(out, torch.Tensor) or not out.requires_grad:
        return [out, "there is no way back from the result"]
    (out * share).sum().backward()
    return [out.detach(), x.grad]


@far
def elsewhere(what, x, *k):
    """Where the result is, for tensors on a device that has no numbers."""
    out = what(x.to("meta"), *k)
    return str(out.device) if isinstance(out, torch.Tensor) else f"it is no tensor, but {type(out).__name__}"


def compare(t: Trial, what: str, truth: Callable[..., torch.Tensor], settings: tuple[tuple[int, ...], ...], means: str, below: float = 0.0) -> None:
    for n, c, h, w, k in settings:
        x = t.randn(n, c, h, w, dtype=F64)
        x = -x.abs() - below if below else x
        t.close(t.call(what, x, k), truth(x, k), f"{what}(x, {k}) of x ({n}, {c}, {h}, {w})" + " with all numbers negative" * bool(below), means=means)


@check("max_pool takes the largest of each tile")
def largest(t: Trial) -> None:
    compare(t, "max_pool", F.max_pool2d, EVEN, "The picture is cut into tiles of k × k, side by side. Of each, the largest number stays.")


@check("max_pool drops what makes no whole tile")
def cropped(t: Trial) -> None:
    compare(t, "max_pool", F.max_pool2d, UNEVEN, "The tiles begin at the top left. Rows below and columns on the right that don't fill a tile are dropped.")


@check("the largest may be negative")
def negative(t: Trial) -> None:
    compare(t, "max_pool", F.max_pool2d, (EVEN[0], UNEVEN[0], UNEVEN[1]), "Of negative numbers the one nearest to 0 is the largest. No 0 may come in that wasn't there.", 0.5)


@check("avg_pool takes the mean of each tile")
def mean(t: Trial) -> None:
    compare(t, "avg_pool", F.avg_pool2d, EVEN, "The same tiles; of each, the sum divided by how many numbers it has, k · k.")


@check("avg_pool drops what makes no whole tile")
def mean_cropped(t: Trial) -> None:
    compare(t, "avg_pool", F.avg_pool2d, UNEVEN, "The tiles begin at the top left. Rows below and columns on the right that don't fill a tile are dropped.")


@check("a tile may be as high as the picture")
def single(t: Trial) -> None:
    compare(t, "max_pool", F.max_pool2d, ONE, "A tile that fits in just so is a whole one.")
    compare(t, "avg_pool", F.avg_pool2d, ONE, "A tile that fits in just so is a whole one.")


@check("global_avg leaves one number for each channel of each picture")
def whole(t: Trial) -> None:
    for n, c, h, w in ((2, 3, 4, 5), (3, 2, 5, 1), (1, 4, 3, 3), (5, 1, 2, 6)):
        x = t.randn(n, c, h, w, dtype=F64) + 1
        t.close(t.call("global_avg", x), x.mean((2, 3)), f"global_avg of x ({n}, {c}, {h}, {w})",
                means=f"Height and width go away, pictures and channels stay: the shape is ({n}, {c}).")


@check("max_pool sends the slope to the winner only")
def winner(t: Trial) -> None:
    for n, c, h, w, k in (EVEN[1], UNEVEN[0]):
        x, share = t.randn(n, c, h, w, dtype=F64), t.randn(n, c, h // k, w // k, dtype=F64)
        leaf = x.clone().requires_grad_()
        truth = F.max_pool2d(leaf, k)
        (truth * share).sum().backward()
        t.close(t.call(slope, t.name("max_pool"), x, share, k), [truth, leaf.grad], f"result and gradient of x ({n}, {c}, {h}, {w}) for k = {k}",
                means="In each tile the largest number gets the whole slope and all others 0. It comes about by itself, if you compute with "
                      "tensors all the way.")


@check("avg_pool and global_avg share the slope")
def shared(t: Trial) -> None:
    for n, c, h, w, k in (EVEN[1], UNEVEN[0]):
        x, share, spread = t.randn(n, c, h, w, dtype=F64), t.randn(n, c, h // k, w // k, dtype=F64), t.randn(n, c, dtype=F64)
        leaf = x.clone().requires_grad_()
        truth = F.avg_pool2d(leaf, k)
        (truth * share).sum().backward()
        t.close(t.call(slope, t.name("avg_pool"), x, share, k), [truth, leaf.grad], f"result and gradient of x ({n}, {c}, {h}, {w}) through avg_pool",
                means=f"Each of the {k * k} numbers of a tile gets 1/{k * k} of its slope, if you compute with tensors all the way.")
        t.close(t.call(slope, t.name("global_avg"), x, spread), [x.mean((2, 3)), (spread / (h * w))[:, :, None, None].expand_as(x)],
                f"result and gradient of x ({n}, {c}, {h}, {w}) through global_avg",
                means=f"Each of the {h * w} numbers of a channel gets 1/{h * w} of its slope, if you compute with tensors all the way.")


@check("the results have the pictures' type")
def types(t: Trial) -> None:
    for dtype in (torch.float32, F64):
        x = t.randn(2, 3, 5, 4, dtype=dtype)
        for what, k in (("max_pool", [2]), ("avg_pool", [2]), ("global_avg", [])):
            t.close(str(t.call(what, x, *k).dtype), str(dtype), f"the type that {what} gives for {dtype}",
                    means="What you make yourself is float32, unless you say `dtype=x.dtype`; `x.new_zeros(…)` takes type and device from x.")


@check("all is computed where the pictures are")
def devices(t: Trial) -> None:
    x = t.randn(2, 3, 5, 4, dtype=F64)
    for what, k in (("max_pool", [2]), ("avg_pool", [2]), ("global_avg", [])):
        t.close(t.outcome(elsewhere, t.name(what), x, *k), "meta", f"where {what} is computed, for pictures on another device (`meta`, which keeps shapes only)",
                means="What you make yourself lies on the CPU, unless you say `device=x.device`; `x.new_zeros(…)` takes type and device from x.")


@check("it is your own pooling, not PyTorch's")
def own(t: Trial) -> None:
    x = t.randn(2, 3, 5, 4, dtype=F64)
    for what, k in (("max_pool", [2]), ("avg_pool", [2]), ("global_avg", [])):
        with t.watch(own_pooling) as whose:
            t.call(what, x, *k)
        t.close(whose[0], "your own", f"whose pooling {what} uses", means="Here you build what `F.max_pool2d`, `F.avg_pool2d` and their modules do, without them.")
