"""An optimizer that holds other parameters than those that are trained."""

from __future__ import annotations

from types import FrameType
from typing import Any

import torch

from ..detector import Detector, parameters


class OptimizerOtherParams(Detector):
    """After backward calls that nobody cleared, none of an optimizer's parameters has a gradient, nor ever had one."""

    id = "optimizer-other-params"

    def begin(self) -> None:
        self.had: set[int] = set()
        self.bare: dict[int, int] = {}          # optimizer -> steps before which all its gradients were None, after a backward
        self.seen: set[int] = set()

    def differentiated(self, loss: torch.Tensor, frame: FrameType) -> None:
        if loss.grad_fn is None:
            return
        for optimizer in self.doctor.optimizers:
            if id(optimizer) not in self.had:
                if any(p.grad is not None for p in parameters(optimizer)):
                    self.had.add(id(optimizer))
                else:
                    self.seen.add(id(optimizer))

    def stepping(self, optimizer: Any) -> None:
        key = id(optimizer)
        if key in self.had or key not in self.seen:
            return
        self.seen.discard(key)
        self.bare[key] = self.bare.get(key, 0) + 1
        if self.bare[key] >= 2:
            self.say("None of this optimizer's parameters gets a gradient: it holds other ones than those of the model that you train. "
                     "Make the optimizer from that very model, and after it.")
