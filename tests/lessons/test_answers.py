"""Answers that the lessons don't hold: new spellings of pitfalls, mistakes nobody listed, right answers in another style.

tests/answers/EXERCISE/right/*.py must pass; wrong/as_PITFALL__*.py must fail and should be named so (at least four of
five over a week); wrong/unlisted_*.py must fail and be given no pitfall's name. Whether they do is on record for each exercise, by
content hash; here, of an exercise that is on record, one of each sort is judged again. With `-m long` all are.
"""
from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.lessons.judging import ANSWERS, FOLDERS, Judges, by_week, content, files, recorded, wrong_with

Verdicts = Callable[[Path], dict[str, Any]]


def some(name: str) -> list[Path]:
    """One right answer, one new spelling, one that is not listed: always the same ones of the same files."""
    sorts: dict[str, list[Path]] = defaultdict(list)
    for path in files(name):
        sorts[path.stem.split("_")[0] if path.parent.name == "wrong" else "right"].append(path)
    return [min(paths, key=lambda p: hashlib.sha256(p.read_bytes()).digest()) for paths in sorts.values()]


ON_RECORD = {name for name, entry in recorded().items() if name in FOLDERS and entry["content"] == content(name)}
NOW = {path for name in FOLDERS for path in (some(name) if name in ON_RECORD else files(name))}
ALL = [path for name in sorted(FOLDERS) for path in files(name)]


@pytest.fixture(scope="module")
def verdict(request: pytest.FixtureRequest) -> Iterator[Verdicts]:
    """The verdict on a file. All that are asked for in this session are judged at once."""
    wanted: dict[str, list[Path]] = defaultdict(list)
    for item in request.session.items:
        path = item.callspec.params.get("path") if isinstance(item, pytest.Function) and hasattr(item, "callspec") else None
        if isinstance(path, Path) and item.path == Path(__file__):
            wanted[path.parent.parent.name].append(path)
    judges = Judges(wanted)
    yield judges
    judges.close()


@pytest.mark.parametrize("path", [pytest.param(path, id="/".join(path.parts[-3:]), marks=() if path in NOW else pytest.mark.long) for path in ALL])
def test_an_answer_is_judged_as_it_should_be(path: Path, verdict: Verdicts) -> None:
    assert not wrong_with(path, verdict(path))


def test_most_new_spellings_are_recognised() -> None:
    short = {week: f"{known} of {every}" for week, (known, every) in by_week(recorded()).items() if known < 0.8 * every}
    assert not short


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_every_exercise_has_answers_from_outside(name: str) -> None:
    right, wrong = (sorted((ANSWERS / name / kind).glob("*.py")) for kind in ("right", "wrong"))
    assert len(right) >= 2
    assert sum(p.stem.startswith("as_") for p in wrong) >= 2 and sum(p.stem.startswith("unlisted_") for p in wrong) >= 2


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_what_was_judged_is_on_record(name: str) -> None:
    assert name in ON_RECORD, f"{name} or its answers have changed: python -m tests.lessons.judging {name}"
