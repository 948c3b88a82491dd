"""From the raw files of handwritten digits to a classifier of one layer, and its answers on pictures it has never seen."""

import argparse
from pathlib import Path

import numpy as np
import torch

DATA = Path(__file__).parent.parent / "data" / "MNIST" / "raw"


def read(path):
    """An IDX file as a tensor of uint8: pictures (n, 28, 28), or labels (n,)."""
    data = Path(path).read_bytes()
    axes = data[3]
    shape = np.frombuffer(data, ">i4", axes, 4).tolist()
    return torch.tensor(np.frombuffer(data, np.uint8, offset=4 + 4 * axes)).reshape(shape)


def train(folder, epochs):
    images = read(folder / "train-images-idx3-ubyte")
    print(f"{len(images)} pictures to train on")
    # Normalise, train one layer, then write model.pt, stats.json and metrics.json.


def predict(folder):
    images = read(folder / "t10k-images-idx3-ubyte")
    print(f"{len(images)} pictures to name")
    # Read what `train` wrote, then write pred.csv.


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["train", "predict"], nargs="?", default="train")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of the pictures")
    # One more: --epochs.
    args = parser.parse_args()
    if args.what == "train":
        train(args.data, 3)
    else:
        predict(args.data)


if __name__ == "__main__":
    main()
