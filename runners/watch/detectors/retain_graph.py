"""A graph that is retained, and never used again."""

from __future__ import annotations

from types import FrameType
from typing import Any

import torch

from ..detector import Detector


class RetainGraph(Detector):
    """One backward in each step, and it retains its graph."""

    id = "retain-graph"
    level = "hint"

    def begin(self) -> None:
        self.here = 0                   # backward calls since the last step
        self.retained = False
        self.times = 0
        self.where: tuple[str, int] | None = None

    def woken(self) -> None:
        self.here, self.retained, self.times = 0, False, 0

    def differentiating(self, loss: torch.Tensor, frame: FrameType, kwargs: Any) -> None:
        self.here += 1
        if kwargs.get("retain_graph") and not kwargs.get("create_graph"):
            self.retained, self.where = True, self.doctor.site(frame)

    def stepping(self, optimizer: Any) -> None:
        self.times = self.times + 1 if self.retained and self.here == 1 else 0
        if self.times >= 3:
            self.say("`retain_graph=True` keeps what only a second `backward` through the same graph needs, and there is none. If an "
                     "error asked for it, something is kept from step to step with its history: `detach()` that.", where=self.where)
        self.here, self.retained = 0, False
