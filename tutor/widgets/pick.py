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
            out += self._row(i, width)
        return out

    def _row(self, i: int, width: int) -> list[Content]:
        rows = [fit(line, width) for line in self.draw(i, width, i == self.index)]
        if i != self.index:
            return rows
        # A tint; with sixteen colours or none: reversed, and nothing else on it.
        ansi = self.app.native_ansi_color
        return [Content.styled(row.plain, "bold reverse") if ansi else row.stylize_before("on $tt-pick") for row in rows]

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


class Long(Pick):
    """The same for any number of rows of one line: only those that can be seen are drawn, and it scrolls by itself."""

    DEFAULT_CSS = "Long { height: 1fr; } Long:focus { outline: none; }"
    BINDINGS = [
        ("pagedown,space", "page(1)", "further"),
        ("pageup,b", "page(-1)", "back"),
        ("home,g", "move(-9999999)", "first"),
        ("end,G", "move(9999999)", "last"),
    ]

    def __init__(self, rows: int, draw: Draw, index: int = 0, *, id: str | None = None) -> None:
        super().__init__(rows, draw, index, id=id)
        self.top = 0

    def show(self, rows: int, index: int = 0) -> None:
        self.rows = rows
        self.set_reactive(Pick.index, max(0, min(index, rows - 1)))
        self.refresh()

    def lines(self, width: int) -> list[Content]:
        height = max(1, self.content_size.height)
        self.top = max(0, min(max(self.top, self.index - height + 1), self.index, self.rows - 1))
        self.top = max(0, min(self.top, self.rows - height))
        out: list[Content] = []
        for i in range(self.top, min(self.rows, self.top + height)):
            out += self._row(i, width)[:1]
        return out

    def show_row(self) -> None:
        """It is seen when the lines are laid out."""

    def action_page(self, by: int) -> None:
        """A screen of rows further, or back."""
        self.action_move(by * max(1, self.content_size.height - 1))

    def on_resize(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        row = self.top + event.y
        if row == self.index:
            self.action_open()
        elif row < self.rows:
            self.index = row
