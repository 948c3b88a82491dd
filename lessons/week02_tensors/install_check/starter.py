"""Is PyTorch really working? A report on the versions, a computation, a gradient and the device."""

import torch


def env_report():
    """Return what can be told of this PyTorch, as a dict that JSON can hold."""
    return {
        "torch": str(torch.__version__),
        "python": ...,
        "cuda_available": ...,
        "cuda_build": ...,
        "device": ...,
        "matmul_ok": ...,
        "grad_ok": ...,
    }


if __name__ == "__main__":
    for name, value in env_report().items():
        print(f"{name:15} {value}")
