"""A fact about this machine, as a plain value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

State = Literal["ok", "note", "warn", "bad"]
STATES: tuple[State, ...] = ("ok", "note", "warn", "bad")

GROUPS = {
    "python": "Python",
    "terminal": "Terminal",
    "editor": "Editor",
    "folders": "Folders",
    "lessons": "Lessons and progress",
    "machine": "Machine",
    "gpu": "GPU",
    "sandbox": "Sandbox",
    "torch": "PyTorch",
    "runner": "Runner",
}
"""The groups, in the order they are shown: what takes long to find comes last, nearest to the prompt."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that was looked at."""

    group: str
    name: str
    state: State
    """ok · note: good to know · warn: works, but look here · bad: keeps exercises from working."""
    found: str
    do: str = ""
    """What to do; never empty for `warn` and `bad`."""
    values: Mapping[str, Any] = field(default_factory=dict, compare=False)
    """The same for programs: numbers and names that need not be read out of a sentence."""

    def plain(self) -> dict[str, Any]:
        """As `--json` has it."""
        return {
            "group": self.group, "name": self.name, "state": self.state, "found": self.found, "do": self.do, "values": dict(self.values),
        }  # fmt: skip


class Group:
    """Makes the facts of one group."""

    def __init__(self, name: str) -> None:
        self.name = name

    def ok(self, name: str, found: str, do: str = "", /, **values: Any) -> Fact:
        """As it should be."""
        return Fact(self.name, name, "ok", found, do, values)

    def note(self, name: str, found: str, do: str = "", /, **values: Any) -> Fact:
        """Good to know; nothing is wrong."""
        return Fact(self.name, name, "note", found, do, values)

    def warn(self, name: str, found: str, do: str, /, **values: Any) -> Fact:
        """Something works less well than it could."""
        return Fact(self.name, name, "warn", found, do, values)

    def bad(self, name: str, found: str, do: str, /, **values: Any) -> Fact:
        """No exercise works, or not the whole of one, until this is mended."""
        return Fact(self.name, name, "bad", found, do, values)


def worst(facts: Iterable[Fact]) -> State:
    """The gravest state among them."""
    return STATES[max((STATES.index(fact.state) for fact in facts), default=0)]


def document(facts: list[Fact]) -> dict[str, Any]:
    """What `torchtutor doctor --json` prints."""
    return {"ok": worst(facts) != "bad", "worst": worst(facts), "facts": [fact.plain() for fact in facts]}


def size(count: float) -> str:
    """Bytes with three figures at most: `12 kB`, `1.4 GiB`, `139 GiB`."""
    if count < 1 << 20:
        return f"{max(1, round(count / 1024))} kB" if count else "0 kB"
    unit, value = ("MiB", count / (1 << 20)) if count < 1 << 30 else ("GiB", count / (1 << 30))
    if unit == "GiB" and value >= 1000:
        unit, value = "TiB", value / 1024
    return f"{value:.1f} {unit}" if value < 9.95 else f"{value:.0f} {unit}"


def many(count: int, one: str, more: str = "") -> str:
    """`1 core`, `4 cores`."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"
