"""What you wrote as `std` is the variance, the square of the standard deviation. `x.std()` is the standard deviation."""

import argparse
import csv
import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, Dataset

DATA = Path(__file__).parent.parent / "data" / "MNIST" / "raw"


def read(path: Path) -> Tensor:
    """An IDX file as a tensor of uint8: pictures (n, 28, 28), or labels (n,)."""
    data = Path(path).read_bytes()
    axes = data[3]
    shape = np.frombuffer(data, ">i4", axes, 4).tolist()
    return torch.tensor(np.frombuffer(data, np.uint8, offset=4 + 4 * axes)).reshape(shape)


def rows(images: Tensor) -> Tensor:
    """Pictures (n, 28, 28) of bytes as rows (n, 784) of floats from 0 to 1."""
    return images.flatten(1).float() / 255


class Digits(Dataset[tuple[Tensor, Tensor]]):
    """Pictures as normalised rows, with their labels."""

    def __init__(self, images: Tensor, labels: Tensor, mean: float, std: float) -> None:
        self.x = (rows(images) - mean) / std
        self.y = labels.long()

    def __len__(self) -> int:
        return len(self.x)

    def __getitem__(self, i: int) -> tuple[Tensor, Tensor]:
        return self.x[i], self.y[i]


def fit(model: nn.Linear, data: Digits, epochs: int) -> None:
    """Softmax regression: cross-entropy of one linear layer, by mini-batches."""
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    for _ in range(epochs):
        for x, y in DataLoader(data, batch_size=50, shuffle=True):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(x), y).backward()
            optimizer.step()


@torch.no_grad()
def accuracy(model: nn.Linear, data: Digits) -> float:
    """The share of pictures that are named rightly."""
    return (model(data.x).argmax(1) == data.y).float().mean().item()


def train(folder: Path, epochs: int) -> None:
    images, labels = read(folder / "train-images-idx3-ubyte"), read(folder / "train-labels-idx1-ubyte")
    x = rows(images)
    mean, std = x.mean().item(), x.var().item()
    data = Digits(images, labels, mean, std)
    test = Digits(read(folder / "t10k-images-idx3-ubyte"), read(folder / "t10k-labels-idx1-ubyte"), mean, std)
    model = nn.Linear(28 * 28, 10)
    fit(model, data, epochs)
    torch.save(model.state_dict(), "model.pt")
    Path("stats.json").write_text(json.dumps({"mean": mean, "std": std}))
    metrics = {"train": accuracy(model, data), "test": accuracy(model, test)}
    Path("metrics.json").write_text(json.dumps(metrics))
    print(metrics)


@torch.no_grad()
def predict(folder: Path) -> None:
    stats = json.loads(Path("stats.json").read_text())
    model = nn.Linear(28 * 28, 10)
    model.load_state_dict(torch.load("model.pt"))
    x = (rows(read(folder / "t10k-images-idx3-ubyte")) - stats["mean"]) / stats["std"]
    with Path("pred.csv").open("w", newline="") as file:
        out = csv.writer(file)
        out.writerow(["index", "label"])
        out.writerows(enumerate(model(x).argmax(1).tolist()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["train", "predict"], nargs="?", default="train")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of the pictures")
    parser.add_argument("--epochs", type=int, default=3, help="how often training goes through all pictures")
    args = parser.parse_args()
    if args.what == "train":
        train(args.data, args.epochs)
    else:
        predict(args.data)


if __name__ == "__main__":
    main()
