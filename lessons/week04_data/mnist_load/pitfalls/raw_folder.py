"""You look in the folder `raw` itself. `root` is the folder *above* MNIST/: torchvision adds MNIST/raw to it."""

from pathlib import Path

from torchvision import transforms
from torchvision.datasets import MNIST


def load_mnist(root, train):
    return MNIST(Path(root) / "MNIST" / "raw", train=train, download=False, transform=transforms.ToTensor())
