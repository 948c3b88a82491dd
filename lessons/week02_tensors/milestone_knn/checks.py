"""The program is run on pictures of its own folder, six times in all; what it wrote is judged.

Truth is the vote of the k nearest in float64. Of digits with equally many votes each is right, and where the k-th and the next
neighbour are so equally far that rounding may exchange them, any digit is.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch

from runners.checking import Trial, check, far
from runners.checking.probes import pretend_cuda

TRAIN, LABELS, TEST = "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte"
LARGEST = 32 * 2**20     # bytes
FROM_TORCH = ("NotImplementedError", "RuntimeError", "AssertionError", "torch.AcceleratorError")      # what it says to a device that is not there


@far
def work(n):
    """How many operations there were, the bytes of the largest tensor, and how many results had n numbers or more."""
    from torch.utils._python_dispatch import TorchDispatchMode
    from torch.utils._pytree import tree_leaves

    class Mode(TorchDispatchMode):
        count, largest, long = 0, 0, 0

        def __torch_dispatch__(self, func, types, args=(), kwargs=None):
            out = func(*args, **(kwargs or {}))
            self.count += 1
            found = [x for x in tree_leaves(out) if isinstance(x, torch.Tensor)]
            self.largest = max([self.largest, *(x.untyped_storage().nbytes() for x in found)])
            self.long += any(x.numel() >= n for x in found)
            return out

    with Mode() as mode:
        yield
    return [mode.count, mode.largest, mode.long]


@far
def saved(path):
    """What the file holds: a tensor, or a word for what it is instead."""
    try:
        found = torch.load(path, weights_only=True)
    except Exception:
        return "nothing that torch.load can read"
    if not isinstance(found, torch.Tensor):
        return f"a {type(found).__name__}"
    if found.device.type != "cpu":
        return f"a tensor on {found.device.type}"
    return found


@far
def real_gpu():
    """Can a GPU really be used here?"""
    try:
        return torch.cuda.is_available() and (torch.ones(1, device="cuda") + 1).item() == 2
    except Exception:
        return False


class Digits:
    """Pictures to ask with their labels, and pictures to name."""

    def __init__(self, images: np.ndarray[Any, Any], labels: np.ndarray[Any, Any], test: np.ndarray[Any, Any]) -> None:
        self.images, self.labels, self.test = images, labels, test

    def write(self, t: Trial) -> None:
        for name, array in ((TRAIN, self.images), (LABELS, self.labels), (TEST, self.test)):
            head = bytes([0, 0, 8, array.ndim]) + b"".join(n.to_bytes(4, "big") for n in array.shape)
            t.file(name, head + np.ascontiguousarray(array).tobytes())

    def judged(self, named: torch.Tensor, k: int, rows: torch.Tensor | None = None) -> tuple[torch.Tensor, torch.Tensor]:
        """The digits that were named, and the right ones: equal where one of those with most votes was named."""
        rows = torch.arange(len(self.test)) if rows is None else rows
        a, b = (torch.from_numpy(x).flatten(1).double() for x in (self.test[rows.numpy()], self.images))
        sizes = a.square().sum(1)[:, None] + b.square().sum(1)
        found = (sizes - 2 * a @ b.T).topk(k + 1, largest=False)
        nearest = found.indices[:, :k]
        unsure = found.values[:, k] - found.values[:, k - 1] <= 1e-5 * sizes.amax(1)
        votes = torch.nn.functional.one_hot(torch.from_numpy(self.labels).long()[nearest], 10).sum(1)
        right, named = votes.argmax(1), named.long()[rows]
        sound = (named >= 0) & (named < 10)
        fine = sound & (unsure | (votes.gather(1, named.clamp(0, 9)[:, None])[:, 0] == votes.amax(1)))
        return torch.where(fine, right, named), right


def raw(t: Trial, name: str, head: int) -> np.ndarray[Any, Any]:
    return np.fromfile(Path(t.data("MNIST")) / "raw" / name, np.uint8, offset=head)


def drawn(t: Trial, n: int, m: int) -> Digits:
    """Some of the digits that come with the course."""
    images, labels = raw(t, TRAIN, 16).reshape(-1, 28, 28), raw(t, LABELS, 8)
    test = raw(t, TEST, 16).reshape(-1, 28, 28)
    chosen = torch.randperm(len(images), generator=t.generator)[:n].numpy()
    return Digits(images[chosen], labels[chosen], test[torch.randperm(len(test), generator=t.generator)[:m].numpy()])


class Run:
    """What one run left, and what it took."""

    def __init__(self, named: torch.Tensor, digits: Digits, folder: Path, took: float, count: int, largest: int, long: int) -> None:
        self.named, self.digits, self.folder, self.took = named, digits, folder, took
        self.count, self.largest, self.long = count, largest, long


def run(t: Trial, digits: Digits, *argv: str, out: str = "pred.pt") -> Run | None:
    digits.write(t)
    start = time.monotonic()
    with t.watch(work, len(digits.images)) as seen:
        found = t.script("--data", ".", *argv, sound=True)
    took, said = time.monotonic() - start, " ".join(argv)
    t.true(found["code"] == 0, f"with `{said}` the program ends with exit code 0", f"it ends with {found['code']}",
           means=f"The program ended with exit code {found['code']}. {found['err'][-200:]}")
    there = (t.folder / out).is_file()
    t.true(there, f"with `{said}` it writes {out}", "it does" if there else "it is missing",
           means=f"After your program has run with `{said}` there is no `{out}` in its working directory. `torch.save(digits, args.out)` writes it"
                 + (", and pred.pt is the default." if out == "pred.pt" else "."))
    if not there:
        return None
    named, m = t.call(saved, str(t.folder / out)), len(digits.test)
    good = isinstance(named, torch.Tensor) and tuple(named.shape) == (m,) and named.dtype == torch.int64
    kind = f"{str(named.dtype).removeprefix('torch.')} of shape {tuple(named.shape)}" if isinstance(named, torch.Tensor) else named
    t.true(good, f"{out} holds a tensor of {m} whole numbers", "it does" if good else f"{kind}",
           means=f"`{out}` should hold one int64 tensor on the CPU, with a digit for each of the {m} test pictures; it holds {kind}.")
    return Run(named, digits, t.folder, took, *seen) if good else None


def first(t: Trial) -> Run | None:
    return run(t, drawn(t, 1000, 200), "--k", "5", "--device", "cpu")


def defaults(t: Trial) -> Run | None:
    with t.watch(pretend_cuda, False):
        return run(t, drawn(t, 300, 60))


def other(t: Trial) -> Run | None:
    return run(t, drawn(t, 300, 60), "--k", "1", "--out", "named.pt", "--device", "cpu", out="named.pt")


def many(t: Trial) -> Run | None:
    """Small pictures, but very many pairs."""
    images, test = (t.ints(0, 256, n, 3, 5).byte().numpy() for n in (10_000, 1_001))
    return run(t, Digits(images, t.ints(0, 10, 10_000).byte().numpy(), test), "--k", "5", "--device", "cpu")


def gpu(t: Trial) -> Run | None:
    return run(t, drawn(t, 1000, 200), "--device", "auto") if t.call(real_gpu) else None


def votes(t: Trial, found: Run | None, k: int, what: str, rows: torch.Tensor | None = None) -> None:
    if found is None:
        return
    named, right = found.digits.judged(found.named, k, rows)
    wrong = int((named != right).sum())
    t.close(named, right, what, means=f"{wrong} of {len(right)} test pictures got a digit that most of their {k} nearest training pictures do not show.")


@check("the program names the digit that most neighbours show")
def named(t: Trial) -> None:
    votes(t, t.once(first), 5, "the digits on 200 pictures, by 5 of 1000 neighbours")


@check("--k and --out are obeyed")
def obeyed(t: Trial) -> None:
    votes(t, t.once(other), 1, "the digits on 60 pictures, by the nearest of 300")


@check("without arguments it is five neighbours, pred.pt and any device")
def default(t: Trial) -> None:
    votes(t, t.once(defaults), 5, "the digits on 60 pictures, by 5 of 300 neighbours")


@check("run.json tells where it ran, and for how long")
def reported(t: Trial) -> None:
    for step, case in ((first, "--device cpu"), (defaults, "--device auto, where no CUDA can be used,")):
        found = t.once(step)
        if found is None:
            return
        try:
            told = json.loads((found.folder / "run.json").read_text("utf-8"))
            device, seconds = told["device"], told["seconds"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            t.true(False, "run.json is JSON with device and seconds", f"it is not ({type(error).__name__})",
                   means="`run.json` in the working directory should hold `{\"device\": \"cpu\", \"seconds\": 0.8}`, as `json.dumps` writes it.")
            return
        t.close(device, "cpu", f"the device in run.json, after {case}", means="The device is the one that was really used, as a text: \"cpu\" or \"cuda\", never \"auto\".")
        number = isinstance(seconds, (int, float)) and not isinstance(seconds, bool)
        good = number and 0 < seconds <= found.took
        t.true(good, f"the seconds in run.json, after {case} are those of the run",
               "they are" if good else "no number" if not number else "0 or less" if seconds <= 0 else "more than the program took",
               means=f"`seconds` should be a number: `time.perf_counter()` after the naming, minus that before. It is {seconds!r}; the whole program took {found.took:.2f} s.")


@check("no tensor is larger than 32 MB")
def small(t: Trial) -> None:
    found = t.once(many)
    if found is None:
        return
    good = found.largest <= LARGEST
    t.true(good, "1001 pictures against 10,000 stay below 32 MB", "the whole table at once" if not good else "they do",
           means=f"With 1001 test pictures against 10,000 your largest tensor had {found.largest / 2**20:.0f} MB. Take a chunk of the test pictures at a time, as many rows as fit.")
    rows = torch.cat([torch.arange(15), torch.randperm(1000, generator=t.generator)[:30], torch.arange(986, 1001)])
    votes(t, found, 5, "the digits on 60 of the 1001 pictures, the first and the last among them", rows)


@check("there is no loop over pictures")
def vectorised(t: Trial) -> None:
    found = t.once(first)
    if found is None:
        return
    m = len(found.digits.test)
    good = found.count < 3 * m
    t.true(good, "fewer operations than three for each test picture", "there are" if good else "distances of one picture at a time" if found.long >= m
           else "small steps for each picture", means=f"Your program used {found.count} tensor operations for {m} test pictures: it handles each by itself. "
           "Handle a whole chunk in each operation, the vote, too.")


@check("a device that can't be used is refused")
def refused(t: Trial) -> None:
    drawn(t, 50, 10).write(t)
    for device, case in (("meta", "it holds no numbers"), ("cuda", "no CUDA can be used")):
        with t.watch(pretend_cuda, False):
            found = t.script("--data", ".", "--device", device)
        code = f"exit code {found['code']}"
        if found["code"] == 1 and found["err"].startswith(FROM_TORCH):
            code = "an error in the middle"
        t.close(code, "exit code 2", f"how --device {device} ends, where {case}",
                means=f"A program that is started with an argument it can't obey says so and ends with exit code 2: `parser.error(\"…\")` does both. {found['err'][-120:]}".strip())
        t.true(bool(found["err"].strip()), f"--device {device} is refused with a message", "nothing is said", means="Say on the error output why you stop; `parser.error` does.")
        t.true(not (t.folder / "pred.pt").exists(), f"with --device {device} nothing is written", "pred.pt is there", means="A program that refuses leaves no answers behind.")


@check("a real GPU gives the same, where there is one")
def real(t: Trial) -> None:
    found = t.once(gpu)
    if found is not None:
        votes(t, found, 5, "the digits on 200 pictures, named on the GPU")
        t.close(json.loads((found.folder / "run.json").read_text("utf-8")).get("device", "")[:4], "cuda", "the device in run.json, after --device auto, where CUDA can be used",
                means="`auto` takes CUDA where it can be used.")
