"""What a program printed, in pieces: a reader at any pace loses nothing that is there, and is told what is not."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from runners.printed import PIECES, Printing, Reading

FAST = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
GONE = re.compile(rb"\n\[([\d,]+) bytes that were printed here are no longer kept: only the newest are\]\n")


def all_of(reading: Reading, limit: int = 7) -> bytes:
    found = b""
    while data := reading.read(limit):
        found += data
    return found


def test_the_first_so_many(tmp_path: Path) -> None:
    printing = Printing(tmp_path, 10)
    assert printing.write(b"12345") is True
    assert printing.write(b"67890") is True
    assert printing.write(b"x") is False
    assert all_of(Reading(tmp_path)) == b"1234567890"
    assert printing.dropped == 0


def test_nothing_yet(tmp_path: Path) -> None:
    assert Reading(tmp_path / "not there").read(10) == b""
    Printing(tmp_path, 10, newest=True).close()
    assert Reading(tmp_path).read(10) == b""


@FAST
@given(parts=st.lists(st.binary(min_size=1, max_size=30), max_size=40), reads=st.lists(st.integers(0, 40), max_size=40), cap=st.integers(4, 60))
def test_readers_at_any_pace(tmp_path_factory: object, parts: list[bytes], reads: list[int], cap: int) -> None:
    folder: Path = tmp_path_factory.mktemp("printed")       # type: ignore[attr-defined]
    parts = [part.replace(b"[", b"(") for part in parts]
    printing, live = Printing(folder, cap, newest=True), Reading(folder)
    heard = b""
    for place, part in enumerate(parts):
        assert printing.write(part) is True
        for _ in range(reads[place] if place < len(reads) else 0):
            heard += live.read(5)
    heard += all_of(live)
    whole = b"".join(parts)
    printing.close()
    for text in (heard, all_of(Reading(folder))):
        at = 0
        last = 0
        for gone in GONE.finditer(text):
            kept = text[last:gone.start()]
            assert whole[at:at + len(kept)] == kept
            at += len(kept) + int(gone[1].replace(b",", b""))
            last = gone.end()
        assert whole[at:] == text[last:]
    assert len(list(folder.iterdir())) <= PIECES
    late = all_of(Reading(folder))
    assert (b"no longer kept" in late) == (printing.dropped > 0)


def test_texts_in_a_verdict_are_made_fit_to_be_shown() -> None:
    from runners.plain import tidy

    nasty = {"a\x1b[2J": ["\x1b]52;c;eA==\x07x", {"\x9b": "a\nb\r\tc"}, 3, None, True, 1.5], "b": "\u202eflip\u2069 \0 ünï 🙂"}
    assert tidy(nasty) == {"a": ["x", {"": "a\nb\tc"}, 3, None, True, 1.5], "b": "flip  ünï 🙂"}
    long = tidy("x" * (1 << 20))
    assert isinstance(long, str)
    assert len(long) == (1 << 16) + 1
