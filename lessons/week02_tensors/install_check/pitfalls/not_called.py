"""You wrote `torch.cuda.is_available` without parentheses. That is the function itself, which JSON can't hold and which always counts as true; `torch.cuda.is_available()` is its answer."""
import platform

import torch


def env_report():
    cuda = torch.cuda.is_available
    return {"torch": str(torch.__version__), "python": platform.python_version(), "cuda_available": cuda, "cuda_build": torch.version.cuda,
            "device": "cuda" if cuda else "cpu", "matmul_ok": matmul_ok(), "grad_ok": grad_ok()}
