"""The runner: whether the process that makes runs comes up, and which one it is."""

from __future__ import annotations

import time

from tutor.doctor import torch
from tutor.doctor.facts import Fact, Group, many
from tutor.doctor.world import World
from tutor.errors import TutorError

_facts = Group("runner")


def look(world: World) -> list[Fact]:
    """Ask the one that is there; where there is none, start one, ask it, and let it go again: nothing is left changed.

    An app keeps it: its next check wants it warm.
    """
    session = world.session
    try:
        status = session.runner_status()
        if status is not None:
            return [running(status)]
        if not torch.report(world).loads:
            return [
                _facts.bad("runner", "is not running, and can't: torch does not load", "Mend torch first (above).", running=False)
            ]
        began = time.monotonic()
        session.start_runner()
        seconds = time.monotonic() - began
        status = session.runner_status() or {}
        if not world.keep_runner:
            session.stop_runner()
    except TutorError as error:
        sentence, _, remedy = str(error).rpartition(": ")
        if not sentence or len(remedy) > 120:
            sentence, remedy = str(error), "`torchtutor runner stop`, then look again."
        return [_facts.bad("runner", sentence, f"{remedy[:1].upper()}{remedy[1:]}", running=False)]
    after = '' if world.keep_runner else ' and was ended again'
    text = f"was not running; one started in {seconds:.1f} s{after} (torch {status.get('torch', '?')})"
    return [_facts.ok("runner", text, running=False, seconds=round(seconds, 1), torch=status.get("torch"))]


def running(status: dict[str, object]) -> Fact:
    """The one that is there."""
    runs = status.get("runs")
    going = len(runs) if isinstance(runs, list) else 0
    text = f"is running (process {status.get('pid', '?')}, torch {status.get('torch', '?')}, Python {status.get('python', '?')})"
    text += f", {many(going, 'run')} going on" if going else ""
    return _facts.ok(
        "runner", text, running=True, pid=status.get("pid"), torch=status.get("torch"), runs=going, count=status.get("count")
    )
