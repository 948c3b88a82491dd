"""You take the build for the machine. A package that was built for CUDA can be installed where there is no GPU, and `torch.version.cuda` then still names a version. Whether CUDA can be used, only `torch.cuda.is_available()` tells."""
import platform

import torch


def env_report():
    cuda = torch.version.cuda is not None
    return {"torch": str(torch.__version__), "python": platform.python_version(), "cuda_available": cuda, "cuda_build": torch.version.cuda,
            "device": "cuda" if cuda else "cpu", "matmul_ok": matmul_ok(), "grad_ok": grad_ok()}
