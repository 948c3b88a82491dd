"""Everything moves to the device meta, which any machine has. A tensor that is only pretended to be on a GPU comes back; a real GPU is used, too."""

from typing import Any

import numpy as np
import torch
from torch import nn

from runners.checking import Trial, check, far

MOVES = "Each tensor is handed over to `.to(device)`, and what comes back takes its place."


@far
def moved(to_device, case, device, n, m):
    """What comes back, in words, and whether the batch that was handed over is as it was."""
    import collections
    Sample = collections.namedtuple("Sample", ["image", "label"])

    def told(x):
        if isinstance(x, torch.Tensor):
            kind = str(x.dtype).removeprefix("torch.")
            return f"{kind}{list(x.shape)} on {x.device}{' with slopes' if x.requires_grad else ''}"
        if isinstance(x, tuple) and hasattr(x, "_fields"):
            return f"{type(x).__name__}({', '.join(f'{f}={told(v)}' for f, v in zip(x._fields, x, strict=True))})"
        if isinstance(x, list):
            return f"[{', '.join(map(told, x))}]"
        if isinstance(x, tuple):
            return f"({', '.join(map(told, x))})"
        if isinstance(x, dict):
            return f"{{{', '.join(f'{k!r}: {told(v)}' for k, v in x.items())}}}"
        return "an array" if isinstance(x, np.ndarray) else repr(x) if isinstance(x, (str, int, float, type(None))) else f"a {type(x).__name__}"

    a, b = torch.zeros(n, m), torch.arange(n)
    batch = {
        "a tensor": a,
        "weights": torch.ones(n, m, requires_grad=True) * 2,
        "small floats": torch.zeros(m, dtype=torch.float16),
        "a list": [a, b],
        "a tuple": (a, b),
        "a dict": {"image": a, 3: b},
        "a namedtuple": Sample(a, b),
        "lists in a dict": {"image": a, "boxes": [b, [b, a]]},
        "dicts in a list": [{"image": a}, {"image": b, "label": 1}],
        "tuples in a namedtuple": Sample((a, b), {"label": b}),
        "namedtuples in a list": [Sample(a, 1), Sample(b, None)],
        "all kinds": {"x": (a, [b, Sample(a, {"deep": (b,)})]), "name": "a cat", "size": (n, 2.5), "nothing": None},
        "no tensors": ["a text", 3, None, True, np.zeros(2)],
        "empty ones": ([], (), {}),
    }[case]
    before = told(batch)
    got = told(to_device(batch, device))
    return [got, "the original stays" if told(batch) == before else f"the original is {told(batch)} now"]


@far
def stayed(to_device, x, y):
    """The values, and whether a tensor that is on the device already was copied."""
    got = to_device({"x": x, "more": [y]}, "cpu")
    try:
        mine, other = got["x"], got["more"][0]
        copied = mine.data_ptr() != x.data_ptr() or other.data_ptr() != y.data_ptr()
        return [mine, other, "copied" if copied else "not copied"]
    except Exception as error:
        return f"not what was handed over ({type(error).__name__})"


@far
def placed(place, device, n):
    """Where the parts of a model are, and whether it came back."""
    model = nn.Sequential(nn.Linear(n, 3), nn.BatchNorm1d(3), nn.Sequential(nn.Linear(3, 1)))
    got = place(model, device)
    back = "the model came back" if got is model else "None came back" if got is None else f"another {type(got).__name__} came back"
    parts = [[name, p.device.type] for name, p in [*model.named_parameters(), *model.named_buffers()]]
    return [back, parts]


@far
def from_elsewhere(to_cpu_numpy, x):
    """The array of a tensor that behaves as if it were on a GPU: NumPy can't reach it there."""
    def refuse():
        raise TypeError("can't convert cuda:0 device type tensor to numpy. Use Tensor.cpu() to copy the tensor to host memory first.")

    class Elsewhere(torch.Tensor):
        device = property(lambda self: torch.device("cuda:0"))
        is_cuda = property(lambda self: True)
        is_cpu = property(lambda self: False)

        def cpu(self, *args, **kwargs):
            return self.as_subclass(torch.Tensor)

        def to(self, *args, **kwargs):
            cpu = any(str(a) == "cpu" for a in (*args, *kwargs.values()))
            return self.as_subclass(torch.Tensor) if cpu else super().to(*args, **kwargs)

        def numpy(self, *, force=False):
            return self.as_subclass(torch.Tensor).numpy(force=True) if force else refuse()

        def __array__(self, *args, **kwargs):
            refuse()

    return to_cpu_numpy(x.as_subclass(Elsewhere))


@far
def of_weights(to_cpu_numpy, x):
    w = x.clone().requires_grad_()
    return [to_cpu_numpy(w), to_cpu_numpy(w * 3)]


@far
def really(to_device, place, to_cpu_numpy, x):
    """The same on this machine's GPU; None where none can be used."""
    try:
        if not torch.cuda.is_available() or (torch.ones(1, device="cuda") + 1).item() != 2:
            return None
    except Exception:
        return None
    there = to_device({"x": [x]}, "cuda")["x"][0]
    model = place(nn.Linear(x.shape[-1], 2), torch.device("cuda"))
    return [there.device.type, model(there).device.type, to_cpu_numpy(there), to_cpu_numpy(model(there)).shape]


def move(t: Trial, case: str, means: str = MOVES) -> None:
    n, m = t.random.sample(range(2, 9), 2)
    for device in ("meta", t.keep("torch.device", "meta")):
        t.same(t.call(moved, t.name("to_device"), case, device, n, m), f"{case}, moved to meta; and the batch that was handed over", means=means)


def array(t: Trial, got: Any, what: str) -> None:
    if got is not None and not isinstance(got, (np.ndarray, np.generic)):
        t.close(f"a {type(got).__name__}", "an array", what, means="Asked is a NumPy array, which `.numpy()` makes of a tensor.")


@check("a tensor moves, with its dtype and its slopes")
def one(t: Trial) -> None:
    move(t, "a tensor", "`t.to(device)` does not change t. It gives another tensor, on that device: return it.")
    move(t, "small floats", "Only the device changes: shape and dtype stay.")
    move(t, "weights", "Only the device changes: what can have slopes can have them there, too. `.to` keeps that.")


@check("lists, tuples and dicts come back as what they were")
def flat(t: Trial) -> None:
    for case in ("a list", "a tuple", "a dict"):
        move(t, case, MOVES + " A list stays a list, a tuple a tuple, a dict a dict with the same keys.")


@check("a namedtuple keeps its name and its fields")
def named(t: Trial) -> None:
    move(t, "a namedtuple", "A namedtuple is a tuple whose places have names, and it is made with one argument for each: `type(batch)(*items)`.")


@check("everything moves, however deep it lies")
def deep(t: Trial) -> None:
    for case in ("lists in a dict", "dicts in a list", "tuples in a namedtuple", "namedtuples in a list", "all kinds"):
        move(t, case, "What lies in a list can be a list again. Let `to_device` call itself for each item.")


@check("what is no tensor is left alone")
def others(t: Trial) -> None:
    move(t, "no tensors", "Texts, numbers, None and arrays have no device. They come back as they are.")
    move(t, "empty ones", "An empty list comes back as an empty list, and so on.")


@check("what is there already is not copied")
def there(t: Trial) -> None:
    n, m = t.random.sample(range(2, 9), 2)
    x, y = t.randn(n, m), t.ints(0, 9, m)
    t.close(t.call(stayed, t.name("to_device"), t.put(x), t.put(y)), [x, y, "not copied"], "the tensors of a batch that is on the CPU, moved to the CPU",
            means="`.to(device)` gives back the very tensor if it is there already. Another copy costs time and memory.")


@check("a model moves as a whole, and comes back")
def model(t: Trial) -> None:
    for device in ("meta", t.keep("torch.device", "meta"), "cpu"):
        t.same(t.call(placed, t.name("place"), device, t.random.randint(2, 6)), "place, and where the parts of the model are then",
               means="`model.to(device)` moves all weights, and the numbers that layers keep beside them. It changes the model itself; return it.")


@check("a tensor becomes an array, wherever it is")
def numbers(t: Trial) -> None:
    n, m = t.random.sample(range(2, 6), 2)
    for x in (t.randn(n, m), t.ints(-9, 9, n), t.randn(n, m, dtype=torch.float64).T, t.ints(0, 2, m).bool(), t.randn(1)[0]):
        what = f"the array of a {str(x.dtype).removeprefix('torch.')} tensor of shape {tuple(x.shape)}"
        got = t.call("to_cpu_numpy", x)
        array(t, got, what)
        t.same(got, what, dtype=True, means="The array has the numbers, the shape and the type of the tensor.")


@check("a tensor with slopes becomes an array, too")
def cut(t: Trial) -> None:
    n, m = t.random.sample(range(2, 6), 2)
    x = t.randn(n, m)
    t.same(t.call(of_weights, t.name("to_cpu_numpy"), t.put(x)), "the arrays of weights, and of what is computed from them",
           means="NumPy can't follow slopes, and PyTorch refuses. `detach()` cuts the tensor off first.")


@check("a tensor on a GPU becomes an array, too")
def brought(t: Trial) -> None:
    n, m = t.random.sample(range(2, 6), 2)
    x = t.randn(n, m)
    t.same(t.call(from_elsewhere, t.name("to_cpu_numpy"), t.put(x)), "the array of a tensor on a (pretended) GPU",
           means="NumPy knows the main memory only. `cpu()` brings the numbers there first.")


@check("a real GPU does the same, where there is one")
def real(t: Trial) -> None:
    x = t.randn(3, 4)
    got = t.call(really, t.name("to_device"), t.name("place"), t.name("to_cpu_numpy"), t.put(x))
    if got is not None:
        t.close(got, ["cuda", "cuda", x, (3, 2)], "the device of a batch and of a model's answer, and both back in NumPy", means="Everything moves to the GPU, and comes back with the same numbers.")
