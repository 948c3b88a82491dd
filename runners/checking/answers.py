"""Conversations held before the save: what solution and pitfalls say on a seed, kept in a file that no run can read.

They depend on the seed and the exercise alone, so that a verdict with its diagnosis costs one interview with the learner.
"""
from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import struct
import tempfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import torch

from .. import wire
from .compare import Raised
from .interview import Interview, hold_pitfall, hold_solution
from .room import Room, content_hash
from .trial import Seen

AHEAD = 3                  # seeds held in advance for each exercise
TOO_LARGE = 64 << 20       # bytes; conversations larger than that are held anew each time
_SIZE = struct.Struct("<Q")
CURVES = 5                 # seeds whose curves make the reference's range


class _Encoder(wire.Encoder):
    def other(self, x: Any, depth: int) -> Any:
        if isinstance(x, Raised):
            return {"R": self([x.types, x.message, x.lines, x.names, x.where], depth + 1)}
        return {"H": [0, str(getattr(x, "kind", type(x).__qualname__))[:200]]}

    def __call__(self, x: Any, depth: int = 0) -> Any:
        return self.other(x, depth) if isinstance(x, wire.Reference) else super().__call__(x, depth)


class _Stored(wire.Reference):
    """A handle that was seen in a conversation that is over: its kind is all that is left."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def __repr__(self) -> str:
        return f"a {self.kind.split('.')[-1]}"


class _Decoder(wire.Decoder):
    def other(self, tag: str, a: Any, depth: int) -> Any:
        if tag == "R":
            return Raised(*self(a, depth + 1))
        return super().other(tag, a, depth)


def _handle(where: int, kind: str, tensor: Any = None, facts: Any = None) -> Any:
    return _Stored(kind) if tensor is None else tensor


class Held:
    """What was held for one seed: the solution's conversation, and each pitfall's (read when they are asked for)."""

    def __init__(self, solution: Interview, pitfalls: Mapping[str, Interview | bytes]) -> None:
        self.solution = solution
        self._pitfalls = dict(pitfalls)

    def pitfall(self, name: str) -> Interview | None:
        found = self._pitfalls.get(name)
        if isinstance(found, bytes):
            try:
                found = self._pitfalls[name] = _read(found)
            except (wire.Refused, ValueError, KeyError, IndexError, TypeError, struct.error):
                return None
        return found

    @property
    def pitfalls(self) -> dict[str, Interview]:
        return {name: found for name in self._pitfalls if (found := self.pitfall(name)) is not None}


@lru_cache(maxsize=1)
def _package() -> str:
    """Changes when the vocabulary does: what was held by an older one is of no use."""
    h = hashlib.blake2s(digest_size=8)
    for p in [*sorted(Path(__file__).parent.glob("*.py")), Path(wire.__file__), Path(__file__).parent.parent / "learner.py"]:
        h.update(p.read_bytes())
    return h.hexdigest()


def place(request: dict[str, Any]) -> Path:
    """The folder for what is held for this request's exercise, numbers and device, in the state of its first asking."""
    if "place" in request:
        return Path(request["place"])
    folder = Path(request["folder"])
    state = f"{content_hash(folder)}|{sorted((request.get('draw') or {}).items())}|{request.get('device')}|{torch.__version__}|{_package()}"
    found = Path(request["answers"]) / str(request["exercise"]) / hashlib.blake2s(state.encode(), digest_size=10).hexdigest()
    request["place"] = str(found)
    return found


def next_seed(request: dict[str, Any]) -> int:
    """The seed asked for; else one whose conversations are held already; else a fresh one (1 … 999,999)."""
    if request.get("seed") is not None:
        return int(request["seed"])
    with contextlib.suppress(OSError):
        held = sorted(_ready(place(request)), key=lambda p: p.stat().st_mtime)
        if held:
            return int(held[0].stem)
    return fresh_seed()


def fresh_seed() -> int:
    return 1 + secrets.randbelow(999_999)


def again(seed: int) -> int:
    """The seed of the second look: a coincidence does not happen twice."""
    return seed + 1_000_003


def hold(room: Room, seed: int, device: str = "cpu") -> Held:
    right = hold_solution(room, seed, device=device)
    return Held(right, {name: hold_pitfall(room, name, seed, right.talks, device=device) for name in room.pitfalls})


def load(request: dict[str, Any], seed: int) -> Held | None:
    """What is held for the seed, or None.  A damaged file counts as none."""
    try:
        frames = _frames((place(request) / f"{seed}.held").read_bytes())
        names = json.loads(next(frames))
        return Held(_read(next(frames)), dict(zip(names, frames, strict=True)))
    except (OSError, wire.Refused, ValueError, KeyError, IndexError, TypeError, AttributeError, StopIteration, struct.error):
        return None


def store(request: dict[str, Any], seed: int, held: Held) -> None:
    def flat(i: Interview) -> list[Any]:
        def row(s: Seen) -> list[Any]:
            return [list(s.key), s.what, s.value, s.ok, s.expected, s.proof, s.means, s.per]
        return [{t: [row(s) for s in seen] for t, seen in i.talks.items()}, i.refused, i.ended, i.took]
    try:
        frames = [b"".join(wire.pack(flat(i), _Encoder(lambda thing: 0))) for i in (held.solution, *held.pitfalls.values())]
    except wire.Refused:
        return
    if sum(map(len, frames)) <= TOO_LARGE:
        frames.insert(0, json.dumps(list(held.pitfalls)).encode())
        _write(place(request) / f"{seed}.held", b"".join(_SIZE.pack(len(f)) + f for f in frames))


def _frames(raw: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(raw):
        n, = _SIZE.unpack_from(raw, at)
        at += _SIZE.size
        if at + n > len(raw):
            raise ValueError("a torn file")
        yield raw[at:at + n]
        at += n


def _read(frame: bytes) -> Interview:
    header, blob = wire._FRAME.unpack_from(frame)
    start = wire._FRAME.size
    found = wire.unpack(frame[start:start + header], bytearray(frame[start + header:start + header + blob]), _handle, None, _Decoder)
    talks, refused, ended, took = found
    seen = {t: [Seen((k[0], k[1]), *rest) for k, *rest in rows] for t, rows in talks.items()}
    return Interview(seen, refused, ended, took)


def spend(request: dict[str, Any], seed: int) -> None:
    """A seed that was used is not offered again."""
    for s in (seed, again(seed)):
        with contextlib.suppress(OSError):
            (place(request) / f"{s}.held").unlink()


def prepare(request: dict[str, Any]) -> None:
    """Hold the conversations of the next seeds, and the solution's curves.  Runs in a process of its own, while idle."""
    where = place(request)
    for old in where.parent.glob("*"):       # of an older state of the exercise
        if old != where and old.is_dir():
            for p in old.glob("*"):
                p.unlink(missing_ok=True)
            with contextlib.suppress(OSError):
                old.rmdir()
    room = Room(request["folder"], request.get("draw"), (request.get("limits") or {}).get("check"))
    device = str(request.get("device") or "cpu")
    if request.get("curve") and not (where / "reference.json").exists():
        from .curves import reference
        _write(where / "reference.json", reference(room, request["curve"], CURVES, device))
    while len(_ready(where)) < AHEAD:
        seed = fresh_seed()
        # the second look first: a seed is offered as soon as its own file is there
        store(request, again(seed), hold(room, again(seed), device))
        store(request, seed, hold(room, seed, device))
        if not (where / f"{seed}.held").exists():
            return                            # too large to be kept


def _ready(where: Path) -> list[Path]:
    return [p for p in where.glob("*.held") if p.stem.isdigit() and int(p.stem) <= 999_999]


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fd, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    with os.fdopen(fd, "wb") as f:
        f.write(data)
    Path(name).replace(path)


_package()        # once, in the host: its forks find it done
