"""Units that never fire."""

from __future__ import annotations

from typing import Any

import torch

from ..detector import Detector

TIMES, MOST, SAMPLES = 4, 0.8, 8


class DeadRelu(Detector):
    """After a ReLU more than four of five units are 0 for each sample of a batch, look after look."""

    id = "dead-relu"
    level = "warning"
    calls = frozenset({"relu", "relu_"})

    def begin(self) -> None:
        self.times: dict[tuple[Any, ...], int] = {}

    def called(self, name: str, args: Any, kwargs: Any, result: Any) -> None:
        if not isinstance(result, torch.Tensor) or result.ndim < 2 or len(result) < SAMPLES or not result.requires_grad:
            return
        if self.doctor.step < 2 or result.numel() > 1 << 22:
            return
        fires = (result.detach() > 0).transpose(0, 1).flatten(1).any(dim=1)
        dead = 1 - float(fires.float().mean())
        where = self.doctor.site()
        key = (where, tuple(result.shape[1:]), self.doctor.stack[-1] if self.doctor.stack else 0)
        self.times[key] = self.times.get(key, 0) + 1 if dead > MOST else 0
        if self.times[key] >= TIMES:
            self.say(f"{dead:.0%} of the units after a ReLU are 0 for each sample, and what is 0 for all gets no gradient: they may never "
                     f"come back. Lower the learning rate, scale the inputs, or start from smaller weights.")
