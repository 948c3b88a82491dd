"""A hidden state that carries the graph of the batch before."""

from __future__ import annotations

from types import FrameType
from typing import Any
from weakref import ref

import torch

from ..detector import Detector


class HiddenNotDetached(Detector):
    """The state that a recurrent layer gave before a backward is handed to it after that backward."""

    id = "hidden-not-detached"

    def begin(self) -> None:
        self.given: list[tuple[ref[torch.Tensor], int]] = []        # states, and how many backward calls there were
        self.backward = 0

    def differentiated(self, loss: torch.Tensor, frame: FrameType) -> None:
        self.backward += 1

    def left(self, module: torch.nn.Module, args: Any, output: Any) -> None:
        if isinstance(module, torch.nn.RNNBase | torch.nn.RNNCellBase):
            state = output[1] if isinstance(module, torch.nn.RNNBase) else output
            self.given = [*self.given[-8:], *((ref(one), self.backward) for one in _tensors(state) if one.grad_fn is not None)]

    def entering(self, module: torch.nn.Module, args: Any) -> None:
        if not isinstance(module, torch.nn.RNNBase | torch.nn.RNNCellBase) or len(args) < 2:
            return
        for one in _tensors(args[1]):
            if any(held() is one and then < self.backward for held, then in self.given):
                self.say("The state comes from the batch before, with its history, and a `backward` has used that up. Cut it off between "
                         "batches: `h = h.detach()`.")
                return


def _tensors(state: Any) -> list[torch.Tensor]:
    if isinstance(state, torch.Tensor):
        return [state]
    return [one for one in state if isinstance(one, torch.Tensor)] if isinstance(state, tuple) else []
