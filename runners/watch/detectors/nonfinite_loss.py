"""A loss that has left the numbers."""

from __future__ import annotations

import math
from types import FrameType

from ..detector import Detector


class NonfiniteLoss(Detector):
    """The loss is nan, or infinite, backward after backward. A loss on a GPU is not asked."""

    id = "nonfinite-loss"

    def begin(self) -> None:
        self.times = 0

    def lost(self, value: float, frame: FrameType) -> None:
        self.times = 0 if math.isfinite(value) else self.times + 1
        if self.times >= 3:
            self.say(f"The loss is {value}, and every further step spoils the weights for good. Most often the learning rate is too "
                     f"large, or a logarithm, a root or a division meets 0: look at the first step where it happens.", frame)
