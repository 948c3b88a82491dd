"""A list to walk through with ↑↓ or j k. One row is picked; ⏎ opens it."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive

from tutor.text import EMPTY, fit
from tutor.widgets.block import Block

Draw = Callable[[int, int, bool], list[Content]]


class Pick(Block, can_focus=True):
    """`draw(i, width, picked)` gives the lines of row i; in terminals of `roomy` rows and more there is a blank between."""

    DEFAULT_CSS = "Pick { height: auto; } Pick:focus { outline: none; }"
    BINDINGS = [
        ("down,j", "move(1)", "down"),
        ("up,k", "move(-1)", "up"),
        ("home", "move(-9999)", "first"),
        ("end", "move(9999)", "last"),
        ("enter", "open", "open"),
    ]
    index: reactive[int] = reactive(0)

    class Opened(Message):
        """⏎ on a row."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class Moved(Opened):
        """Another row is picked."""

    def __init__(self, rows: int, draw: Draw, index: int = 0, roomy: int = 9999, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows, self.draw, self.roomy = rows, draw, roomy
        self._tops: list[int] = []
        self.set_reactive(Pick.index, max(0, min(index, rows - 1)))

    def show(self, rows: int, index: int = 0) -> None:
        """Other rows."""
        self.rows = rows
        self.set_reactive(Pick.index, max(0, min(index, rows - 1)))
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        out: list[Content] = []
        self._tops = []
        for i in range(self.rows):
            if i and self.app.size.height >= self.roomy:
                out.append(EMPTY)
            self._tops.append(len(out))
            for line in self.draw(i, width, i == self.index):
                row = fit(line, width)
                if i == self.index:  # a tint; with sixteen colours or none: reversed, and nothing else on it
                    ansi = self.app.native_ansi_color
                    row = Content.styled(row.plain, "bold reverse") if ansi else row.stylize_before("on $tt-pick")
                out.append(row)
        return out

    def action_move(self, by: int) -> None:
        """Pick another row."""
        self.index = max(0, min(self.rows - 1, self.index + by))

    def watch_index(self) -> None:
        self.show_row()
        self.post_message(self.Moved(self.index))

    def show_row(self) -> None:
        """Scroll so that the picked row can be seen; at the first one, what is above the list too."""
        pane = next((a for a in self.ancestors if isinstance(a, VerticalScroll)), None)
        if pane is None or not self.size.width:
            return
        if self.index == 0:
            pane.scroll_home(animate=False)
            return
        tops = self._tops or [0]
        top = self.virtual_region.y + tops[min(self.index, len(tops) - 1)]
        pane.scroll_to_region(Region(0, top, 1, 2), animate=False)

    def action_open(self) -> None:
        """Open the picked row."""
        if not self.rows:
            return
        # At once where the page takes it itself, not by a message: the next key is meant for what this one opens.
        take = getattr(self.screen, "on_pick_opened", None)
        if take is not None:
            take(self.Opened(self.index))
        else:
            self.post_message(self.Opened(self.index))

    def on_click(self, event: events.Click) -> None:
        row = next((i for i, top in reversed(list(enumerate(self._tops))) if top <= event.y), None)
        if row is None:
            return
        if row == self.index:
            self.action_open()
        else:
            self.index = row
