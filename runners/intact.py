"""Has the learner's file replaced parts of the library that the checks rely on?  A witness, asked after the checks.

Whoever mends `torch.optim.SGD.step` for the whole process hasn't mended their loop; the values alone couldn't tell.
"""
from __future__ import annotations

import builtins
import math
import random
import types
from pathlib import Path
from typing import Any

import numpy as np
import torch

Snapshot = list[tuple[str, Any, dict[str, Any]]]
_TORCH = str(Path(torch.__file__).parent)
# replaced by our own hooks, or set by the libraries themselves on first use
_OURS = {"torch.Tensor.backward", "torch.autograd.backward", "builtins._"}


def _watched() -> list[tuple[str, Any]]:
    modules = {"builtins": builtins, "math": math, "random": random, "numpy": np, "torch": torch, "torch.nn": torch.nn,
               "torch.nn.functional": torch.nn.functional, "torch.optim": torch.optim, "torch.autograd": torch.autograd,
               "torch.linalg": torch.linalg, "torch.utils.data": torch.utils.data}
    found: list[tuple[str, Any]] = [(name, module) for name, module in modules.items() if isinstance(module, types.ModuleType)]
    for name in ("torch.nn", "torch.optim", "torch.utils.data"):
        found += [(f"{name}.{k}", v) for k, v in vars(modules[name]).items() if isinstance(v, type)]
    return [*found, ("torch.Tensor", torch.Tensor), ("torch.optim.Optimizer", torch.optim.Optimizer)]


def snapshot() -> Snapshot:
    """What every watched module and class holds now."""
    return [(name, thing, dict(vars(thing))) for name, thing in _watched()]


def changed(before: Snapshot) -> list[str]:
    """The names whose values are others than in the snapshot; additions don't count (libraries import lazily)."""
    found = []
    for name, thing, old in before:
        now = vars(thing)
        for key, value in old.items():
            new = now.get(key)
            if new is not value and callable(value) and not _its_own(new, value) and f"{name}.{key}" not in _OURS:
                found.append(f"{name}.{key}")
    return sorted(dict.fromkeys(found))[:20]


def _its_own(new: Any, old: Any) -> bool:
    """Torch wraps some functions of its own late: an optimizer's `step` for the profiler, `manual_seed` for the compiler."""
    code = getattr(new, "__code__", None)
    return getattr(new, "__wrapped__", None) is old and code is not None and code.co_filename.startswith(_TORCH)
