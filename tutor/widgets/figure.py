"""Figures of a run, one at a time: a line that says which, and the picture as large as the pane allows.

Reading, decoding and drawing happen in a thread, and only for what is on the screen; a size that changes ten times while one
picture is being drawn means one more, not ten."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tutor.following import Figure
from tutor.glyphs import Glyphs
from tutor.text import clean, fit, spread, styled, wrap
from tutor.widgets.block import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.filter import LineFilter

    from tutor.app import Torchtutor
    from tutor.widgets.raster import Drawn, Look

PATIENCE = 0.4
"""Seconds that a picture waits for what the terminal says of itself; if that comes later, it is drawn anew."""
_NUMBERS = count()


class Canvas(Widget, can_focus=False):
    """A picture file. Shows nothing until it has one."""

    DEFAULT_CSS = "Canvas { height: 1fr; width: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.path: Path | None = None
        self._drawn: Drawn | None = None
        self._key: object = None
        """What was drawn, or could not be."""
        self._trouble = ""
        self._busy = self._waited = False
        self._ours: set[int] = set()
        """Pictures in the terminal's memory."""

    @property
    def tutor(self) -> Torchtutor:
        """The app, as the type it is."""
        return cast("Torchtutor", self.app)

    def show(self, path: Path | None) -> None:
        """Another picture, or none."""
        if path != self.path:
            self.path = path
            self.refresh()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """None where there is colour: a figure keeps its own, and what a terminal makes a picture of must come through whole."""
        return super().get_line_filters() if self._plain() else []

    def render_line(self, y: int) -> Strip:
        width = self.content_size.width
        if self.path is None or not width:
            return Strip.blank(width, self.rich_style)
        if self._key != self._wanted():
            self._begin()
        if self._trouble:
            words = wrap(self._trouble, max(8, width))
            return self._text(words[y].plain if y < len(words) else "", width)
        drawn = self._drawn
        if drawn is None or y >= len(drawn.rows) or drawn.width > width or len(drawn.rows) > self.content_size.height:
            return Strip.blank(width, self.rich_style)
        row = drawn.rows[y]
        if drawn.over:
            if not self.screen.is_active:  # the picture would lie over the page that lies over this one
                return Strip.blank(width, self.rich_style)
            row = row.apply_style(self.rich_style)
        elif self._plain():
            row = row.apply_style(self.rich_style)
        return row if drawn.width == width else Strip.join([row, Strip.blank(width - drawn.width, self.rich_style)])

    def _text(self, text: str, width: int) -> Strip:
        from rich.segment import Segment

        return Strip([Segment(text, self.rich_style)]).adjust_cell_length(width, self.rich_style)

    # How

    def _plain(self) -> bool:
        """Whether signs in grey have to do."""
        return self.tutor.g.ascii or self.app.native_ansi_color or self.app.no_color

    def _look(self) -> Look | None:
        """How this terminal shows pictures; None while that is being asked."""
        from tutor.widgets.raster import Look

        app, terminal = self.tutor, self.tutor.answers
        if self._plain():
            return Look("grey")
        if app.session.settings.pictures == "auto":
            app.ask_terminal()
            if terminal.kind and terminal.cell:
                return Look(terminal.kind, terminal.cell)
        if terminal.asked and not terminal.answered and not self._waited:
            return None
        return Look("half256" if app.console.color_system == "256" else "half", terminal.cell or (8, 16))

    def _wanted(self) -> object:
        return (self.path, self.content_size, self._look())

    def _begin(self) -> None:
        """Draw what is wanted now, unless something is being drawn: then it is looked at again."""
        look, path, (width, height) = self._look(), self.path, self.content_size
        if self._busy or path is None:
            return
        if look is None:
            self._busy = True
            self.set_timer(PATIENCE, self._patience_ends)
            return
        from tutor.widgets import raster

        self._busy = True
        key, console = self._wanted(), self.app.console
        number = 200 + next(_NUMBERS) % 50
        seen = raster.Look(look.mode, look.cell, number)

        def work() -> Callable[[], None]:
            try:
                drawn, trouble = raster.draw(path, width, height, seen, console), ""
            except raster.NoPictureError as error:
                drawn, trouble = None, str(error)
            return lambda: self._finished(key, drawn, trouble, number if look.mode == "kitty" else None)

        self.tutor.later(work, "figure")

    def _patience_ends(self) -> None:
        self._waited, self._busy = True, False
        self.refresh()

    def _finished(self, key: object, drawn: Drawn | None, trouble: str, number: int | None) -> None:
        self._busy = False
        if not self.is_attached:
            return
        before, self._drawn, self._key, self._trouble = self._drawn, drawn, key, trouble
        if drawn is not None and drawn.before:
            self._forget()
            self.tutor.send(drawn.before)
            self._ours = {number} if number is not None else set()
        if before is None or drawn is None or drawn.over or before.over or key != self._wanted() or before.size != drawn.size:
            self.refresh()
            return
        # A curve that has grown a little is another picture with mostly the same rows.
        rows = [y for y, (old, new) in enumerate(zip(before.rows, drawn.rows, strict=True)) if list(old) != list(new)]
        if rows:
            self.refresh(*[Region(0, y, self.content_size.width, 1) for y in rows])

    def _forget(self) -> None:
        from tutor.widgets.raster import gone

        for number in self._ours:
            self.tutor.send(gone(number))
        self._ours = set()

    def on_unmount(self) -> None:
        if self._ours:
            self._forget()


class Figures(Vertical):
    """The figures of a run, the newest first."""

    DEFAULT_CSS = "Figures > Words { height: auto; margin: 0 1 1 0; } Figures { height: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._all: list[Figure] = []
        self._more = 0
        self._ran = False
        self._at: Figure | None = None
        """The one that is looked at; None: the newest, whichever that is."""

    def compose(self) -> ComposeResult:
        yield Words(self._head)
        yield Canvas()

    @property
    def tutor(self) -> Torchtutor:
        """The app, as the type it is."""
        return cast("Torchtutor", self.app)

    @property
    def many(self) -> int:
        """How many there are."""
        return len(self._all)

    def show(self, figures: Iterable[Figure], more: int, ran: bool) -> None:
        """What is there now; `more` were drawn and are not kept."""
        self._all, self._more, self._ran = list(figures), more, ran
        if self._at is not None and self._at not in self._all:
            self._at = None
        self._turn()

    def step(self, by: int) -> bool:
        """An older one, or a newer one; False if there is none."""
        if not self._all:
            return False
        place = self._place() - by
        if not 0 <= place < len(self._all):
            return False
        self._at = self._all[place] if place < len(self._all) - 1 else None
        self._turn()
        return True

    def _place(self) -> int:
        return self._all.index(self._at) if self._at is not None else len(self._all) - 1

    @property
    def seen(self) -> Figure | None:
        """The one that is looked at."""
        return self._all[self._place()] if self._all else None

    def _turn(self) -> None:
        if self.is_mounted:
            figure = self.seen
            self.query_one(Canvas).show(figure.file if figure else None)
            self.query_one(Words).changed()

    def on_mount(self) -> None:
        self._turn()

    def _head(self, width: int, g: Glyphs) -> list[Content]:
        figure = self.seen
        if figure is None:
            first = "No figures from this run." if self._ran else "Nothing has run yet."
            return wrap(styled(f"{first} What your code draws with Matplotlib appears here.", "$tt-muted"), min(width, 72))
        facts = styled(clean(figure.name), "bold $tt-strong")
        if len(self._all) > 1:
            place = f" {len(self._all) - self._place()} of {len(self._all)} "
            facts += Content("  ") + styled("[", "bold $tt-strong") + styled(place, "$tt-muted") + styled("]", "bold $tt-strong")
        where = styled(self._where(figure), "$tt-muted")
        room = width - facts.cell_length - 3
        room -= where.cell_length if figure.path and where.cell_length <= room else 0   # the learner's own file before all else
        sizes = [f"{figure.width} × {figure.height}", f"version {figure.version}" if figure.version > 1 else ""]
        for fact in [*sizes, f"{self._more:,} more not kept" if self._more else ""]:
            if fact and len(fact) + 2 <= room:
                facts += styled(f"  {fact}", "$tt-faint")
                room -= len(fact) + 2
        return [spread(facts, where, width) if facts.cell_length + where.cell_length + 3 <= width else fit(facts, width)]

    def _where(self, figure: Figure) -> str:
        """Where another program finds it; a file of the name that stands there already is named by its folder."""
        from tutor.paths import tidy

        if not figure.path:
            return clean(tidy(figure.file))
        path, home = Path(figure.path), self.tutor.session.paths.home
        shown = str(path.relative_to(home)) if path.is_relative_to(home) else tidy(path)
        return clean(shown.removesuffix(figure.name))
