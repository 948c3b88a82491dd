"""All runs that are kept: what goes on first, then the newest."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from tutor.glyphs import Glyphs
from tutor.screens.base import Page
from tutor.shelf import Kept, in_line
from tutor.text import EMPTY, clean, fit, many, seconds, spread, styled, wrap
from tutor.widgets.bars import Key
from tutor.widgets.block import Words
from tutor.widgets.pick import Pick

LOOK = 2.0
"""Seconds between two looks at what goes on."""
SHOWN = 200


class Runs(Page):
    """The list."""

    CSS_PATH = "runs.tcss"
    HELP = "The runs"
    BINDINGS = [("x", "stop", "stop")]

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Kept] | None = None

    def title_bar(self) -> tuple[str, str, str]:
        going = sum(kept.going for kept in self.found or [])
        return "Runs", "", f"{going} going on" if going else ""

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(classes="pane", can_focus=False):
            yield Pick(0, self.row, id="list")
            yield Words(self._empty, id="empty")

    def keys(self) -> list[Key]:
        kept = self._picked
        out = [Key("enter", "open", "screen.open")] if self.found else []
        if kept is not None and kept.going:
            out.append(Key("x", "stop", "screen.stop"))
        return [*out, Key("esc", "weeks", "app.back")]

    def up(self) -> None:
        self.tutor.go("home")

    def on_mount(self) -> None:
        self._look()
        self.set_interval(LOOK, self._look)

    def on_screen_resume(self) -> None:
        self._look()

    def _look(self) -> None:
        if not self.is_current:
            return

        def work() -> Callable[[], None]:
            from tutor import shelf

            found = []
            for kept in shelf.runs(self.session.paths.runs):
                found.append(kept)
                if len(found) == SHOWN:
                    break
            found.sort(key=lambda kept: not kept.going)  # stable: the newest first among each
            return lambda: self._take(found)

        self.tutor.later(work, "runs")

    def _take(self, found: list[Kept]) -> None:
        if not self.is_attached or found == self.found:
            return
        before, self.found = self._picked, found
        pick = self.query_one(Pick)
        at = next((i for i, kept in enumerate(found) if before is not None and kept.id == before.id), 0)
        pick.show(len(found), at)
        self.query_one("#empty", Words).changed()
        self.refresh_bars()

    @property
    def _picked(self) -> Kept | None:
        picks = self.query(Pick)
        index = picks.first().index if picks else 0
        return self.found[index] if self.found and index < len(self.found) else None

    # Keys

    def on_pick_moved(self, event: Pick.Moved) -> None:
        self.refresh_bars()

    def on_pick_opened(self, event: Pick.Opened) -> None:
        kept = self._picked
        if kept is None:
            return
        if kept.kind == "run":
            self.tutor.over("run", kept)
        else:
            self.tutor.open(kept.what)

    def action_open(self) -> None:
        """Open the picked run."""
        self.query_one(Pick).action_open()

    def action_stop(self) -> None:
        """End the picked run."""
        kept = self._picked
        if kept is None or not kept.going:
            self.say("It has ended already.")
            return

        def work() -> Callable[[], None]:
            self.session.stop(kept.id)
            return self._look

        self.tutor.later(work, "stop")

    # Words

    def _empty(self, width: int, g: Glyphs) -> list[Content]:
        if self.found is None or self.found:
            return []
        return wrap("No runs are kept. `torchtutor run PATH` runs a script of yours; it appears here with its losses.", min(width, 72))

    def row(self, i: int, width: int, picked: bool) -> list[Content]:
        """One run."""
        if not self.found or i >= len(self.found):
            return [EMPTY]
        g, kept = self.g, self.found[i]
        sign, style = mark(kept, g)
        words = in_line(kept.place) if kept.state == "waiting" else kept.verdict or kept.state
        right = styled(f"{words:>11} ", "$tt-you" if kept.going else "$tt-muted")
        if width >= 56:
            right = styled(f"loss {kept.loss:.4g}   " if kept.loss is not None else "", "$tt-muted") + right
        if width >= 76:
            took = seconds(kept.seconds) if kept.seconds is not None else ""
            right += fit(styled(f"{when(kept.since):>7}  {took}", "$tt-faint"), 20)
        if width >= 100:
            right += styled(f"{kept.id} ", "$tt-faint")
        strong = "bold $tt-strong" if kept.going else "$tt-text" if kept.kind == "run" else "$tt-muted"
        return [spread(styled(f"{sign} ", style) + styled(clean(kept.what), strong), right, width)]


def mark(kept: Kept, g: Glyphs) -> tuple[str, str]:
    """A run in one sign."""
    if kept.going:
        return g.running, "bold $tt-you"
    if kept.state == "failed" or kept.verdict in ("fail", "error"):
        return g.failed, "$tt-fail"
    return (g.passed, "$tt-pass") if kept.state == "done" else (g.new, "$tt-faint")


def when(since: float) -> str:
    """`14:03`, or `21 Nov` for another day."""
    then = time.localtime(since)
    return time.strftime("%H:%M" if then[:3] == time.localtime()[:3] else "%d %b", then)


def told(going: list[Kept], width: int, g: Glyphs) -> list[Content]:
    """What goes on, in one line, for other pages."""
    if not going:
        return []
    first = going[0]
    words = f"waits, {in_line(first.place)}" if first.place else "goes on"
    head = styled(f"{g.running} ", "bold $tt-you") + styled(clean(first.what), "bold $tt-strong") + styled(f" {words}", "$tt-text")
    if first.loss is not None:
        head += styled(f"   loss {first.loss:.4g}", "$tt-muted")
    if len(going) > 1:
        head += styled(f"   and {many(len(going) - 1, 'more run', 'more runs')}", "$tt-muted")
    return [spread(head, styled("R shows it ", "$tt-you") if width >= 60 else EMPTY, width)]
