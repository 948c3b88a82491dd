"""Probabilities where a loss wants logits."""

from __future__ import annotations

from typing import Any

import torch

from ..detector import Detector, argument, grad_name, shares


class SoftmaxBeforeCrossEntropy(Detector):
    """`cross_entropy` of what came out of a softmax."""

    id = "softmax-before-ce"
    calls = frozenset({"cross_entropy"})

    def begin(self) -> None:
        self.times = 0

    def called(self, name: str, args: Any, kwargs: Any, result: Any) -> None:
        x = argument(args, kwargs, 0, "input")
        if not isinstance(x, torch.Tensor):
            return
        softmax = grad_name(x).startswith(("SoftmaxBackward", "ExpBackward"))
        if (softmax or len(x) >= 8) and shares(x):
            self.times += 1
            if self.times >= 2:
                self.say("`cross_entropy` applies the log-softmax itself, and you give it probabilities: it then learns slowly, or not at "
                         "all. Give it the raw output of the last layer.")
