"""Your numbers are bytes from 0 to 255: `PILToTensor` doesn't scale them. `ToTensor` divides by 255 and makes floats."""

from torchvision import transforms
from torchvision.datasets import MNIST


def load_mnist(root, train):
    return MNIST(root, train=train, download=False, transform=transforms.PILToTensor())
