"""Handwritten digits, by torchvision."""

from pathlib import Path

import matplotlib.pyplot as plt
from torchvision import transforms
from torchvision.datasets import MNIST


def load_mnist(root, train):
    """Return MNIST's training pictures, or its test pictures, as a data set of (tensor, class number)."""
    ...


def class_counts(ds):
    """Return ten numbers: how many items of each class `ds` holds."""
    ...


def peek(ds, path):
    """Draw the first 32 pictures of `ds` with their classes into the picture file `path`."""
    ...


if __name__ == "__main__":
    digits = load_mnist(Path(__file__).parent.parent / "data", train=True)
    if digits is not None:
        print(len(digits), "pictures, the first of shape", digits[0][0].shape)
        print(class_counts(digits))
        peek(digits, "digits.png")
