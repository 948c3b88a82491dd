"""An evaluation that remembers how to differentiate it."""

from __future__ import annotations

from types import FrameType
from typing import Any

import torch

from ..detector import Detector

MANY = 8


class NoNoGrad(Detector):
    """A model in evaluation mode is asked again and again with gradients on, and none is asked for."""

    id = "no-no-grad"
    level = "hint"
    calls = frozenset({"grad"})

    def begin(self) -> None:
        self.times = 0

    def called(self, name: str, args: Any, kwargs: Any, result: Any) -> None:
        self.times = 0

    def differentiating(self, loss: torch.Tensor, frame: FrameType, kwargs: Any) -> None:
        self.times = 0

    def left(self, module: torch.nn.Module, args: Any, output: Any) -> None:
        if self.doctor.stack or not isinstance(output, torch.Tensor):
            return
        if module.training or not output.requires_grad:
            self.times = 0
            return
        self.times += 1
        if self.times >= MANY:
            self.say("You evaluate with gradients on: for each batch PyTorch keeps all that a `backward()` would need, and you never call "
                     "one. Evaluate inside `with torch.no_grad():`.")
