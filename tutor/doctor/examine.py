"""Finds the facts, each group in a thread that nothing waits for longer than it may take."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import NamedTuple

from tutor.doctor.facts import GROUPS, Fact, State
from tutor.doctor.world import World
from tutor.errors import TutorError


class Probe(NamedTuple):
    """What finds the facts of a group."""

    group: str
    find: Callable[[World], list[Fact]]
    patience: float
    """Seconds until it is given up: a network folder or a driver may never answer."""


def _of(group: str, module: str = "") -> Callable[[World], list[Fact]]:
    # Imported in its own thread, when it is wanted.
    return lambda world: import_module(f"tutor.doctor.{module or group}").look(world)


PATIENCE = {"torch": 200.0, "runner": 400.0, "sandbox": 120.0, "gpu": 30.0}
PROBES: tuple[Probe, ...] = tuple(Probe(group, _of(group), PATIENCE.get(group, 15.0)) for group in GROUPS)


class Examination:
    """A look at everything. `told` is called, in the finder's thread, with each group as it is there."""

    def __init__(
        self, world: World, *, probes: tuple[Probe, ...] = PROBES, told: Callable[[str, list[Fact]], None] | None = None
    ) -> None:
        self.world, self.probes, self.told = world, probes, told
        self._found: dict[str, list[Fact]] = {}
        self._there = threading.Condition()
        self._began = 0.0

    def start(self) -> Examination:
        """Begin. The threads never keep a program from ending."""
        self._began = time.monotonic()
        for probe in self.probes:
            threading.Thread(target=self._look, args=(probe,), name=f"doctor-{probe.group}", daemon=True).start()
        threading.Thread(target=self._give_up, name="doctor-patience", daemon=True).start()
        return self

    def _give_up(self) -> None:
        for probe in sorted(self.probes, key=lambda probe: probe.patience):
            self.of(probe)

    def of(self, probe: Probe, patience: float | None = None) -> list[Fact] | None:
        """The facts of a group: waited for until it is given up, or for `patience` seconds (then None)."""
        end = self._began + probe.patience
        until = end if patience is None else min(end, time.monotonic() + patience)
        with self._there:
            self._there.wait_for(lambda: probe.group in self._found, max(0.0, until - time.monotonic()))
        if probe.group not in self._found:
            if patience is not None and time.monotonic() < end:
                return None
            self._tell(probe, [_silent(probe)])
        return self._found[probe.group]

    def __iter__(self) -> Iterator[tuple[Probe, list[Fact]]]:
        """All groups in their order, each waited for."""
        for probe in self.probes:
            found = self.of(probe)
            assert found is not None
            yield probe, found

    def _look(self, probe: Probe) -> None:
        try:
            facts = probe.find(self.world)
        except TutorError as error:
            facts = [
                Fact(probe.group, GROUPS[probe.group].lower(), "bad", str(error).removesuffix("."), "Mend that, then look again.")
            ]
        except Exception as error:  # one thing that could not be looked at must not hide the others
            what = f"could not be looked at ({type(error).__name__}: {error})"
            facts = [
                Fact(probe.group, GROUPS[probe.group].lower(), "warn", what, "This is a mistake of Torchtutor: please report it.")
            ]
        self._tell(probe, facts)

    def _tell(self, probe: Probe, facts: list[Fact]) -> None:
        with self._there:
            if probe.group in self._found:
                return  # it was given up before it answered
            self._found[probe.group] = facts
            self._there.notify_all()
        if self.told is not None:
            self.told(probe.group, facts)


def _silent(probe: Probe) -> Fact:
    what = f"no answer within {probe.patience:g} seconds"
    remedy = {
        "folders": "A folder on a network that is gone hangs like this: look at `mount`, or choose another one with --home FOLDER.",
        "gpu": "A driver that hangs hangs everything that asks it: `nvidia-smi` should answer; restart the machine if it does not.",
    }
    state: State = "bad" if probe.group in ("folders", "runner") else "warn"
    return Fact(
        probe.group, GROUPS[probe.group].lower(), state, what, remedy.get(probe.group, "Look again when the machine is less busy.")
    )
