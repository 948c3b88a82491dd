"""What all pages share: title, message line, keys, scrolling, and one sentence where the terminal is too small for any of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from tutor.early import Settled
from tutor.glyphs import Glyphs
from tutor.text import wrap
from tutor.widgets.bars import Key, Keys, Notice, TitleBar
from tutor.widgets.block import Words

if TYPE_CHECKING:
    from tutor.app import Torchtutor
    from tutor.session import Session


class Page(Screen[None]):
    """A whole page. Subclasses give `title`, `body`, `keys` and `help_keys`."""

    HELP: ClassVar[str] = "This page"
    TITLE_ROOM: ClassVar[bool] = True
    settled = False
    """Whether it stands, and takes keys."""

    @property
    def tutor(self) -> Torchtutor:
        """The app, as the type it is."""
        return cast("Torchtutor", self.app)

    @property
    def session(self) -> Session:
        """The learner's session."""
        return self.tutor.session

    @property
    def g(self) -> Glyphs:
        """The terminal's signs."""
        return self.tutor.g

    def title_bar(self) -> tuple[str, str, str]:
        """Where one is; what it is called besides; what it is part of."""
        raise NotImplementedError

    def body(self) -> Iterable[Widget]:
        """What is between title and keys."""
        raise NotImplementedError

    def keys(self) -> list[Key]:
        """The keys that work now, the likeliest first."""
        raise NotImplementedError

    def help_keys(self) -> list[tuple[str, str]]:
        """All keys of this page, for `?`."""
        return [(key.key, key.words) for key in self.keys()]

    def up(self) -> None:
        """To the page above this one."""

    def gather(self) -> None:
        """Look up what the page shows, before anything is made."""

    def compose(self) -> ComposeResult:
        self.gather()
        yield TitleBar(*self.title_bar())
        yield from self.body()
        yield Notice()
        yield Keys(self.keys())
        yield Words(self._tiny, id="tiny")

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key):
            event.page = self       # type: ignore[attr-defined]  # what it was meant for
        await super().on_event(event)

    def on_mount(self) -> None:
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        self.settled = True
        self.app.post_message(Settled())

    def refresh_bars(self) -> None:
        """Title and keys, after something has changed."""
        if self.is_mounted:
            self.query_one(TitleBar).tell(*self.title_bar())
            self.query_one(Keys).show(self.keys())

    def say(self, text: str, *, wrong: bool = False) -> None:
        """One sentence above the keys."""
        for notice in self.query(Notice):
            notice.say(text, wrong=wrong)

    def clear_notice(self) -> None:
        """A key was pressed: the sentence was read."""
        for notice in self.query(Notice):
            if notice.text:
                notice.say("")

    def _tiny(self, width: int, g: Glyphs) -> list[Content]:
        size = self.app.size
        by = "x" if g.ascii else "×"
        words = f"This terminal has {size.width} {by} {size.height} cells, Torchtutor needs 40 {by} 12."
        words += " Make the window larger, or the letters smaller."
        return wrap(words, max(8, width))


class Reader(Page):
    """A page that is read from top to bottom."""

    BINDINGS = [
        ("space,pagedown", "turn(1)", "further"),
        ("b,pageup", "turn(-1)", "back"),
        ("down,j", "line(1)", "down"),
        ("up,k", "line(-1)", "up"),
        ("home,g", "end(-1)", "beginning"),
        ("end,G", "end(1)", "end"),
    ]

    @property
    def pane(self) -> VerticalScroll:
        """What scrolls."""
        return self.query_one("#paper", VerticalScroll)

    @property
    def at_end(self) -> bool:
        """Whether there is nothing further down."""
        return self.is_mounted and self.pane.scroll_offset.y >= self.pane.max_scroll_y

    def on_mount(self) -> None:
        self.watch(self.pane, "scroll_y", self._scrolled, init=False)
        self.watch(self.pane, "virtual_size", self._scrolled, init=False)

    def _scrolled(self) -> None:
        self.refresh_bars()

    def on_screen_resume(self) -> None:
        self.call_after_refresh(self.refresh_bars)

    def on_resize(self) -> None:
        """Whether there is more further down is known when the text has found its place."""
        self.call_after_refresh(self._scrolled)

    def action_turn(self, by: int) -> None:
        """A screen further, two lines of it kept; or back."""
        pane = self.pane
        pane.scroll_relative(y=by * max(1, pane.size.height - 2), animate=False)

    def action_line(self, by: int) -> None:
        """A line further, or back."""
        self.pane.scroll_relative(y=by, animate=False)

    def action_end(self, where: int) -> None:
        """To the beginning or the end."""
        if where < 0:
            self.pane.scroll_home(animate=False)
        else:
            self.pane.scroll_end(animate=False)
