import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F


def read(path):
    data = Path(path).read_bytes()
    axes = data[3]
    shape = np.frombuffer(data, ">i4", axes, 4).tolist()
    return torch.tensor(np.frombuffer(data, np.uint8, offset=4 + 4 * axes)).reshape(shape)


def run(folder, k, device):
    x = read(folder / "train-images-idx3-ubyte").float().flatten(1).to(device)
    y = read(folder / "train-labels-idx1-ubyte").long().to(device)
    q = read(folder / "t10k-images-idx3-ubyte").flatten(1).to(device)
    out = torch.empty(len(q), dtype=torch.long)
    step = 2**23 // x.numel()
    for i in range(0, len(q), step):
        d = ((q[i : i + step, None] - x) ** 2).sum(-1)
        votes = F.one_hot(y[d.argsort(1)[:, :k]]).sum(1)
        out[i : i + step] = votes.argmax(1).cpu()
    return out


if __name__ == "__main__":
    p = argparse.ArgumentParser()
    p.add_argument("--data", type=Path, default=Path(__file__).parent.parent / "data" / "MNIST" / "raw")
    p.add_argument("--k", type=int, default=5)
    p.add_argument("--device", default="auto")
    p.add_argument("--out", default="pred.pt")
    a = p.parse_args()
    if a.device not in ("auto", "cpu", "cuda") or (a.device == "cuda" and not torch.cuda.is_available()):
        p.error(f"no {a.device} here")
    if a.device == "auto":
        a.device = "cuda" if torch.cuda.is_available() else "cpu"
    t0 = time.time()
    answer = run(a.data, a.k, a.device)
    with open("run.json", "w") as f:
        json.dump({"seconds": time.time() - t0, "device": str(torch.device(a.device))}, f)
    torch.save(answer, a.out)
