"""Answers that the lessons don't hold, judged as a learner's are: `python -m tests.lessons.judging [ID…]` judges them all, and writes down
for each exercise, by content hash, that they are as they should be (tests/answers/judged.json)."""
from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from typing import Any

import torch

from runners.checking import answers, judge
from runners.checking.interview import trusted_side
from runners.checking.room import Room
from runners.checking.verify import read, warm
from tests.lessons import offered

torch.set_num_threads(1)
ROOT = Path(__file__).resolve().parents[2]
ANSWERS = ROOT / "tests" / "answers"
RECORD = ANSWERS / "judged.json"
FOLDERS = {read(folder).id: folder for folder in offered(ROOT / "lessons")}
SEED = 77


def files(name: str) -> list[Path]:
    """The answers to an exercise."""
    return sorted((ANSWERS / name).glob("*/*.py"))


def content(name: str) -> str:
    """A hash of an exercise and of the answers to it."""
    found = hashlib.sha256()
    for root in (FOLDERS[name], ANSWERS / name):
        for path in sorted(p for p in root.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
            found.update(f"{path.relative_to(root)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()[:24]


def recorded() -> dict[str, dict[str, Any]]:
    return json.loads(RECORD.read_text("utf-8")) if RECORD.exists() else {}


def pitfalls(path: Path) -> set[str]:
    return {p.stem for p in (FOLDERS[path.parent.parent.name] / "pitfalls").glob("*.py")}


def named(path: Path, found: dict[str, Any]) -> set[str]:
    """The pitfalls' names that an answer was given."""
    return {f["id"] for f in found["feedback"]} & pitfalls(path)


def wrong_with(path: Path, found: dict[str, Any]) -> str:
    """What is not as it should be with the verdict on an answer; '' if all is well."""
    if path.parent.name == "right":
        return "" if found["verdict"] == "pass" else f"a right answer is refused: {found['first']}"
    if found["verdict"] == "pass":
        return "a wrong answer passes"
    want = {path.stem.removeprefix("as_").split("__")[0]} if path.stem.startswith("as_") else set()
    if want - pitfalls(path):
        return f"no pitfall is called {want}"
    extra = named(path, found) - want
    return f"misnamed {sorted(extra)}: {found['feedback']}" if extra else ""


def verdicts(name: str, paths: list[Path]) -> dict[Path, dict[str, Any]]:
    """On a fixed seed, in a process that is for nothing else. What solution and pitfalls say on it is held once for all of them."""
    e = read(FOLDERS[name])
    draw = e.drawn(SEED)
    held: dict[int, answers.Held] = {}

    def load(request: dict[str, Any], seed: int) -> answers.Held:
        if seed not in held:
            held[seed] = answers.hold(Room(e.folder, draw, e.seconds), seed)
        return held[seed]

    answers.load = load
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


class Judges:
    """Two processes that judge, an exercise at a time."""

    def __init__(self, wanted: dict[str, list[Path]]) -> None:
        # What torch imports at its first optimizer and backward is paid once, not in every forked side.
        warm([read(FOLDERS[name]) for name in wanted])
        self.pool = ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("fork"))
        self.judged: dict[str, Future[dict[Path, dict[str, Any]]]] = {
            name: self.pool.submit(verdicts, name, paths) for name, paths in wanted.items()}

    def __call__(self, path: Path) -> dict[str, Any]:
        return self.judged[path.parent.parent.name].result()[path]

    def close(self) -> None:
        self.pool.shutdown(cancel_futures=True)


def by_week(record: dict[str, dict[str, Any]]) -> dict[str, tuple[int, int]]:
    """For each week, how many new spellings of pitfalls were named as what they are, and how many there are."""
    weeks: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for name, entry in record.items():
        weeks[name.split("-")[0]][0] += entry["named"]
        weeks[name.split("-")[0]][1] += entry["spellings"]
    return {week: (a, b) for week, (a, b) in sorted(weeks.items())}


def main(names: Iterable[str]) -> int:
    record = {name: entry for name, entry in recorded().items() if name in FOLDERS}
    todo = list(names) or [name for name in sorted(FOLDERS) if record.get(name, {}).get("content") != content(name)]
    judges, bad = Judges({name: files(name) for name in todo}), 0
    for name in todo:
        found = {path: judges(path) for path in files(name)}
        troubles = [f"  {path.parent.name}/{path.name}: {trouble}" for path, one in found.items() if (trouble := wrong_with(path, one))]
        spellings = [path for path in found if path.stem.startswith("as_")]
        known = [path for path in spellings if named(path, found[path])]
        print(f"{name}: {len(found)} answers, {len(known)} of {len(spellings)} new spellings named", *troubles, sep="\n", flush=True)
        print(*(f"  not named: {path.name}" for path in spellings if path not in known), sep="\n") if len(known) < len(spellings) else None
        bad += bool(troubles)
        record.pop(name, None)
        if not troubles:
            record[name] = {"content": content(name), "answers": len(found), "named": len(known), "spellings": len(spellings)}
            RECORD.write_text(json.dumps(dict(sorted(record.items())), indent=1) + "\n", "utf-8")
    judges.close()
    for week, (known_, all_) in by_week(record).items():
        print(f"{week}: {known_} of {all_} new spellings named")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
