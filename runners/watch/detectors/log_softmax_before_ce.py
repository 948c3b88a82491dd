"""A log-softmax that is taken twice."""

from __future__ import annotations

from typing import Any

from ..detector import Detector, argument, grad_name


class LogSoftmaxBeforeCrossEntropy(Detector):
    """`cross_entropy` of what came out of a log-softmax: the same numbers, computed twice."""

    id = "log-softmax-before-ce"
    level = "hint"
    calls = frozenset({"cross_entropy"})

    def begin(self) -> None:
        self.times = 0

    def called(self, name: str, args: Any, kwargs: Any, result: Any) -> None:
        if grad_name(argument(args, kwargs, 0, "input")).startswith("LogSoftmaxBackward"):
            self.times += 1
            if self.times >= 2:
                self.say("`cross_entropy` applies the log-softmax itself. Yours before it changes nothing and costs time: drop it, or use "
                         "`nll_loss`.")
