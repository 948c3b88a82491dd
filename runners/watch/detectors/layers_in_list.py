"""Layers that a model holds in a plain list."""

from __future__ import annotations

import dis
from typing import Any

import torch

from ..detector import Detector, parameters


class LayersInList(Detector):
    """A module's list, tuple or dict holds parameters that take part in the training, and neither the module nor an optimizer knows
    them."""

    id = "layers-in-list"

    def stepping(self, optimizer: Any) -> None:
        if not self.doctor.looking:
            return
        stepped = {id(p) for one in self.doctor.optimizers for p in parameters(one)}
        for root in self.doctor.roots:
            known = {id(p) for p in root.parameters()} | stepped
            for module in root.modules():
                for name, value in list(vars(module).items()):
                    if not name.startswith("_") and any(p.grad is not None and id(p) not in known for p in _hidden(value)):
                        self.say(f"`self.{name[:40]}` is a plain {type(value).__name__}: its layers are hidden from `parameters()` and "
                                 f"from `.to()`, and the optimizer never steps them. Make it an "
                                 f"`nn.{'ModuleDict' if isinstance(value, dict) else 'ModuleList'}`.",
                                 where=_assigned(self.doctor, module, name))
                        return


def _hidden(value: Any) -> list[torch.Tensor]:
    """Parameters in a list, tuple or dict, of itself and of the modules in it."""
    if not isinstance(value, list | tuple | dict):
        return []
    found: list[torch.Tensor] = []
    for one in list(value.values() if isinstance(value, dict) else value)[:100]:
        if isinstance(one, torch.nn.Parameter):
            found.append(one)
        elif isinstance(one, torch.nn.Module):
            found += one.parameters()
    return found


def _assigned(doctor: Any, module: torch.nn.Module, name: str) -> tuple[str, int] | None:
    """The line of the learner's `__init__` that sets this attribute."""
    code = getattr(type(module).__init__, "__code__", None)
    if code is None or not doctor.mine(code.co_filename):
        return None
    line = code.co_firstlineno
    for instruction in dis.get_instructions(code):
        if instruction.opname == "STORE_ATTR" and instruction.argval == name and instruction.positions and instruction.positions.lineno:
            line = instruction.positions.lineno
    return code.co_filename, line
