"""Predictions that are compared crosswise with labels."""

from __future__ import annotations

from typing import Any
from weakref import ref

import torch

from ..detector import Detector


class AccuracyImpossible(Detector):
    """(n, 1) == (n,): a table of n x n, which is then summed. Labels against themselves are meant so, and share their memory."""

    id = "accuracy-impossible"
    level = "warning"
    calls = frozenset({"eq", "__eq__", "sum", "mean"})

    def begin(self) -> None:
        self.table: ref[torch.Tensor] | None = None
        self.where: tuple[str, int] | None = None
        self.size: Any = None
        self.times = 0

    def called(self, name: str, args: Any, kwargs: Any, result: Any) -> None:
        if name in ("sum", "mean"):
            # `table.float().mean()` is of another tensor of that shape
            table = self.table() if self.table is not None else None
            shape = getattr(args[0], "shape", None) if args else None
            if self.where and ((table is not None and args[0] is table) or shape == self.size):
                self.times += 1
                if self.times >= 2:
                    self.say("Predictions of shape (n, 1) are compared with labels of shape (n,): that counts n x n pairs. Make both "
                             "(n,), with `squeeze(1)` or `argmax(dim=1)`.", where=self.where)
            self.where = None
            return
        a, b = (args[0], args[1]) if len(args) == 2 else (None, None)
        if not isinstance(a, torch.Tensor) or not isinstance(b, torch.Tensor) or not self.doctor.direct():
            return
        a, b = (a, b) if a.ndim == 2 else (b, a)
        same = a.untyped_storage().data_ptr() == b.untyped_storage().data_ptr()
        if a.ndim == 2 and b.ndim == 1 and a.shape[1] == 1 and len(a) == len(b) > 1 and not same:
            self.table, self.where, self.size = ref(result), self.doctor.site(), result.shape
