"""torchvision's newer transforms, counting by a histogram, and a figure without pyplot."""

import torch
import torchvision
from matplotlib.figure import Figure
from torchvision.transforms import v2

to_float = v2.Compose([v2.ToImage(), v2.ToDtype(torch.float32, scale=True)])


def load_mnist(root, train):
    return torchvision.datasets.MNIST(str(root), bool(train), transform=to_float)


def class_counts(ds):
    labels = torch.tensor([int(label) for _, label in (ds[i] for i in range(len(ds)))])
    return labels.bincount(minlength=10)


def peek(ds, path):
    figure = Figure()
    frames = figure.subplots(nrows=4, ncols=8)
    for row in range(4):
        for column in range(8):
            picture, label = ds[8 * row + column]
            frame = frames[row][column]
            frame.matshow(picture.squeeze(0))
            frame.set_title(f"{int(label)}", loc="left")
    figure.savefig(path)
