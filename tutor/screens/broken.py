"""An exercise whose files are not as they must be: all that is wrong with them, for whoever can mend it."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from tutor.course import CourseError
from tutor.errors import TutorError
from tutor.glyphs import Glyphs
from tutor.screens.base import Reader
from tutor.text import EMPTY, inline, many, styled, wrap
from tutor.widgets.bars import Key
from tutor.widgets.block import Words


class Broken(Reader):
    """The problems, in the order of the file."""

    CSS_PATH = "broken.tcss"
    HELP = "An exercise that can't be read"

    def __init__(self, what: str, error: TutorError) -> None:
        super().__init__()
        self.what, self.error = what, error

    @property
    def problems(self) -> tuple[str, ...]:
        """One sentence each."""
        if isinstance(self.error, CourseError):
            return tuple(str(problem) for problem in self.error.problems)
        return (str(self.error),)

    def title_bar(self) -> tuple[str, str, str]:
        return self.what, "can't be read", many(len(self.problems), "problem")

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(id="paper", classes="pane", can_focus=False):
            yield Words(self._lines, id="text")

    def keys(self) -> list[Key]:
        out = [Key("esc", "week" if self._week() is not None else "weeks", "app.back")]
        if self._beside(1):
            out.append(Key("n", "next", "screen.beside(1)"))
        return [*out, Key("c", "continue", "app.continue"), Key("W", "weeks", "app.weeks")]

    BINDINGS = [("n", "beside(1)", "next"), ("p", "beside(-1)", "previous")]

    def action_beside(self, by: int) -> None:
        """The next exercise, or the one before."""
        wanted = self._beside(by)
        if wanted:
            self.tutor.open(wanted)

    def _beside(self, by: int) -> str | None:
        course = self.session.course
        if self.what not in course.order:
            return None
        return course.next(self.what) if by > 0 else course.previous(self.what)

    def _week(self) -> int | None:
        return self.session.course.week_of(self.what).number if self.what in self.session.course.order else None

    def up(self) -> None:
        number = self._week()
        if number is None:
            self.tutor.go("home")
        else:
            self.tutor.go("week", self.session.course.week(number), self.what)

    def action_continue(self) -> None:
        """To what can be read: the next exercise, where this one is what would come."""
        self.app.action_continue()  # type: ignore[attr-defined]

    def _lines(self, width: int, g: Glyphs) -> list[Content]:
        measure = min(width, 100)
        words = "Its files are not as they must be. Your own files and your progress are not touched."
        out = [*wrap(inline(words), min(width, 72)), EMPTY]
        for problem in self.problems:
            out += wrap(inline(problem, "$tt-text"), measure, styled(f"{g.look} ", "bold $tt-you"), "  ")
        remedy = "`torchtutor lessons verify --static` shows the same in a terminal. Installing Torchtutor again brings the original files."
        return [*out, EMPTY, *wrap(inline(remedy, "$tt-muted"), min(width, 72))]
