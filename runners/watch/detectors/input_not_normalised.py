"""Inputs that are far from the size of the weights."""

from __future__ import annotations

from typing import Any

import torch

from ..detector import Detector

_FIRST = (torch.nn.Linear, torch.nn.modules.conv._ConvNd)
_NORMS = (torch.nn.modules.batchnorm._BatchNorm, torch.nn.LayerNorm, torch.nn.GroupNorm)


class InputNotNormalised(Detector):
    """What reaches the first linear or convolutional layer of a model in training spreads over tens and more."""

    id = "input-not-normalised"
    level = "warning"

    def begin(self) -> None:
        self.times = 0
        self.asked = False              # in this call of a model: its first layer was seen

    def entering(self, module: torch.nn.Module, args: Any) -> None:
        if len(self.doctor.stack) == 1:
            self.asked = False
        if self.asked or not isinstance(module, _FIRST + _NORMS):
            return
        self.asked = True
        x = args[0] if args else None
        if isinstance(module, _NORMS) or not module.training or not torch.is_grad_enabled() or not isinstance(x, torch.Tensor):
            return
        if not x.is_floating_point() or x.requires_grad or x.numel() < 16 or x.is_meta:
            return
        x = x.detach().float()
        if float(x.std()) > 20 and float(x.abs().max()) > 50:
            self.times += 1
            if self.times >= 2:
                self.say(f"The inputs lie between {float(x.min()):.3g} and {float(x.max()):.3g}. Networks learn well from numbers near 1: "
                         "divide pictures by 255, or take off the mean and divide by the standard deviation.")
