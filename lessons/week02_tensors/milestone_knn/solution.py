"""k nearest neighbours: what digit is on a picture, by the training pictures that look most like it."""

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

DATA = Path(__file__).parent.parent / "data" / "MNIST" / "raw"
LARGEST = 16 * 2**20  # bytes in a table of distances


def read(path: Path) -> Tensor:
    """An IDX file as a tensor of uint8: pictures (n, height, width), or labels (n,)."""
    data = Path(path).read_bytes()
    axes = data[3]
    shape = np.frombuffer(data, ">i4", axes, 4).tolist()
    return torch.tensor(np.frombuffer(data, np.uint8, offset=4 + 4 * axes)).reshape(shape)


def vectors(images: Tensor, device: str) -> Tensor:
    """Pictures (n, height, width) as rows of floats (n, d) on the device: uint8 would wrap around at 255."""
    return images.flatten(1).to(device).float()


def pairwise_sq(a: Tensor, b: Tensor) -> Tensor:
    """The squared distance of each row of a (n, d) from each row of b (m, d): (n, m)."""
    return a.square().sum(1)[:, None] + b.square().sum(1) - 2 * a @ b.T


def vote(labels: Tensor) -> Tensor:
    """The most frequent label of each row of (n, k)."""
    return labels.mode(1).values


def predict(train: Tensor, labels: Tensor, test: Tensor, k: int) -> Tensor:
    """The digit that most of the k nearest training pictures show, for each test picture: (m,)."""
    rows = max(1, LARGEST // (len(train) * train.element_size()))
    found = []
    for chunk in test.split(rows):
        nearest = pairwise_sq(chunk, train).topk(k, largest=False).indices
        found.append(vote(labels[nearest]))
    return torch.cat(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of the pictures")
    parser.add_argument("--k", type=int, default=5, help="how many neighbours vote")
    parser.add_argument("--device", choices=["auto", "cpu", "cuda"], default="auto")
    parser.add_argument("--out", type=Path, default=Path("pred.pt"), help="where the digits are written")
    args = parser.parse_args()
    there = torch.cuda.is_available()
    if args.device == "cuda" and not there:
        parser.error("CUDA can't be used on this machine")
    device = ("cuda" if there else "cpu") if args.device == "auto" else args.device

    images = read(args.data / "train-images-idx3-ubyte")
    labels = read(args.data / "train-labels-idx1-ubyte")
    test = read(args.data / "t10k-images-idx3-ubyte")
    start = time.perf_counter()
    found = predict(vectors(images, device), labels.to(device).long(), vectors(test, device), args.k).cpu()
    seconds = time.perf_counter() - start
    torch.save(found, args.out)
    Path("run.json").write_text(json.dumps({"device": device, "seconds": seconds}))
    print(f"{len(found)} digits in {seconds:.2f} s on {device}")


if __name__ == "__main__":
    main()
