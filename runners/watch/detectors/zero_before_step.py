"""Gradients that are cleared before they are used."""

from __future__ import annotations

from types import FrameType
from typing import Any

import torch

from ..detector import Detector, parameters


class ZeroBeforeStep(Detector):
    """`zero_grad` between the last backward and the step, and nothing is left to step by."""

    id = "zero-before-step"

    def begin(self) -> None:
        self.backward = False                               # since the last step
        self.cleared_at: tuple[str, int] | None = None      # since the last backward
        self.times = 0

    def woken(self) -> None:
        self.backward, self.cleared_at, self.times = False, None, 0

    def differentiated(self, loss: torch.Tensor, frame: FrameType) -> None:
        self.backward, self.cleared_at = True, None

    def cleared(self, whose: Any) -> None:
        if self.backward:
            self.cleared_at = self.doctor.site()

    def stepping(self, optimizer: Any) -> None:
        empty = all(p.grad is None or (not p.grad.is_sparse and not p.grad.count_nonzero()) for p in parameters(optimizer))
        self.times = self.times + 1 if self.backward and self.cleared_at and empty else 0
        if self.times >= 2:
            self.say("You clear the gradients between `backward()` and `step()`, so each step is one of nothing. Call `zero_grad()` before "
                     "`backward()`, or after `step()`.", where=self.cleared_at)
        self.backward, self.cleared_at = False, None
