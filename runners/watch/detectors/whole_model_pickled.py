"""A model that is saved whole."""

from __future__ import annotations

from typing import Any

import torch

from ..detector import Detector


class WholeModelPickled(Detector):
    """`torch.save` of a module."""

    id = "whole-model-pickled"
    level = "hint"

    def saving(self, thing: Any) -> None:
        if isinstance(thing, torch.nn.Module) and not isinstance(thing, torch.jit.ScriptModule):
            self.say("You save the whole model. `torch.load` then needs your class under the same name, and full trust in the file: save "
                     "`model.state_dict()`.")
