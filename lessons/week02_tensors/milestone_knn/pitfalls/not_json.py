"""You write the dict as Python prints it, with single quotes. That is not JSON, and no other program can read it: `json.dumps`."""
import argparse
import json
import time
from pathlib import Path

import torch


def main():
    from learner import DATA, predict, read, vectors

    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--k", type=int, default=5)
    parser.add_argument("--device", choices=["auto", "cpu", "cuda"], default="auto")
    parser.add_argument("--out", type=Path, default=Path("pred.pt"))
    args = parser.parse_args()
    there = torch.cuda.is_available()
    if args.device == "cuda" and not there:
        parser.error("no CUDA")
    device = ("cuda" if there else "cpu") if args.device == "auto" else args.device
    images = read(args.data / "train-images-idx3-ubyte")
    labels = read(args.data / "train-labels-idx1-ubyte")
    test = read(args.data / "t10k-images-idx3-ubyte")
    start = time.perf_counter()
    found = predict(vectors(images, device), labels.to(device).long(), vectors(test, device), args.k).cpu()
    seconds = time.perf_counter() - start
    torch.save(found, args.out)
    Path("run.json").write_text(str({"device": device, "seconds": seconds}))


if __name__ == "__main__":
    main()
