import platform

import torch


def env_report():
    a, b = torch.rand(2, 2), torch.rand(2, 2)
    w = torch.tensor(1.0, requires_grad=True)
    (3 * w).backward()
    cuda = torch.cuda.is_available()
    return {
        "torch": str(torch.__version__), "python": platform.python_version(), "cuda_available": cuda, "cuda_build": torch.version.cuda,
        "device": "cuda" if cuda else "cpu", "matmul_ok": torch.allclose(a @ b, torch.matmul(a, b)), "grad_ok": w.grad.item() == 3.0,
    }
