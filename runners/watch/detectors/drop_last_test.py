"""Samples that are never judged."""

from __future__ import annotations

from typing import Any

import torch

from ..detector import Detector


class DropLastTest(Detector):
    """A loader that is only ever iterated over without gradients leaves out its last, short batch."""

    id = "drop-last-test"
    level = "warning"

    def begin(self) -> None:
        self.rests: dict[int, tuple[int, tuple[str, int] | None]] = {}
        self.trains: set[int] = set()

    def loading(self, loader: Any) -> None:
        if torch.is_grad_enabled():
            self.trains.add(id(loader))
        elif loader.drop_last and loader.batch_size and hasattr(loader.dataset, "__len__"):
            rest = len(loader.dataset) % loader.batch_size
            if rest:
                self.rests[id(loader)] = rest, self.doctor.site()

    def ended(self) -> None:
        for key, (rest, where) in self.rests.items():
            if key not in self.trains:
                self.say(f"The loader that you evaluate with has `drop_last=True`: the last {rest} samples are never judged. Leave it out "
                         f"for validation and test.", where=where)
