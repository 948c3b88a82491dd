"""Home, cache and runtime folder: there, writable (tried), with room, on which file system, and whose."""

from __future__ import annotations

import os
import socket
import stat
import tempfile
from pathlib import Path

from tutor.doctor.facts import Fact, Group, size
from tutor.doctor.world import World
from tutor.errors import reason
from tutor.paths import tidy
from tutor.watching import PACE, file_system, is_network

LITTLE, NOTHING = 1 << 30, 64 << 20
"""Bytes that are free: below the first it is said, below the second no run can keep its events."""
FOR_A_SOCKET = 1 << 20

_facts = Group("folders")
_FOR = {"home": "your files", "cache": "runs", "runtime": "the runner's socket", "settings": "settings.toml"}


def look(world: World) -> list[Fact]:
    """All of it."""
    paths = world.session.paths
    return [
        folder(world, "home", paths.home),
        folder(world, "cache", paths.cache),
        folder(world, "runtime", paths.runtime, private=True),
        folder(world, "settings", paths.config, written=False),
    ]


def folder(world: World, name: str, place: Path, *, private: bool = False, written: bool = True) -> Fact:
    """One folder. What is not there yet is made when it is needed, so the one above it has to take it."""
    remedy = _elsewhere(name)
    above = next((p for p in (place, *place.parents) if p.exists() or p.is_symlink()), Path("/"))
    kind = file_system(above, world.place("/proc/self/mounts"))
    network = is_network(kind)
    values: dict[str, object] = {"path": str(place), "exists": place.is_dir(), "file_system": kind, "network": network}
    shown, purpose = tidy(place), _FOR[name]
    if not above.is_dir():
        what = "a link that leads nowhere" if above.is_symlink() else "a file where a folder is needed"
        return _bad(written, name, f"{tidy(above)} is {what}", f"Move it away, or {remedy}.", values)
    why = "" if not written and above != place else _refused(above, place == above and written, private)
    values["writable"] = not why
    if why:
        if not written:
            return _facts.note(name, f"{shown}: {why}", **values)
        return _facts.bad(
            name, f"{shown} can't be written: {why}", f"Make it writable (`ls -ld {tidy(above)}`), or {remedy}.", **values
        )
    owner = above.stat().st_uid
    values["owner"] = owner
    if private and place == above and owner != world.uid:
        return _facts.bad(name, f"{shown} belongs to somebody else", f"Remove it, or {remedy}.", **values)
    free = world.free(above)
    values["free"] = free
    text = f"{shown}, {size(free)} free" + (f", {kind}" if kind else "")
    if not place.exists():
        text = f"{shown} (made when it is needed), {size(free)} free" + (f", {kind}" if kind else "")
    if free < (FOR_A_SOCKET if private else NOTHING) and written:
        return _facts.bad(name, f"{text}: the disk is full", f"Free some space, or {remedy}.", **values)
    if free < LITTLE and written and not private:
        return _facts.warn(name, text, f"Little space is left for {purpose}: free some, or {remedy}.", **values)
    if owner not in (world.uid, 0) and place == above:
        return _facts.note(name, f"{text}; it belongs to another user ({owner})", **values)
    if network:
        words = {"home": f": saves are noticed by looking every {PACE} s", "cache": ": runs are slower there"}.get(name, "")
        return _facts.note(name, f"{text}, a network file system{words}", _faster(name), **values)
    return _facts.ok(name, text, **values)


def _bad(written: bool, name: str, found: str, remedy: str, values: dict[str, object]) -> Fact:
    return _facts.bad(name, found, remedy, **values) if written else _facts.warn(name, found, remedy, **values)


def _elsewhere(name: str) -> str:
    return "choose another one with --home FOLDER" if name == "home" else f"set {_VARIABLES[name]} to a folder of yours"


_VARIABLES = {"cache": "TORCHTUTOR_CACHE", "runtime": "TORCHTUTOR_RUNTIME", "settings": "TORCHTUTOR_CONFIG"}


def _faster(name: str) -> str:
    return "A folder on a local disk is faster: `export TORCHTUTOR_CACHE=/var/tmp/…`." if name == "cache" else ""


def _refused(above: Path, ours: bool, private: bool) -> str:
    """Why nothing can be written there; '' if it can. A folder of ours is tried, the one above it is only asked about."""
    if not ours:
        return "" if os.access(above, os.W_OK | os.X_OK) else "it is not ours to write in"
    if private and stat.S_IMODE(above.stat().st_mode) & 0o700 != 0o700:
        return "its owner may not use it"
    try:
        with tempfile.TemporaryDirectory(prefix=".doctor-", dir=above) as trial:
            file = Path(trial, "trial")
            file.write_bytes(b"x" * 4096)
            if file.read_bytes() != b"x" * 4096:
                return "what was written does not come back"
            if private:
                return _no_socket(trial)
    except OSError as error:
        return reason(error)
    return ""


def _no_socket(trial: str) -> str:
    """Why no socket can be made in a folder: some network file systems and some mounts take none."""
    fd = os.open(trial, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with socket.socket(socket.AF_UNIX) as sock:
            # The name of a socket must be short, and a path through /proc is.
            sock.bind(f"/proc/self/fd/{fd}/s" if Path("/proc/self/fd").is_dir() else f"{trial}/s")
    except OSError as error:
        return f"it takes no sockets ({reason(error)})"
    finally:
        os.close(fd)
    return ""
