"""A solution, and after passing what it does otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from tutor.course import Exercise
from tutor.errors import TutorError
from tutor.glyphs import Glyphs
from tutor.screens.base import Reader
from tutor.text import EMPTY, styled, wrap
from tutor.widgets.bars import Key
from tutor.widgets.block import Words
from tutor.widgets.code import compared, excerpt


class SolutionPage(Reader):
    """The solution's files, or the difference between the learner's and them."""

    CSS_PATH = "solution.tcss"
    HELP = "A solution"
    BINDINGS = [("s", "app.back", "back"), ("d", "swap", "compare")]

    def __init__(self, exercise: Exercise, compare: bool) -> None:
        super().__init__()
        self.exercise, self.compare = exercise, compare
        self.trouble = ""
        self.texts: dict[str, str] = {}
        self.diff: list[str] = []

    def title_bar(self) -> tuple[str, str, str]:
        under = "from yours to a solution" if self.compare else "a solution; yours may look otherwise"
        return self.exercise.title, under, self.exercise.id

    def gather(self) -> None:
        try:
            self.texts = self.session.solution(self.exercise)
            self.diff = self.session.workspace.diff(self.exercise, "solution")
        except TutorError as error:
            self.trouble = str(error)

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(id="paper", classes="pane", can_focus=False):
            yield Words(self._lines, id="text")

    def keys(self) -> list[Key]:
        swap = Key("d", "whole" if self.compare else "compare with yours", "screen.swap")
        back = Key("esc", "workbench", "app.back")
        return [back] if self.trouble else [swap, back]

    def help_keys(self) -> list[tuple[str, str]]:
        return [("d", "compared, or whole"), ("space b", "a screen further, back"), ("s esc", "back to the workbench")]

    def action_swap(self) -> None:
        """Compared, or whole."""
        self.compare = not self.compare
        self.pane.scroll_home(animate=False)
        self.query_one("#text", Words).changed()
        self.refresh_bars()

    def _lines(self, width: int, g: Glyphs) -> list[Content]:
        if self.trouble:
            return wrap(self.trouble, min(width, 72), styled(f"{g.look} ", "bold $tt-you"), "  ")
        if self.compare:
            if not self.diff:
                return [styled("Yours is the same, letter by letter.", "$tt-muted")]
            return compared(self.diff, width, g)
        out: list[Content] = []
        for name, text in self.texts.items():
            if len(self.texts) > 1:
                out += [styled(name, "bold $tt-strong"), EMPTY]
            out += [*excerpt(text, None, width, g, around=None), EMPTY]
        return out
