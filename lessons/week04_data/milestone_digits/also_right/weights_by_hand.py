"""Softmax regression with the gradient written out, no autograd: for one layer it is one line."""

import argparse
import csv
import json
from pathlib import Path

import torch


def read(path):
    raw = torch.frombuffer(bytearray(Path(path).read_bytes()), dtype=torch.uint8)
    axes = int(raw[3])
    body = raw[4 + 4 * axes:]
    return body.view(-1, 28 * 28).double() / 255 if axes == 3 else body.long()


def say(x, w, b):
    return x.float() @ w.t() + b


def train(folder, epochs):
    x, y = read(folder / "train-images-idx3-ubyte"), read(folder / "train-labels-idx1-ubyte")
    std, mean = torch.std_mean(x, correction=0)
    x = ((x - mean) / std).float()
    w, b = torch.zeros(10, 784), torch.zeros(10)
    for epoch in range(epochs):
        order = torch.randperm(len(x))
        for i in range(0, len(x), 64):
            batch = order[i:i + 64]
            wrong = say(x[batch], w, b).softmax(dim=1)
            wrong[torch.arange(len(batch)), y[batch]] -= 1
            w -= 0.02 * wrong.t() @ x[batch] / len(batch)
            b -= 0.02 * wrong.mean(dim=0)
    torch.save({"weight": w, "bias": b}, "model.pt")
    json.dump({"mean": mean.item(), "std": std.item()}, open("stats.json", "w"))
    test = (read(folder / "t10k-images-idx3-ubyte") - mean) / std
    hits = say(test, w, b).argmax(1) == read(folder / "t10k-labels-idx1-ubyte")
    shares = {"test": hits.float().mean().item(), "train": (say(x, w, b).argmax(1) == y).float().mean().item()}
    json.dump(shares, open("metrics.json", "w"))


def predict(folder):
    saved, stats = torch.load("model.pt"), json.load(open("stats.json"))
    x = (read(folder / "t10k-images-idx3-ubyte") - stats["mean"]) / stats["std"]
    with open("pred.csv", "w", newline="") as file:
        writer = csv.DictWriter(file, ["index", "label"])
        writer.writeheader()
        for index, label in enumerate(say(x, saved["weight"], saved["bias"]).argmax(dim=1)):
            writer.writerow({"index": index, "label": label.item()})


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("mode", choices=("train", "predict"))
    parser.add_argument("--data", default=Path(__file__).parent.parent / "data" / "MNIST" / "raw", type=Path)
    parser.add_argument("--epochs", default=4, type=int)
    a = parser.parse_args()
    if a.mode == "train":
        train(a.data, a.epochs)
    else:
        predict(a.data)
