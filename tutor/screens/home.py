"""The map of the nine weeks, and the one thing to do next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from tutor.errors import TutorError
from tutor.glyphs import Glyphs
from tutor.paths import tidy
from tutor.screens.base import Page
from tutor.standing import WeekState
from tutor.text import EMPTY, clean, fit, inline, many, spread, styled, wrap
from tutor.widgets.bars import Key
from tutor.widgets.block import Words
from tutor.widgets.pick import Pick

if TYPE_CHECKING:
    from tutor.shelf import Kept

SOON, LOOK = 0.2, 3.0
"""Seconds until the first look at what goes on, and between two."""


class Home(Page):
    """The first page of a beginner, and the one above all others."""

    CSS_PATH = "home.tcss"
    HELP = "The weeks"
    BINDINGS = [("exclamation_mark", "problems", "problems"), ("R", "runs", "runs")]

    def __init__(self) -> None:
        super().__init__()
        self.going: list[Kept] = []
        """Scripts of the learner's own that run now."""

    def title_bar(self) -> tuple[str, str, str]:
        return "Torchtutor", "", tidy(self.session.paths.home)

    def body(self) -> Iterable[Widget]:
        yield Words(self.next_up, id="next")
        with Horizontal(id="body"):
            with VerticalScroll(id="map", classes="pane", can_focus=False):
                yield Pick(len(self.weeks), self.row, index=self.picked, roomy=34, id="weeks")
                yield Words(self.due_list, id="due-list")
            yield Words(self.detail, id="detail")
        yield Words(self.due_line, id="due")
        yield Words(lambda w, g: self._going_line(w, g), id="going")

    def keys(self) -> list[Key]:
        first = "begin" if self.fresh else "continue"
        out = [Key("c", first, "app.continue")] if self.left_off else []
        out.append(Key("enter", "open the week", "screen.open"))
        if self.due:
            out.append(Key("r", f"review {len(self.due)}", "app.reviews"))
        if self.going:
            out.append(Key("R", "runs", "screen.runs"))
        if self.session.course.problems:
            out.append(Key("!", many(len(self.session.course.problems), "problem"), "screen.problems"))
        return [*out, Key("/", "search", "app.search"), Key("T", "light or dark", "app.light"), Key("q", "quit", "app.quit")]

    def help_keys(self) -> list[tuple[str, str]]:
        keys = super().help_keys()
        return keys if self.going else [*keys, ("R", "runs")]

    # What goes on

    def on_mount(self) -> None:
        self.set_timer(SOON, self._look)
        self.set_interval(LOOK, self._look)

    def _look(self) -> None:
        """Not before the first frame: it needs no runs."""
        if not self.is_current:
            return

        def work() -> Callable[[], None] | None:
            from tutor import shelf

            found = shelf.going(self.session.paths.runs)
            return (lambda: self._take(found)) if found or self.going else None

        self.tutor.later(work, "what goes on")

    def _take(self, found: list[Kept]) -> None:
        if not self.is_attached:
            return
        self.going = found
        self.query_one("#going", Words).changed()
        self.refresh_bars()

    def _going_line(self, width: int, g: Glyphs) -> list[Content]:
        if not self.going:
            return []
        from tutor.screens.runs import told

        return told(self.going, width, g)

    def action_runs(self) -> None:
        """The runs; the one that goes on, if it is the only one."""
        if len(self.going) == 1:
            self.tutor.over("run", self.going[0])
        else:
            self.tutor.go("runs")

    # What there is

    @cached_property
    def weeks(self) -> list[WeekState]:
        """The weeks with their counts."""
        return self.session.weeks()

    @cached_property
    def due(self) -> list[str]:
        """The exercises that are due for a review."""
        return [review.exercise for review in self.session.reviews()]

    @cached_property
    def left_off(self) -> str | None:
        """What is next; None if all is passed."""
        return self.session.left_off()

    @property
    def fresh(self) -> bool:
        """Whether this is somebody's first time."""
        return self.session.progress.touched is None

    @property
    def here(self) -> int:
        """The row of the week one is in."""
        if self.left_off is None:
            return max(0, len(self.weeks) - 1)
        number = self.session.course.week_of(self.left_off).number
        return next((i for i, state in enumerate(self.weeks) if state.week.number == number), 0)

    @property
    def picked(self) -> int:
        """The row one picked last."""
        return self.tutor.picked.get("home", self.here)

    def progress_changed(self) -> None:
        """Something was checked meanwhile."""
        for name in ("weeks", "due", "left_off"):
            self.__dict__.pop(name, None)
        for block in self.query(Words):
            block.refresh(layout=True)
        self.query_one(Pick).refresh(layout=True)
        self.refresh_bars()

    # Keys

    def on_pick_moved(self, event: Pick.Moved) -> None:
        self.tutor.picked["home"] = event.index
        self.query_one("#detail", Words).refresh(layout=True)

    def on_pick_opened(self, event: Pick.Opened) -> None:
        self.tutor.picked["home"] = event.index
        self.tutor.go("week", self.weeks[event.index].week)

    def action_open(self) -> None:
        """Open the picked week."""
        self.query_one(Pick).action_open()

    def action_problems(self) -> None:
        """All that is wrong with the files of the course."""
        if self.session.course.problems:
            from tutor.course import CourseError

            self.tutor.go("broken", "The course", CourseError(self.session.course.problems))

    # Words

    def _title_of(self, exercise: str) -> str:
        try:
            return clean(self.session.course.exercise(exercise).title)
        except TutorError:
            return exercise

    def next_up(self, width: int, g: Glyphs) -> list[Content]:
        mark = styled(f"{g.next} ", "bold $tt-you")
        wanted = self.left_off
        if wanted is None:
            words = "Every exercise is passed." if self.session.course.order else "There are no exercises yet."
            return [mark + styled(words, "bold $tt-strong")]
        offer = styled("c to begin" if self.fresh else "c to continue", "$tt-you") if width >= 60 else EMPTY
        out = [spread(mark + styled(self._title_of(wanted), "bold $tt-strong"), offer, width)]
        if self.fresh:
            place = self.session.workspace.shown
            try:
                file = place(self.session.course.exercise(wanted))
            except TutorError:
                file = ""
            words = f"Read its page, then write in `{file}` with your own editor: each save is checked at once."
            return [*out, *wrap(inline(words, "$tt-muted"), min(width, 78), "  ", "  ")]
        return [*out, styled("  " + self._facts(wanted, width), "$tt-muted")]

    def _facts(self, exercise: str, width: int) -> str:
        week = self.session.course.week_of(exercise)
        done = self.session.progress.of(exercise)
        so_far = f"{done.last[0]} of {done.last[1]} checks so far" if done.last else "not checked yet"
        if width < 60:
            return so_far
        if exercise not in week.ids:
            return f"week {week.number}, milestone, {so_far}"
        return f"week {week.number}, exercise {week.ids.index(exercise) + 1} of {len(week.ids)}, {so_far}"

    def row(self, i: int, width: int, picked: bool) -> list[Content]:
        """One week."""
        g, state = self.g, self.weeks[i]
        week, reached, here = state.week, state.milestone == "reached", i == self.here and self.left_off is not None
        sign, style = (g.reached, "$tt-pass") if reached else (g.next, "bold $tt-you") if here else (g.new, "$tt-faint")
        words = "bold $tt-strong" if here else "$tt-text" if state.done else "$tt-muted"
        left = styled(f"{sign} ", style) + styled(f"{week.number}  ", "$tt-muted")
        left += styled(clean(week.title if width >= 64 else week.short), words)
        if week.coming:
            return [spread(left, styled("coming ", "$tt-faint"), width)]
        count = f"{state.done}/{state.total} "
        if width < 56:
            return [spread(left, styled(count, "$tt-muted"), width)]
        full = round(10 * state.done / max(1, state.total))
        bar = styled(g.full * full, "$tt-pass" if reached else "$tt-you") + styled(g.empty * (10 - full), "$tt-rule")
        return [spread(left, bar + styled(count.rjust(8), "$tt-muted"), width)]

    def detail(self, width: int, g: Glyphs) -> list[Content]:
        """The picked week: what it leads to, and in a wide terminal what is in it."""
        if not self.weeks:
            return []
        picks = self.query(Pick)
        state = self.weeks[picks.first().index if picks else self.picked]
        week = state.week
        goal = self._goal(state, width, g)
        if self.app.size.width < 100:
            return goal
        out = [styled(f"Week {week.number}", "$tt-muted"), *wrap(styled(clean(week.title), "bold $tt-strong"), width), EMPTY]
        out += wrap(" ".join(week.why.split()), width)
        out.append(EMPTY)
        if week.coming:
            out += wrap(inline("Its exercises are still to come. ⏎ has its resources, in short.", "$tt-muted"), width)
        for identity in week.ids:
            title, (sign, style, text) = self._title_of(identity), self._mark(identity, g)
            out += wrap(styled(title, text), width, styled(f"{sign} ", style), "  ")
        return [*out, EMPTY, *goal]

    def _mark(self, exercise: str, g: Glyphs) -> tuple[str, str, str]:
        if exercise == self.left_off:
            return g.next, "bold $tt-you", "bold $tt-strong"
        if self.session.progress.state(exercise) == "passed":
            return g.passed, "$tt-pass", "$tt-muted"
        return g.new, "$tt-faint", "$tt-text"

    def _goal(self, state: WeekState, width: int, g: Glyphs) -> list[Content]:
        reached = state.milestone == "reached"
        sign = styled(f"{g.reached if reached else g.milestone} ", "$tt-pass" if reached else "$tt-you")
        words = styled(f"Milestone: {clean(state.week.milestone.title)}", "$tt-text")
        words += styled("   reached", "$tt-pass") if reached else EMPTY
        return wrap(words, width, sign, "  ")

    def due_list(self, width: int, g: Glyphs) -> list[Content]:
        """What is due for a review, in full."""
        if not self.due:
            return []
        head = styled(f"{g.due} {many(len(self.due), 'review')} due", "bold $tt-text")
        rows = [
            spread(styled(f"  {self._title_of(i)}", "$tt-muted"), styled(f"{i} ", "$tt-faint"), width) for i in self.due[:8]
        ]
        return [head, EMPTY, *rows]

    def due_line(self, width: int, g: Glyphs) -> list[Content]:
        """The same in one line."""
        if not self.due:
            return []
        head = styled(f"{g.due} {many(len(self.due), 'review')} due", "$tt-text")
        return [fit(head + styled("   " + "  ".join(self.due) if width >= 60 else "", "$tt-faint"), width)]
