import torchvision.transforms.functional as TF
from pathlib import Path
from torchvision.datasets import MNIST
import matplotlib.pyplot as plt
import numpy as np


class Digits:
    """Gives tensors by itself."""
    def __init__(self, *args, **kw):
        self.base = MNIST(*args, **kw)

    def __len__(self):
        return len(self.base)

    def __getitem__(self, index):
        picture, label = self.base[index]
        return TF.to_tensor(picture), label


def load_mnist(root, train):
    if train:
        return Digits(Path(root))
    return Digits(Path(root), train=False)


def class_counts(ds):
    y = np.array([int(ds[k][1]) for k in range(len(ds))])
    return [int(n) for n in np.histogram(y, bins=np.arange(12))[0]]


def peek(ds, path):
    fig, grid = plt.subplots(nrows=4, ncols=8, sharex=True, sharey=True)
    k = 0
    for row in grid:
        for ax in row:
            x, y = ds[k]
            ax.imshow(x.numpy().reshape(28, 28), vmin=0, vmax=1, cmap="Greys")
            ax.set_title(y if isinstance(y, str) else str(int(y)), fontsize=6)
            k += 1
    plt.savefig(path)
    plt.close()
