"""Dropout and batch norm that are still in training mode during an evaluation."""

from __future__ import annotations

from typing import Any

import torch

from ..detector import Detector

_KINDS = (torch.nn.modules.dropout._DropoutNd, torch.nn.modules.batchnorm._BatchNorm)
_JUDGING = frozenset({"argmax", "max", "topk", "eq", "__eq__", "cross_entropy", "nll_loss", "mse_loss", "l1_loss", "smooth_l1_loss",
                      "binary_cross_entropy", "binary_cross_entropy_with_logits"})


class EvalMissing(Detector):
    """Without gradients, a module in training mode ran, and then answers were judged: by a loss, or by the largest of a row.

    The samples that a GAN makes without gradients go on into another network, and dropout that measures uncertainty goes into a mean:
    neither is judged.
    """

    id = "eval-missing"
    calls = _JUDGING

    def begin(self) -> None:
        self.trained: set[str] = set()          # kinds that ran with gradients
        self.ran = ""                           # a kind that ran without, since gradients were on
        self.where: tuple[str, int] | None = None

    def entering(self, module: torch.nn.Module, args: Any) -> None:
        if not isinstance(module, _KINDS) or not module.training or getattr(module, "p", 1) == 0:
            return
        kind = type(module).__name__
        if torch.is_grad_enabled():
            self.trained.add(kind)
            self.ran = ""
        elif kind in self.trained:
            self.ran, self.where = kind, self.doctor.site()

    def called(self, name: str, args: Any, kwargs: Any, result: Any) -> None:
        if self.ran and not torch.is_grad_enabled() and self.doctor.direct():
            self.say(f"You judge the model while its {self.ran} still is in training mode: `no_grad` doesn't switch it off. Call "
                     "`model.eval()` before the evaluation, and `model.train()` after it.", where=self.where)
