"""A training that goes on in evaluation mode."""

from __future__ import annotations

from typing import Any

import torch

from ..detector import Detector

_KINDS = (torch.nn.modules.dropout._DropoutNd, torch.nn.modules.batchnorm._BatchNorm)


class TrainMissing(Detector):
    """Dropout and batch norm that once ran in training mode run in evaluation mode, with gradients, and steps are taken.

    Batch norm that is frozen on purpose never ran in training mode, or the model around it is in training mode.
    """

    id = "train-missing"
    level = "warning"

    def begin(self) -> None:
        self.trained: set[int] = set()
        self.outer: bool | None = None          # is the outermost module in training mode?
        self.ran = ""
        self.times = 0

    def entering(self, module: torch.nn.Module, args: Any) -> None:
        if len(self.doctor.stack) == 1:
            self.outer, self.ran = module.training, ""        # an evaluation that nobody differentiated
        if not isinstance(module, _KINDS) or not torch.is_grad_enabled():
            return
        if module.training:
            self.trained.add(id(module))
        elif id(module) in self.trained and self.outer is False:
            self.ran = type(module).__name__

    def stepping(self, optimizer: Any) -> None:
        self.times = self.times + 1 if self.ran else self.times
        if self.ran and self.times >= 2:
            self.say(f"You train the model in evaluation mode, in which its {self.ran} does nothing that it should in a training: after an "
                     "evaluation, call `model.train()`.")
        self.ran = ""
