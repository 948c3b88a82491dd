"""The verb `doctor`: what this machine can do."""

from __future__ import annotations

import shutil
import sys
from argparse import Namespace
from collections.abc import Callable

from tutor.doctor import tell
from tutor.doctor.examine import Examination, Probe
from tutor.doctor.facts import Fact, document, worst
from tutor.doctor.world import World
from tutor.verbs.common import session
from tutor.verbs.out import Out

SLOW = 0.3
"""Seconds after which a person is told what is waited for."""
DONE, BAD = 0, 1


def doctor(args: Namespace, out: Out) -> int:
    """Look at everything that a lesson will need, and say what to do about what is missing."""
    s = session(args)
    if out.json:
        facts = [fact for _, found in Examination(World(s)).start() for fact in found]
        out.document(document(facts))
        return BAD if worst(facts) == "bad" else DONE
    return examine(World(s, ask=_asked()), out)


def examine(world: World, out: Out) -> int:
    """Print the groups in their order, each as soon as it and those before it are there. Returns the exit code."""
    examination = Examination(world).start()
    width = max(20, shutil.get_terminal_size().columns)
    all_facts: list[Fact] = []
    for probe in examination.probes:
        if all_facts:
            out.line()
        out.line(tell.heading(probe.group, out))
        facts = _waited_for(examination, probe, out)
        all_facts += facts
        for fact in facts:
            for line in tell.lines(fact, width, out):
                out.line(line)
        out.stream.flush()
    state, sentence = tell.summary(all_facts)
    out.line()
    mark = tell.sign(Fact("", "", "ok" if state == "note" else state, ""), out)
    first, *rest = tell.wrap(sentence, min(width, tell.WIDEST), "  ", "  ")
    for line in (f"{mark}{first[1:]}", *rest):
        out.line(line)
    return BAD if state == "bad" else DONE


def _waited_for(examination: Examination, probe: Probe, out: Out) -> list[Fact]:
    facts = examination.of(probe, SLOW)
    if facts is not None:
        return facts
    if not out.colour:  # a line that can't be taken back is not written
        facts = examination.of(probe)
    else:
        out.stream.write(out.style("  being tried", "faint"))
        out.stream.flush()
        try:
            facts = examination.of(probe)
        finally:
            out.stream.write("\r\033[K")
    assert facts is not None
    return facts


def _asked() -> Callable[[], str | None] | None:
    """The terminal's own answer about pictures, asked before anything is printed."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    from tutor.doctor.terminal import ask_terminal

    answer = ask_terminal()
    return lambda: answer
