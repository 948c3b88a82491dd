"""You load the test pictures for `train=True` and the other way round. Hand `train` on as it is."""

from torchvision import transforms
from torchvision.datasets import MNIST


def load_mnist(root, train):
    return MNIST(root, train=not train, download=False, transform=transforms.ToTensor())
