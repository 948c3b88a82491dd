"""The workbench: the task, the verdict, the curve, what was printed and drawn. Small: one pane at a time. Wide: side by side.
Huge: the file too. Nothing jumps ahead by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from tutor.course import Exercise
from tutor.errors import TutorError
from tutor.glyphs import Glyphs
from tutor.page import parse
from tutor.screens.base import Page
from tutor.screens.telling import Telling
from tutor.text import EMPTY, fit, in_keys, many, spread, styled
from tutor.widgets.bars import Key
from tutor.widgets.block import Words
from tutor.widgets.chart import Chart
from tutor.widgets.code import excerpt
from tutor.widgets.figure import Figures
from tutor.widgets.output import Output
from tutor.widgets.prose import MEASURE, prose
from tutor.widgets.verdict import Verdict

if TYPE_CHECKING:
    from tutor.bench import Bench
    from tutor.following import Following

DRAIN = 0.1
"""Seconds between two looks at what a run has written."""
CALM = 0.3
"""Seconds before a run is shown as running: most are over by then, and nothing flickers."""


class Workbench(Page):
    """One exercise."""

    CSS_PATH = "exercise.tcss"
    HELP = "An exercise"
    BINDINGS = [
        ("t", "tab('task')", "task"),
        ("v", "tab('verdict')", "verdict"),
        ("l", "tab('loss')", "loss"),
        ("o", "tab('output')", "output"),
        ("f", "tab('figures')", "figures"),
        ("right_square_bracket,right", "figure(1)", "older figure"),
        ("left_square_bracket,left", "figure(-1)", "newer figure"),
        ("e", "edit", "edit"),
        ("h", "hint", "hint"),
        ("d", "diff", "diff"),
        ("s", "solution", "solution"),
        ("n", "beside(1)", "next"),
        ("p", "beside(-1)", "previous"),
        ("u", "undo", "undo"),
        ("U", "redo", "redo"),
        ("a", "again", "new try"),
        ("R", "reset", "reset"),
        ("x", "stop", "stop"),
        ("y", "log", "log axis"),
        ("space", "read", "page"),
        ("down,j", "scroll(1)", "down"),
        ("up,k", "scroll(-1)", "up"),
        ("pagedown", "scroll(15)", "further"),
        ("pageup", "scroll(-15)", "back"),
    ]
    tab: reactive[str] = reactive("verdict", init=False)

    def __init__(self, exercise: Exercise) -> None:
        super().__init__()
        self.exercise = exercise
        self.bench: Bench
        self.telling: Telling
        self._timer: Timer | None = None
        self._shown: object = None
        self._judged: object = None
        self._ticks = 0

    # What is where

    def gather(self) -> None:
        self.bench = self.tutor.workshop.benches.of(self.exercise)
        if not self.bench.known:
            self.bench.recall()
        self.telling = Telling(self.bench, self.session)
        self._judged = (self.bench.following, self.bench.trouble)
        self.set_reactive(Workbench.tab, "task" if self.telling.state == "new" else "verdict")
        self.set_class(self.telling.has_curve and self.bench.following is not None, "has-curve")
        self.set_class(not self.telling.has_curve, "no-curve")
        self._set_classes()

    def body(self) -> Iterable[Widget]:
        yield Words(self._tabs, id="tabs")
        with Horizontal(id="desk"):
            with Vertical(id="left"):
                with VerticalScroll(id="task", classes="pane", can_focus=False):
                    yield Words(lambda w, g: prose(parse(self.exercise.task, task=True), min(w, MEASURE), g), id="task-text")
                with Vertical(id="printed"):
                    yield Words(self._output_head, id="output-head")
                    yield Output(id="output")
            with Vertical(id="right"):
                with VerticalScroll(id="verdict", classes="pane", can_focus=False):
                    yield Verdict(self.telling.told(self._wide()), id="told")
                yield Chart(id="chart")
                yield Figures(id="figures")
            with VerticalScroll(id="file", classes="pane", can_focus=False):
                yield Words(self._file, id="file-text")

    def title_bar(self) -> tuple[str, str, str]:
        return self.exercise.title, self.exercise.id, self.telling.place(self.g)

    def keys(self) -> list[Key]:
        state, next_one = self.telling.state, self.session.course.next(self.exercise.id)
        edit, hint = Key("e", "edit", "screen.edit"), self._hint_key()
        diff, solution = Key("d", "diff", "screen.diff"), Key("s", "solution", "screen.solution")
        going = [Key("n", "next", "screen.beside(1)")] if next_one else []
        again = [Key("a", "new try", "screen.again")] if self.exercise.draw or self.telling.passed_before else []
        back = Key("esc", "week", "app.back")
        page = Key("space", "page", "screen.read")
        other = self._other_pane()
        if state == "running":
            back = Key("esc", "week, keeps running", "app.back")
            return [Key("x", "stop", "screen.stop"), edit, *other, hint, page, back]
        if state == "pass":
            compare = Key("s", "compare", "screen.solution")
            return [*going, compare, *other, diff, edit, *again, page, back] if going else [compare, *other, diff, edit, *again, page, back]
        if state == "new":
            return [edit, hint, page, solution, *again, *going, back]
        return [edit, hint, *other, diff, solution, *going, *again, page, back]

    def _other_pane(self) -> list[Key]:
        """Where curve and figures share a place and no tabs are shown: the key to the one that isn't."""
        if not (self._beside() and self.telling.has_curve and self.has_class("has-figures")):
            return []
        return [Key("l", "loss", "screen.tab('loss')") if self.tab == "figures" else Key("f", "figures", "screen.tab('figures')")]

    def say(self, text: str, *, wrong: bool = False) -> None:
        super().say(in_keys(text), wrong=wrong)

    def help_keys(self) -> list[tuple[str, str]]:
        out = [("e", "edit; saving checks"), ("h", "the next hint, of three")]
        panes = "t v l o f" if self.telling.has_curve else "t v o f"
        words = "task, verdict, loss, output, figures" if self.telling.has_curve else "task, verdict, output, figures"
        out += [(panes, words), ("space", "read the page"), ("d", "diff with the starter"), ("s", "solution; asks first")]
        out += [("n p", "next, previous"), ("a", "a new try; asks first"), ("R", "the starter again; asks first")]
        out += [("u U", "undo, redo of these"), ("x", "stop the run"), ("[ ]", "newer, older figure")]
        return [*out, ("y", "log axis")] if self.telling.has_curve else out

    def _hint_key(self) -> Key:
        opened = len(self.telling.hints)
        words = f"hint {opened + 1}/{len(self.exercise.hints)}" if opened < len(self.exercise.hints) else "hints"
        return Key("h", words, "screen.hint")

    def up(self) -> None:
        self.tutor.go("week", self.session.course.week_of(self.exercise.id), self.exercise.id)

    # Life

    def on_mount(self) -> None:
        self.set_timer(0.05, self._sit_down)

    def _sit_down(self) -> None:
        """After the first paint: the file, the watch, the run that is known."""
        if not self.is_attached:
            return
        self.tutor.workshop.sit_down(self.exercise)
        self.bench_changed()

    def _load(self) -> None:
        """Read a run that ended before: in a thread, it may have printed a lot."""
        following = self.bench.following
        if following is None or following.begun:
            return

        def read() -> Callable[[], None]:
            following.load()
            return loaded

        def loaded() -> None:
            if self.is_attached:
                self._shown = None
                self._show_run()

        following.begun = True
        self.tutor.later(read, "read the run")

    def on_resize(self) -> None:
        # The excerpt is left out where the whole file stands beside it.
        self.call_after_refresh(self._sized)

    def _sized(self) -> None:
        told = self.query_one(Verdict)
        if told.told.whole_file != self._wide():
            self._tell()
        self.query_one("#file-text", Words).changed()

    def on_unmount(self) -> None:
        if self._timer is not None:
            self._timer.stop()

    def bench_changed(self) -> None:
        """The judge had news, or the file has changed."""
        if not self.is_mounted or not self.query(Chart):        # the page is just being built, or taken down
            return
        running = self.bench.pending is not None
        if running and self._timer is None:
            self._ticks = 0
            self._timer = self.set_interval(DRAIN, self._tick)
        self._load()
        self._show_run()
        if not running or self.bench.elapsed >= CALM:
            self._tell()
        self.query_one("#file-text", Words).changed()

    def progress_changed(self) -> None:
        """Something was checked meanwhile."""
        self.refresh_bars()

    def _tick(self) -> None:
        if not self.query(Chart):  # the page is just being taken down
            return
        self._ticks += 1
        following = self.bench.following
        over = self.bench.pending is None and (following is None or (following.all_read and not following.pending))
        self._show_run(draw=over or self._ticks % 5 == 0)
        if over and self._timer is not None:
            self._timer.stop()
            self._timer = None
            return
        if self.bench.elapsed >= CALM and (self._ticks % 5 == 0 or not self.has_class("state-running")):
            self._tell()

    def _tell(self) -> None:
        """The verdict's pane, title and keys, as things are now."""
        verdict = self.query_one(Verdict)
        verdict.told = self.telling.told(self._wide())
        verdict.changed()
        # Who has saved wants to know what comes of it; who then turns back to the task is left there.
        news = (self.bench.following, self.bench.trouble)
        if self._judged != news:
            self._judged = news
            if self.tab == "task":
                self.tab = "verdict"
        self._set_classes()
        self.query_one("#tabs", Words).refresh()
        self.refresh_bars()

    def _set_classes(self) -> None:
        state = self.telling.state
        kind = "fail" if state in ("fail", "error") else "calm" if state == "trouble" else state
        for name in ("new", "running", "pass", "fail", "calm"):
            self.set_class(name == kind, f"state-{name}")
        for name in ("task", "verdict", "loss", "output", "figures"):
            self.set_class(name == self.tab, f"tab-{name}")

    def _show_run(self, draw: bool = True) -> None:
        """Curve and output: what has come, or another run's."""
        following, chart, output = self.bench.following, self.query_one(Chart), self.query_one(Output)
        if following is None:
            return
        other = self._shown is not following
        # A new run's pane is emptied when it has something to show, or is over: till then the last one stays in sight.
        news = following.take()
        if other:
            quiet = not (following.lines or news.points or news.figures)
            if quiet and self.bench.pending is not None and self.bench.elapsed < CALM:
                return
            self._shown = following
            output.show(following.lines)
        if other or news.figures or news.ended:
            self._show_figures(following)
        if news.lines and not other:
            output.add(news.lines)
        if news.lines or other:
            self.set_class(following.printed > 0, "has-output")
            self.query_one("#output-head", Words).refresh()
            self.query_one("#tabs", Words).refresh()
        if other or self.telling.another_curve(following, chart.spec):
            chart.show(self.telling.spec(following, chart.spec))
        elif news.points and draw:
            chart.tick()
        if chart.spec is not None:
            self.set_class(self.telling.has_curve and not chart.spec.empty, "has-curve")

    def _show_figures(self, following: Following) -> None:
        if not following.figures and self.bench.pending is not None:
            return  # those of the last run stay in sight till this one has drawn something
        self.query_one(Figures).show(following.figures, following.no_figures, ran=True)
        self.set_class(bool(following.figures), "has-figures")
        self.query_one("#tabs", Words).refresh()
        self.refresh_bars()

    # Sizes

    def _beside(self) -> bool:
        """Whether the panes stand side by side."""
        return self.app.size.width >= 100

    def _wide(self) -> bool:
        """Whether the file is beside the verdict."""
        return self.app.size.width >= 160

    # Keys

    def watch_tab(self) -> None:
        self._set_classes()
        if self.is_mounted:
            self.query_one("#tabs", Words).refresh()
            self.refresh_bars()

    def action_tab(self, name: str) -> None:
        """Another pane; where they stand side by side, the one that arrows scroll."""
        if name == "loss" and not self.has_class("has-curve"):
            words = "The curve appears with the first run." if self.exercise.curve else "This exercise draws no curve."
            self.say(words)
            return
        self.tab = name

    def action_figure(self, by: int) -> None:
        """An older figure, or a newer one."""
        figures = self.query_one(Figures)
        if not figures.display:
            self.tab = "figures"
        elif not figures.step(by):
            self.say("There is no other figure." if figures.many < 2 else "This is the oldest." if by > 0 else "This is the newest.")

    def action_scroll(self, by: int) -> None:
        """Scroll the pane one is at."""
        pane: Widget = {
            "task": self.query_one("#task"),
            "output": self.query_one(Output),
        }.get(self.tab, self.query_one("#verdict"))
        pane.scroll_relative(y=by, animate=False)

    def action_edit(self) -> None:
        """Open the editor, at the line the verdict names."""
        first = self.bench.outcome.first if self.bench.outcome and self.bench.outcome.verdict != "pass" else None
        self.tutor.workshop.edit(self.exercise, first.line if first else None)

    def action_hint(self) -> None:
        """The next hint, or why it stays closed."""
        try:
            hints = self.session.hint(self.exercise)
        except TutorError as error:
            self.say(str(error), wrong=True)
            return
        self.telling.hints = hints.open
        if hints.refused:
            self.say(hints.refused.replace("Ask again", "`h` again").replace("to see it now", "opens it now"))
        self._tell()
        self.tab = "verdict"
        self.call_after_refresh(lambda: self.query_one("#verdict").scroll_end(animate=False))

    def action_diff(self) -> None:
        """What has changed since the starter."""
        self.tutor.over("diff", self.exercise)

    def action_solution(self) -> None:
        """The solution: asks first; after passing, compares."""
        if self.telling.passed_before:
            self.tutor.over("solution", self.exercise, True)
            return
        question = (
            "Look at the solution?",
            "Looking is recorded: passing afterwards says so, and this exercise is the first to come back.",
            "look",
        )
        self.tutor.over("confirm", *question, then=lambda yes: self.tutor.over("solution", self.exercise, False) if yes else None)

    def action_beside(self, by: int) -> None:
        """The next exercise, or the one before."""
        course = self.session.course
        wanted = course.next(self.exercise.id) if by > 0 else course.previous(self.exercise.id)
        if wanted is None:
            self.say("This is the last exercise there is. `W` shows the weeks." if by > 0 else "This is the first exercise.")
        else:
            self.tutor.open(wanted)

    def action_reset(self) -> None:
        """The starter again; asks first."""
        words = f"{self.session.workspace.shown(self.exercise)} becomes the starter again. Your version is kept: `u` brings it back."
        self.tutor.over("confirm", "Start over?", words, "start over", then=lambda yes: self._change("reset") if yes else None)

    def action_again(self) -> None:
        """A new try; asks first."""
        fresh = "a starter with new numbers" if self.exercise.draw else "the starter"
        words = f"{self.session.workspace.shown(self.exercise)} becomes {fresh}. Your version is kept: `u` brings it back."
        self.tutor.over("confirm", "A new try?", words, "new try", then=lambda yes: self._change("again") if yes else None)

    def action_undo(self) -> None:
        """Back to the version before."""
        self._change("undo")

    def action_redo(self) -> None:
        """Forward again."""
        self._change("redo")

    def _change(self, what: str) -> None:
        session, exercise = self.session, self.exercise
        try:
            with self.tutor.workshop.own_change():
                if what == "reset":
                    session.reset(exercise)
                    said = "This is the starter again. `u` brings your version back."
                elif what == "again":
                    session.retry(exercise)
                    said = "A new try. `u` brings your version back."
                elif what == "undo":
                    said = "This is the version before." if session.undo(exercise) else "There is no version before this one."
                else:
                    said = "This is what the undo took away." if session.redo(exercise) else "There is nothing to bring back."
        except TutorError as error:
            self.say(str(error), wrong=True)
            return
        if what in ("reset", "again"):
            self.bench.outcome, self.bench.trouble = None, ""
            self.tab = "task"
        self.tutor.workshop.changed(exercise)
        self._tell()
        self.query_one("#file-text", Words).changed()
        if there := self.tutor.workshop.beside:
            said += f" {there} still shows what it had: load the file anew there."
        self.say(said)

    def action_stop(self) -> None:
        """End the run."""
        if self.bench.pending is None:
            self.say("Nothing is running.")
        else:
            self.tutor.workshop.judge.stop(self.bench.pending)

    def action_log(self) -> None:
        """Logarithmic axis, or back."""
        if self.has_class("has-curve"):
            self.query_one(Chart).toggle_log()

    def action_read(self) -> None:
        """The exercise's page, over the workbench."""
        self.tutor.over("lesson", self.exercise)

    # Words

    def _tabs(self, width: int, g: Glyphs) -> list[Content]:
        figures = ["figures"] if self.has_class("has-figures") or self.tab == "figures" else []
        names = ["task", "verdict", *(["loss"] if self.has_class("has-curve") else []), "output", *figures]
        parts = []
        for name in names:
            on = name == self.tab
            part = styled(name, "bold underline $tt-strong") if on else styled(name[0], "bold $tt-strong") + styled(name[1:], "$tt-muted")
            if name == "verdict" and (sign := self.telling.sign(g)):
                part += Content(" ") + styled(*sign)
            if name == "output" and width >= 60 and self.bench.following is not None and self.bench.following.printed:
                part += styled(f" {self.bench.following.printed:,}", "$tt-faint")
            if name == "figures" and width >= 60 and self.bench.following is not None and self.bench.following.figures:
                part += styled(f" {len(self.bench.following.figures)}", "$tt-faint")
            parts.append(part)
        return [fit(Content("   " if width >= 60 else "  ").join(parts), width)]

    def _output_head(self, width: int, g: Glyphs) -> list[Content]:
        printed = self.bench.following.printed if self.bench.following else 0
        if not printed:
            words = "Nothing printed." if self.bench.following else "Nothing printed yet. What your code prints appears here."
            return [styled(words, "$tt-muted")]
        from tutor.following import KEPT

        kept = f"the last {KEPT:,} of {many(printed, 'line')}" if printed > KEPT else many(printed, "line")
        return [styled("Output", "bold $tt-strong") + styled(f"  {kept}", "$tt-faint")]

    def _file(self, width: int, g: Glyphs) -> list[Content]:
        if not self._wide():
            return []
        text, saved = self.telling.file()
        head = spread(styled(self.exercise.main, "bold $tt-strong"), styled(saved, "$tt-muted"), width)
        if not text:
            return [head, EMPTY, styled("It is handed out when you open it.", "$tt-muted")]
        first = self.bench.outcome.first if self.bench.outcome else None
        flagged = first.line if first and self.bench.outcome and text == self.bench.outcome.source else None
        return [head, EMPTY, *excerpt(text, flagged, width, g, around=None)]
