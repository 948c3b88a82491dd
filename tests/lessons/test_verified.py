"""A lesson that was changed after its thorough verification has no entry, and this fails: run
`torchtutor lessons verify --thorough` and commit lessons/verified.json."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

from runners.checking.room import content_hash
from runners.checking.verify import read
from tests.lessons import offered

LESSONS = Path(__file__).resolve().parents[2] / "lessons"
# those that a week's lesson.toml offers; a folder that is not offered yet is still being written
FOLDERS = offered(LESSONS)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.name)
def test_the_thorough_verification_knows_this_content(folder: Path) -> None:
    entry = json.loads((LESSONS / "verified.json").read_text("utf-8"))[read(folder).id]
    assert entry["hash"] == content_hash(folder), "changed since it was verified thoroughly"
    assert entry["ok"] and entry["problems"] == []
    row = entry["row"]
    assert row["seeds"] >= (20 if read(folder).kind == "train" else 50)
    assert row["pitfalls"] >= 3 and row["checks"] >= 1
    assert row["misnamed"] <= 0.1 * max(1, row["named_mutants"])
