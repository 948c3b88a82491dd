"""Sorted samples that are learnt in their order."""

from __future__ import annotations

from typing import Any

import torch

from ..detector import Detector


class TrainNotShuffled(Detector):
    """A loader goes through its data in order, with gradients, and the class numbers in them are sorted.

    Only data whose labels lie in memory are looked at: asking a data set for samples could change what the program draws.
    """

    id = "train-not-shuffled"
    level = "warning"

    def begin(self) -> None:
        self.seen: dict[int, tuple[str, int] | None] = {}

    def loading(self, loader: Any) -> None:
        if torch.is_grad_enabled() and isinstance(getattr(loader, "sampler", None), torch.utils.data.SequentialSampler) \
                and loader.batch_size and _sorted(loader.dataset, loader.batch_size):
            self.seen.setdefault(id(loader), self.doctor.site())

    def stepped(self, optimizer: Any) -> None:
        if self.seen and self.doctor.step >= 3:
            self.say("The samples are sorted by class, and you train on them in this order: each batch holds one class only. Give the "
                     "loader `shuffle=True`.", where=next(iter(self.seen.values())))


def _sorted(dataset: Any, batch: int) -> bool:
    """Are its labels class numbers in rising order, more than a batch of each?"""
    labels = dataset.tensors[-1] if isinstance(dataset, torch.utils.data.TensorDataset) else vars(dataset).get("targets")
    if isinstance(labels, list) and 0 < len(labels) <= 1_000_000 and all(type(one) is int for one in labels):
        labels = torch.tensor(labels)
    if not isinstance(labels, torch.Tensor) or labels.ndim != 1 or labels.is_floating_point() or len(labels) < 2 * batch:
        return False
    rising = bool((labels[1:] >= labels[:-1]).all())
    return rising and 2 <= int(labels[-1]) - int(labels[0]) + 1 <= len(labels) // batch
