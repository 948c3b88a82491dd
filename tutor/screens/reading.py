"""What is read: a text at its measure, with an outline beside it where there is room."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from tutor.glyphs import Glyphs
from tutor.page import Part, plain
from tutor.screens.base import Reader
from tutor.text import EMPTY, clean, styled, wrap
from tutor.widgets.block import Words
from tutor.widgets.prose import MEASURE, blocks


class Reading(Reader):
    """Subclasses give `parts`."""

    def parts(self) -> list[Part]:
        """The text."""
        raise NotImplementedError

    def gather(self) -> None:
        self._parts = self.parts()
        self._tops: list[int] = []

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="desk"):
            yield Words(self._outline, id="outline")
            with VerticalScroll(id="paper", classes="pane", can_focus=False):
                yield Words(self._text, id="text")

    def _text(self, width: int, g: Glyphs) -> list[Content]:
        out: list[Content] = []
        self._tops = []
        for (kind, _), lines in zip(self._parts, blocks(self._parts, min(width, MEASURE), g), strict=True):
            if kind == "h1":
                self._tops.append(len(out))
            out += lines
        return out

    def _scrolled(self) -> None:
        super()._scrolled()
        for outline in self.query("#outline"):
            outline.refresh()

    def _here(self) -> int:
        """The section one reads: the last one whose heading is at the top or above; -1 before the first."""
        if not self.is_mounted:
            return -1
        top = self.pane.scroll_offset.y + 1
        if self.at_end and self.pane.max_scroll_y:
            top += self.pane.size.height // 2
        return sum(y <= top for y in self._tops) - 1

    def _outline(self, width: int, g: Glyphs) -> list[Content]:
        heads = [text for kind, text in self._parts if kind == "h1"]
        if not heads:
            return []
        out, here = [styled("On this page", "bold $tt-muted"), EMPTY], self._here()
        for i, head in enumerate(heads):
            mark = styled(f"{g.next} " if i == here else "  ", "bold $tt-you")
            out += wrap(styled(clean(plain(head)).replace("`", ""), "$tt-strong" if i == here else "$tt-muted"), width, mark, "  ")
        return out
