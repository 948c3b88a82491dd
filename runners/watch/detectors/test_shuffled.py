"""A test set that is shuffled."""

from __future__ import annotations

from typing import Any

import torch

from ..detector import Detector


class TestShuffled(Detector):
    """A loader that is only ever iterated over without gradients, and more than once, draws its order."""

    id = "test-shuffled"
    level = "hint"

    def begin(self) -> None:
        self.times: dict[int, tuple[int, tuple[str, int] | None]] = {}
        self.trains: set[int] = set()

    def loading(self, loader: Any) -> None:
        if torch.is_grad_enabled():
            self.trains.add(id(loader))
        elif isinstance(getattr(loader, "sampler", None), torch.utils.data.RandomSampler):
            self.times[id(loader)] = self.times.get(id(loader), (0, None))[0] + 1, self.doctor.site()

    def ended(self) -> None:
        for key, (times, where) in self.times.items():
            if times >= 2 and key not in self.trains and self.trains:
                self.say("The loader that you evaluate with shuffles. That changes no figure, and answers no longer stand in the order of "
                         "the samples: leave it out.", where=where)
