"""What a run prints: plain lines, the newest at the bottom. It keeps the last few thousand, whatever a run writes."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tutor.glyphs import plain
from tutor.text import clean

if TYPE_CHECKING:
    from tutor.app import Torchtutor

KEPT = 5000
LONGEST = 2000


class Output(ScrollView, can_focus=False):
    """Lines that grow at the bottom. It follows them unless one has scrolled up."""

    DEFAULT_CSS = "Output { height: 1fr; width: 1fr; scrollbar-size: 0 1; scrollbar-gutter: stable; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: deque[str] = deque(maxlen=KEPT)
        self._rows: deque[str] = deque(maxlen=2 * KEPT)
        self._width = 0
        self._following = True

    def add(self, lines: Iterable[str]) -> None:
        """More lines."""
        fresh = [line[:LONGEST] for line in lines][-KEPT:]
        if not fresh:
            return
        follow = self._follows
        self._lines.extend(fresh)
        width = self.size.width
        for line in fresh:  # fifty thousand a second may come: most need no look at all
            if len(line) <= width and line.isascii() and line.isprintable():
                self._rows.append(line)
            else:
                self._rows.extend(self._folded(line))
        self._measure(follow)
        self.refresh()

    def show(self, lines: Iterable[str]) -> None:
        """Other lines."""
        self._lines.clear()
        self._rows.clear()
        self._lines.extend(line[:LONGEST] for line in lines)
        self._refold(True)

    def on_resize(self) -> None:
        if self.size.width != self._width:
            self._refold(self._following)
        else:
            self._measure(self._following)

    @property
    def _follows(self) -> bool:
        """Whether one is at the end, where new lines come."""
        return self.scroll_offset.y >= self.max_scroll_y

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._following = self._follows

    def _refold(self, follow: bool) -> None:
        self._width = self.size.width
        self._rows.clear()
        for line in self._lines:
            self._rows.extend(self._folded(line))
        self._measure(follow)
        self.refresh()

    def _measure(self, follow: bool) -> None:
        self.virtual_size = Size(self.size.width, len(self._rows))
        if follow:
            self.scroll_to(y=self.max_scroll_y, animate=False, force=True, immediate=True)
        self._following = follow

    def _folded(self, line: str) -> list[str]:
        width = self.size.width
        text = line if line.isprintable() else clean(line)
        if not width or (len(text) <= width and text.isascii()) or cell_len(text) <= width:
            return [text]
        more = f"  {cast('Torchtutor', self.app).g.more} "
        out: list[str] = []
        while cell_len(text) > width and len(out) < 12:
            cut = width
            while cell_len(text[:cut]) > width:
                cut -= 1
            out.append(text[:cut])
            text = more + text[cut:]
        out.append(text)
        return out

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        index = y + self.scroll_offset.y
        if index >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        text = self._rows[index]
        if cast("Torchtutor", self.app).g.ascii:
            text = plain(text)
        strip = Strip([Segment(text, self.rich_style)])
        return strip.adjust_cell_length(width, self.rich_style)
