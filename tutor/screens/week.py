"""One week: why, the exercises in order, the milestone, what to read."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from tutor.course import Exercise, Week
from tutor.errors import TutorError
from tutor.glyphs import Glyphs
from tutor.progress import written_day
from tutor.screens.base import Page
from tutor.text import EMPTY, clean, fit, spread, styled, wrap
from tutor.widgets.bars import Key
from tutor.widgets.block import Words
from tutor.widgets.pick import Pick


class WeekPage(Page):
    """The exercises of a week, its milestone last."""

    CSS_PATH = "week.tcss"
    HELP = "A week"
    BINDINGS = [
        ("t", "read", "read the page"),
        ("m", "milestone", "milestone"),
        *((str(n), f"resource({n - 1})", f"resource {n}") for n in range(1, 10)),
    ]

    def __init__(self, week: Week, at: str | None = None) -> None:
        super().__init__()
        self.week = week
        self.ids = [i for i in week.ids if i != week.milestone.id]
        self._at = at

    def title_bar(self) -> tuple[str, str, str]:
        done = self.session.progress.done(self.ids)
        count = "coming" if self.week.coming else f"{done} of {len(self.ids)}"
        return f"Week {self.week.number}", f"{self.week.title}|{self.week.short}", count

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(classes="pane", can_focus=False):
            yield Words(lambda w, g: wrap(" ".join(self.week.why.split()), min(w, 76)), id="why")
            if not self.week.coming:
                yield Pick(len(self.ids) + 1, self.row, index=self._first_pick(), roomy=38, id="list")
            else:
                yield Words(self._coming, id="coming")
            yield Words(self.resources, id="resources")

    def keys(self) -> list[Key]:
        out = []
        if not self.week.coming:
            out += [Key("enter", "open", "screen.open"), Key("t", "read the page", "screen.read")]
            if self._has_milestone:
                out.append(Key("m", "milestone", "screen.milestone"))
        count = len(self.week.resources)
        if count:
            out.append(Key("1" if count == 1 else f"1-{count}", "resources", "screen.resource(0)"))
        return [*out, Key("esc", "weeks", "app.back")]

    def help_keys(self) -> list[tuple[str, str]]:
        out = [(k.key, k.words) for k in self.keys()]
        return [(key, "a resource in short" if words == "resources" else words) for key, words in out]

    def up(self) -> None:
        self.tutor.go("home")

    @property
    def _has_milestone(self) -> bool:
        return self.session.course.has_milestone(self.week)

    def _first_pick(self) -> int:
        if self._at in self.ids:
            return self.ids.index(self._at)
        if self._at == self.week.milestone.id:
            return len(self.ids)
        state, left_off = self.session.progress.state, self.session.left_off()
        undone = next((n for n, i in enumerate(self.ids) if state(i) != "passed"), len(self.ids))
        next_one = self.ids.index(left_off) if left_off in self.ids else undone
        return self.tutor.picked.get(f"week{self.week.number}", next_one)

    def progress_changed(self) -> None:
        """Something was checked meanwhile."""
        for block in (*self.query(Pick), *self.query(Words)):
            block.refresh(layout=True)
        self.refresh_bars()

    # Keys

    def on_pick_moved(self, event: Pick.Moved) -> None:
        self.tutor.picked[f"week{self.week.number}"] = event.index

    def on_pick_opened(self, event: Pick.Opened) -> None:
        if event.index < len(self.ids):
            self.tutor.open(self.ids[event.index])
        else:
            self.action_milestone()

    def action_open(self) -> None:
        """Open the picked exercise."""
        for pick in self.query(Pick):
            pick.action_open()

    def action_read(self) -> None:
        """The page of the picked exercise."""
        for pick in self.query(Pick):
            if pick.index >= len(self.ids):
                self.action_milestone()
                return
            identity = self.ids[pick.index]
            try:
                self.tutor.go("lesson", self.session.course.exercise(identity))
            except TutorError as error:
                self.tutor.go("broken", identity, error)

    def action_milestone(self) -> None:
        """The milestone's exercise, or what it will be."""
        if self._has_milestone:
            self.tutor.open(self.week.milestone.id)
        else:
            self.say(f"**{self.week.milestone.title}** is still to come. {' '.join(self.week.milestone.text.split())}")

    def action_resource(self, index: int) -> None:
        """What a resource says, in short."""
        if index < len(self.week.resources):
            self.tutor.over("digest", self.week, self.week.resources[index])

    # Words

    def _exercise(self, identity: str) -> Exercise | None:
        try:
            return self.session.course.exercise(identity)
        except TutorError:
            return None

    def row(self, i: int, width: int, picked: bool) -> list[Content]:
        """One exercise, or the milestone after the last one."""
        if i == len(self.ids):
            return [self._milestone_row(width)]
        g, identity = self.g, self.ids[i]
        exercise, done = self._exercise(identity), self.session.progress.of(identity)
        due = any(review.exercise == identity for review in self.session.reviews())
        if exercise is None:
            sign, style, words, note = g.look, "bold $tt-you", "$tt-muted", "can't be read "
        elif done.state == "passed":
            sign, style, words, note = g.passed, "$tt-pass", "$tt-muted", "due for review" if due else ""
        elif done.state == "started":
            score = f"{done.last[0]} of {done.last[1]} checks" if done.last else "begun"
            sign, style, words, note = g.next, "bold $tt-you", "bold $tt-strong", score
        else:
            sign, style, words, note = g.new, "$tt-faint", "$tt-text", ""
        if width < 60:
            short = note.removesuffix(" checks").replace(" of ", "/")
            note = g.due if due else short
        right = styled(f"{note}  " if width >= 60 and note else f"{note} " if note else "", "$tt-you" if sign == g.next else "$tt-muted")
        if width >= 60:
            right += fit(styled(exercise.kind if exercise else "", "$tt-faint"), 8)
        if width >= 100:
            right += fit(styled(identity, "$tt-faint"), 24)
        title = clean(exercise.title) if exercise else identity
        return [spread(styled(f"{sign} ", style) + styled(title, words), right, width)]

    def _milestone_row(self, width: int) -> Content:
        g = self.g
        state, last = self.session.standing.milestone(self.week), self.session.progress.of(self.week.milestone.id).last
        sign, style = (g.reached, "$tt-pass") if state.reached else (g.milestone, "$tt-you")
        note = "milestone" if state.exists else "milestone, coming"
        if state.reached:
            note += f", reached {written_day(state.reached)}" if width >= 60 else ", reached"
        elif last:
            note += f", {last[0]} of {last[1]} checks" if width >= 60 else f", {last[0]}/{last[1]}"
        if width < 60:
            note = note.removeprefix("milestone, ")
            dated = f"reached {written_day(state.reached)}" if state.reached else ""
            note = dated if dated and len(self.week.milestone.title) + len(dated) + 4 <= width else note
        left = styled(f"{sign} ", style) + styled(clean(self.week.milestone.title), "$tt-text")
        return spread(left, styled(f"{note} ", "$tt-faint"), width)

    def missing(self, width: int, g: Glyphs) -> list[Content]:
        """What the milestone still lacks, once it was tried."""
        state = self.session.standing.milestone(self.week)
        if state.reached or not state.missing:
            return []
        out = [styled("Still missing for the milestone", "bold $tt-muted")]
        for name in state.missing:
            out += wrap(styled(clean(name), "$tt-text"), min(width, 76), styled(f"{g.new} ", "$tt-faint"), "  ")
        return [*out, EMPTY]

    def _coming(self, width: int, g: Glyphs) -> list[Content]:
        goal = styled(f"Milestone: {clean(self.week.milestone.title)}", "$tt-text")
        return [
            *wrap("The exercises of this week are still to come. What there is to read is here already.", min(width, 76)),
            EMPTY,
            *wrap(goal, width, styled(f"{g.milestone} ", "$tt-you"), "  "),
        ]

    def resources(self, width: int, g: Glyphs) -> list[Content]:
        """What the milestone lacks; what to read and watch."""
        out = self.missing(width, g)
        out += [] if self.app.size.height < 30 else [styled("Read and watch", "bold $tt-muted"), EMPTY]
        for i, resource in enumerate(self.week.resources, 1):
            minutes = f"digest {resource.minutes} min " if width >= 60 else f"{resource.minutes} min "
            right = styled(f"{clean(resource.site)}   " if width >= 90 else "", "$tt-faint") + styled(minutes, "$tt-faint")
            out.append(spread(styled(f"{i} ", "bold $tt-strong") + styled(clean(resource.title), "$tt-muted"), right, width))
        return out


