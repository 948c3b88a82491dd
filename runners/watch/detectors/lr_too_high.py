"""Steps that are too large."""

from __future__ import annotations

import math
from types import FrameType

from ..detector import Detector

TIMES, FACTOR = 5, 100.0


class LrTooHigh(Detector):
    """The loss of one line rises five times in a row and ends a hundred times above its smallest."""

    id = "lr-too-high"
    level = "warning"

    def begin(self) -> None:
        self.seen: dict[tuple[int, int], list[float]] = {}          # the line -> smallest, last, how often it rose

    def woken(self) -> None:
        for known in self.seen.values():
            known[1], known[2] = float("inf"), 0

    def lost(self, value: float, frame: FrameType) -> None:
        known = self.seen.setdefault((id(frame.f_code), frame.f_lasti), [value, value, 0])
        known[2] = known[2] + 1 if value > known[1] else 0
        known[1] = value
        known[0] = min(known[0], value)
        if known[2] >= TIMES and math.isfinite(value) and value > FACTOR * known[0] > 0 and self.doctor.step:
            self.say(f"The loss grows from step to step, from {known[0]:.3g} to {value:.3g}: the steps are too large. Divide the learning "
                     f"rate by 10, or scale the inputs.", frame)
