"""`torchtutor check w3-zero-grad --file X --json`: the design's document for right, wrong, empty, looping and crashing X; and
what else a learner's file can be. Through the real command, host and sandbox."""
from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOLUTION = (ROOT / "lessons/week03_regression/zero_grad/solution.py").read_text()
WRONG = (ROOT / "lessons/week03_regression/zero_grad/pitfalls/cleared_too_late.py").read_text()
KEYS = ["exercise", "verdict", "seed", "device", "checks", "feedback", "seconds", "sandbox"]
Check = Any


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Check]:
    base = tmp_path_factory.mktemp("document")
    (base / "run").mkdir(mode=0o700)
    env = os.environ | {"TORCHTUTOR_HOME": str(base / "home"), "TORCHTUTOR_CACHE": str(base / "cache"), "XDG_RUNTIME_DIR": str(base / "run"),
                        "XDG_CONFIG_HOME": str(base / "config"), "PYTHONPATH": str(ROOT)}

    def run(text: str | bytes, *more: str) -> tuple[int, dict[str, Any]]:
        file = base / "answer.py"
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        done = subprocess.run([sys.executable, "-m", "tutor", "check", "w3-zero-grad", "--file", str(file), "--json", *more], env=env, cwd=base,
                              capture_output=True, text=True, timeout=300)
        assert "Traceback" not in done.stdout + done.stderr, done.stderr
        return done.returncode, json.loads(done.stdout)
    yield run
    subprocess.run([sys.executable, "-m", "tutor", "runner", "stop"], env=env, capture_output=True)
    assert not (base / "home" / "progress.jsonl").exists(), "--file leaves progress alone"


@pytest.mark.parametrize(("text", "code", "verdict", "feedback"), [
    (SOLUTION, 0, "pass", None), (WRONG, 1, "fail", "cleared_too_late"), ("", 1, "fail", "no-such-name"),
    (SOLUTION.replace("for x, y in batches:", "while True:\n        pass\n    for x, y in batches:", 1), 1, "error", "slow"),
    (SOLUTION + "\nimport ctypes\nctypes.string_at(0)\n", 1, "error", "crash"),
], ids=["right", "wrong", "empty", "looping", "crashing"])
def test_the_document(check: Check, text: str, code: int, verdict: str, feedback: str | None) -> None:
    status, found = check(text)
    assert list(found) == KEYS
    assert (status, found["verdict"], found["exercise"], found["device"]) == (code, verdict, "w3-zero-grad", "cpu")
    assert type(found["seed"]) is int and found["seconds"].keys() == {"total", "learner"} and found["sandbox"].keys() == {"on", "missing"}
    assert all(c.keys() == {"name", "passed", "message"} for c in found["checks"]) and len(found["checks"]) == 6
    assert all((c["passed"] is True) == (verdict == "pass") or c["passed"] is True for c in found["checks"])
    if feedback is None:
        assert found["feedback"] == [] and all(c["passed"] for c in found["checks"])
    else:
        assert [f["id"] for f in found["feedback"]] == [feedback] and found["feedback"][0]["message"]
        assert "site-packages" not in json.dumps(found) and "runners/" not in json.dumps(found)


@pytest.mark.parametrize(("text", "verdict", "feedback"), [
    ("def train(:\n", "error", "syntax"), ("import absent_library\n", "error", "import"), ("import sys\nsys.exit()\n", "error", "exit"),
    ("x = input('number? ')\n", "error", "input"),
    ("while True:\n    print('x' * 10000)\n", "error", "output"),
    ("print('\\x1b[31m[red]evil[/red]\\x1b]0;title\\x07' * 3)\n" + SOLUTION, "pass", None),
    ("import os\nos.kill(os.getpid(), 9)\n", "error", "crash"),
], ids=["syntax", "import", "exit", "input", "flood", "escapes", "killed"])
def test_what_else_a_file_can_be(check: Check, text: str, verdict: str, feedback: str | None) -> None:
    status, found = check(text)
    assert found.get("verdict") == verdict, found
    assert status == (0 if verdict == "pass" else 1)
    assert [f["id"] for f in found["feedback"]] == ([feedback] if feedback else [])
    assert check(SOLUTION)[1]["verdict"] == "pass", "the next check works"


def test_a_seed_replays_a_verdict(check: Check) -> None:
    first, second = (check(WRONG, "--seed", "4127")[1] for _ in range(2))
    assert "checks" in first, first
    assert first["checks"] == second["checks"] and first["seed"] == second["seed"] == 4127


@pytest.mark.parametrize(("content", "words"), [(b"\xff\xfe\x00x", "UTF-8"), (b"x = 1\n" * 400_000, "MiB")], ids=["bytes", "huge"])
def test_what_is_no_text_is_said_in_one_sentence(check: Check, content: bytes, words: str) -> None:
    status, found = check(content)
    assert status in (2, 3) and words in found["error"] and "\n" not in found["error"]
