"""The interpreter, its environment, and the packages that exercises need."""

from __future__ import annotations

from pathlib import Path

from tutor.doctor.facts import Fact, Group
from tutor.doctor.world import Interpreter, World
from tutor.paths import tidy

NEEDED = (3, 11)
PACKAGES = ("numpy", "pandas", "matplotlib", "tensorboard")
"""What exercises import besides torch and torchvision, which have a group of their own."""

_facts = Group("python")


def look(world: World) -> list[Fact]:
    """All of it."""
    return [interpreter(world.interpreter), environment(world), *strays(world), *packages(world)]


def interpreter(mine: Interpreter) -> Fact:
    """Which Python this is."""
    version, made_by = mine.version, mine.made_by
    words = ".".join(map(str, version))
    values = {"version": words, "implementation": made_by, "executable": mine.executable}
    wanted = ".".join(map(str, NEEDED))
    if version[:2] < NEEDED:
        remedy = f"Install Python {wanted} or newer and make the venv anew."
        return _facts.bad("version", f"{words} is too old: {wanted} is needed", remedy, **values)
    if made_by != "CPython":
        return _facts.bad("version", f"{made_by} {words}: PyTorch runs on CPython only", "Make the venv with CPython.", **values)
    if mine.bits < 64:
        return _facts.bad("version", f"{words} for 32 bits: there is no PyTorch for it", "Install a 64-bit Python.", **values)
    if mine.free_threaded:
        what = f"{words}, free-threaded: not tried with Torchtutor"
        return _facts.note("version", what, "The usual build is the safe one.", **values)
    return _facts.ok("version", words, **values)


def environment(world: World) -> Fact:
    """Whether packages are kept apart from the system's."""
    prefix, base = world.interpreter.prefix, world.interpreter.base
    where, values = tidy(Path(prefix)), {"prefix": prefix}
    active = world.environ.get("VIRTUAL_ENV") or world.environ.get("CONDA_PREFIX") or ""
    conda = Path(prefix, "conda-meta").is_dir()
    kind = "conda" if conda else "venv" if prefix != base else "system"
    found = {"conda": f"conda, {where}", "venv": f"a venv, {where}", "system": f"the system's own Python, {where}"}[kind]
    if active and Path(active).resolve() != Path(prefix).resolve():
        what = f"{found}; but {tidy(Path(active))} is the one that is active"
        remedy = "`pip install` goes to the active one: what Torchtutor shall see has to go to its own."
        return _facts.note("environment", what, remedy, kind=kind, **values)
    if kind == "system":
        return _facts.note("environment", found, "A venv keeps its packages apart: `python3 -m venv .venv`.", kind=kind, **values)
    return _facts.ok("environment", found, kind=kind, **values)


def strays(world: World) -> list[Fact]:
    """Variables that change what is imported; nobody remembers them when something else is loaded than was installed."""
    found = []
    for name in ("PYTHONPATH", "PYTHONHOME"):
        value = world.environ.get(name)
        if value:
            remedy = f"`unset {name}` if packages are not the ones you installed."
            found.append(_facts.note(name, f"is set: {value}", remedy, value=value))
    return found


def packages(world: World) -> list[Fact]:
    """What exercises import: found, not imported."""
    versions = {name: world.version(name) for name in PACKAGES}
    there = [f"{name} {version}" for name, version in versions.items() if version]
    out = [_facts.ok("packages", ", ".join(there), **versions)] if there else []
    for name, version in versions.items():
        if version is None:
            out.append(_facts.bad(name, "is not installed", f"`{world.interpreter.shown} -m pip install {name}`"))
    return out
