"""Your `device` is a `torch.device`, an object of PyTorch's. JSON knows only texts, numbers, True, False and None: write its name as a text, `"cuda"` or `"cpu"`."""
import platform

import torch


def env_report():
    cuda = torch.cuda.is_available()
    return {"torch": str(torch.__version__), "python": platform.python_version(), "cuda_available": cuda, "cuda_build": torch.version.cuda,
            "device": torch.device("cuda" if cuda else "cpu"), "matmul_ok": matmul_ok(), "grad_ok": grad_ok()}
