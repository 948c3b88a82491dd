"""Find an exercise, a week or a resource by its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from tutor.errors import TutorError
from tutor.text import EMPTY, clean, spread, styled
from tutor.widgets.block import Words
from tutor.widgets.pick import Pick

if TYPE_CHECKING:
    from tutor.app import Torchtutor


@dataclass(frozen=True, slots=True)
class Place:
    """Something to go to."""

    title: str
    beside: str
    words: str
    """What the search looks at, in lower case."""
    go: Callable[[], None]


class Search(ModalScreen[None]):
    """A line to type in, and what it finds."""

    CSS_PATH = "search.tcss"
    BINDINGS = [("escape", "dismiss", "close"), ("down", "move(1)", "down"), ("up", "move(-1)", "up")]

    def __init__(self) -> None:
        super().__init__()
        self._all: list[Place] = []
        self.found: list[Place] = []

    @property
    def tutor(self) -> Torchtutor:
        """The app, as the type it is."""
        return cast("Torchtutor", self.app)

    def compose(self) -> ComposeResult:
        self._all = places(self.tutor)
        self.found = self._all
        with Vertical(id="sheet"):
            line = Input(placeholder="an exercise, a week, a resource", id="line")
            line.cursor_blink = False
            yield line
            with VerticalScroll(id="results", classes="pane", can_focus=False):
                yield Pick(len(self.found), self._row, id="found")
                yield Words(self._nothing, id="nothing")

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        words = event.value.lower().split()
        self.found = [place for place in self._all if all(word in place.words for word in words)]
        self.query_one(Pick).show(len(self.found))
        self.query_one("#nothing", Words).changed()

    def on_input_submitted(self) -> None:
        self._open(self.query_one(Pick).index)

    def on_pick_opened(self, event: Pick.Opened) -> None:
        self._open(event.index)

    def action_move(self, by: int) -> None:
        """Another row; the line keeps the keys."""
        self.query_one(Pick).action_move(by)

    def on_key(self, event: events.Key) -> None:
        if event.key in ("pagedown", "pageup"):
            self.action_move(8 if event.key == "pagedown" else -8)

    def _open(self, index: int) -> None:
        if index < len(self.found):
            place = self.found[index]
            self.dismiss()
            self.app.call_after_refresh(place.go)

    def _row(self, i: int, width: int, picked: bool) -> list[Content]:
        place, g = self.found[i], self.tutor.g
        mark = styled(f"{g.next} " if picked else "  ", "bold $tt-you")
        title = styled(place.title, "bold $tt-strong" if picked else "$tt-text")
        return [spread(mark + title, styled(f"{place.beside} ", "$tt-faint") if width >= 50 else EMPTY, width)]

    def _nothing(self, width: int, g: object) -> list[Content]:
        return [] if self.found else [styled("Nothing has these words.", "$tt-muted")]


def places(app: Torchtutor) -> list[Place]:
    """All that can be gone to, in the order of the course."""
    out: list[Place] = []
    course = app.session.course
    for week in course.weeks:
        words = f"week {week.number} {week.title} {week.short}".lower()
        out.append(Place(f"Week {week.number}: {clean(week.title)}", "week", words, partial(app.go, "week", week)))
        ids = [*week.ids, *([week.milestone.id] if course.has_milestone(week) else [])]
        for identity in dict.fromkeys(ids):
            try:
                exercise = course.exercise(identity)
            except TutorError:
                out.append(Place(identity, "can't be read", identity, partial(app.open, identity)))
                continue
            words = f"{exercise.title} {identity} {exercise.kind}".lower()
            out.append(Place(clean(exercise.title), identity, words, partial(app.open, identity)))
        for resource in week.resources:
            words = f"{resource.title} {resource.site}".lower()
            out.append(Place(clean(resource.title), clean(resource.site), words, partial(app.over, "digest", week, resource)))
    return out
