"""The charts of one run or of several: the losses, and whatever else was measured, one kind at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.points import KINDS
from tutor.series import Series, Smoothed
from tutor.text import clean

if TYPE_CHECKING:
    from tutor.following import Following
    from tutor.widgets.picture import Spec

MOST = 3
"""Curves in one chart."""
HEADINGS = {"": "Loss", "lr": "Learning rate", "gradient": "Gradient norm", "speed": "Steps a second", "memory": "GPU memory, GiB"}
WEIGHTS = (0.0, 0.9, 0.98)
"""How much of the mean so far a smoothed curve keeps at each point."""
ROLES = ("yours", "other", "third")


def _chart(kind: str, name: str) -> str:
    """Which chart a series belongs to: those that a program logs stand together by the first part of their names, as in TensorBoard."""
    return f"tag:{name.partition('/')[0]}" if kind == "tag" else kind


class Charts:
    """Which curves are seen of a run that is followed; `other`: one to compare with, whose curves lie behind."""

    def __init__(self, following: Following) -> None:
        self.following = following
        self.other: tuple[str, Following] | None = None
        self.kind = ""
        self.weight = 0.0
        self._smoothed: dict[int, Smoothed] = {}
        self._shown: tuple[object, ...] | None = None

    @property
    def kinds(self) -> list[str]:
        """The charts that there are: a kind, and of what the program logged itself a group, as in `tag:loss`. A learning rate that never
        changes is one point, and no curve."""
        run = self.following
        there = [_chart(run.kinds.get(key, ""), key[1]) for key, series in run.series.items() if len(series) > 1]
        return sorted(dict.fromkeys(there), key=lambda chart: KINDS.index(chart.partition(":")[0]))

    def next_kind(self) -> str:
        """The chart after this one."""
        kinds = self.kinds or [""]
        self.kind = kinds[(kinds.index(self.kind) + 1) % len(kinds)] if self.kind in kinds else kinds[0]
        return self.heading

    @property
    def heading(self) -> str:
        """What is seen."""
        kind, _, group = self.kind.partition(":")
        return clean(group) if group else HEADINGS[kind]

    def next_weight(self) -> float:
        """Smoother; after the smoothest not at all."""
        self.weight = WEIGHTS[(WEIGHTS.index(self.weight) + 1) % len(WEIGHTS)]
        self._smoothed.clear()
        return self.weight

    def curves(self, following: Following | None = None) -> list[tuple[str, Series]]:
        """Names and series of the kind that is seen; of checks, those of the newest."""
        run = following or self.following
        found = [(key, series) for key, series in run.series.items() if len(series)]
        return [(key[1], series) for key, series in found if _chart(run.kinds.get(key, ""), key[1]) == self.kind][:MOST]

    def update(self) -> bool:
        """Let smoothed curves follow; True if there is more to take over."""
        more = [smoothed.update() for smoothed in self._smoothed.values()]      # all of them
        return any(more)

    def spec(self, before: Spec | None) -> Spec | None:
        """Another picture, if there must be one; None if the one before goes on, or if there is no curve."""
        curves = self.curves()
        if not curves and self.kinds:           # a program that only logs
            self.kind = self.kinds[0]
            curves = self.curves()
        others = self.curves(self.other[1]) if self.other is not None else []
        shown = (self.kind, self.weight, self.other and self.other[0], len(curves), len(others))
        if not curves or (before is not None and shown == self._shown):
            return None
        from tutor.widgets.picture import Curve, Role, Spec

        same = self._shown is not None and shown[0] == self._shown[0]
        self._shown = shown
        out: list[Curve] = []
        roles: tuple[Role, ...] = ("yours", "other", "third")
        behind = dict(others)
        for role, (name, series) in zip(roles, curves, strict=False):
            if self.weight:
                smoothed = self._smoothed.setdefault(id(series), Smoothed(series, self.weight))
                out += [Curve(name, role, smoothed.series), Curve(name, "faint", series, named=False)]
            else:
                out.append(Curve(name, role, series))
        earlier = behind.get(curves[0][0])
        if self.other is not None and earlier is not None:
            out.append(Curve(self.other[0], "third" if len(curves) > 1 else "other", earlier))
        self.update()
        keep = before if same else None
        return Spec(heading=self.heading, curves=out, log=keep.log if keep else False,
                    window=keep.window if keep else None, cursor=keep.cursor if keep else None)
