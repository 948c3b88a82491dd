"""Losses that are kept with all that they came from."""

from __future__ import annotations

from types import FrameType
from weakref import ref

import torch

from ..detector import Detector

MANY = 6


class LossKeptList(Detector):
    """Losses of many steps are alive at once, each with its graph."""

    id = "loss-kept-list"
    level = "warning"

    def begin(self) -> None:
        self.known: list[tuple[ref[torch.Tensor], int]] = []

    def differentiated(self, loss: torch.Tensor, frame: FrameType) -> None:
        if loss.grad_fn is None:
            return
        self.known.append((ref(loss), self.doctor.step))
        if len(self.known) < 2 * MANY:
            return
        self.known = [(held, step) for held, step in self.known if held() is not None]
        steps = {step for _, step in self.known}
        if len(steps) >= MANY:
            self.say("You keep the loss of each step as a tensor, and with it how it was computed: the memory grows. Keep the number, "
                     "`loss.item()`.", frame)
        del self.known[:-MANY]
