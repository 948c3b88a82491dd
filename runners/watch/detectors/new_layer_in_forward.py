"""Layers that are made anew in each forward."""

from __future__ import annotations

from typing import Any
from weakref import ref

import torch

from ..detector import Detector


class NewLayerInForward(Detector):
    """Within a model's forward, layers with parameters run that it doesn't hold, and each time those of the call before are gone."""

    id = "new-layer-in-forward"

    def begin(self) -> None:
        self.roots: list[tuple[ref[torch.nn.Module], set[int]]] = []
        self.last: dict[tuple[str, int], ref[torch.nn.Module]] = {}
        self.times: dict[tuple[str, int], int] = {}

    def entering(self, module: torch.nn.Module, args: Any) -> None:
        stack = self.doctor.stack
        if len(stack) < 2 or not module.training or next(module.parameters(recurse=False), None) is None:
            return
        root = next((one for one in self.doctor.roots if id(one) == stack[0]), None)
        if root is None or any(one is module for one in root.modules()):
            return
        where = self.doctor.site()
        if where is None:
            return
        before = self.last.get(where)
        self.last[where] = ref(module)
        if before is not None and before() is None:
            self.times[where] = self.times.get(where, 0) + 1
            if self.times[where] >= 2:
                self.say(f"A {type(module).__name__} is made inside `forward`: each call has new random weights, and no optimizer knows "
                         f"them. Make it once, in `__init__`.", where=where)
