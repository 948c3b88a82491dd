"""Steps that several checks build on, files that are handed out, programs that are run and what they leave."""
from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Judge

CHECKS = """
from runners.checking import Trial, check

def program(t):
    t.hand_out()
    found = t.script(keep="kept", sound=True)
    t.true(found["code"] == 0, "exit code 0", str(found["code"]))
    return t.folder

def counted(t):
    return (t.once(program) / "runs.txt").read_text()

@check("the program runs")
def runs(t):
    t.close(sorted(p.name for p in t.once(program).iterdir()), ["points.csv", "runs.txt", "sum.txt"], "what lies there")

@check("it sums")
def sums(t):
    t.close((t.once(program) / "sum.txt").read_text(), str(t.lesson.total(t.draw)), "the sum")

@check("it was run once")
def once(t):
    t.close(t.once(counted), "x", "the runs")
    t.close(t.once(counted), "x", "the runs")

@check("its own chance")
def chance(t):
    t.once(program)
    t.same(t.call("noise"))
"""
HANDOUT = """
def total(draw):
    return draw["a"] + 2
def files(draw):
    return {"points.csv": f"{draw['a']},2"}
"""
RIGHT = """
import random
def noise():
    return random.random()
if __name__ == "__main__":
    with open("points.csv") as f:
        numbers = [int(n) for n in f.read().split(",")]
    with open("runs.txt", "a") as f:
        f.write("x")
    with open("sum.txt", "w") as f:
        f.write(str(sum(numbers)))
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)         # what a program leaves is kept there
    made = tmp_path / "lesson"
    (made / "pitfalls").mkdir(parents=True)
    for name, text in (("solution.py", RIGHT), ("checks.py", CHECKS), ("handout.py", HANDOUT)):
        (made / name).write_text(text)
    (made / "pitfalls" / "product.py").write_text('"""You multiply."""\n' + RIGHT.replace("sum(numbers)", "numbers[0] * numbers[1]"))
    return made


def test_a_step_is_held_once_and_its_files_stay(folder: Path, judged: Judge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    found = judged(folder, RIGHT, draw={"a": 5})
    assert found["verdict"] == "pass", found["first"]
    assert sorted(p.name for p in (tmp_path / "out" / "kept").iterdir()) == ["runs.txt", "sum.txt"], "but not what was handed out"
    assert (tmp_path / "out/kept/sum.txt").read_text() == "7"


def test_a_mistake_in_a_later_check_is_named(folder: Path, judged: Judge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = judged(folder, RIGHT.replace("sum(numbers)", "numbers[1] * numbers[0]"), draw={"a": 5})
    assert [c["passed"] for c in found["checks"]] == [True, False, True, True]
    assert [f["id"] for f in found["feedback"]] == ["product"]


def test_where_a_step_fails_the_first_check_says_so_and_the_others_are_not_reached(folder: Path, judged: Judge) -> None:
    found = judged(folder, RIGHT.replace("sum(numbers)", "sum(nombers)"), draw={"a": 5})
    assert found["verdict"] == "fail"
    assert [c["passed"] for c in found["checks"]] == [False, None, None, None]
    assert found["first"]["line"] == 11 and "nombers" in found["first"]["means"]


def test_an_exit_code_is_told(folder: Path, judged: Judge) -> None:
    found = judged(folder, RIGHT + "    raise SystemExit(3)\n", draw={"a": 5})
    assert [c["passed"] for c in found["checks"]] == [False, None, None, None] and found["first"]["yours"] == "3"


def test_who_works_on_import_is_told_so(folder: Path, judged: Judge) -> None:
    found = judged(folder, RIGHT.replace('if __name__ == "__main__":', "if True:"), draw={"a": 5})
    assert found["verdict"] == "error" and [f["id"] for f in found["feedback"]] == ["runs-on-import"]


def test_little_is_kept_of_much(folder: Path, judged: Judge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    many = RIGHT + """
    import os
    for i in range(80):
        open(f"{i}.txt", "w").write("x")
    with open("big.bin", "wb") as f:
        f.truncate(200 << 20)
    os.symlink("/etc/passwd", "link")
"""
    judged(folder, many, draw={"a": 5})
    kept = sorted(p.name for p in (tmp_path / "out" / "kept").iterdir())
    assert len(kept) == 50 and "big.bin" not in kept and "link" not in kept
