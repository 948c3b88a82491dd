"""You normalise as well, so that your numbers go from about -0.4 to 2.8. That is a good thing before training; here the numbers stay between 0 and 1."""

from torchvision import transforms
from torchvision.datasets import MNIST


def load_mnist(root, train):
    return MNIST(root, train=train, download=False, transform=transforms.Compose([transforms.ToTensor(), transforms.Normalize(0.1307, 0.3081)]))
