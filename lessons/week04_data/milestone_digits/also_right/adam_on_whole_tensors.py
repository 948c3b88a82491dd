"""Adam, a network with a name for its layer, and no Dataset: the tensors are cut by hand."""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F


class Baseline(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = torch.nn.Linear(784, 10)

    def forward(self, images):
        return self.layer(images.reshape(len(images), -1))


def pixels(path):
    return np.fromfile(path, np.uint8, offset=16).reshape(-1, 784) / np.float32(255)


def digits(path):
    return np.frombuffer(path.read_bytes(), np.uint8, offset=8).astype(np.int64)


def normal(images, stats):
    return torch.from_numpy((images - np.float32(stats["mean"])) / np.float32(stats["std"]))


def train(place, epochs):
    images, labels = pixels(place / "train-images-idx3-ubyte"), digits(place / "train-labels-idx1-ubyte")
    stats = {"mean": float(images.mean(dtype=np.float64)), "std": float(images.std(dtype=np.float64))}
    x, y = normal(images, stats), torch.from_numpy(labels)
    net = Baseline()
    optimizer = torch.optim.Adam(net.parameters(), lr=1e-3, weight_decay=1e-3)
    for _ in range(epochs):
        for places in torch.randperm(len(x)).split(100):
            loss = F.nll_loss(F.log_softmax(net(x[places]), dim=1), y[places])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    with torch.no_grad():
        test = normal(pixels(place / "t10k-images-idx3-ubyte"), stats)
        right = (net(test).argmax(1).numpy() == digits(place / "t10k-labels-idx1-ubyte")).mean()
        metrics = {"train": (net(x).argmax(1) == y).double().mean().item(), "test": float(right)}
    torch.save(net.state_dict(), "model.pt")
    for name, found in (("stats", stats), ("metrics", metrics)):
        with open(f"{name}.json", "w") as file:
            json.dump(found, file)


def predict(place):
    with open("stats.json") as file:
        stats = json.load(file)
    net = Baseline()
    net.load_state_dict(torch.load("model.pt"))
    lines = ["index,label"]
    for i, image in enumerate(normal(pixels(place / "t10k-images-idx3-ubyte"), stats)):
        lines.append(f"{i},{int(net(image[None])[0].argmax())}")
    Path("pred.csv").write_text("\n".join(lines) + "\n")


parser = argparse.ArgumentParser()
parser.add_argument("--data", default=str(Path(__file__).parent.parent / "data" / "MNIST" / "raw"))
parser.add_argument("--epochs", type=int, default=4)
parser.add_argument("command")
if __name__ == "__main__":
    given = parser.parse_args()
    if given.command == "train":
        train(Path(given.data), given.epochs)
    else:
        predict(Path(given.data))
