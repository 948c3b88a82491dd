"""What the gradients of a model say."""

import math
from typing import TypedDict

import torch
from torch import Tensor, nn

VANISHING, EXPLODING = 1e-7, 1e3


class Row(TypedDict):
    norm: float | None
    status: str


def status(gradient: Tensor) -> str:
    """The first diagnosis that fits a gradient."""
    if not gradient.isfinite().all():
        return "nonfinite"
    if not gradient.any():
        return "zero"
    rms = gradient.double().square().mean().sqrt()
    if rms < VANISHING:
        return "vanishing"
    return "exploding" if rms > EXPLODING else "ok"


def report(model: nn.Module) -> dict[str, Row]:
    """Return for each parameter's name the norm of its gradient, and what is to be said about it."""
    rows: dict[str, Row] = {}
    for name, parameter in model.named_parameters():
        gradient = parameter.grad
        if gradient is None:
            rows[name] = {"norm": None, "status": "none"}
        else:
            rows[name] = {"norm": gradient.norm().item(), "status": status(gradient)}
    return rows


def total_norm(model: nn.Module) -> float:
    """Return the norm of all gradients laid end to end."""
    return math.hypot(*(row["norm"] for row in report(model).values() if row["norm"] is not None))


if __name__ == "__main__":
    # Ten sigmoids in a row: the further from the loss, the smaller the gradient.
    torch.manual_seed(0)
    layers = [part for _ in range(10) for part in (nn.Linear(8, 8), nn.Sigmoid())]
    model = nn.Sequential(*layers, nn.Linear(8, 1))
    model(torch.randn(32, 8)).square().mean().backward()
    for name, row in report(model).items():
        print(f"{name:10} {row['norm']:9.1e}  {row['status']}")
    print("total", total_norm(model))
