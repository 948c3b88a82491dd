"""Gradients that are never cleared."""

from __future__ import annotations

from types import FrameType
from typing import Any

import torch

from ..detector import Detector, Gradient, parameters


class NoZeroGrad(Detector):
    """From one step of an optimizer to its next nobody touches its gradients but `backward`, which adds to those that were used.

    Whoever clears them changes their version, or puts other tensors there; so does clipping, but not between a step and the next
    backward. In a GAN the backward of one network leaves gradients in the other's, which are cleared before that one's own.
    """

    id = "no-zero-grad"

    def begin(self) -> None:
        self.held: dict[int, _Held] = {}
        self.where: tuple[str, int] | None = None

    def woken(self) -> None:
        self.held.clear()

    def differentiating(self, loss: torch.Tensor, frame: FrameType, kwargs: Any) -> None:
        for held in self.held.values():
            held.touched = held.touched or any(not one.same() for one in held.some)

    def differentiated(self, loss: torch.Tensor, frame: FrameType) -> None:
        for held in self.held.values():
            before = held.added
            held.added += any(one.grew() for one in held.some)
            if held.added > before:
                self.where = self.doctor.site(frame)

    def stepping(self, optimizer: Any) -> None:
        held = self.held.get(id(optimizer))
        if held is not None:
            held.suspect, held.touched = bool(held.added) and not held.touched, False

    def stepped(self, optimizer: Any) -> None:
        held = self.held.setdefault(id(optimizer), _Held())
        # A closure that the step calls, as LBFGS does, clears them itself.
        held.times = held.times + 1 if held.suspect and not held.touched else 0
        if held.times >= 2:
            self.say("The gradients of the step before are still there, and the new ones are added to them: call "
                     "`optimizer.zero_grad()` once per step.", where=self.where)
        held.touched, held.added = False, 0
        held.some = [Gradient(p) for p in parameters(optimizer)[:4] if p.grad is not None]
        held.touched = not held.some


class _Held:
    """What is noted of one optimizer."""

    def __init__(self) -> None:
        self.some: list[Gradient] = []
        self.touched = self.suspect = False
        self.added = self.times = 0

