"""No torchvision: the files are four numbers and then bytes."""

import os
from collections import Counter

import matplotlib
import numpy as np
import torch
from matplotlib import pyplot
from torch.utils.data import TensorDataset


def load_mnist(root, train):
    stem = os.path.join(root, "MNIST", "raw", "train" if train else "t10k")
    with open(stem + "-images-idx3-ubyte", "rb") as file:
        x = np.frombuffer(file.read(), dtype=">u1", offset=16).astype("float32")
    x = x.reshape(len(x) // 784, 1, 28, 28) / 255
    with open(stem + "-labels-idx1-ubyte", "rb") as file:
        y = np.frombuffer(file.read(), dtype=">u1", offset=8).astype("int64")
    return TensorDataset(torch.from_numpy(x), torch.from_numpy(y))


def class_counts(ds):
    found = Counter(int(ds[i][1]) for i in range(len(ds)))
    return [found[k] for k in range(10)]


def peek(ds, path):
    figure = pyplot.figure()
    for place in range(32):
        x, y = ds[place]
        axes = figure.add_subplot(4, 8, place + 1)
        axes.imshow(x.permute(1, 2, 0), cmap=matplotlib.colormaps["gray_r"])
        axes.set_title("%d" % y)
    pyplot.savefig(path)
    pyplot.close(figure)
