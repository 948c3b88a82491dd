"""A folder of runs: its tags, and the curves of one tag, all runs over each other, as they grow. One run is lit; it has the amber."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from tutor.events.folder import Folder, text
from tutor.glyphs import Glyphs
from tutor.paths import tidy
from tutor.screens.base import Page
from tutor.text import EMPTY, clean, fit, many, spread, styled, tail, wrap
from tutor.viewing import Drawn, Viewing
from tutor.widgets.bars import Key
from tutor.widgets.block import Block, Words
from tutor.widgets.chart import Chart
from tutor.widgets.pick import Long, Pick

if TYPE_CHECKING:
    from tutor.widgets.picture import Role

LOOK, DRAW = 0.1, 0.5
"""Seconds between two looks for something new; between two drawings of it."""
CURVES = 12
"""Curves that are drawn over each other."""
NAMED = 6
"""Of so many each has its name where it ends."""
NAME = 18
"""Cells of a name there."""
_TOLD = {3: 66, 2: 48}
"""Cells of what is told of a run: points, last, least and greatest; without the points."""
TABS = ("tags", "curves", "notes")


class View(Page):
    """The page."""

    CSS_PATH = "view.tcss"
    HELP = "Curves"
    BINDINGS = [
        ("t", "tab('tags')", "tags"),
        ("l", "tab('curves')", "curves"),
        ("i", "tab('notes')", "left out"),
        ("n", "light(1)", "next run"),
        ("p", "light(-1)", "previous run"),
        ("y", "log", "log axis"),
        ("slash", "filter", "filter"),
        ("escape", "leave", "back"),
        ("down,j", "move(1)", "down"),
        ("up,k", "move(-1)", "up"),
    ]
    tab: reactive[str] = reactive("tags", init=False)

    def __init__(self, folder: Folder) -> None:
        super().__init__()
        self.folder = folder
        self.viewing = Viewing(folder)
        self.tags: list[str] = []
        """Those that the filter lets through."""
        self.lit = ""
        """The run that has the amber."""
        self._all: list[str] = []
        self._words: list[str] = []
        self._timer: Timer | None = None
        self._drawn_at = 0.0
        self._waiting = False
        self._shown: list[tuple[int, Role]] = []

    # What is where

    def gather(self) -> None:
        self._set_classes()

    def body(self) -> Iterable[Widget]:
        yield Words(self._tabs, id="tabs")
        with Horizontal(id="desk"):
            with Vertical(id="left"):
                line = Input(placeholder="words of a tag", id="line")
                line.cursor_blink = False
                yield line
                yield Words(self._nothing, id="nothing")
                yield Long(0, self._row, id="tags")
            with Vertical(id="right"):
                yield Words(self._head, id="head")
                yield Chart(id="chart")
                yield Words(self._runs, id="runs")
            with VerticalScroll(id="paper", classes="pane", can_focus=False):
                yield Words(self._notes, id="notes")

    def title_bar(self) -> tuple[str, str, str]:
        path = self.folder.path
        if not self.viewing.ready:
            right = f"reading, {many(self.viewing.points(), 'point')}"
        else:
            right = f"{many(len(self.folder.runs), 'run')} {self.g.sep} {many(len(self._all), 'tag')}"
        return self.folder.shown("."), text(tidy(path)), right

    def keys(self) -> list[Key]:
        tab, beside = self.tab, self._beside()
        out = []
        if tab == "tags" and not beside and self.tags:
            out.append(Key("enter", "curves", "screen.tab('curves')"))
        if tab != "tags" and (not beside or tab == "notes"):
            out.append(Key("t", "tags", "screen.tab('tags')"))
        if len(self.viewing.drawn) > 1 and tab != "notes" and (beside or tab == "curves"):
            out.append(Key("n", "next run", "screen.light(1)"))
        out.append(Key("/", "filter", "screen.filter"))
        if tab == "curves" or (beside and tab == "tags"):
            out.append(Key("y", "log axis", "screen.log"))
        within = self._words or tab == "notes" or (tab == "curves" and not beside)
        out.append(Key("esc", "back" if within else "weeks", "screen.leave"))
        if self.viewing.notes and tab != "notes":
            out.append(Key("i", f"{len(self.viewing.notes)} left out", "screen.tab('notes')"))
        return out

    def help_keys(self) -> list[tuple[str, str]]:
        return [
            ("t l i", "tags, curves, what is left out"),
            ("n p", "light the next run, the previous one"),
            ("/", "filter the tags by their words"),
            ("y", "logarithmic axis"),
            ("space b", "a screen further, back"),
            ("esc", "back"),
        ]

    def up(self) -> None:
        self.tutor.go("home")

    def _beside(self) -> bool:
        return self.app.size.width >= 100

    # Life

    def on_mount(self) -> None:
        self.viewing.start()
        self._timer = self.set_interval(LOOK, self._tick)
        self.query_one(Long).focus()

    def on_unmount(self) -> None:
        self.viewing.stop()

    def _tick(self) -> None:
        if self.viewing.trouble is not None:
            raise self.viewing.trouble
        if not self.query(Chart):  # the page is just being taken down
            return
        self._waiting = self.viewing.news() or self._waiting
        now = time.monotonic()
        if self._waiting and (now - self._drawn_at >= DRAW or not self.viewing.drawn):
            self._waiting, self._drawn_at = False, now
            self._take()

    def _take(self) -> None:
        """Show what has come."""
        found = self.viewing.tags()
        if found is not self._all:
            self._all = found
            self._filter()
        if not self.viewing.tag and self.tags:
            first = next((tag for tag in self.tags if "loss" in tag.lower()), self.tags[0])
            self.query_one(Long).index = self.tags.index(first)
            self.viewing.show(first)
        else:
            self.viewing.update()
        self._draw()
        for block in self.query(Block):
            if block.id in ("tags", "nothing", "notes"):
                block.renew()
        self.refresh_bars()

    def _filter(self) -> None:
        """The tags that have all the words; the picked one stays picked."""
        words = self._words
        self.tags = [tag for tag in self._all if all(word in tag.lower() for word in words)] if words else self._all
        place = self.tags.index(self.viewing.tag) if self.viewing.tag in self.tags else 0
        self.query_one(Long).show(len(self.tags), place)
        if self.tags and self.viewing.tag and self.tags[place] != self.viewing.tag:
            self._show(self.tags[place])
        self.query_one("#nothing", Words).changed()
        self.query_one("#tabs", Words).changed()

    def _show(self, tag: str) -> None:
        self.viewing.show(tag)
        self._draw()
        self.refresh_bars()

    def _draw(self) -> None:
        """The curves of the tag, and what is beside them."""
        chart, drawn = self.query_one(Chart), self._drawn()
        self.set_class(not drawn, "no-curve")
        shown = [(id(one.series), role) for one, role in drawn]
        if shown != self._shown or chart.spec is None:
            self._shown = shown
            from tutor.widgets.picture import Curve, Spec

            names = _names([one.name for one, _ in drawn], self.g)
            curves = [Curve(name, role, one.series) for name, (one, role) in zip(names, drawn, strict=True)]
            log = chart.spec.log if chart.spec else False
            chart.show(Spec("", curves=curves, titled=False, named=1 < len(curves) <= NAMED and self._beside(), strokes=True, log=log))
        else:
            chart.tick()
        for name in ("#tabs", "#head", "#runs"):
            self.query_one(name, Words).renew()

    def _drawn(self) -> list[tuple[Drawn, Role]]:
        """The curves that are drawn: the lit one, the one after it in blue, some more in grey; in the order of their names."""
        every = self.viewing.drawn
        at = self._lit()
        near = [(at + i) % len(every) for i in range(min(len(every), CURVES))]
        roles: dict[int, Role] = {place: "yours" if not i else "other" if i == 1 else "rest" for i, place in enumerate(near)}
        return [(every[place], roles[place]) for place in sorted(roles)]

    def _lit(self) -> int:
        return next((i for i, one in enumerate(self.viewing.drawn) if one.run == self.lit), 0)

    # Keys

    def watch_tab(self) -> None:
        self._set_classes()
        self.query_one("#tabs", Words).refresh()
        if self.tab == "tags":
            self.query_one(Long).focus()
        self._draw()
        self.refresh_bars()

    def _set_classes(self) -> None:
        for name in TABS:
            self.set_class(name == self.tab, f"tab-{name}")

    def on_resize(self) -> None:
        self._shown = []                        # whether curves have names is a matter of width
        self.call_after_refresh(self._resized)

    def _resized(self) -> None:
        if self.query(Chart):
            self._draw()
            self.refresh_bars()

    def action_tab(self, name: str) -> None:
        """Another pane."""
        self.tab = name

    def action_light(self, by: int) -> None:
        """Light another run."""
        every = self.viewing.drawn
        if every:
            self.lit = every[(self._lit() + by) % len(every)].run
            self._draw()

    def action_log(self) -> None:
        """Logarithmic axis, or back."""
        self.query_one(Chart).toggle_log()

    def action_move(self, by: int) -> None:
        """Another tag, wherever the keys go."""
        self.query_one(Long).action_move(by)

    def on_pick_moved(self, event: Pick.Moved) -> None:
        if event.index < len(self.tags):
            self._show(self.tags[event.index])

    def on_pick_opened(self, event: Pick.Opened) -> None:
        self.tab = "curves"

    def action_filter(self) -> None:
        """Type words."""
        self.tab = "tags"
        self.add_class("filtering")
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        self._words = event.value.lower().split()
        self._filter()
        self.refresh_bars()

    def on_input_submitted(self) -> None:
        self.set_class(bool(self._words), "filtering")
        self.query_one(Long).focus()

    def action_leave(self) -> None:
        """Out of the filter, of a pane, of the page."""
        if self.has_class("filtering"):
            self.query_one(Input).value = ""
            self.remove_class("filtering")
            self.query_one(Long).focus()
        elif self.tab == "notes" or (self.tab == "curves" and not self._beside()):
            self.tab = "tags"
        else:
            self.app.call_next(self.app.run_action, "app.back")

    # Words

    def _tabs(self, width: int, g: Glyphs) -> list[Content]:
        parts = []
        for name, key in zip(TABS, "tli", strict=True):
            if name == "notes" and not self.viewing.notes:
                continue
            at = name.find(key)
            title = "left out" if name == "notes" else name
            plain = styled(title, "$tt-muted") if at else styled(title[0], "bold $tt-strong") + styled(title[1:], "$tt-muted")
            parts.append(styled(title, "bold underline $tt-strong") if name == self.tab else plain)
        note = text(self.viewing.tag) if self.tab == "curves" else f"{len(self.tags):,} of {len(self._all):,}" if self._words else ""
        return [spread(Content("   ").join(parts), styled(note, "$tt-faint"), width)]

    def _nothing(self, width: int, g: Glyphs) -> list[Content]:
        if self.tags or not self.viewing.ready:
            return []
        words = "No tag has these words." if self._words else "No points yet. They appear here as they are written."
        return wrap(styled(words, "$tt-muted"), width)

    def _row(self, i: int, width: int, picked: bool) -> list[Content]:
        tag = self.tags[i]
        runs, last = self.viewing.last(tag)
        mark = styled(f"{self.g.next} " if picked else "  ", "bold $tt-you")
        name = styled(text(tag), "bold $tt-strong" if picked else "$tt-text")
        if last is None:
            others = self.viewing.others(tag)
            right = styled(f"{text(others[0][1].kind)} " if others else "", "$tt-faint")
        else:
            right = styled(f"{last:.4g} " if runs == 1 else f"{runs} runs ", "$tt-muted")
        return [spread(mark + name, right, width)]

    def _head(self, width: int, g: Glyphs) -> list[Content]:
        tag = text(self.viewing.tag)
        return [fit(styled(tag, "bold $tt-strong"), width)] if tag else []

    def _runs(self, width: int, g: Glyphs) -> list[Content]:
        """The runs of the tag, as many as there is room for, the lit one among them; or what there is instead of curves."""
        every = self.viewing.drawn
        if not every:
            return self._instead(width) if self.viewing.tag else []
        roles = {one.run: role for one, role in self._drawn()}
        room = 4 if self.app.size.height < 30 else 12
        first = max(0, min(self._lit() - room // 2, len(every) - room))
        some = every[first : first + room]
        # What is told of each gives way to its name.
        longest = min(24, max(cell_len(one.name) for one in some)) + 4
        told = next((told for told in (3, 2) if longest + _TOLD[told] <= width), 1)
        out = [self._run(one, roles.get(one.run), told, width, g) for one in some]
        if len(every) > room:
            undrawn = f", {len(every) - CURVES:,} of them not drawn" if len(every) > CURVES else ""
            out.append(styled(f"  {many(len(every), 'run')}{undrawn}: n and p light them", "$tt-faint"))
        return out

    def _run(self, one: Drawn, role: Role | None, told: int, width: int, g: Glyphs) -> Content:
        signs = {"yours": (g.running, "$tt-you"), "other": (g.other, "$tt-other"), "rest": (g.bullet, "$tt-muted")}
        sign, style = signs[role] if role is not None else (" ", "")
        series = one.series
        least, most = series.bounds() or (math.nan, math.nan)
        last = series.last if series.last is not None else math.nan
        right = styled(f"last {last:>9.4g}", "$tt-text")
        if told >= 2:
            right += styled(f"   min {least:>9.4g}   max {most:>9.4g}", "$tt-muted")
        if told >= 3:
            right = styled(f"{len(series):>9,} points   ", "$tt-faint") + right
        name = styled(tail(one.name, width - right.cell_length - 4, g.dots), "bold $tt-strong" if role == "yours" else "$tt-text")
        return spread(styled(f"{sign} ", style) + name, right, width)

    def _instead(self, width: int) -> list[Content]:
        """What there is of a tag that is no curve."""
        out: list[Content] = []
        found = self.viewing.others(self.viewing.tag)
        for name, other in found:
            facts = f"   {other.count:,} of kind {text(other.kind)}, the last at step {other.step:,}"
            out.append(styled(name, "bold $tt-strong") + styled(facts, "$tt-muted"))
            if other.kind == "text":
                out += [EMPTY, *wrap(styled(clean(other.text), "$tt-text"), min(width, 72)), EMPTY]
        if found and all(other.kind != "text" for _, other in found):
            out += [EMPTY, *wrap("This is not drawn here: `tensorboard --logdir` with this folder shows it.", min(width, 72))]
        return out[:200]

    def _notes(self, width: int, g: Glyphs) -> list[Content]:
        out: list[Content] = []
        for sentence in self.viewing.notes:
            out += wrap(styled(clean(sentence), "$tt-text"), min(width, 100), styled(f"{g.look} ", "bold $tt-you"), "  ")
        return out or [styled("Nothing is left out.", "$tt-muted")]


def _names(names: list[str], g: Glyphs) -> list[str]:
    """Short names of one cell a character, no two alike."""
    out: list[str] = []
    for name in names:
        name = tail("".join(char if cell_len(char) == 1 else "?" for char in name), NAME, g.dots)
        out.append(name if name not in out else f"{name[: NAME - 4]} {len(out)}")
    return out
