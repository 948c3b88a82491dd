"""What the command palette offers: the keys of the page that lies below it, and those that work everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tutor.screens.base import Page

if TYPE_CHECKING:
    from tutor.app import Torchtutor

EVERYWHERE = (
    ("Continue", "c: where you left off", "app.continue"),
    ("Weeks", "W: the map of the nine weeks", "app.weeks"),
    ("Reviews", "r: what is due", "app.reviews"),
    ("Search", "/: an exercise, a week, a resource", "app.search"),
    ("Light or dark", "T: the other theme", "app.light"),
    ("Keys", "?: all keys of this page", "app.keys"),
    ("Quit", "q: runs go on", "app.quit"),
)


class Commands(Provider):
    """Our commands."""

    def _all(self) -> list[tuple[str, str, str]]:
        page = self.screen
        here: list[tuple[str, str, str]] = []
        if isinstance(page, Page):
            here = [(k.words.capitalize(), f"{k.key}: {page.HELP.lower()}", k.action) for k in page.keys() if k.action]  # noqa: SIM118
        known = {action for _, _, action in here}
        return here + [command for command in EVERYWHERE if command[2] not in known]

    async def _do(self, action: str) -> None:
        app = cast("Torchtutor", self.app)
        await self.screen.run_action(action) if action.startswith("screen.") else await app.run_action(action)

    async def discover(self) -> Hits:
        for title, about, action in self._all():
            yield DiscoveryHit(title, lambda action=action: self._do(action), help=about)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for title, about, action in self._all():
            score = matcher.match(title)
            if score > 0:
                yield Hit(score, matcher.highlight(title), lambda action=action: self._do(action), help=about)
