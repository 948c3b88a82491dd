import platform
from dataclasses import asdict, dataclass, field

import torch


def _identity_kept():
    m = torch.randn(4, 4)
    return bool(torch.equal(torch.mm(m, torch.eye(4)), m))


def _slope_of_line():
    x = torch.nn.Parameter(torch.tensor([2.0]))
    loss = (5 * x + 1).mean()
    loss.backward()
    return abs(float(x.grad) - 5) < 1e-6


@dataclass
class Report:
    torch: str = str(torch.__version__)
    python: str = platform.python_version()
    cuda_available: bool = field(default_factory=lambda: torch.cuda.is_available())
    cuda_build: str | None = field(default_factory=lambda: torch.version.cuda)
    device: str = ""
    matmul_ok: bool = field(default_factory=_identity_kept)
    grad_ok: bool = field(default_factory=_slope_of_line)


def env_report():
    report = Report()
    report.device = "cuda" if report.cuda_available else "cpu"
    return asdict(report)
