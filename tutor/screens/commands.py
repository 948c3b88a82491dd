"""What the command palette offers: the keys of the page that lies below it, and those that work everywhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider, SearchIcon
from textual.content import Content
from textual.widgets import Input

from tutor.screens.base import Page

if TYPE_CHECKING:
    from tutor.app import Torchtutor

EVERYWHERE = (
    ("continue", "c", "app.continue"),
    ("the weeks", "W", "app.weeks"),
    ("reviews due", "r", "app.reviews"),
    ("search", "/", "app.search"),
    ("the runs", "", "app.runs"),
    ("light or dark", "T", "app.light"),
    ("all keys of this page", "?", "app.keys"),
    ("quit; runs go on", "q", "app.quit"),
)


class Palette(CommandPalette):
    """Textual's palette, calm: no frame, no picture sign, no blinking cursor."""

    CSS_PATH = "commands.tcss"

    def __init__(self) -> None:
        super().__init__(placeholder="What to do?")

    def on_mount(self) -> None:
        self.query_one(SearchIcon).icon = cast("Torchtutor", self.app).g.next
        self.query_one(Input).cursor_blink = False


class Commands(Provider):
    """Our commands."""

    def _all(self) -> list[tuple[str, str, str]]:
        page = self.screen
        here: list[tuple[str, str, str]] = []
        if isinstance(page, Page):
            here = [(k.words, k.key, k.action) for k in page.keys() if k.action]  # noqa: SIM118
        known = {action for _, _, action in here}
        return here + [command for command in EVERYWHERE if command[2] not in known]

    async def _do(self, action: str) -> None:
        if action.startswith("screen."):
            await self.screen.run_action(action)
        else:
            await self.app.run_action(action)

    async def discover(self) -> Hits:
        for words, key, action in self._all():
            yield DiscoveryHit(_shown(Content(words), key), partial(self._do, action), text=words)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for words, key, action in self._all():
            score = matcher.match(words)
            if score > 0:
                yield Hit(score, _shown(matcher.highlight(words), key), partial(self._do, action), text=words)


def _shown(words: Content, key: str) -> Content:
    return words + Content.styled(f"   {key}", "$tt-faint")
