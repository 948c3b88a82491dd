"""All detectors of the training doctor: one small file each, in this folder."""

from __future__ import annotations

import importlib
import pkgutil

from ..detector import Detector


def _all() -> list[type[Detector]]:
    found = []
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda m: m.name):
        made = importlib.import_module(f"{__name__}.{module.name}")
        kinds = [thing for thing in vars(made).values() if isinstance(thing, type) and thing.__module__ == made.__name__]
        found += [kind for kind in kinds if issubclass(kind, Detector)]
    return found


ALL: list[type[Detector]] = _all()
