"""Keys that are pressed while a page is being built wait for it, instead of being lost: who types ahead is not punished."""

from __future__ import annotations

from collections import deque
from typing import Any, TypeVar

from textual import events
from textual.app import App, ScreenStackError
from textual.message import Message

R = TypeVar("R")


class Settled(Message):
    """A page stands, and takes keys."""


class EarlyKeys(App[R]):
    """An app whose pages have an attribute `settled`, and post `Settled` to it when that becomes true."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._early: deque[events.Key] = deque()

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, events.Key):
            await super().on_event(event)
        elif event.is_forwarded:
            # It comes back from a page that had nothing to do with it, and may have given way since to one that the key before opened.
            if getattr(event, "page", self.screen) is self.screen:
                await super().on_event(event)
            else:
                self._early.append(events.Key(event.key, event.character))
                await self._type()
        elif self._early or not self._stands:
            self._early.append(event)
            await self._type()
        else:
            await super().on_event(event)

    async def on_settled(self, message: Settled) -> None:
        """Hand on what was typed meanwhile."""
        await self._type()

    async def _type(self) -> None:
        while self._early and self._stands:
            await super().on_event(self._early.popleft())

    @property
    def _stands(self) -> bool:
        try:
            return bool(getattr(self.screen, "settled", True))
        except ScreenStackError:
            return False
