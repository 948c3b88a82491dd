import platform

import torch

CUDA = torch.cuda.is_available()


def env_report():
    a = torch.tensor([[1.0, 2.0]])
    w = torch.tensor(2.0, requires_grad=True)
    (w * w).backward()
    return {
        "torch": str(torch.__version__), "python": platform.python_version(), "cuda_available": CUDA, "cuda_build": torch.version.cuda,
        "device": "cuda" if CUDA else "cpu", "matmul_ok": (a @ a.T).item() == 5.0, "grad_ok": w.grad.item() == 4.0,
    }
