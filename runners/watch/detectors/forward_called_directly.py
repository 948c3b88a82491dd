"""A forward that is called by its name."""

from __future__ import annotations

import sys
from typing import Any

import torch

from ..detector import Detector


class ForwardCalledDirectly(Detector):
    """A line of the learner's calls `forward` of a module, not the module."""

    id = "forward-called-directly"
    level = "hint"

    def entering(self, module: torch.nn.Module, args: Any) -> None:
        at = sys._getframe(1)
        while at.f_back is not None:
            caller = at.f_back
            if at.f_code.co_name == "forward" and self.doctor.mine(caller.f_code.co_filename):
                me = at.f_locals.get("self")
                if isinstance(me, torch.nn.Module) and caller.f_code.co_name != "forward":
                    self.say("Call the module, `model(x)`: with `model.forward(x)` hooks don't run, and some wrappers do nothing.", caller)
                return
            at = caller
