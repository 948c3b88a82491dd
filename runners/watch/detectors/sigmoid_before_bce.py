"""A sigmoid that is applied twice."""

from __future__ import annotations

from typing import Any

from ..detector import Detector, argument, grad_name


class SigmoidBeforeBce(Detector):
    """`binary_cross_entropy_with_logits` of what came out of a sigmoid."""

    id = "sigmoid-before-bcewithlogits"
    calls = frozenset({"binary_cross_entropy_with_logits"})

    def begin(self) -> None:
        self.times = 0

    def called(self, name: str, args: Any, kwargs: Any, result: Any) -> None:
        if grad_name(argument(args, kwargs, 0, "input")).startswith("SigmoidBackward"):
            self.times += 1
            if self.times >= 2:
                self.say("This loss applies the sigmoid itself, and you give it what went through one already: its answers then lie "
                         "between 0.5 and 0.73 only. Give it the raw output of the last layer.")
