"""Answers that the lessons don't hold: new spellings of pitfalls, mistakes nobody listed, right answers in another style.

tests/answers/EXERCISE/right/*.py must pass; wrong/as_PITFALL__*.py must fail and should be named so (at least four of
five over a week); wrong/unlisted_*.py must fail and be given no pitfall's name.
"""
from __future__ import annotations

import multiprocessing
import os
import re
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import torch

from runners.checking import answers, judge
from runners.checking.interview import trusted_side
from runners.checking.room import Room
from runners.checking.verify import read, warm
from tests.lessons import offered

torch.set_num_threads(1)
ROOT = Path(__file__).resolve().parents[2]
ANSWERS = ROOT / "tests" / "answers"
FOLDERS = {read(folder).id: folder for folder in offered(ROOT / "lessons")}
FILES = [p for p in sorted(ANSWERS.glob("*/*/*.py")) if p.parent.parent.name in FOLDERS]
SEED = 77
named: dict[str, list[bool]] = defaultdict(list)


Verdicts = Callable[[Path], dict[str, Any]]


@pytest.fixture(scope="module")
def verdict(request: pytest.FixtureRequest) -> Iterator[Verdicts]:
    """The verdict on a file. All that are asked for in this session are judged at once, by two processes, an exercise at a time."""
    # What torch imports at its first optimizer and backward is paid once, not in every forked side.
    warm([read(folder) for folder in FOLDERS.values()])
    wanted: dict[str, list[Path]] = defaultdict(list)
    for item in request.session.items:
        path = item.callspec.params.get("path") if isinstance(item, pytest.Function) and hasattr(item, "callspec") else None
        if isinstance(path, Path) and item.path == Path(__file__):
            wanted[path.parent.parent.name].append(path)
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("fork")) as pool:
        judged = {name: pool.submit(_verdicts, name, paths) for name, paths in wanted.items()}
        yield lambda path: judged[path.parent.parent.name].result()[path]


def _verdicts(name: str, paths: list[Path]) -> dict[Path, dict[str, Any]]:
    """On a fixed seed. What solution and pitfalls say on it is held once for all files of an exercise."""
    e = read(FOLDERS[name])
    draw = e.drawn(SEED)
    held: dict[int, answers.Held] = {}

    def load(request: dict[str, Any], seed: int) -> answers.Held:
        if seed not in held:
            held[seed] = answers.hold(Room(e.folder, draw, e.seconds), seed)
        return held[seed]

    answers.load = load             # this process is for nothing else
    found = {}
    for path in paths:
        source = re.sub(r"\$(\w+)", lambda m: str(draw.get(m[1], m[0])), path.read_text("utf-8"))
        request = {"exercise": e.id, "folder": e.folder, "main": "answer.py", "sources": {"answer.py": source},
                   "path": "/home/you/answer.py", "answers": "/nowhere", "seed": SEED, "device": "cpu", "draw": draw,
                   "limits": {"check": e.seconds or 5}}
        with tempfile.TemporaryDirectory() as place:        # what a judged program leaves is kept in the working directory
            os.chdir(place)
            with trusted_side() as sock:
                found[path] = judge(request, sock, lambda event: None, lambda: {"how": "died"})
            os.chdir(ROOT)
    return found


def pitfalls(path: Path) -> set[str]:
    return {p.stem for p in (FOLDERS[path.parent.parent.name] / "pitfalls").glob("*.py")}


def ids(path: Path) -> str:
    return "/".join(path.parts[-3:])


@pytest.mark.parametrize("path", [p for p in FILES if p.parent.name == "right"], ids=ids)
def test_a_right_answer_in_another_style_passes(path: Path, verdict: Verdicts) -> None:
    found = verdict(path)
    assert found["verdict"] == "pass", found["first"]


@pytest.mark.parametrize("path", [p for p in FILES if p.parent.name == "wrong"], ids=ids)
def test_a_wrong_answer_fails_and_is_not_misnamed(path: Path, verdict: Verdicts) -> None:
    found = verdict(path)
    assert found["verdict"] != "pass"
    name = {f["id"] for f in found["feedback"]} & pitfalls(path)
    if path.stem.startswith("as_"):
        want = path.stem.removeprefix("as_").split("__")[0]
        assert want in pitfalls(path), f"no pitfall is called {want}"
        assert name <= {want}, f"misnamed {name}: {found['feedback']}"
        named[path.parent.parent.name.split("-")[0]].append(bool(name))
    else:
        assert not name, f"misnamed: {found['feedback']}"


def test_most_new_spellings_are_recognised() -> None:
    for week, hits in sorted(named.items()):
        print(f"{week}: {sum(hits)} of {len(hits)} new spellings named, {sum(hits) / len(hits):.0%}")
        assert sum(hits) >= 0.8 * len(hits), f"{week}: {sum(hits)} of {len(hits)} named"


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_every_exercise_has_answers_from_outside(name: str) -> None:
    right, wrong = (sorted((ANSWERS / name / kind).glob("*.py")) for kind in ("right", "wrong"))
    assert len(right) >= 2
    assert sum(p.stem.startswith("as_") for p in wrong) >= 2 and sum(p.stem.startswith("unlisted_") for p in wrong) >= 2
