"""A question before something that is recorded or replaces a file."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from tutor.glyphs import Glyphs
from tutor.text import EMPTY, inline, styled, wrap
from tutor.widgets.block import Words


class Confirm(ModalScreen[bool]):
    """`y` does it, anything else doesn't."""

    CSS_PATH = "confirm.tcss"
    BINDINGS = [("y", "answer(True)", "yes"), ("n,escape,q", "answer(False)", "no")]

    def __init__(self, question: str, words: str, yes: str) -> None:
        super().__init__()
        self.question, self.words, self.yes = question, words, yes

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet"):
            yield Words(self._lines)

    def action_answer(self, yes: bool) -> None:
        """Close with the answer."""
        self.dismiss(yes)

    def _lines(self, width: int, g: Glyphs) -> list[Content]:
        keys = styled("y", "bold $tt-you") + styled(f" {self.yes}", "$tt-you")
        keys += styled("   n", "bold $tt-strong") + styled(" leave it", "$tt-muted")
        return [styled(self.question, "bold $tt-strong"), EMPTY, *wrap(inline(self.words), width), EMPTY, keys]
