"""Gradients that hardly reach the first layers."""

from __future__ import annotations

from types import FrameType
from typing import Any

import torch

from ..detector import Detector, parameters

TIMES, RATIO, TINY = 3, 1e5, 1e-7


class VanishingGrad(Detector):
    """Of the weight matrices that an optimizer steps, the first has gradients far smaller than the last, and tiny ones."""

    id = "vanishing-grad"
    level = "warning"

    def begin(self) -> None:
        self.times = 0
        self.backward: tuple[str, int] | None = None

    def differentiated(self, loss: torch.Tensor, frame: FrameType) -> None:
        self.backward = self.doctor.site(frame)

    def stepping(self, optimizer: Any) -> None:
        if not self.doctor.looking:
            return
        weights = [p for p in parameters(optimizer) if p.ndim >= 2 and p.grad is not None and not p.grad.is_sparse]
        if len(weights) < 4:
            return
        first, last = (float(p.grad.detach().float().square().mean().sqrt()) for p in (weights[0], weights[-1]) if p.grad is not None)
        self.times = self.times + 1 if 0 < first < TINY and last > RATIO * first else 0
        if self.times >= TIMES:
            self.say(f"The gradients of the first layer are {last / first:.0e} times smaller than those of the last: it hardly learns. "
                     f"ReLU with Kaiming initialisation, a normalisation layer or shortcuts let them through.", where=self.backward)
