"""The base of everything that is words: a widget that lays its own lines out for the width it is given."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from textual.content import Content
from textual.geometry import Region, Size
from textual.widget import Widget

from tutor.glyphs import Glyphs, plain
from tutor.text import fit

if TYPE_CHECKING:
    from tutor.app import Torchtutor


class Block(Widget):
    """Lines for a width. They are kept until the block is refreshed or the terminal changes its size."""

    DEFAULT_CSS = "Block { height: auto; width: 1fr; }"

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._kept: tuple[object, list[Content]] | None = None

    @property
    def tutor(self) -> Torchtutor:
        """The app, as the type it is."""
        return cast("Torchtutor", self.app)

    @property
    def g(self) -> Glyphs:
        """The terminal's signs."""
        return self.tutor.g

    def lines(self, width: int) -> list[Content]:
        """What to show, one entry a row."""
        raise NotImplementedError

    def laid_out(self, width: int) -> list[Content]:
        """`lines`, worked out once for a width."""
        key = self._key(width)
        if self._kept is None or self._kept[0] != key:
            self._kept = (key, self.lines(width))
        return self._kept[1]

    def _key(self, width: int) -> object:
        return width, self.app.size, self.app.native_ansi_color

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Any:
        """Lay out anew, unless only a part is to be repainted."""
        if not regions:
            self._kept = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def changed(self) -> None:
        """What is shown has changed: repaint, and lay the screen out anew only if the height has changed."""
        width = self.content_size.width
        before = len(self._kept[1]) if self._kept else -1
        self._kept = None
        self.refresh(layout=not width or len(self.lines(width)) != before)

    def renew(self) -> None:
        """What is shown may have changed: repaint the lines that did, and lay the screen out anew only if there are more or fewer."""
        before, width = self._kept, self.content_size.width
        if before is None or before[0] != self._key(width):
            self.changed()
            return
        old, new = before[1], self.lines(width)
        if len(new) != len(old):
            self.refresh(layout=True)
            return
        self._kept = (before[0], new)
        rows = [y for y, (was, now) in enumerate(zip(old, new, strict=True)) if was.plain != now.plain or was.spans != now.spans]
        if rows:
            self.refresh(*(Region(0, y, width, 1) for y in rows))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.laid_out(width))

    def render(self) -> Content:
        width = self.content_size.width
        lines = [fit(line, width) for line in self.laid_out(width)]
        if self.g.ascii:
            lines = [line if line.plain.isascii() else Content(plain(line.plain), list(line.spans)) for line in lines]
        return Content("\n").join(lines)


class Words(Block):
    """Lines from a function of (width, glyphs)."""

    def __init__(self, build: Callable[[int, Glyphs], list[Content]], *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.build = build

    def lines(self, width: int) -> list[Content]:
        return self.build(width, self.g)
