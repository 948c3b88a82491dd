import pathlib


def plot_loss(losses, path, logy=False):
    pathlib.Path(path).write_text("\n".join("#" * int(10 * float(v)) for v in losses if float(v) < 1e6))


def smooth(losses, beta=0.9):
    out = []
    for v in losses:
        v = float(v)
        out.append(v if not out else out[-1] * beta + v * (1 - beta))
    return out
