"""You write `"cpu"` as the device whatever the machine has. On this one it may be true, on the next it is not: let it depend on `torch.cuda.is_available()`."""
import platform

import torch


def env_report():
    return {"torch": str(torch.__version__), "python": platform.python_version(), "cuda_available": torch.cuda.is_available(),
            "cuda_build": torch.version.cuda, "device": "cpu", "matmul_ok": matmul_ok(), "grad_ok": grad_ok()}
