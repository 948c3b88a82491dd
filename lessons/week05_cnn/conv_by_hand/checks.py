"""In float64, against PyTorch's own convolution. The sizes of a setting differ, so that no exchanged axis goes unseen.

Only where there is a bias the output has as many columns as maps: there a bias that lies on the wrong axis gives numbers, not an error
that many mistakes share."""

from typing import Any

import torch
from torch.nn import functional as F

from runners.checking import Trial, check, far

F64 = torch.float64


@far
def own_convolutions():
    """How often PyTorch's own convolution is computed, by whatever name."""
    from torch.utils._python_dispatch import TorchDispatchMode
    n = [0]

    class Counting(TorchDispatchMode):
        def __torch_dispatch__(self, op, types, args=(), kwargs=None):
            n[0] += "conv" in op.name().lower()
            return op(*args, **(kwargs or {}))
    with Counting():
        yield
    return n


@far
def slopes(conv2d, x, weight, bias, stride, padding, share):
    """What comes out, and the gradients of a weighted sum of it."""
    leaves = [part.clone().requires_grad_() for part in (x, weight, bias)]
    out = conv2d(*leaves, stride=stride, padding=padding)
    if not out.requires_grad:
        return [out, "there is no way back from the result"]
    (out * share).sum().backward()
    return [out.detach()] + ["no gradient" if leaf.grad is None else leaf.grad for leaf in leaves]


@far
def elsewhere(conv2d, x, weight):
    """Where the result is, for tensors on a device that has no numbers."""
    return str(conv2d(x.to("meta"), weight.to("meta"), stride=2, padding=1).device)


def drawn(t: Trial, n: int, c: int, h: int, w: int, o: int, kh: int, kw: int, dtype: torch.dtype = F64) -> tuple[Any, Any, Any]:
    """Pictures, kernels and biases."""
    return t.randn(n, c, h, w, dtype=dtype), t.randn(o, c, kh, kw, dtype=dtype), t.randn(o, dtype=dtype)


@check("one kernel on one channel: multiply and add up, at each place")
def plain(t: Trial) -> None:
    for sizes in ((1, 1, 4, 6, 1, 2, 3), (1, 1, 5, 5, 1, 3, 3), (1, 1, 3, 4, 1, 3, 4), (1, 1, 3, 2, 1, 1, 1)):
        x, weight, _ = drawn(t, *sizes)
        h, w, _, kh, kw = sizes[2:]
        t.close(t.call("conv2d", x, weight), F.conv2d(x, weight), f"a {kh} × {kw} kernel on a picture of {h} × {w}",
                means="Each pixel of the output is the sum of a window of the picture times the kernel, number by number. The output has as "
                      "many rows and columns as there are places for the window.")


@check("each kernel adds up all channels and makes one map")
def channels(t: Trial) -> None:
    for sizes in ((2, 3, 6, 7, 4, 2, 3), (3, 2, 5, 4, 2, 3, 2), (1, 4, 5, 6, 1, 3, 1), (2, 1, 4, 5, 3, 1, 2)):
        x, weight, _ = drawn(t, *sizes)
        n, c, h, w, o, kh, kw = sizes
        t.close(t.call("conv2d", x, weight), F.conv2d(x, weight), f"x ({n}, {c}, {h}, {w}) and weight ({o}, {c}, {kh}, {kw})",
                means=f"Every kernel is as deep as the picture: one sum over {c} × {kh} × {kw} products. {o} kernels give {o} maps, for each of "
                      "the pictures.")


@check("the bias is added once to each map")
def biased(t: Trial) -> None:
    for sizes in ((2, 3, 5, 6, 4, 2, 3), (1, 2, 4, 7, 4, 2, 4)):
        x, weight, bias = drawn(t, *sizes)
        t.close(t.call("conv2d", x, weight, bias), F.conv2d(x, weight, bias), "the maps with a bias",
                means="`bias` has one number for each kernel. It is added to all pixels of that kernel's map.")


@check("the window moves by the stride, down and across")
def strides(t: Trial) -> None:
    for h, w, kh, kw, stride in ((7, 8, 3, 2, 2), (9, 6, 2, 3, 3), (8, 10, 3, 3, 2), (4, 5, 1, 2, 2), (3, 4, 3, 4, 2)):
        x, weight, _ = drawn(t, 2, 3, h, w, 4, kh, kw)
        t.close(t.call("conv2d", x, weight, stride=stride), F.conv2d(x, weight, None, stride), f"a {kh} × {kw} kernel on {h} × {w}, stride {stride}",
                means=f"The window begins at 0, {stride}, {2 * stride}, … in both directions, as long as it fits in: (size − kernel) // stride + 1 times.")


@check("zeros are put around on all four sides")
def padded(t: Trial) -> None:
    for h, w, kh, kw, padding in ((4, 6, 3, 2, 1), (5, 3, 2, 4, 2), (2, 3, 3, 3, 1)):
        x, weight, _ = drawn(t, 2, 3, h, w, 4, kh, kw)
        t.close(t.call("conv2d", x, weight, padding=padding), F.conv2d(x, weight, padding=padding),
                f"a {kh} × {kw} kernel on {h} × {w}, padding {padding}",
                means=f"With padding {padding} there are {padding} rows of zeros above and below, and as many columns on either side.")


@check("stride and padding work together")
def both(t: Trial) -> None:
    for h, w, kh, kw, stride, padding in ((6, 7, 3, 2, 2, 1), (8, 6, 3, 4, 3, 1), (4, 6, 3, 3, 2, 2)):
        x, weight, bias = drawn(t, 3, 5, h, w, (w + 2 * padding - kw) // stride + 1, kh, kw)
        t.close(t.call("conv2d", x, weight, bias, stride, padding), F.conv2d(x, weight, bias, stride, padding),
                f"a {kh} × {kw} kernel on {h} × {w}, stride {stride}, padding {padding}",
                means="First the zeros are put around, then the window moves over all of it: (size + 2 · padding − kernel) // stride + 1 times.")


@check("slopes flow back to pictures, kernels and biases")
def differentiable(t: Trial) -> None:
    x, weight, bias = drawn(t, 2, 5, 6, 4, 3, 3, 2)
    stride, padding = 2, 1
    leaves = [part.clone().requires_grad_() for part in (x, weight, bias)]
    out = F.conv2d(leaves[0], leaves[1], leaves[2], stride, padding)
    share = t.randn(*out.shape, dtype=F64)
    (out * share).sum().backward()
    t.close(t.call(slopes, t.name("conv2d"), x, weight, bias, stride, padding, share), [out, *(leaf.grad for leaf in leaves)],
            "the result, and the gradients of x, weight and bias", means="A network learns its kernels by their slopes: compute with tensors all the way, "
            "without `detach`, `item`, NumPy or a new `torch.tensor` in between.")


@check("the result has the pictures' type")
def types(t: Trial) -> None:
    for dtype in (torch.float32, F64):
        x, weight, _ = drawn(t, 2, 3, 5, 6, 4, 3, 2, dtype)
        t.close(str(t.call("conv2d", x, weight, None, 2, 1).dtype), str(dtype), f"the type for pictures of {dtype}",
                means="What you make yourself is float32, unless you say `dtype=x.dtype`; `x.new_zeros(…)` takes type and device from x.")


@check("all is computed where the pictures are")
def devices(t: Trial) -> None:
    x, weight, _ = drawn(t, 2, 3, 6, 5, 4, 3, 2)
    t.close(t.outcome(elsewhere, t.name("conv2d"), x, weight), "meta", "where the result is, for pictures on another device (`meta`, which keeps shapes only)",
            means="What you make yourself lies on the CPU, unless you say `device=x.device`; `x.new_zeros(…)` takes type and device from x.")


@check("it is your own sum, not PyTorch's")
def own(t: Trial) -> None:
    x, weight, _ = drawn(t, 1, 2, 5, 4, 3, 2, 3)
    with t.watch(own_convolutions) as count:
        t.call("conv2d", x, weight, None, 1, 1)
    t.close(count[0], 0, "how many of PyTorch's own convolutions were computed",
            means="Here you build what `F.conv2d` and `nn.Conv2d` do, without them.")
