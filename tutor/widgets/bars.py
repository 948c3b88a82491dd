"""The first line of every page, and the last: where one is, and the keys that work here."""

from __future__ import annotations

from typing import NamedTuple

from textual import events
from textual.content import Content

from tutor.text import EMPTY, clean, fit, spread, styled, wrap
from tutor.widgets.block import Block


class Key(NamedTuple):
    """A key in the footer: what is pressed, what it does, the action behind it (an empty one can't be clicked)."""

    key: str
    words: str
    action: str


class TitleBar(Block):
    """Where one is (left), what it is part of (right). `under` may have several tellings, the longest that fits is shown."""

    DEFAULT_CSS = "TitleBar { height: 1; }"

    def __init__(self, where: str = "", under: str = "", right: str = "") -> None:
        super().__init__()
        self.where, self.under, self.right = where, under, right

    def tell(self, where: str, under: str = "", right: str = "") -> None:
        """Another title."""
        if (where, under, right) != (self.where, self.under, self.right):
            self.where, self.under, self.right = where, under, right
            self.refresh()

    def lines(self, width: int) -> list[Content]:
        left = styled(clean(self.where), "bold $tt-strong")
        right = styled(self.right, "$tt-muted")
        if left.cell_length + right.cell_length + 2 > width:
            right = EMPTY
        for under in self.under.split("|"):
            if under and left.cell_length + len(under) + right.cell_length + 5 <= width:
                left += styled("   " + under, "$tt-muted")
                break
        return [spread(left, right, width)]


class Keys(Block):
    """The keys that work here. The first is what one most likely wants now, and is lit. What doesn't fit is dropped from the
    end; `? keys` is always there."""

    DEFAULT_CSS = "Keys { height: 1; }"

    def __init__(self, keys: list[Key]) -> None:
        super().__init__()
        self.keys = keys
        self._spans: list[tuple[int, int, str]] = []

    def show(self, keys: list[Key]) -> None:
        """Other keys."""
        if keys != self.keys:
            self.keys = keys
            self.refresh()

    def lines(self, width: int) -> list[Content]:
        tail = styled("?", "bold $tt-strong") + styled(" keys", "$tt-muted")
        room = width - tail.cell_length - 2
        self._spans = [(width - tail.cell_length, width, "app.keys")]
        gap = Content(" " * (3 if width >= 60 else 2))
        out = EMPTY
        for index, item in enumerate(self.keys):
            lit = index == 0
            name = self.g.enter if item.key == "enter" else item.key
            piece = styled(name, "bold $tt-you" if lit else "bold $tt-strong")
            piece += styled(" " + item.words, "$tt-you" if lit else "$tt-muted")
            if index:
                piece = gap + piece
            start = out.cell_length
            if start + piece.cell_length > room:
                break
            out += piece
            self._spans.append((start + (gap.cell_length if index else 0), out.cell_length, item.action))
        return [fit(out, width - tail.cell_length) + tail]

    async def on_click(self, event: events.Click) -> None:
        for start, end, action in self._spans:
            if start <= event.x < end and action:
                await self.screen.run_action(action)


class Notice(Block):
    """One sentence above the keys: what could not be done and what to do about it, or what was done. The next key clears it."""

    DEFAULT_CSS = "Notice { height: auto; max-height: 4; display: none; }"

    def __init__(self) -> None:
        super().__init__()
        self.text, self.wrong = "", False

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Show `text`; nothing if it is empty."""
        if (text, wrong) == (self.text, self.wrong):
            return
        self.text, self.wrong = text, wrong
        self.display = bool(text)
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        if not self.text:
            return []
        sign = self.g.look if self.wrong else self.g.bar
        return wrap(self.text, min(width, 110), styled(f"{sign} ", "bold $tt-you"), "  ")
