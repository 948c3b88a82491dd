"""Tries at a forged pass, made from the learner's file: where values decide, none passes. Through the real host and sandbox.

Each script names its exercise in its first line, and may say `# sandbox: needed` where only a wall, not the wire, stops it.
"""
from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from runners.checking.verify import read
from runners.client import Client
from tests.runners.tools import Place, hosted

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = sorted((Path(__file__).parent / "forged").glob("*.py"))
FOLDERS = {read(f.parent).id: f.parent for f in sorted((ROOT / "lessons").glob("week*/*/exercise.toml"))}


def head(path: Path, key: str) -> str:
    lines = path.read_text("utf-8").splitlines()[:3]
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith(f"# {key}:")), "")


def test_there_are_enough_tries() -> None:
    assert len(SCRIPTS) >= 20 and all(head(p, "exercise") in FOLDERS for p in SCRIPTS)


LAYERS = {"every layer": (), "no namespaces": ("namespaces",), "no sandbox": ("namespaces", "landlock", "seccomp")}
# Walls are what differs between settings: where they are thinner, what only a wall stops is tried in the short run, too.
# Without any, the learner's own files, and ours, lie open (the doctor says so); there only the wire is left to hold.
CASES = [pytest.param(name, p, id=f"{name}-{p.stem}", marks=[] if short else [pytest.mark.long])
         for name in LAYERS for p in SCRIPTS
         if (needed := bool(head(p, "sandbox"))) is False or name != "no sandbox"
         for short in [name == "every layer" or (needed and name == "no namespaces")]]


@pytest.fixture(scope="module")
def hosts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, tuple[Place, Client]]]:
    with contextlib.ExitStack() as stack:
        places = {name: Place(tmp_path_factory.mktemp("forged")) for name in LAYERS}
        yield {name: (place, stack.enter_context(hosted(place, off=LAYERS[name]))) for name, place in places.items()}


@pytest.mark.parametrize(("name", "path"), CASES)
def test_no_forgery_passes(name: str, path: Path, hosts: dict[str, tuple[Place, Client]]) -> None:
    place, client = hosts[name]
    folder = FOLDERS[head(path, "exercise")]
    run = client.check(place.request(path.read_text("utf-8"), folder=str(folder), exercise=head(path, "exercise"),
                                     limits={"check": 2.0, "wall": 8}))
    assert run.wait(60) is not None
    verdict = run.verdict
    assert verdict is not None and verdict["verdict"] != "pass"
    assert not any("readable" in c["message"] for c in verdict["checks"])
    assert any(c["passed"] is not True for c in verdict["checks"])
    folder = FOLDERS["w1-parse-readings"]
    right = client.check(place.request((folder / "solution.py").read_text("utf-8"), folder=str(folder), exercise="w1-parse-readings"))
    assert right.wait(60) is not None and (right.verdict or {})["verdict"] == "pass", "the next check works as ever"
