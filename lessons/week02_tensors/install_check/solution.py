"""Is PyTorch really working? A report on the versions, a computation, a gradient and the device."""

import platform

import torch


def matmul_ok() -> bool:
    """Does a matrix product give the numbers that it gives on paper?"""
    a = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
    b = torch.tensor([[5.0], [6.0]])
    return (a @ b).tolist() == [[17.0], [39.0]]


def grad_ok() -> bool:
    """Is `w * w` as steep as `2 * w`?"""
    w = torch.tensor(3.0, requires_grad=True)
    (w * w).backward()
    return w.grad is not None and w.grad.item() == 6.0


def env_report() -> dict[str, str | bool | None]:
    """Return what can be told of this PyTorch, as a dict that JSON can hold."""
    cuda = torch.cuda.is_available()
    return {
        "torch": str(torch.__version__),
        "python": platform.python_version(),
        "cuda_available": cuda,
        "cuda_build": torch.version.cuda,
        "device": "cuda" if cuda else "cpu",
        "matmul_ok": matmul_ok(),
        "grad_ok": grad_ok(),
    }


if __name__ == "__main__":
    for name, value in env_report().items():
        print(f"{name:15} {value}")
