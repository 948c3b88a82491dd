"""One process for many answers gives what a process for each gives, and outlives the answers that end theirs."""
from __future__ import annotations

from pathlib import Path

import pytest

from runners.checking.interview import hold_solution
from runners.checking.room import Room
from runners.checking.sides import Sides
from runners.checking.verify import read

FOLDER = Path(__file__).resolve().parents[3] / "lessons" / "week01_python" / "parse_readings"
ENDS = "import os\n\n\ndef parse_readings(items):\n    os._exit(0)\n"
PATCHES = "import torch\n\ntorch.add = None\n\n\ndef parse_readings(items):\n    return []\n"


@pytest.fixture
def room() -> Room:
    e = read(FOLDER)
    return Room(e.folder, e.drawn(1), e.seconds)


def told(found: object) -> list[str]:
    return [repr(seen) for talk in found.talks.values() for seen in talk]     # type: ignore[attr-defined]


def test_a_shared_process_says_the_same_as_one_for_each(room: Room) -> None:
    right = hold_solution(room, 1).talks
    with Sides(apart=False) as shared, Sides(apart=True) as single:
        for name in room.pitfalls:
            assert told(shared.pitfall(room, name, 1, right)) == told(single.pitfall(room, name, 1, right)), name
        assert not shared.text(room, room.solution[room.main], 1, right).failing()


@pytest.mark.parametrize("text", [ENDS, PATCHES])
def test_after_an_answer_that_spoils_its_process_the_next_gets_a_new_one(room: Room, text: str) -> None:
    right = hold_solution(room, 1).talks
    with Sides(apart=False) as shared:
        spoilt = shared.text(room, text, 1, right)
        assert spoilt.ended or spoilt.patched
        found = shared.text(room, room.solution[room.main], 1, right)
        assert not found.failing() and not found.ended and not found.patched
