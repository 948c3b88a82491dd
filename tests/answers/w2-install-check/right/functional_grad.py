import sys

import torch


def env_report():
    n = torch.ones(3, dtype=torch.long)
    slope = torch.func.grad(lambda x: x.sin())(torch.tensor(0.0))
    there = torch.cuda.device_count() > 0 and torch.cuda.is_available()
    return {
        "torch": torch.__version__,
        "python": sys.version.split()[0],
        "cuda_available": there,
        "cuda_build": torch.version.cuda,
        "device": torch.device("cuda" if there else "cpu").type,
        "matmul_ok": (n @ n).item() == 3,
        "grad_ok": slope.item() == 1.0,
    }
