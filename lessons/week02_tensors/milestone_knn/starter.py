"""k nearest neighbours: what digit is on a picture, by the training pictures that look most like it."""

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch

DATA = Path(__file__).parent.parent / "data" / "MNIST" / "raw"


def read(path):
    """An IDX file as a tensor of uint8: pictures (n, height, width), or labels (n,)."""
    data = Path(path).read_bytes()
    axes = data[3]
    shape = np.frombuffer(data, ">i4", axes, 4).tolist()
    return torch.tensor(np.frombuffer(data, np.uint8, offset=4 + 4 * axes)).reshape(shape)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of the pictures")
    # Three more: --k, --device and --out.
    args = parser.parse_args()
    images = read(args.data / "train-images-idx3-ubyte")
    labels = read(args.data / "train-labels-idx1-ubyte")
    test = read(args.data / "t10k-images-idx3-ubyte")
    print(f"{len(images)} pictures to ask, {len(test)} to name")
    # Name them in chunks, then write the file of --out, and run.json.


if __name__ == "__main__":
    main()
