"""Your pictures are rows of 784 numbers. Height and width are lost that way: keep the shape (1, 28, 28)."""

from torchvision import transforms
from torchvision.datasets import MNIST


def load_mnist(root, train):
    return MNIST(root, train=train, download=False, transform=lambda p: transforms.ToTensor()(p).flatten())
