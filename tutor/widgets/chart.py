"""Curves on the screen. A chart sends only the cells that changed, and draws nothing while it can't be seen."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from tutor.glyphs import plain

if TYPE_CHECKING:
    from tutor.app import Torchtutor
    from tutor.widgets.picture import Cells, Picture, Spec

_APART = 8
"""A cursor move costs about as many bytes as eight cells."""


class Chart(Widget):
    """A picture of a `Spec`; nothing until it has one."""

    COMPONENT_CLASSES = {
        "chart--yours", "chart--other", "chart--third", "chart--rest", "chart--faint",
        "chart--band", "chart--axis", "chart--title", "chart--label", "chart--mark",
    }  # fmt: skip
    DEFAULT_CSS = """
    Chart { height: 1fr; min-height: 4; width: 1fr; }
    Chart > .chart--yours { color: $tt-you; }
    Chart > .chart--other { color: $tt-other; }
    Chart > .chart--third { color: $tt-strong; }
    Chart > .chart--faint { color: $tt-band; }
    Chart > .chart--rest { color: $tt-muted; }
    Chart > .chart--band { color: $tt-band; }
    Chart > .chart--axis { color: $tt-faint; }
    Chart > .chart--title { color: $tt-strong; text-style: bold; }
    Chart > .chart--label { color: $tt-muted; }
    Chart > .chart--mark { color: $tt-you; text-style: bold; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.spec: Spec | None = None
        self._picture: Picture | None = None
        self._cells: Cells = []
        self._made_for: object = None

    def show(self, spec: Spec | None) -> None:
        """Another picture, or none."""
        self.spec = spec
        self.redraw()

    def redraw(self) -> None:
        """Paint all of it anew."""
        self._cells = []
        self.refresh()

    def toggle_log(self) -> bool:
        """Logarithmic, or back; True if it is logarithmic now."""
        if self.spec is None:
            return False
        self.spec.log = not self.spec.log
        self.redraw()
        return self.spec.log

    def title_shown(self, shown: bool) -> None:
        """Whether the chart says what it is, or something beside it does."""
        if self.spec is not None and self.spec.titled != shown:
            self.spec.titled = shown
            self.redraw()

    def tick(self) -> None:
        """The curves may have grown: repaint the cells that changed."""
        if not self._cells or not self.is_attached or not self.is_on_screen:
            self.redraw()
            return
        before, after = self._cells, self._draw(*self.content_size)
        if [len(row) for row in before] != [len(row) for row in after]:
            self.redraw()
            return
        self._cells = after
        regions = []
        for y, (old, new) in enumerate(zip(before, after, strict=True)):
            if old == new:
                continue
            changed = [x for x, (p, q) in enumerate(zip(old, new, strict=True)) if p != q]
            start = changed[0]
            for x, following in pairwise([*changed, 1 << 30]):
                if following - x > _APART:
                    regions.append(Region(start, y, x - start + 1, 1))
                    start = following
        if regions:
            self.refresh(*regions)

    def _draw(self, width: int, height: int) -> Cells:
        if self.spec is None:
            return []
        # Here, not above: the first frame has no chart, and plotext takes a while to import.
        from tutor.widgets.picture import Picture

        app = cast("Torchtutor", self.app)
        if self._picture is None or self._picture.texture != app.native_ansi_color:
            self._picture = Picture(app.g, app.native_ansi_color)
        return self._picture.cells(self.spec, width, height)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return container.width

    def render_line(self, y: int) -> Strip:
        width, height = self.content_size
        key = (width, height, self.app.theme)
        if not self._cells or self._made_for != key:
            self._cells, self._made_for = self._draw(width, height), key
        if y >= len(self._cells):
            return Strip.blank(width, self.rich_style)
        ascii_only = cast("Torchtutor", self.app).g.ascii
        segments: list[Segment] = []
        run, role = "", ""
        for char, part in self._cells[y]:
            if char != " " and part != role:
                if run:
                    segments.append(Segment(run, self._style(role)))
                run, role = "", part
            run += char
        segments.append(Segment(run, self._style(role)))
        if ascii_only:
            segments = [Segment(plain(segment.text), segment.style) for segment in segments]
        return Strip(segments, width)

    def _style(self, role: str) -> Style:
        return self.get_component_rich_style(f"chart--{role}") if role else self.rich_style
