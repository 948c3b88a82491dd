"""Your `cuda_build` is a text in every case: `str(None)` is the word "None", which is no longer nothing. `torch.version.cuda` is a text or `None` already; take it as it is."""
import platform

import torch


def env_report():
    cuda = torch.cuda.is_available()
    return {"torch": str(torch.__version__), "python": platform.python_version(), "cuda_available": cuda,
            "cuda_build": str(torch.version.cuda), "device": "cuda" if cuda else "cpu", "matmul_ok": matmul_ok(), "grad_ok": grad_ok()}
