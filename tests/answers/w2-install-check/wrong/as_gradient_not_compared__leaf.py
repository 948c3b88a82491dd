import platform

import torch


def env_report():
    a = torch.tensor([[2.0]])
    w = torch.ones(3, requires_grad=True)
    w.sum().backward()
    return {
        "torch": torch.__version__, "python": platform.python_version(), "cuda_available": torch.cuda.is_available(),
        "cuda_build": torch.version.cuda, "device": "cuda" if torch.cuda.is_available() else "cpu",
        "matmul_ok": (a @ a).item() == 4.0, "grad_ok": w.grad.shape == w.shape,
    }
