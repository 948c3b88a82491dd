"""Handwritten digits, by torchvision."""

from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
from torch import Tensor
from torch.utils.data import Dataset
from torchvision import transforms
from torchvision.datasets import MNIST

ROWS, COLUMNS = 4, 8


def load_mnist(root: str | Path, train: bool) -> Dataset[tuple[Tensor, int]]:
    """Return MNIST's training pictures, or its test pictures, as a data set of (tensor, class number)."""
    return MNIST(root, train=train, download=False, transform=transforms.ToTensor())


def class_counts(ds: Dataset[tuple[Any, int]]) -> list[int]:
    """Return ten numbers: how many items of each class `ds` holds."""
    counts = [0] * 10
    for i in range(len(ds)):
        counts[int(ds[i][1])] += 1
    return counts


def peek(ds: Dataset[tuple[Tensor, int]], path: str | Path) -> None:
    """Draw the first 32 pictures of `ds` with their classes into the picture file `path`."""
    fig, axes = plt.subplots(ROWS, COLUMNS, figsize=(8, 5))
    for i, ax in enumerate(axes.flat):
        picture, label = ds[i]
        ax.imshow(picture[0], cmap="gray")
        ax.set_title(str(int(label)))
        ax.axis("off")
    fig.savefig(path)
    plt.close(fig)


if __name__ == "__main__":
    digits = load_mnist(Path(__file__).parent.parent / "data", train=True)
    print(len(digits), "pictures, the first of shape", digits[0][0].shape)
    print(class_counts(digits))
    peek(digits, "digits.png")
