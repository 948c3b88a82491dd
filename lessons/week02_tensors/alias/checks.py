"""After each call something is written into one of the tensors, and the others are looked at."""

from typing import Any

import numpy as np
import torch

from runners.checking import Trial, check, far

F64 = torch.float64


@far
def written(f, x, *more):
    """Who sees it when the input, then the result is written into. Input and result are tensors or arrays."""
    got = f(x, *more)
    if not isinstance(got, torch.Tensor):
        return got if got is None else f"a {type(got).__name__}, no tensor"
    with torch.no_grad():
        before = got.clone()
        x += 1
        down = "changes" if not torch.equal(got, before) else "stays"
        before = np.array(x.detach()) if isinstance(x, torch.Tensor) else x.copy()
        got += 1
        after = np.array(x.detach()) if isinstance(x, torch.Tensor) else x
    return [f"the result {down}", "the input changes" if not np.array_equal(before, after) else "the input stays"]


@far
def facts(f, x, *more):
    """What a tensor is besides its numbers."""
    got = f(x, *more)
    if not isinstance(got, torch.Tensor):
        return got if got is None else f"a {type(got).__name__}, no tensor"
    return [str(got.dtype).removeprefix("torch."), got.device.type, list(got.shape), "slopes can flow" if got.requires_grad else "no slopes"]


@far
def of_weights(f, x):
    """The same for a tensor that is computed from weights, and for the weights themselves."""
    w = x.clone().requires_grad_()
    answers = []
    for t in (w, w * 2):
        got = f(t)
        ok = isinstance(got, torch.Tensor)
        answers.append("slopes can flow" if ok and got.requires_grad else "no slopes" if ok else "no tensor")
    return answers


@far
def twice(f, x, eps):
    """Do two calls draw the same noise?"""
    a, b = f(x.clone(), eps), f(x.clone(), eps)
    return "the same noise" if torch.equal(a, b) else "other noise"


@far
def kept(history, w, steps):
    """The values, before and after one of the tensors is written into, and whether w is as it was."""
    before = w.clone()
    seen = list(history(w, steps))
    if not all(isinstance(v, torch.Tensor) for v in seen):
        return "something else than tensors"
    values = [v.clone() for v in seen]
    if seen:
        with torch.no_grad():
            seen[0] += 100
        others = all(torch.equal(a, b) for a, b in zip(seen[1:], values[1:], strict=True))
    else:
        others = True
    return [values, "the others stay" if others else "the others change", "w stays" if torch.equal(w, before) else "w changes"]


def drawn(t: Trial) -> list[torch.Tensor]:
    n, m = t.random.sample(range(2, 6), 2)
    return [t.randn(n, m, dtype=F64), t.ints(-9, 10, m), t.randn(n, m).T, t.randn(1)[0]]


@check("a snapshot has the numbers and the type of its original")
def copied(t: Trial) -> None:
    for x in (*drawn(t), t.ints(0, 2, 4).bool()):
        name = f"{str(x.dtype).removeprefix('torch.')} of shape {tuple(x.shape)}"
        t.same(t.call("snapshot", x), f"the snapshot of a tensor of {name}", dtype=True, means="A snapshot has the same numbers, the same shape and the same dtype.")


@check("nothing that happens later changes a snapshot")
def apart(t: Trial) -> None:
    for x in drawn(t):
        t.close(t.call(written, t.name("snapshot"), t.put(x)), ["the result stays", "the input stays"],
                f"after writing into the original of shape {tuple(x.shape)}, then into its snapshot",
                means="Both must have memory of their own: `clone()` copies the numbers.")


@check("a snapshot is cut off, and stays on its device")
def cut(t: Trial) -> None:
    t.close(t.call(of_weights, t.name("snapshot"), t.put(t.randn(3, 2))), ["no slopes", "no slopes"],
            "snapshots of weights, and of what is computed from them", means="A snapshot is numbers only: `detach()` cuts it off from what it was computed from.")
    n = t.random.randint(2, 5)
    t.close(t.call(facts, t.name("snapshot"), t.keep("torch.zeros", n, 3, device="meta", dtype=torch.float16)), ["float16", "meta", [n, 3], "no slopes"],
            "the snapshot of a tensor on another device", means="`clone()` keeps shape, dtype and device of a tensor, whatever they are.")


@check("from_array shares when it is asked to, and only then")
def array(t: Trial) -> None:
    n, m = t.random.sample(range(2, 6), 2)
    arrays = [t.randn(n, m, dtype=F64).numpy(), t.ints(-9, 10, m).numpy().astype(np.int32), t.randn(n).numpy()]
    for a in arrays:
        what = f"an array of {a.dtype} of shape {a.shape}"
        for share in (True, False):
            t.same(t.call("from_array", a, share), f"from_array of {what}, share = {share}", dtype=True, means="The tensor has the numbers, the shape and the type of the array.")
            t.close(t.call(written, t.name("from_array"), t.put(a), share), ["the result changes", "the input changes"] if share else ["the result stays", "the input stays"],
                    f"after writing into {what}, then into its tensor, share = {share}",
                    means="With `share=True` both stand for one memory, and what is written into the one is seen in the other. With `share=False` they have nothing in common.")


@check("add_noise leaves x alone")
def alone(t: Trial) -> None:
    n, m = t.random.sample(range(2, 6), 2)
    for x in (t.randn(n, m, dtype=F64), t.randn(m)):
        for eps in (0.5, 0.0):
            got = t.call(facts, t.name("add_noise"), t.put(x), eps)
            t.close(got, [str(x.dtype).removeprefix("torch."), "cpu", list(x.shape), "no slopes"], f"add_noise of {x.dtype} of shape {tuple(x.shape)}",
                    means="The result has the shape and the dtype of x.")
            t.close(t.call(written, t.name("add_noise"), t.put(x), eps), ["the result stays", "the input stays"],
                    f"after writing into x of shape {tuple(x.shape)}, then into the result, with eps = {eps}",
                    means="The result is a new tensor: `x + noise` makes one, `x += noise` writes into the caller's.")
            handle = t.put(x)
            t.call("add_noise", handle, eps)
            t.close(t.fetch(handle), x, "x after the call", means="The caller's x must be as it was: compute `x + noise`, which makes a new tensor.")


@check("the noise is normal, with a deviation of eps")
def noise(t: Trial) -> None:
    eps, level = t.random.choice([0.1, 0.3, 2.0]), t.random.choice([-4.0, 3.0])
    got = t.call("add_noise", torch.full((200, 100), level), eps)
    if not (isinstance(got, torch.Tensor) and got.shape == (200, 100)):
        t.close(got, torch.full((200, 100), level), "add_noise of 200 x 100 numbers", means="One number of noise for each number of x.")
        return
    added = (got.double() - level) / eps
    alike = added.numel() - len(added.flatten().unique())
    t.close("the same in many places" if alike > 2000 else "its own in each place", "its own in each place", "the noise of 200 x 100 numbers",
            means="Each number gets noise of its own: as many random numbers as x has.")
    middle, spread = float(added.mean()), float(added.std())
    # 20,000 draws: the mean is off by 0.0071, the deviation by 0.005; five of these are left
    t.close("0" if abs(middle) < 0.036 else f"{middle:.2f} eps", "0", "the mean of the noise, roughly",
            means="The noise lies around 0, as often below as above: `torch.randn`.")
    t.close("eps" if abs(spread - 1) < 0.025 else f"{spread:.2f} eps", "eps", "the deviation of the noise, roughly",
            means="`torch.randn` has a deviation of 1. Times eps it is eps.")
    beyond = float((added.abs() > 2).double().mean())
    t.close("as in a normal distribution" if 0.035 < beyond < 0.056 else "another", "as in a normal distribution", "how often the noise is larger than twice eps",
            means="In a normal distribution 4.6% lie beyond twice the deviation: `torch.randn` draws such numbers.")
    t.close(t.call(twice, t.name("add_noise"), t.put(torch.zeros(50)), eps), "other noise", "a second call", means="Each call draws anew.")


@check("history keeps each step")
def steps(t: Trial) -> None:
    n, m = t.random.sample(range(2, 6), 2)
    for x, count in ((t.randn(n, m, dtype=F64), 3), (t.randn(m), 5), (t.randn(n), 1), (t.randn(n), 0)):
        got = t.call(kept, t.name("history"), t.put(x), count)
        values: Any = [x * 0.5 ** (i + 1) for i in range(count)]
        t.close(got, [values, "the others stay", "w stays"], f"the tensors for w of shape {tuple(x.shape)} and {count} steps; a later write into the first; w",
                means="Each entry is a tensor of its own, with the value of its step, and the caller's w is as it was.")
