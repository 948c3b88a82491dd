import io
import pathlib

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure


def plot_loss(losses, path, logy=False):
    ys = []
    for entry in losses:
        try:
            entry = entry.item()
        except AttributeError:
            pass
        ys.append(entry)
    figure = Figure(figsize=(8, 3))
    canvas = FigureCanvasAgg(figure)
    left, right = figure.subplots(1, 2)
    left.step(list(range(len(ys))), ys, where="mid")
    if logy:
        left.set_yscale("log")
    right.hist([y for y in ys if 0 < y < 1e9])
    figure.supxlabel("Step")
    figure.supylabel("Loss")
    memory = io.BytesIO()
    canvas.print_figure(memory, format="png")
    pathlib.Path(path).write_bytes(memory.getvalue())


def smooth(losses, beta=0.9):
    def averages():
        so_far = weight = 0.0
        for entry in losses:
            so_far = so_far * beta + (1 - beta) * getattr(entry, "item", lambda e=entry: e)()
            weight = weight * beta + (1 - beta)
            yield so_far / weight
    return tuple(averages())
