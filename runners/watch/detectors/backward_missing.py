"""Losses that are never differentiated."""

from __future__ import annotations

from types import FrameType
from typing import Any

import torch

from ..detector import Detector

_LOSSES = frozenset({"cross_entropy", "nll_loss", "mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss", "binary_cross_entropy",
                     "binary_cross_entropy_with_logits", "kl_div"})
MANY = 5


class BackwardMissing(Detector):
    """An optimizer was made, losses are computed from a model in training mode, and no gradient is ever asked for."""

    id = "backward-missing"
    level = "warning"
    calls = _LOSSES | {"grad"}

    def begin(self) -> None:
        self.times = 0
        self.asked = False
        self.where: tuple[str, int] | None = None

    def called(self, name: str, args: Any, kwargs: Any, result: Any) -> None:
        if name == "grad":
            self.asked = True
        elif isinstance(result, torch.Tensor) and result.requires_grad and any(root.training for root in self.doctor.roots):
            self.times += 1
            self.where = self.doctor.site()

    def differentiating(self, loss: torch.Tensor, frame: FrameType, kwargs: Any) -> None:
        self.asked = True

    def ended(self) -> None:
        if not self.asked and self.times >= MANY and len(self.doctor.optimizers):
            self.say("A loss is computed again and again, and never differentiated: without `loss.backward()` there are no gradients, and "
                     "`optimizer.step()` changes nothing.", where=self.where)
