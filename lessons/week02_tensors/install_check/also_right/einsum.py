import platform

import torch
from torch.cuda import is_available


def product_is_right():
    a = torch.arange(6).reshape(2, 3)
    by_loops = [[sum(int(a[i, k]) * int(a[j, k]) for k in range(3)) for j in range(2)] for i in range(2)]
    return torch.einsum("ik,jk->ij", a, a).tolist() == by_loops


def env_report():
    report = {"torch": torch.__version__, "python": platform.python_version(), "cuda_build": torch.version.cuda}
    report["cuda_available"] = is_available()
    report["device"] = ["cpu", "cuda:0"][report["cuda_available"]]
    report["matmul_ok"] = product_is_right()
    w = torch.zeros(3, requires_grad=True)
    (w * torch.tensor([1.0, 2.0, 3.0])).sum().backward()
    report["grad_ok"] = w.grad.tolist() == [1, 2, 3]
    return report
