"""Some of the digits lie in a folder of the trial's own, unpacked as torchvision wants them. What is drawn is asked of the figure
at the moment when it is saved."""

from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import torch

from runners.checking import Raised, Trial, check, far

FILES = {True: ("train-images-idx3-ubyte", "train-labels-idx1-ubyte"), False: ("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")}


@far
class Pairs:
    """A data set that knows nothing but `len` and `[]`. Counts how often it is asked."""

    def __init__(self, pictures, labels, tensors=False):
        self.pictures, self.labels, self.tensors, self.asked = pictures, labels, tensors, 0

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, i):
        if not 0 <= i < len(self.labels):
            raise IndexError(i)
        self.asked += 1
        label = int(self.labels[i])
        return self.pictures[i], torch.tensor(label) if self.tensors else label


@far
def item(ds, i):
    """An item as plain data: what kind of picture it is, and its class."""
    x, y = ds[i]
    return [x.as_subclass(torch.Tensor) if isinstance(x, torch.Tensor) else f"a {type(x).__module__.split('.')[0]} {type(x).__name__}", int(y)]


@far
def counted(class_counts, ds):
    """A list, a tensor or an array: what counts are the numbers."""
    return [int(n) if n == int(n) else float(n) for n in class_counts(ds)]


@far
def batch(ds, n):
    """The first batch of a loader."""
    x, y = next(iter(torch.utils.data.DataLoader(ds, batch_size=n)))
    return [x.as_subclass(torch.Tensor), y]


@far
def offline():
    """How often the network was asked for something. It gives nothing."""
    import socket
    import urllib.request
    real, asked = (socket.socket.connect, urllib.request.urlopen), [0]

    def refuse(*args, **kw):
        asked[0] += 1
        raise OSError("there is no network here")

    socket.socket.connect = urllib.request.urlopen = refuse
    try:
        yield
    finally:
        socket.socket.connect, urllib.request.urlopen = real
    return asked[0]


@far
def drawn():
    """Of each figure that is saved: for every frame with a picture its place, its title and the picture; how many figures stay open."""
    import matplotlib.pyplot as plt
    from matplotlib.backend_bases import FigureCanvasBase
    saves, real, before = [], FigureCanvasBase.print_figure, len(plt.get_fignums())

    def save(canvas, filename, dpi=None, **kw):
        frames = []
        blank = sum(a.get_visible() and a.axison and not a.get_images() for a in canvas.figure.axes)
        for a in canvas.figure.axes:
            for shown in a.get_images()[-1:]:
                box = a.get_position()
                titles = [a.get_title(loc=side) for side in ("center", "left", "right")]
                frames.append([round(float(box.x0), 4), round(float(box.y0), 4), " ".join(filter(None, titles)),
                               torch.as_tensor(shown.get_array().filled(0)).float().clone()])
        saves.append([frames, blank])
        Path(filename).touch()          # 32 frames take a second to draw

    from pathlib import Path
    FigureCanvasBase.print_figure = save
    try:
        yield
    finally:
        FigureCanvasBase.print_figure = real
    left = len(plt.get_fignums()) - before
    plt.close("all")
    return saves, left


class Digits:
    """Pictures of bytes and their classes, training and test."""

    def __init__(self, t: Trial, train: int, test: int) -> None:
        self.parts: dict[bool, tuple[Any, Any]] = {}
        for part, n in ((True, train), (False, test)):
            images, labels = (raw(t, name, head) for name, head in zip(FILES[part], (16, 8), strict=True))
            chosen = torch.randperm(len(labels), generator=t.generator)[:n].numpy()
            self.parts[part] = images.reshape(-1, 28, 28)[chosen], labels[chosen]

    def write(self, t: Trial) -> str:
        """The root that they lie under."""
        root = t.folder / f"root_{t.random.randrange(10**6)}"
        place = root / "MNIST" / "raw"
        place.mkdir(parents=True)
        for part, arrays in self.parts.items():
            for name, array in zip(FILES[part], arrays, strict=True):
                head = bytes([0, 0, 8, array.ndim]) + b"".join(n.to_bytes(4, "big") for n in array.shape)
                (place / name).write_bytes(head + np.ascontiguousarray(array).tobytes())
        return str(root)

    def pixels(self, part: bool) -> torch.Tensor:
        return torch.from_numpy(self.parts[part][0].astype(np.float32) / np.float32(255))[:, None]

    def classes(self, part: bool) -> list[int]:
        return [int(y) for y in self.parts[part][1]]


def raw(t: Trial, name: str, head: int) -> Any:
    return np.fromfile(Path(t.data("MNIST")) / "raw" / name, np.uint8, offset=head)


@check("an item is a tensor (1, 28, 28) of floats from 0 to 1, and its class")
def items(t: Trial) -> None:
    digits = Digits(t, 40, 20)
    ds = t.call("load_mnist", digits.write(t), True)
    for i in (0, t.random.randrange(1, 39)):
        x, y = t.call(item, ds, i)
        kind = "a tensor" if isinstance(x, torch.Tensor) else x
        t.close(kind, "a tensor", f"what the picture of training item {i} is", means="Items are still pictures of another library, and batches are made of "
                "tensors. A `transform` changes each picture on its way out: `transforms.ToTensor()`.")
        if not isinstance(x, torch.Tensor):
            return
        t.close(list(x.shape), [1, 28, 28], "the shape of a picture", means="One channel, grey, and then height and width: layers for pictures want the channel axis.")
        t.close(str(x.dtype), "torch.float32", "the type of its numbers", means="A network computes with float32.")
        t.close(x, digits.pixels(True)[i], f"the numbers of training picture {i}", means="Each is the byte of the file divided by 255, so that 1 is white.")
        t.close(y, digits.classes(True)[i], f"the class of training item {i}", means="The class is the number that the file of labels holds.")


@check("train chooses between training and test pictures")
def parts(t: Trial) -> None:
    digits = Digits(t, 30, 12)
    root = digits.write(t)
    for part, name in ((True, "training"), (False, "test")):
        ds = t.call("load_mnist", root, part)
        n = len(digits.classes(part))
        t.close(len(ds), n, f"the length with train={part}", means=f"There are {n} {name} pictures in the folder.")
        t.close(t.call(item, ds, n - 1), [digits.pixels(part)[n - 1], digits.classes(part)[n - 1]], f"the last item with train={part}",
                means=f"`train={part}` asks for the {name} pictures.")


@check("a loader makes batches of it")
def batches(t: Trial) -> None:
    digits = Digits(t, 24, 6)
    x, y = t.call(batch, t.call("load_mnist", digits.write(t), True), 16)
    t.close(list(x.shape), [16, 1, 28, 28], "the shape of a batch of 16", means="Sixteen items on top of each other: (16, 1, 28, 28).")
    t.close(y, torch.tensor(digits.classes(True)[:16]), "the classes of a batch of 16", means="The class numbers come out as one int64 tensor.")


@check("nothing is fetched")
def fetched(t: Trial) -> None:
    digits = Digits(t, 8, 4)
    root = digits.write(t)
    empty = t.folder / "empty"
    empty.mkdir()
    with t.watch(offline) as seen:
        t.call("load_mnist", root, True)
        got = t.outcome("load_mnist", str(empty), True)
    t.close("asked" if seen[0] else "left alone", "left alone", "the network, where the folder is empty",
            means="Where the files are missing you go and fetch them. On a train there is no network: `download=False`, and the error says what is missing.")
    t.true(isinstance(got, Raised), "an empty folder is an error", "something else comes", means="Where no files are, `load_mnist` raises an error; torchvision does it for you.")


@check("class_counts counts each of the ten classes")
def counts(t: Trial) -> None:
    digits = Digits(t, 60, 10)
    ds = t.call("load_mnist", digits.write(t), True)
    truth = [digits.classes(True).count(k) for k in range(10)]
    t.close(t.call(counted, t.name("class_counts"), ds), truth, "the counts of 60 training items", per="class", means="Count the items of each class, 0 to 9, in this order.")
    for tensors, kind in ((False, "numbers"), (True, "tensors")):
        labels = t.ints(2, 9, 15)
        other = t.call(Pairs, t.rand(15, 1, 28, 28), labels, tensors)
        truth = [int((labels == k).sum()) for k in range(10)]
        t.close(t.call(counted, t.name("class_counts"), other), truth, f"the counts of another data set, whose classes are {kind}", per="class",
                means="Any data set of pairs can be counted, by `len` and `[]` alone. A class that does not occur counts 0.")


def frames(t: Trial, ds: Any) -> tuple[list[Any] | None, int, int]:
    """The frames of the figure that was saved, row by row; how many more are empty; how many figures stayed open."""
    path = t.folder / f"peek_{t.random.randrange(10**6)}.png"
    with t.watch(drawn) as seen:
        t.call("peek", ds, str(path))
    saves, left = seen
    there = path.exists()
    t.true(there and saves, "`peek` saves a figure at the path", "it does" if there else "there is no file", means="`fig.savefig(path)` writes the figure, under the very name that was given.")
    if not saves or not there:
        return None, 0, int(left)
    shown, blank = saves[-1]
    return sorted(shown, key=lambda f: (-f[1], f[0])), int(blank), int(left)


@check("peek draws the first 32 pictures, four rows of eight, with their classes")
def grid(t: Trial) -> None:
    pictures, labels = t.rand(40, 1, 28, 28), t.ints(0, 10, 40)
    found, blank, left = frames(t, t.call(Pairs, pictures, labels))
    if found is None:
        return
    t.close(len(found), 32, "how many frames hold a picture", means="Four rows of eight: `plt.subplots(4, 8)` gives a frame for each, `axes.flat` goes through them.")
    if len(found) != 32:
        return
    t.close([len(list(row)) for _, row in groupby(found, key=lambda f: f[1])], [8, 8, 8, 8], "how many pictures are in each row", means="Four rows of eight pictures.")
    t.close(blank, 0, "how many frames are empty", means="Four rows of eight hold 32 pictures, and there is no other frame.")
    shapes = sorted({tuple(f[3].shape) for f in found})
    flat = [f[3].reshape(28, 28) if f[3].numel() == 784 else f[3] for f in found]
    right = all(tuple(f.shape) == (28, 28) for f in flat)
    t.close("28 x 28" if right else str(shapes[0]), "28 x 28", "the size of each picture", means="A picture of (1, 28, 28) has one channel: `picture[0]` is the (28, 28) that `imshow` draws.")
    if not right:
        return
    t.close(torch.stack(flat), pictures[:32, 0], "the pictures, row by row", atol=1e-5, means="The first row shows items 0 to 7, the second 8 to 15, and so on.")
    t.close([f[2].strip() for f in found], [str(int(y)) for y in labels[:32]], "the titles, row by row", per="picture",
            means="Above each picture stands its class, nothing else: `ax.set_title(str(label))`.")
    t.close(left, 0, "how many figures stay open", means="pyplot keeps a figure until you close it, with `plt.close(fig)`.")
