"""A sum of losses that holds the graphs of them all."""

from __future__ import annotations

from types import FrameType
from typing import Any
from weakref import ref

import torch

from ..detector import Detector


class LossKeptSum(Detector):
    """A loss that was differentiated already is added to something, with its graph, step after step."""

    id = "loss-kept-sum"
    level = "warning"
    calls = frozenset({"add", "add_", "__add__", "__radd__", "__iadd__"})

    def begin(self) -> None:
        self.last: ref[torch.Tensor] | None = None
        self.steps: set[int] = set()

    def differentiated(self, loss: torch.Tensor, frame: FrameType) -> None:
        self.last = ref(loss)

    def called(self, name: str, args: Any, kwargs: Any, result: Any) -> None:
        last = self.last() if self.last is not None else None
        if last is None or not isinstance(result, torch.Tensor) or not result.requires_grad or not any(one is last for one in args):
            return
        self.steps.add(self.doctor.step)
        if len(self.steps) >= 3:
            self.say("You add up losses as tensors: the sum holds the computation of every step, and the memory grows. Add the number, "
                     "`total += loss.item()`.")
