import sys

import torch

ROWS = [[2.0, 1.0], [0.0, 3.0]]


def env_report():
    a = torch.tensor(ROWS)
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    (slope,) = torch.autograd.grad((x**3).sum(), x)
    found = torch.accelerator.current_accelerator(check_available=True)
    return dict(
        torch=torch.__version__,
        python=".".join(map(str, sys.version_info[:3])),
        cuda_available=found is not None and found.type == "cuda",
        cuda_build=torch.version.cuda,
        device="cpu" if found is None else str(found),
        matmul_ok=torch.equal(torch.linalg.matrix_power(a, 2), torch.tensor([[4.0, 5.0], [0.0, 9.0]])),
        grad_ok=torch.allclose(slope, torch.tensor([3.0, 12.0])),
    )
