"""Gradients that nobody applies."""

from __future__ import annotations

from types import FrameType

import torch

from ..detector import Detector

MANY = 5


class NoStep(Detector):
    """Backward after backward through a model in training mode, and at the end its numbers are what they were.

    Weights that are changed by hand have changed; a model whose gradients are only looked at is in evaluation mode, or seldom asked.
    """

    id = "no-step"
    level = "warning"

    def begin(self) -> None:
        self.times = 0
        self.where: tuple[str, int] | None = None
        self.before: dict[int, list[float]] = {}

    def differentiated(self, loss: torch.Tensor, frame: FrameType) -> None:
        if self.times < MANY:
            self.times += 1
            self.where = self.doctor.site(frame)
            for root in self.doctor.roots:
                weight = _first(root)
                if weight is not None:
                    self.before.setdefault(id(root), _some(weight))

    def ended(self) -> None:
        if self.doctor.step or self.times < MANY:
            return
        known = [(root, _first(root)) for root in self.doctor.roots if id(root) in self.before]
        if known and all(root.training and weight is not None and weight.grad is not None and _some(weight) == self.before[id(root)]
                         for root, weight in known):
            self.say("You compute gradients and never apply them: there is no `optimizer.step()`, and the weights are at the end what "
                     "they were at the start. Call it once after each `backward()`.", where=self.where)


def _first(module: torch.nn.Module) -> torch.Tensor | None:
    return next((p for p in module.parameters() if p.requires_grad), None)


def _some(weight: torch.Tensor) -> list[float]:
    return [float(v) for v in weight.detach().flatten()[:8]]
