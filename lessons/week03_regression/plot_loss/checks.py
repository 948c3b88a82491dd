"""The file is read as a file; what the curve shows is asked of the figure at the moment when it is saved.

Only the first check has its picture really drawn. A window, were one asked for, would be closed at once, and its figure with it.
"""

import math
from typing import Any

import torch

from runners.checking import LearnerRaised, Raised, Trial, check, far
from runners.checking.pictures import read_png

NOTHING = "nothing was saved"


@far
def witness(folder, drawn, stranger):
    """What each figure held when it was saved, whether one held a curve later, how many windows were asked for, what stayed open."""
    import os
    from pathlib import Path

    import matplotlib.pyplot as plt
    from matplotlib.backend_bases import FigureCanvasBase
    from matplotlib.figure import Figure
    saves, figures, shows, home = [], [], [0], Path.cwd()
    real = FigureCanvasBase.print_figure, plt.show, Figure.show

    def line(curve):
        try:
            return [[float(v) for v in data] for data in (curve.get_xdata(), curve.get_ydata())]
        except (TypeError, ValueError):
            return [[], []]

    def frames(figure):
        labels = figure.get_supxlabel(), figure.get_supylabel()
        return [{"lines": [line(curve) for curve in a.get_lines()],
                 "labels": [(own or whole).strip() for own, whole in zip((a.get_xlabel(), a.get_ylabel()), labels, strict=True)],
                 "scales": [a.get_xscale(), a.get_yscale()],
                 "limits": [sorted(map(float, a.get_xlim())), sorted(map(float, a.get_ylim()))]} for a in figure.axes]

    def save(canvas, filename, dpi=None, **kw):
        saves.append(frames(canvas.figure))
        figures.append(canvas.figure)
        return real[0](canvas, filename, dpi=40, **kw) if drawn else None

    def show(*args, **kw):
        shows[0] += 1
        plt.close("all")

    other = plt.figure() if stranger else None
    if other is not None:
        other.subplots().plot([3.0, 1.0, 2.0])
    before = set(plt.get_fignums())
    FigureCanvasBase.print_figure, plt.show, Figure.show = save, show, show
    os.chdir(folder)
    try:
        yield
    finally:
        FigureCanvasBase.print_figure, plt.show, Figure.show = real
        os.chdir(home)
    after = set(plt.get_fignums())
    kept = [frame["lines"] for frame in frames(other)] if other is not None else []
    open_still = other is None or plt.fignum_exists(other.number)
    plt.close("all")
    late = any(a.get_lines() for figure in figures for a in figure.axes)
    return saves, late, shows[0], len(after - before), kept, open_still


@far
def with_graphs(function, values, *rest):
    """Call it with losses as a training loop has them: tensors that hang on their graphs."""
    w = torch.ones((), dtype=torch.float64, requires_grad=True)
    return function([w * v for v in values], *rest)


def history(t: Trial, n: int) -> list[float]:
    """A training as it may go: it falls, and it jitters. Never below 0.05."""
    high, pace = t.random.uniform(2, 9), t.random.uniform(3, 9)
    return [high * math.exp(-i / pace) + t.random.uniform(0.05, 0.8) for i in range(n)]


class Drawn:
    """What came of one or more calls of `plot_loss`."""

    def __init__(self, t: Trial, *histories: list[float], real: bool = False, stranger: bool = False, graphs: bool = False, **kw: Any):
        self.names = [f"{t.random.choice(['run', 'curve', 'training'])}_{t.random.randrange(10**6)}.png" for _ in histories]
        calls = zip(histories, self.names, strict=True)
        with t.watch(witness, str(t.folder), real, stranger) as seen:
            for values, name in calls:
                if graphs:
                    got = t.outcome(with_graphs, t.name("plot_loss"), values, str(t.folder / name))
                else:
                    got = t.outcome("plot_loss", values, str(t.folder / name), **kw)
                if isinstance(got, Raised):
                    break
        if isinstance(got, Raised):
            raise LearnerRaised(got)
        self.saves, self.late, self.shows, self.more, self.kept, self.open = seen

    def frame(self, values: list[float]) -> dict[str, Any] | None:
        """The frame that was saved last: of several the one with the curve of these losses."""
        frames = self.saves[-1] if self.saves else []
        return next((f for f in frames if raw(f, values)), frames[0] if frames else None)


def alike(a: list[float], b: list[float]) -> bool:
    return len(a) == len(b) and all(math.isclose(p, q, rel_tol=1e-5, abs_tol=1e-7) or p == q or (p != p and q != q)
                                    for p, q in zip(a, b, strict=True))


def raw(frame: dict[str, Any], values: list[float]) -> list[list[float]] | None:
    """The curve whose heights are the losses."""
    return next((line for line in frame["lines"] if alike(line[1], values)), None)


def curve(t: Trial, found: Drawn, values: list[float], kind: str) -> dict[str, Any] | None:
    """Judge the heights and the steps of the curve; the frame, if all is right with them."""
    frame = found.frame(values)
    if frame is None or not any(line[1] for line in frame["lines"]):
        empty = "a blank page" if frame is None else "a frame; the curve came too late" if found.late else "a frame without a curve"
        t.close(empty if found.saves else NOTHING, "a curve", f"what the picture shows of {kind}",
                means="When the figure is saved, the losses have to be in it: first draw them, then save the figure, then close it.")
        return None
    line = raw(frame, values)
    if line is None:
        shown = sorted(frame["lines"], key=lambda line: len(line[1]) != len(values))[0]
        t.close(shown[1], values, f"the heights of the curve for {kind}", per="step",
                means="The curve shows the losses themselves, each once and in their order. Other curves may stand beside it.")
        return None
    start = 1.0 if line[0][0] == 1 else 0.0
    right = t.close(line[0], [start + i for i in range(len(values))], f"the steps below the curve for {kind}", per="step",
                    means="Losses belong to the steps 0, 1, 2 and so on; counting from 1 is fine, too.")
    return frame if right else None


def whole(t: Trial, frame: dict[str, Any], values: list[float], kind: str) -> None:
    """Judge whether the frame is as large as the curve."""
    left, right, low, high = (v for limits in frame["limits"] for v in limits)
    line = raw(frame, values) or [[], []]
    points = [(x, y) for x, y in zip(*line, strict=True) if math.isfinite(y)]
    inside = all(left <= x <= right and low <= y <= high for x, y in points)
    t.close("all of it" if inside else "a part of it", "all of it", f"how much of the curve is inside the frame, {kind}",
            means="The frame is smaller than the curve, and a part of it is cut off. Matplotlib fits the frame to the curve if you let it.")


@check("a picture is written at the path, and no window is opened")
def written(t: Trial) -> None:
    found = Drawn(t, history(t, 30), real=True)
    name, files = found.names[0], sorted(p.name for p in t.folder.iterdir())
    picture = read_png(t.folder / name)
    story, said = "a picture at the path", ""
    if picture is None and name in files:
        story, said = "a file that is no picture", "There is a file at the path, but no viewer could show it."
    elif picture is None and any(name in f for f in files):
        story, said = "a file under a longer name", "The file's name is longer than `path`, which is the whole name already."
    elif picture is None and files:
        story, said = "a file somewhere else", f"The file was written as `{files[0][:40]}`. Write it at `path`, exactly as it was given."
    elif picture is None and found.shows:
        story, said = "a window, and no file", "A window was opened, and no file was written. `fig.savefig(path)` writes one."
    elif picture is None:
        story, said = "nothing", "`plot_loss` ended without a file at `path`. `fig.savefig(path)` writes one."
    t.close(story, "a picture at the path", "what `plot_loss(losses, path)` leaves behind", means=said)
    t.close("a window" if found.shows else "no window", "no window", "what `plot_loss` opens",
            means="`plot_loss` writes a file and opens no window: a training would stand still until somebody closes it.")


@check("the curve shows every loss at its step")
def heights(t: Trial) -> None:
    for n in (30, 1):
        values = history(t, n)
        frame = curve(t, Drawn(t, values), values, f"{n} losses" if n > 1 else "a single loss")
        if frame:
            whole(t, frame, values, f"{n} losses")
    values = history(t, 8)
    values[t.random.randint(2, 3)], values[5] = math.nan, math.inf
    curve(t, Drawn(t, values), values, "losses of which two are no numbers")


@check("both axes are labelled")
def labels(t: Trial) -> None:
    values = history(t, 5)
    frame = Drawn(t, values).frame(values)
    x, y = frame["labels"] if frame else ("", "")
    story = "both" if x and y else "only that below" if x else "only that beside" if y else "neither"
    if x and y and "loss" in x.lower() and "loss" not in y.lower():
        story = "both, the loss below"
    t.close(story if frame else NOTHING, "both", "which axes have a label",
            means="`ax.set_xlabel` says what is counted below, the step; `ax.set_ylabel` what is measured upwards, the loss.")


@check("the scale follows logy")
def scale(t: Trial) -> None:
    for kw in ({}, {"logy": True}):
        values, asked = history(t, 12), "logy={logy}".format(**kw) if kw else "nothing said of logy"
        frame = curve(t, Drawn(t, values, **kw), values, f"12 losses, {asked}")
        if frame is not None:
            x, y = frame["scales"]
            t.close(f"{x} below, {y} beside", f"linear below, {'log' if kw.get('logy') else 'linear'} beside", f"the scales with {asked}",
                    means="With `logy=True`, and only then, the loss is drawn on a logarithmic scale. The steps never are.")
            whole(t, frame, values, asked)


@check("no figure stays open, and others are left alone")
def left_open(t: Trial) -> None:
    found = Drawn(t, *(history(t, 6) for _ in range(3)), stranger=True)
    lines = found.kept[0] if found.kept else []
    if not any(alike(y, [3.0, 1.0, 2.0]) for _, y in lines):
        story, said = "the other figure is wiped", "You wiped a figure that was open before the call: somebody else is drawing in it."
    elif len(lines) > 1 or len(found.kept) > 1:
        story, said = "the curves are in the other figure", "Your curves landed in a figure that was open before. Make one of your own."
    elif not found.open:
        story, said = "the other figure is closed", "A figure that was open before the call is closed. Close your own, and no other."
    elif found.more:
        story, said = f"{found.more} figures more are open", "pyplot keeps a figure until you close it, with `plt.close(fig)`."
    else:
        story, said = "all is as before", ""
    t.close(story, "all is as before", "the open figures after three calls, of which one was open before", means=said)


@check("losses may still hang on their graph")
def graphs(t: Trial) -> None:
    values = history(t, 6)
    curve(t, Drawn(t, values, graphs=True), values, "6 tensors with a graph")
    smoothed(t, t.call(with_graphs, t.name("smooth"), values), values, 0.9, "6 tensors with a graph")


def smoothed(t: Trial, got: Any, values: list[float], beta: float, kind: str) -> None:
    """Both ways to begin are right: with the first loss, or with 0 and a correction for it."""
    plain: list[float] = []
    corrected, from_zero = [], 0.0
    for i, v in enumerate(values, 1):
        plain.append(beta * plain[-1] + (1 - beta) * v if plain else v)
        from_zero = beta * from_zero + (1 - beta) * v
        corrected.append(from_zero / (1 - beta**i))
    if isinstance(got, (torch.Tensor, float, int)) or got is None:
        t.close(got, plain, f"the averages of {kind}", per="step", means="`smooth` returns a list: one average for each loss.")
        return
    found = [v.item() if isinstance(v, torch.Tensor) else float(v) for v in got]
    t.close(found, corrected if alike(found, corrected) else plain, f"the averages of {kind}", per="step", rtol=1e-5, atol=1e-7,
            means="The first average is the first loss. Each later one is `beta` times the average before it, "
                  "and `1 - beta` times the new loss.")


@check("smoothing a constant changes nothing")
def constant(t: Trial) -> None:
    value = t.random.randint(2, 9) / 2
    smoothed(t, t.call("smooth", [value] * 6), [value] * 6, 0.9, f"six losses of {value}")


@check("each average takes beta of the one before")
def averages(t: Trial) -> None:
    for n, beta in ((12, 0.8), (30, 0.9), (5, 0.5), (1, 0.9), (0, 0.9), (4, 0.0)):
        values = history(t, n)
        got = t.call("smooth", values, **({} if beta == 0.9 else {"beta": beta}))
        smoothed(t, got, values, beta, f"{n} losses, beta {beta:g}")
