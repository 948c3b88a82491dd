"""The program is run once; what it left behind is judged. Points that it has not seen decide.

The solution on 20 learners' curves: mean squared error on hidden points 0.0014, standard deviation 0.0010, at most 0.0043. What is
asked, 0.02, lies 18 standard deviations above; a straight line or a flat one has 0.3 and more.
"""

from __future__ import annotations

import csv
import itertools
import math
import struct
from pathlib import Path
from typing import Any

import numpy as np
import torch

from runners.checking import Trial, check, far

SECONDS = 40
NEAR = 0.02             # mean squared error on hidden points, which have no noise
LARGEST = 20_000        # parameters
FILES = ("model.pt", "log.csv", "loss.png")


@far
def saved(path):
    """What the file holds: the weights by name, or a word for what it is instead."""
    try:
        state = torch.load(path, weights_only=True)
    except Exception as e:
        return "a whole object" if "weights_only" in str(e) or "Unsupported" in str(e) else "nothing that torch.load can read"
    if not isinstance(state, dict) or not all(isinstance(v, torch.Tensor) for v in state.values()):
        return f"a {type(state).__name__}"
    return sorted([str(name), list(v.shape)] for name, v in state.items())


@far
def shapes(model):
    return sorted([name, list(v.shape)] for name, v in model.state_dict().items())


@far
def restored(model, path):
    model.load_state_dict(torch.load(path, weights_only=True))
    return model.eval()


@far
def asked(model, x):
    with torch.no_grad():
        return model(x)


@far
def levels(path):
    """Height, width, and how many greys a picture has (None: it is no picture)."""
    import matplotlib.image
    try:
        seen = matplotlib.image.imread(path)
    except Exception:
        return None
    grey = seen[..., :3].mean(axis=2) if seen.ndim == 3 else seen
    return [int(grey.shape[0]), int(grey.shape[1]), len(np.unique((grey * 255).round()))]


@far
def crossed():
    """Whether n answers met n points crosswise: a table of n x n from (n, 1) and (n,)."""
    from torch.overrides import TorchFunctionMode

    class Mode(TorchFunctionMode):
        seen = False

        def __torch_function__(self, func, types, args=(), kwargs=None):
            sizes = sorted((a.shape for a in args[:2] if isinstance(a, torch.Tensor)), key=len)
            if len(sizes) == 2 and len(sizes[0]) == 1 and tuple(sizes[1]) == (*sizes[0], 1):
                self.seen = True
            return func(*args, **(kwargs or {}))

    with Mode() as mode:
        yield
    return mode.seen


@far
def figures():
    """Of each figure that Matplotlib saved: whether there was anything in it."""
    from matplotlib.figure import Figure
    seen, real = [], Figure.savefig

    def savefig(self, *args, **kw):
        seen.append(any(axes.has_data() for axes in self.axes) or bool(self.images))
        return real(self, *args, **kw)

    Figure.savefig = savefig
    try:
        yield
    finally:
        Figure.savefig = real
    return seen


def program(t: Trial) -> tuple[Path, bool, list[bool]]:
    """Where the program was run and left its files; whether answers met points crosswise; what was in the figures it saved."""
    t.hand_out()
    with t.watch(crossed) as seen, t.watch(figures) as drawn:
        found = t.script(keep="milestone_curve", sound=True)
    t.true(found["code"] == 0, "the program ends with exit code 0", f"it ends with {found['code']}",
           means=f"The program ended with exit code {found['code']}. {found['err'][-200:]}")
    return t.folder, bool(seen[0]), list(drawn)


def network(t: Trial) -> Any:
    """The learner's own network with the weights that the program saved."""
    path = str(t.once(program)[0] / "model.pt")
    there = Path(path).exists()
    t.true(there, "model.pt is there", "it is" if there else "it is missing",
           means="Your program leaves no `model.pt`: `torch.save(model.state_dict(), \"model.pt\")` after the training.")
    if not there:
        return None
    model = t.keep("build")
    state = t.call(saved, path)
    t.true(not isinstance(state, str), "model.pt holds the weights by name", state if isinstance(state, str) else "it does",
           means="`model.pt` must hold what `model.state_dict()` gives, a dict of tensors by name. Others load it into `build()`.")
    if isinstance(state, str):
        return None
    fits = state == t.call(shapes, model)
    t.true(fits, "names and shapes in model.pt are those of build()", "they differ" if not fits else "they are",
           means="The weights that you saved do not fit into the network that `build()` makes. Train one that `build()` made, "
                 "and let `build()` make the same shape each time.")
    return t.keep(restored, model, path) if fits else None


def hidden(t: Trial) -> tuple[torch.Tensor, torch.Tensor]:
    x = t.rand(200, 1) * 6 - 3
    return x, torch.tensor([[t.lesson.curve(t.draw, v)] for v in x.flatten().tolist()])


def points(t: Trial) -> tuple[torch.Tensor, torch.Tensor]:
    rows = list(csv.DictReader(t.handed["secret_curve.csv"].splitlines()))
    return torch.tensor([[float(r["x"])] for r in rows]), torch.tensor([[float(r["y"])] for r in rows])


def answers(t: Trial, model: Any, x: torch.Tensor) -> torch.Tensor | None:
    """One number for each x, however they are arranged; None where that is not what comes."""
    y = t.call(asked, model, x)
    good = isinstance(y, torch.Tensor) and y.numel() == len(x) and y.is_floating_point()
    shape = f"shape {tuple(y.shape)}" if isinstance(y, torch.Tensor) else "no tensor"
    t.true(good, f"one answer for each of {len(x)} points", shape if not good else "it is",
           means="The network must give one number for each number: (n, 1) in, (n, 1) out.")
    return y.detach().reshape(-1, 1).float() if good else None


@check("the program runs to its end and leaves three files")
def leaves(t: Trial) -> None:
    folder = t.once(program)[0]
    for name in FILES:
        there = (folder / name).is_file() and (folder / name).stat().st_size > 0
        t.true(there, f"{name} is there", "it is" if there else "it is missing",
               means=f"After your program has run there is no `{name}` in its working directory. Write it there, under this very name.")


@check("others can load the model")
def loads(t: Trial) -> None:
    model = t.once(network)
    if model is None:
        return
    count = t.call(far_count, model)
    t.true(count < LARGEST, f"fewer than {LARGEST:,} parameters", "it has more" if count >= LARGEST else "it has",
           means=f"Your network has {count:,} parameters for 256 points. Two layers of 32 are plenty for a curve with a few bends.")


@far
def far_count(model):
    return sum(p.numel() for p in model.parameters())


@check("the model is close on points that it has not seen")
def close(t: Trial) -> None:
    model = t.once(network)
    x, y = hidden(t)
    said = answers(t, model, x)
    if said is None:
        return
    error = float(((said - y) ** 2).mean())
    near = math.isfinite(error) and error < NEAR
    looks = shape_of(x, said, y)
    symptom = f"{looks}, after a table of n x n" if looks == "a flat line" and t.once(program)[1] else looks
    t.true(near, f"the mean squared error on 200 hidden points is below {NEAR}", symptom if not near else "it is",
           means=f"It is {error:.3f}. {ADVICE[looks]}")


ADVICE = {
    "not a number": "Somewhere in the training the loss left the numbers: lower the learning rate.",
    "a flat line": "Your network answers the same for every x: it has learnt the mean, or nothing at all. A learning rate that is too "
                   "large can silence every unit in the first steps.",
    "a straight line": "Your network draws a straight line. Between two linear layers there must be something that bends: tanh or ReLU.",
    "the right shape in other units": "The shape is right, the numbers are not: what you did to `y` before the training belongs undone "
                                      "in the network's answer.",
    "a curve, not close enough": "It bends, but not yet where the points do: train longer, with another learning rate, or a wider network.",
}


def shape_of(x: torch.Tensor, said: torch.Tensor, y: torch.Tensor) -> str:
    """In words free of chance, what the answers look like."""
    if not torch.isfinite(said).all():
        return "not a number"
    if said.std() < 0.1 * y.std():
        return "a flat line"
    ones = torch.cat([x, torch.ones_like(x)], dim=1)
    left = said - ones @ torch.linalg.lstsq(ones, said).solution
    if left.std() < 0.02 * said.std():
        return "a straight line"
    both = torch.cat([said, torch.ones_like(said)], dim=1)
    left = y - both @ torch.linalg.lstsq(both, y).solution
    return "the right shape in other units" if left.std() < 0.1 * y.std() else "a curve, not close enough"


@check("the log tells how the saved model came to be")
def log(t: Trial) -> None:
    model, folder = t.once(network), t.once(program)[0]
    try:
        rows = list(csv.DictReader((folder / "log.csv").read_text("utf-8").splitlines()))
        steps, losses = [float(r["step"]) for r in rows], [float(r["loss"]) for r in rows]
    except (KeyError, ValueError, TypeError, OSError):
        t.true(False, "log.csv has the columns step and loss, with numbers", "it does not",
               means="`log.csv` begins with the line `step,loss`; each line after it has two numbers. Write `loss.item()`, not the tensor.")
        return
    t.true(len(rows) >= 10, "at least ten lines", "fewer" if len(rows) < 10 else "there are",
           means=f"Your log has {len(rows)} lines. A curve needs at least ten: write one for each step, or each tenth.")
    if len(rows) < 10:
        return
    rising = all(a < b for a, b in itertools.pairwise(steps))
    t.true(rising, "the steps go up", "they do not" if not rising else "they do",
           means="The numbers in the column `step` must go up from line to line, over the whole training.")
    said = answers(t, model, points(t)[0])
    if said is None:
        return
    off = (said - points(t)[1]) ** 2
    own = float(off.mean())
    # The last batch may be a small one: its loss lies within a factor of 2 of the loss on all points, far from an untrained one's.
    agree = own / 2 - 0.005 <= losses[-1] <= own * 2 + 0.005
    symptom = "" if agree else differs(losses[-1], own, float((off < NEAR).float().mean()))
    t.true(agree, "the last loss in the log is the saved model's", symptom or "it is",
           means=f"The log ends with {losses[-1]:.4f}, but the saved model's mean squared error on your points is {own:.4f}. "
                 "Save the network that you have trained, after the training, and log the mean squared error itself.")


def differs(logged: float, own: float, close: float) -> str:
    """How the logged loss differs from the saved model's own; `close`: at which share of the points that model is near."""
    if logged < 0:
        return "it is below zero"
    if logged > own:
        return "it is many times larger" if logged > 8 * own else "it is larger"
    return "it is smaller, and the model is near a part of the points only" if close > 0.25 else "it is smaller"


@check("loss.png shows a curve")
def picture(t: Trial) -> None:
    folder, _, saved = t.once(program)
    path = folder / "loss.png"
    head = path.read_bytes()[:33] if path.is_file() else b""
    size = struct.unpack(">II", head[16:24]) if head[:8] == b"\x89PNG\r\n\x1a\n" and len(head) == 33 else (0, 0)
    found = t.call(levels, str(path)) if min(size) > 0 and max(size) < 20_000 else None
    t.true(found is not None, "loss.png is a picture", "it is none" if found is None else "it is",
           means="`loss.png` can't be read as a PNG picture. `figure.savefig(\"loss.png\")` writes one.")
    if found is None:
        return
    # A figure with axes and nothing in them has many greys, too; a picture that was made without Matplotlib has its greys alone.
    drawn = found[2] > 3 and (not saved or any(saved))
    t.true(drawn, "something is drawn in it", "it is blank" if not drawn else "there is",
           means="There is no curve in `loss.png`. Draw the losses first, then save the figure, then close it.")
