"""The page of an exercise: reading, at a measure of 72 columns whatever the terminal."""

from __future__ import annotations

from tutor.course import Exercise
from tutor.page import Part, parse
from tutor.screens.reading import Reading
from tutor.widgets.bars import Key


class Lesson(Reading):
    """The reason before the recipe."""

    CSS_PATH = "lesson.tcss"
    HELP = "A page"
    BINDINGS = [("v", "bench", "workbench"), ("e", "edit", "edit"), ("n", "beside(1)", "next page"), ("p", "beside(-1)", "page before")]

    def __init__(self, exercise: Exercise) -> None:
        super().__init__()
        self.exercise = exercise

    def title_bar(self) -> tuple[str, str, str]:
        week = self.session.course.week_of(self.exercise.id)
        if self.exercise.id in week.ids:
            place = f"week {week.number} {self.g.sep} {week.ids.index(self.exercise.id) + 1} of {len(week.ids)}"
        else:
            place = f"week {week.number} {self.g.sep} milestone"
        return self.exercise.title, self.exercise.id, f"{self.exercise.minutes} min {self.g.sep} {place}"

    def parts(self) -> list[Part]:
        return parse(self.exercise.page)

    def keys(self) -> list[Key]:
        further, bench = Key("space", "further", "screen.turn(1)"), Key("v", "workbench", "screen.bench")
        out = [bench] if self.at_end else [further, bench]
        out.append(Key("e", "edit", "screen.edit"))
        if self.at_end and self.pane.max_scroll_y:
            out.append(Key("b", "back up", "screen.turn(-1)"))
        if self.session.course.next(self.exercise.id):
            out.append(Key("n", "next page", "screen.beside(1)"))
        return [*out, Key("esc", "back", "app.back")]

    def help_keys(self) -> list[tuple[str, str]]:
        return [
            ("space b", "a screen further, back"), ("v", "to the workbench"), ("e", "edit; saving checks"),
            ("n p", "the next page, the one before"), ("esc", "back"),
        ]  # fmt: skip

    def up(self) -> None:
        self.tutor.go("week", self.session.course.week_of(self.exercise.id), self.exercise.id)

    def action_bench(self) -> None:
        """The workbench of this exercise: under this page, or in its place."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        else:
            self.tutor.go("exercise", self.exercise)

    def action_edit(self) -> None:
        """Open the editor; the workbench is where its verdicts are seen."""
        self.action_bench()
        self.tutor.call_after_refresh(self.tutor.workshop.edit, self.exercise)

    def action_beside(self, by: int) -> None:
        """The next exercise's page, or the one before."""
        course = self.session.course
        wanted = course.next(self.exercise.id) if by > 0 else course.previous(self.exercise.id)
        if wanted is None:
            self.say("This is the last page." if by > 0 else "This is the first page.")
            return
        error = course.broken(wanted)
        if error is not None:
            self.tutor.go("broken", wanted, error)
        else:
            self.tutor.go("lesson", course.exercise(wanted))
