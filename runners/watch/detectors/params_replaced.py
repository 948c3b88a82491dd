"""A layer that was replaced after the optimizer was made."""

from __future__ import annotations

from types import FrameType
from typing import Any

import torch

from ..detector import Detector, parameters


class ParamsReplaced(Detector):
    """An optimizer holds parameters that never get a gradient, and the model has as many that get one and are in no optimizer."""

    id = "params-replaced-after-optimizer"

    def begin(self) -> None:
        self.times = 0
        self.backward = False

    def differentiated(self, loss: torch.Tensor, frame: FrameType) -> None:
        self.backward = True

    def stepping(self, optimizer: Any) -> None:
        if not self.doctor.looking or not self.backward:
            return
        self.backward = False
        held = parameters(optimizer)
        ours = {id(p) for one in self.doctor.optimizers for p in parameters(one)}
        idle = [p for p in held if p.requires_grad and p.grad is None]
        if not idle or len(idle) == len(held):
            return
        for root in self.doctor.roots:
            names = [name for name, p in root.named_parameters() if p.grad is not None and id(p) not in ours]
            alive = {id(p) for p in root.parameters()}
            if names and not any(id(p) in alive for p in idle) and len(names) == len(idle):
                self.times += 1
                if self.times >= 2:
                    layer = names[0].rpartition(".")[0] or names[0]
                    self.say(f"`{layer[:60]}` gets gradients, but no optimizer holds it: it was put into the model after the optimizer "
                             f"was made, which still steps the old one. Change the model first, then make the optimizer.")
                return
