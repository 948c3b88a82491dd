"""The keys: those of this page first, then those that work everywhere, then what the signs mean."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from tutor.glyphs import Glyphs
from tutor.text import EMPTY, fit, spread, stack, styled, wrap
from tutor.widgets.block import Words

Rows = list[tuple[str, str]]

EVERYWHERE: Rows = [
    ("up down j k", "move"),
    ("enter", "open"),
    ("esc", "back"),
    ("c", "continue"),
    ("r", "reviews due"),
    ("/", "search"),
    ("W", "the weeks"),
    ("T", "light or dark"),
    ("ctrl+p", "all commands"),
    ("q", "quit; runs go on"),
]


class Help(ModalScreen[None]):
    """Over the page it explains."""

    CSS_PATH = "help.tcss"
    BINDINGS = [("question_mark,escape,q,enter,space", "dismiss", "close"), ("down,j", "scroll(1)", ""), ("up,k", "scroll(-1)", "")]

    def __init__(self, title: str, here: Rows) -> None:
        super().__init__()
        self.over, self.here = title, here

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="sheet", can_focus=False):
            yield Words(self._words)

    def action_scroll(self, by: int) -> None:
        """Further, or back."""
        self.query_one("#sheet").scroll_relative(y=by, animate=False)

    def _table(self, title: str, rows: Rows, width: int, g: Glyphs) -> list[Content]:
        shown = [(_key(key, g), words) for key, words in rows]
        column = max((len(key) for key, _ in shown), default=0) + 2
        out = [styled(title, "bold $tt-strong"), EMPTY]
        for key, words in shown:
            out += wrap(styled(words, "$tt-text"), width, fit(styled(key, "bold $tt-you"), column), " " * column)
        return out

    def _words(self, width: int, g: Glyphs) -> list[Content]:
        here = [(key, words) for key, words in self.here if (key, words) not in EVERYWHERE]
        if width < 60:
            out = [*self._table(self.over, here, width, g), EMPTY, *self._table("Everywhere", EVERYWHERE, width, g)]
        else:
            half = (width - 4) // 2
            out = stack([(self._table(self.over, here, half, g), half), (self._table("Everywhere", EVERYWHERE, half, g), half)], 4)
        signs = [
            (g.passed, "right", "pass"), (g.failed, "wrong", "fail"), (g.next, "here, or next", "you"), (g.new, "not yet", "muted"),
            (g.due, "review due", "text"), (g.look, "look here", "you"), (g.running, "running, yours", "you"),
            (g.milestone, "milestone", "you"), (g.reached, "reached", "pass"),
        ]  # fmt: skip
        line, rows = EMPTY, list[Content]()
        for sign, words, colour in signs:
            piece = styled(sign, f"$tt-{colour}") + styled(f" {words}", "$tt-muted")
            if line.cell_length and line.cell_length + 3 + piece.cell_length > width:
                rows.append(line)
                line = EMPTY
            line = line + Content("   " if line.cell_length else "") + piece
        closing = styled("esc", "bold $tt-strong") + styled(" closes", "$tt-muted")
        return [*out, EMPTY, *rows, line, EMPTY, spread(EMPTY, closing, width)]


def _key(key: str, g: Glyphs) -> str:
    names = {"up": g.up, "down": g.down, "enter": g.enter}
    return " ".join(names.get(word, word) for word in key.split(" "))
