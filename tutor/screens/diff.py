"""What the learner has changed since the starter."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from tutor.course import Exercise
from tutor.errors import TutorError
from tutor.glyphs import Glyphs
from tutor.screens.base import Reader
from tutor.text import EMPTY, many, styled, wrap
from tutor.widgets.bars import Key
from tutor.widgets.block import Words
from tutor.widgets.code import compared


class DiffPage(Reader):
    """From the starter to the file as it is now."""

    CSS_PATH = "diff.tcss"
    HELP = "What you changed"
    BINDINGS = [("d", "app.back", "back"), ("e", "edit", "edit")]

    def __init__(self, exercise: Exercise) -> None:
        super().__init__()
        self.exercise = exercise
        self.trouble = ""
        self.diff: list[str] = []

    def title_bar(self) -> tuple[str, str, str]:
        gone = sum(line.startswith("-") and not line.startswith("---") for line in self.diff)
        come = sum(line.startswith("+") and not line.startswith("+++") for line in self.diff)
        count = f"{many(gone, 'line')} gone, {come:,} new" if self.diff else ""
        return self.exercise.title, f"{self.exercise.main} against the starter", count

    def gather(self) -> None:
        self._read()

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(id="paper", classes="pane", can_focus=False):
            yield Words(self._lines, id="text")

    def _read(self) -> None:
        try:
            self.diff, self.trouble = self.session.diff(self.exercise), ""
        except TutorError as error:
            self.diff, self.trouble = [], str(error)

    def bench_changed(self) -> None:
        """The file was saved."""
        self._read()
        self.query_one("#text", Words).changed()
        self.refresh_bars()

    def keys(self) -> list[Key]:
        return [Key("e", "edit", "screen.edit"), Key("esc", "workbench", "app.back")]

    def help_keys(self) -> list[tuple[str, str]]:
        return [("e", "edit"), ("space b", "a screen further, back"), ("d esc", "back to the workbench")]

    def action_edit(self) -> None:
        """Open the editor."""
        self.tutor.workshop.edit(self.exercise)

    def _lines(self, width: int, g: Glyphs) -> list[Content]:
        if self.trouble:
            return wrap(self.trouble, min(width, 72), styled(f"{g.look} ", "bold $tt-you"), "  ")
        if not self.diff:
            return [styled("Nothing differs from the starter yet.", "$tt-muted"), EMPTY]
        return compared(self.diff, width, g)
