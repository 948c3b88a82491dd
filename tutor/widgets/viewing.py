"""Where one looks on a chart: zoom, pan and cursor, as changes of its `Spec`."""

from __future__ import annotations

from tutor.widgets.picture import Spec

NARROWEST = 8
"""Steps that are seen at least."""


def whole(spec: Spec) -> tuple[float, float]:
    """The first and the last step that there are."""
    series = [s for s in spec.series() if len(s)]
    first = min((s.first_step for s in series), default=1.0)
    return first, max(max((s.last_step for s in series), default=first), first + 1)


def zoom(spec: Spec, factor: float) -> None:
    """See `factor` times as many steps, around the cursor, or up to the last step."""
    first, last = whole(spec)
    begin, end = spec.window or (first, last)
    span = max(NARROWEST, (end - begin) * factor)
    if span >= last - first:
        spec.window = None
        return
    middle = spec.cursor if spec.cursor is not None else end - span / 2 if end >= last else (begin + end) / 2
    begin = min(max(first, middle - span / 2), last - span)
    spec.window = begin, begin + span


def move(spec: Spec, columns: int, width: int) -> None:
    """Move the cursor by so many columns of a chart that is `width` cells wide, to a step that is there; the window goes along."""
    first, last = whole(spec)
    begin, end = spec.window or (first, last)
    one = max(1.0, (end - begin) / max(10, width))
    series = next((c.series for c in spec.curves if c.named and len(c.series)), None)
    if series is None:
        return
    at = spec.cursor if spec.cursor is not None else end
    to = series.nearest(min(last, max(first, at + columns * one)))
    if to == at and columns:        # steps that lie far apart: to the next one
        to = series.nearest(min(last, max(first, at + columns * one * 4)))
    spec.cursor = to
    if spec.window is not None and not begin <= to <= end:
        by = to - begin if to < begin else to - end
        spec.window = begin + by, end + by
