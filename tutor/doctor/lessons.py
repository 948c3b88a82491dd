"""The course, the progress, the settings, and what data there is."""

from __future__ import annotations

import os
from pathlib import Path

from tutor.doctor.facts import Fact, Group, many, size
from tutor.doctor.world import World
from tutor.errors import reason
from tutor.files import Lines
from tutor.paths import tidy

_facts = Group("lessons")
_SHOWN = 3
"""How many problems of one kind are told in full."""
_LOOKED_AT = 20_000
"""Files of a data folder that are counted: a data set may have millions."""


def look(world: World) -> list[Fact]:
    """All of it."""
    return [*course(world), progress(world), *settings(world), *data(world)]


def course(world: World) -> list[Fact]:
    """Whether Torchtutor's own files are whole."""
    found = world.session.course
    broken = [error for error in map(found.broken, found.order) if error is not None]
    problems = [
        str(problem).removesuffix(".")
        for problem in (*found.problems, *(problem for error in broken for problem in error.problems))
    ]
    count = many(len(found.order), "exercise")
    values = {"exercises": len(found.order), "problems": problems}
    if not problems:
        return [_facts.ok("course", f"{count}, each whole", **values)]
    remedy = "Install Torchtutor again; `torchtutor lessons verify --static` shows them all."
    what = f"{count}; {many(len(problems), 'problem')} in its files: {'; '.join(problems[:_SHOWN])}"
    return [(_facts.warn if found.order else _facts.bad)("course", what, remedy, **values)]


def progress(world: World) -> Fact:
    """Whether what was done can be read. Looking mends nothing: the next start does."""
    file = world.session.paths.progress
    lines = Lines(file)
    where = tidy(file)
    try:
        events, bad = lines.read()
        aside = lines.torn.read_bytes().count(b"\n") if lines.torn.is_file() else 0
    except OSError as error:
        what = f"{where} is a folder where a file is needed" if file.is_dir() else f"{where} can't be read ({reason(error)})"
        remedy = "Move it away." if file.is_dir() else "Make it readable, or choose another folder with --home FOLDER."
        return _facts.bad("progress", what, remedy)
    values = {"events": len(events), "unreadable": bad, "set_aside": aside}
    if bad:
        remedy = f"The next start keeps them in {lines.torn.name} and goes on with the rest."
        return _facts.warn(
            "progress", f"{where}: {many(len(events), 'event')}; {many(bad, 'line')} can't be read", remedy, **values
        )
    if not events:
        return _facts.ok("progress", "nothing is recorded yet", **values)
    if aside:
        text = f"{many(len(events), 'event')}; {many(aside, 'torn line')} set aside earlier, in {lines.torn.name}"
        return _facts.note("progress", text, **values)
    return _facts.ok("progress", f"{many(len(events), 'event')}, all readable", **values)


def settings(world: World) -> list[Fact]:
    """What is wrong in settings.toml; the defaults are used instead."""
    file = world.session.paths.config / "settings.toml"
    problems = world.session.settings.problems
    if not problems:
        return [_facts.ok("settings", f"{tidy(file)}, understood" if file.is_file() else "none of your own: the defaults")]
    return [_facts.warn("settings", sentence.removesuffix("."), f"Edit {tidy(file)}.") for sentence in problems]


def data(world: World) -> list[Fact]:
    """The data sets that are here: those that came with the lessons, and the learner's own."""
    places = {"with the lessons": world.session.course.folder / "data", "yours": world.session.paths.data}
    found = {kind: _sets(place) for kind, place in places.items()}
    values = {kind: [name for name, _, _ in sets] for kind, sets in found.items()}
    if not any(found.values()):
        return [_facts.note("data", "no data sets are here", **values)]
    words = []
    for kind, sets in found.items():
        if sets:
            words.append(f"{kind}: " + ", ".join(f"{name} ({many(count, 'file')}, {size(total)})" for name, count, total in sets))
    broken = [str(tidy(path)) for place in places.values() for path in _dangling(place)]
    if broken:
        remedy = "Remove them; they are linked anew when they are needed."
        return [_facts.warn("data", f"{'; '.join(words)}; links that lead nowhere: {', '.join(broken[:_SHOWN])}", remedy, **values)]
    return [_facts.ok("data", "; ".join(words), **values)]


def _sets(place: Path) -> list[tuple[str, int, int]]:
    try:
        entries = sorted(entry for entry in place.iterdir() if not entry.name.startswith((".", "_")))
    except OSError:
        return []
    return [(entry.name, *_weigh(entry)) for entry in entries if entry.exists()]


def _dangling(place: Path) -> list[Path]:
    try:
        return sorted(entry for entry in place.iterdir() if entry.is_symlink() and not entry.exists())
    except OSError:
        return []


def _weigh(entry: Path) -> tuple[int, int]:
    """Files and bytes."""
    if not entry.is_dir():
        return 1, entry.stat().st_size
    count = total = 0
    for folder, _, names in os.walk(entry):
        for name in names:
            count += 1
            if count > _LOOKED_AT:
                return count, total
            try:
                total += Path(folder, name).stat().st_size
            except OSError:
                continue
    return count, total
