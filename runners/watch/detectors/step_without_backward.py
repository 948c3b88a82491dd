"""Steps by gradients that are old, or not there."""

from __future__ import annotations

from types import FrameType
from typing import Any

import torch

from ..detector import Detector, Gradient, parameters


class StepWithoutBackward(Detector):
    """From one step of an optimizer to its next no `backward` ran, and nobody else touched its gradients.

    Gradients that are assigned by hand are other tensors, or have another version. An optimizer that calls a closure, as LBFGS does,
    has its backward between two beginnings of a step.
    """

    id = "step-without-backward"
    level = "warning"

    def begin(self) -> None:
        self.held: dict[int, _Held] = {}

    def woken(self) -> None:
        self.held.clear()

    def differentiated(self, loss: torch.Tensor, frame: FrameType) -> None:
        for held in self.held.values():
            held.backward = True

    def stepping(self, optimizer: Any) -> None:
        held = self.held.get(id(optimizer))
        some = parameters(optimizer)[:4]
        if held is not None:
            idle = not held.backward and all(one.same() for one in held.some) and len(held.some) == sum(p.grad is not None for p in some)
            held.times = held.times + 1 if idle else 0
            if held.times >= 2:
                self.say("`step()` is called, but no `backward()` ran since the step before: it steps by old gradients, or by none. Each "
                         "step needs a `backward()` of its own.")
        else:
            held = self.held[id(optimizer)] = _Held()
        held.backward, held.some = False, [Gradient(p) for p in some if p.grad is not None]


class _Held:
    """What is noted of one optimizer."""

    def __init__(self) -> None:
        self.some: list[Gradient] = []
        self.backward, self.times = False, 0
