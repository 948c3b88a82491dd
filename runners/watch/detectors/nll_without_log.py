"""Probabilities, or raw outputs, where a loss wants their logarithms."""

from __future__ import annotations

from typing import Any

import torch

from ..detector import Detector, argument, shares


class NllWithoutLog(Detector):
    """`nll_loss` of what can't be log-probabilities: rows that sum to 1, or numbers above 0."""

    id = "nll-without-log"
    calls = frozenset({"nll_loss"})

    def begin(self) -> None:
        self.times = 0

    def called(self, name: str, args: Any, kwargs: Any, result: Any) -> None:
        x = argument(args, kwargs, 0, "input")
        if not isinstance(x, torch.Tensor):
            return
        self.times += bool(shares(x) or (x.detach() > 1e-3).any())
        if self.times >= 2:
            self.say("`nll_loss` wants the logarithms of probabilities, which are never above 0. Give it `log_softmax(outputs, dim=1)`, "
                     "or give the raw outputs to `cross_entropy`.")
