"""Something is done once when the learner's code imports a module, and never imported for it."""

from __future__ import annotations

import contextlib
import importlib.abc
import importlib.machinery
import sys
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any


def on_import(name: str, do: Callable[[ModuleType], None]) -> None:
    """Call `do` with the module as soon as it is there, or now if it is. What `do` raises is lost."""
    if name in sys.modules:
        do(sys.modules[name])
    else:
        sys.meta_path.insert(0, _Finder(name, do))


class _Finder(importlib.abc.MetaPathFinder):
    def __init__(self, name: str, do: Callable[[ModuleType], None]) -> None:
        self.name, self.do = name, do

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> Any:
        if fullname != self.name:
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec is None or spec.loader is None:
            return None
        with contextlib.suppress(ValueError):
            sys.meta_path.remove(self)
        run = spec.loader.exec_module

        def exec_module(module: ModuleType) -> None:
            run(module)
            with contextlib.suppress(Exception):
                self.do(module)

        spec.loader.exec_module = exec_module   # type: ignore[method-assign]
        return spec
