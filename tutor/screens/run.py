"""One run of a script of the learner's own: how it goes, its curve, what it prints. It goes on when one leaves."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from tutor.errors import TutorError
from tutor.following import KEPT, Following
from tutor.glyphs import Glyphs
from tutor.paths import tidy
from tutor.screens.base import Page
from tutor.shelf import Kept, in_line
from tutor.text import EMPTY, clean, fit, inline, many, seconds, spread, styled, wrap
from tutor.widgets.bars import Key
from tutor.widgets.block import Words
from tutor.widgets.chart import Chart
from tutor.widgets.charts import Charts
from tutor.widgets.figure import Figures
from tutor.widgets.output import Output

if TYPE_CHECKING:
    from tutor.widgets.picture import Spec

DRAIN = 0.1
"""Seconds between two looks at what it has written."""
SHOWN = 2
"""Findings of the training doctor that are shown; all of them are in what `attach` tells."""
BUSY = 0.03
"""Seconds of one look, so that keys are answered between."""


class RunPage(Page):
    """A run, from its start, whoever began it."""

    CSS_PATH = "run.tcss"
    HELP = "A run"
    BINDINGS = [
        ("l", "tab('loss')", "loss"),
        ("o", "tab('output')", "output"),
        ("x", "stop", "stop"),
        ("f", "tab('figures')", "figures"),
        ("right_square_bracket", "figure(1)", "older figure"),
        ("left_square_bracket", "figure(-1)", "newer figure"),
        ("y", "log", "log axis"),
        ("m", "chart", "next measure"),
        ("s", "smooth", "smoother"),
        ("v", "compare", "beside an earlier run"),
        ("plus,equals_sign", "zoom(0.5)", "zoom in"),
        ("minus", "zoom(2.0)", "zoom out"),
        ("0", "whole", "the whole curve"),
        ("left", "cursor(-1)", "cursor"),
        ("right", "cursor(1)", "cursor"),
        ("shift+left", "cursor(-10)", "cursor"),
        ("shift+right", "cursor(10)", "cursor"),
        ("R", "app.runs", "runs"),
        ("down,j", "scroll(1)", "down"),
        ("up,k", "scroll(-1)", "up"),
        ("pagedown,space", "scroll(15)", "further"),
        ("pageup,b", "scroll(-15)", "back"),
        ("home,g", "edge(-1)", "beginning"),
        ("end,G", "edge(1)", "end"),
    ]
    tab: reactive[str] = reactive("loss", init=False)

    def __init__(self, kept: Kept) -> None:
        super().__init__()
        self.kept = kept
        self.following = Following(kept.folder)
        self._timer: Timer | None = None
        self._ticks = 0
        self._chosen = False
        self.charts = Charts(self.following)
        self._stopping = False

    # What is where

    def gather(self) -> None:
        if not self.kept.going:
            self.set_reactive(RunPage.tab, "output")
        self._set_classes()

    def body(self) -> Iterable[Widget]:
        yield Words(self._status, id="status")
        yield Words(self._tabs, id="tabs")
        with Horizontal(id="desk"):
            yield Chart(id="chart")
            yield Output(id="output")
            yield Figures(id="figures")

    def title_bar(self) -> tuple[str, str, str]:
        return clean(self.kept.what), self.kept.id, self._place()

    def _place(self) -> str:
        return tidy(self._folder) if self._folder is not None else "run"

    @property
    def _folder(self) -> Path | None:
        found = self.following.opening.get("folder")
        return Path(found) if isinstance(found, str) else None

    def keys(self) -> list[Key]:
        first = [Key("x", "stop", "screen.stop")] if self._going else []
        back = Key("esc", "back, keeps running" if self._going else "back", "app.back")
        names = [("l", "loss"), ("o", "output"), *([("f", "figures")] if self.has_class("has-figures") else [])]
        panes = [Key(key, name, f"screen.tab('{name}')") for key, name in names if name != self.tab]
        if self._beside():
            panes = [pane for pane in panes if self.has_class("has-figures") and pane.words in ("figures", "output")]
        chart = [Key("m", "measures", "screen.chart")] if len(self.charts.kinds) > 1 else []
        return [*first, *panes, *chart, Key("y", "log axis", "screen.log"), Key("R", "runs", "app.runs"), back]

    def up(self) -> None:
        self.tutor.go("home")

    @property
    def _going(self) -> bool:
        return self.following.end is None

    def _beside(self) -> bool:
        return self.app.size.width >= 100

    # Life

    def on_mount(self) -> None:
        self.following.start()
        self._timer = self.set_interval(DRAIN, self._tick)

    def on_unmount(self) -> None:
        self.following.stop()

    def _tick(self) -> None:
        if not self.query(Chart):  # the page is just being taken down
            return
        following, chart = self.following, self.query_one(Chart)
        self._ticks += 1
        news = following.take()
        points, until = news.points, time.monotonic() + BUSY
        if news.lines:
            self.query_one(Output).add(news.lines)
        while following.pending and time.monotonic() < until:   # a run that was long has much to catch up with
            more = following.take()
            self.query_one(Output).add(more.lines)
            points += more.points
        over = following.all_read and not following.pending
        draw = over or self._ticks % 5 == 0
        more_to_smooth = self.charts.update()
        spec = self.charts.spec(chart.spec)
        if spec is not None:
            chart.show(spec)
            self.set_class(True, "has-curve")
            if not self._chosen:
                self.tab = "loss"
        elif (points and draw) or more_to_smooth:
            chart.tick()
        if news.figures or self.query_one(Figures).many != len(following.figures):
            self._show_figures()
        if over and not more_to_smooth and self._timer is not None:
            self._timer.stop()
            self._timer = None
        if draw or following.end is not None:
            for block in self.query(Words):
                if block.id in ("status", "tabs"):
                    block.changed()
            self.refresh_bars()

    def _show_figures(self) -> None:
        following = self.following
        self.query_one(Figures).show(following.figures, following.no_figures, ran=True)
        self.set_class(bool(following.figures), "has-figures")
        if following.figures and not self.has_class("has-curve") and not self._chosen and following.end is not None:
            self.tab = "figures"        # what a program without a training was run for

    # Keys

    def watch_tab(self) -> None:
        self._set_classes()
        for block in self.query("#tabs").results(Words):
            block.refresh()

    def _set_classes(self) -> None:
        for name in ("loss", "output", "figures"):
            self.set_class(name == self.tab, f"tab-{name}")

    def action_tab(self, name: str) -> None:
        """Another pane; where they stand side by side, nothing changes."""
        self._chosen = True
        if name == "loss" and not self.has_class("has-curve"):
            self.say("This run has drawn no curve. One appears with the first `backward()`.")
            return
        if name == "figures" and not self.has_class("has-figures"):
            self.say("This run has drawn no figure. `plt.show()` or `savefig` makes one.")
            return
        self.tab = name

    def action_figure(self, by: int) -> None:
        """An older figure, or a newer one."""
        figures = self.query_one(Figures)
        if not self.has_class("has-figures"):
            self.say("This run has drawn no figure.")
        elif not figures.display:
            self.action_tab("figures")
        elif not figures.step(by):
            self.say("There is no other figure." if figures.many < 2 else "This is the oldest." if by > 0 else "This is the newest.")

    def action_scroll(self, by: int) -> None:
        """Scroll the output."""
        self.query_one(Output).scroll_relative(y=by, animate=False)

    def action_edge(self, where: int) -> None:
        """To the beginning of the output, or its end."""
        output = self.query_one(Output)
        if where < 0:
            output.scroll_home(animate=False)
        else:
            output.scroll_end(animate=False)

    def action_log(self) -> None:
        """Logarithmic axis, or back."""
        if self.has_class("has-curve"):
            self.query_one(Chart).toggle_log()

    def _look(self, change: Callable[[Spec, int], None]) -> None:
        """Look elsewhere on the chart."""
        chart = self.query_one(Chart)
        if chart.spec is None:
            self.say("This run has drawn no curve.")
            return
        if not self._beside():
            self.action_tab("loss")
        change(chart.spec, chart.content_size.width)
        chart.redraw()
        self.refresh_bars()

    def action_zoom(self, factor: float) -> None:
        """See fewer steps, or more, around the cursor."""
        from tutor.widgets import viewing

        self._look(lambda spec, width: viewing.zoom(spec, factor))

    def action_whole(self) -> None:
        """See the whole curve, without a cursor."""
        def back(spec: Spec, width: int) -> None:
            spec.window = spec.cursor = None

        self._look(back)

    def action_cursor(self, by: int) -> None:
        """Move the cursor, at which the values are told."""
        from tutor.widgets import viewing

        self._look(lambda spec, width: viewing.move(spec, by, width))

    def action_chart(self) -> None:
        """The next of the charts that there are."""
        if len(self.charts.kinds) < 2:
            self.say("Nothing else was measured.")
            return
        self.charts.next_kind()
        self._again()

    def action_smooth(self) -> None:
        """Smoother, or as it is."""
        weight = self.charts.next_weight()
        self.say(f"Smoothed: each point keeps {weight:.0%} of the mean before it." if weight else "As it was measured.")
        self._again()

    def action_compare(self) -> None:
        """An earlier run of the same program behind this one, or none."""
        if self.charts.other is not None:
            self.charts.other = None
        else:
            from tutor.shelf import runs

            earlier = next((kept for kept in runs(self.session.paths.runs) if kept.what == self.kept.what and kept.kind == self.kept.kind
                            and kept.since < self.kept.since), None)
            if earlier is None:
                self.say("There is no earlier run of this program.")
                return
            self.charts.other = "the run before", Following(earlier.folder).load()
        self._again()

    def _again(self) -> None:
        chart = self.query_one(Chart)
        spec = self.charts.spec(chart.spec)
        if spec is not None:
            chart.show(spec)
            self.refresh_bars()

    def action_stop(self) -> None:
        """End the run."""
        if not self._going:
            self.say("It has ended already.")
            return
        self._stopping = True
        self.query_one("#status", Words).changed()

        def work() -> Callable[[], None] | None:
            try:
                self.session.stop(self.kept.id)
            except TutorError as error:
                sentence = str(error)
                return lambda: self.say(sentence, wrong=True)
            self.following.poke()
            return None

        self.tutor.later(work, "stop")

    # Words

    def _status(self, width: int, g: Glyphs) -> list[Content]:
        following, end = self.following, self.following.end
        if end is None:
            took = seconds(max(0.0, time.time() - self.kept.since))
            if following.place:
                head, style = f"{g.running} waiting, {in_line(following.place)}", "bold $tt-you"
            else:
                head, style = f"{g.running} {'stopping' if self._stopping else 'running'}", "bold $tt-you"
        else:
            head, style = self._ended(end, g)
            took = seconds(following.began)
        out = [spread(styled(head, style), styled(took, "$tt-muted"), width)]
        facts = self._facts()
        out.append(fit(styled(facts, "$tt-muted"), width) if facts else EMPTY)
        detail = str((end or {}).get("detail") or "")
        if detail and (end or {}).get("how") not in ("done", "stopped"):
            out += wrap(inline(clean(detail)), min(width, 72), styled(f"{g.look} ", "bold $tt-you"), "  ")
        out += self._diagnosis(width, g)
        missing = (following.opening.get("sandbox") or {}).get("missing") if isinstance(following.opening.get("sandbox"), dict) else []
        for sentence in missing if isinstance(missing, list) else []:
            out += wrap(styled(clean(str(sentence)), "$tt-faint"), min(width, 100), styled(f"{g.look} ", "$tt-you"), "  ")
        return out

    def _diagnosis(self, width: int, g: Glyphs) -> list[Content]:
        """What the training doctor has found: the worst of it, with the learner's line."""
        found = self.following.findings
        out: list[Content] = []
        for one in found[:SHOWN]:
            style = "$tt-fail" if one.level == "error" else "$tt-you"
            sign = g.failed if one.level == "error" else g.look
            place = f"{Path(one.file).name}:{one.line}" if one.file else ""
            head = styled(f"{sign} {one.level}  ", f"bold {style}") + styled(clean(one.id), "$tt-strong")
            out.append(spread(head, styled(clean(place), "$tt-muted"), width))
            out += wrap(inline(clean(one.message)), min(width, 100), "  ", "  ")
        if len(found) > SHOWN:
            out.append(styled(f"  and {len(found) - SHOWN} more: torchtutor attach {self.kept.id}", "$tt-faint"))
        return out

    def _ended(self, end: dict[str, object], g: Glyphs) -> tuple[str, str]:
        how, code = end.get("how"), end.get("code")
        if how == "done" and not code:
            return f"{g.passed} ended", "bold $tt-pass"
        if how == "stopped":
            return f"{g.new} stopped", "bold $tt-muted"
        words = {"done": f"ended with exit code {code}", "lost": "lost", "memory": "ended: no memory was left", "died": "crashed"}
        return f"{g.failed} {words.get(str(how), 'ended')}", "bold $tt-fail"

    def _facts(self) -> str:
        parts = []
        for name, series in self.charts.curves():
            if series.last is not None:
                parts.append(f"{name} {series.last:.4g} at step {int(series.last_step):,}")
        if self.following.no_points:
            parts.append(f"more series than {len(self.following.series)}: {self.following.no_points:,} points left out")
        printed = self.following.printed
        if printed:
            parts.append(many(printed, "line"))
        return f" {self.g.sep} ".join(parts)

    def _tabs(self, width: int, g: Glyphs) -> list[Content]:
        parts = []
        figures = ["figures"] if self.has_class("has-figures") else []
        for name in [*(["loss"] if self.has_class("has-curve") else []), "output", *figures]:
            on = name == self.tab
            off = styled(name[0], "bold $tt-strong") + styled(name[1:], "$tt-muted")
            parts.append(styled(name, "bold underline $tt-strong") if on else off)
        printed = self.following.printed
        note = f"the last {KEPT:,} lines" if printed > KEPT else ""
        return [spread(Content("   ").join(parts), styled(note, "$tt-faint"), width)]
