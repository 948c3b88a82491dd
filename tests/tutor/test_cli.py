"""The command line: documents, exit codes, and never a traceback."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import lessons
from tests.tutor.building import FakeClient, places, small_course, write
from tutor.cli import VERBS, main

RIGHT = "def add(a, b):\n    return a + b\n"


class Said(NamedTuple):
    """What a command line answered."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document."""
        return json.loads(self.out)


Cli = Callable[..., Said]


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """`torchtutor` on the small course, with a runner that isn't one, in this process."""
    monkeypatch.setattr(lessons, "FOLDER", small_course(tmp_path / "lessons"))
    paths = places(tmp_path)
    for name in ("TORCHTUTOR_CACHE", "TORCHTUTOR_CONFIG", "TORCHTUTOR_RUNTIME"):
        monkeypatch.setenv(name, paths.environ[name])
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    client = FakeClient(paths)
    monkeypatch.setattr("runners.client.Client", lambda *_: client)

    def call(*args: str) -> Said:
        code = main(["--home", str(paths.home), *args])
        return Said(code, *capsys.readouterr())

    return call


def test_weeks(cli: Cli) -> None:
    said = cli("weeks", "--json")
    assert said.document == {
        "weeks": [
            {"week": 1, "title": "First steps", "done": 0, "total": 3, "milestone": "open"},
            {"week": 2, "title": "Later", "done": 0, "total": 0, "milestone": "open"},
        ]
    }
    text = cli("weeks")
    assert (text.code, text.err) == (0, "")
    assert "▸ 1  First steps" in text.out
    assert "coming" in text.out


def test_list(cli: Cli) -> None:
    document = cli("list", "--json").document
    assert document["exercises"][0] == {"id": "w1-adder", "week": 1, "title": "Add two numbers", "covers": ["w1.t1"], "state": "new"}
    assert len(document["exercises"]) == 4
    assert cli("list", "--week", "2", "--json").document == {"exercises": []}
    assert "Week 2 has no exercises yet." in cli("list", "--week", "2").out
    assert cli("list", "--week", "9").code == 2


def test_a_broken_exercise_is_shown_with_its_error_among_the_others(cli: Cli, tmp_path: Path) -> None:
    write(tmp_path / "lessons/week01_first/adder/exercise.toml", "nonsense")
    said = cli("list")
    assert said.code == 0
    assert "adder/exercise.toml:1: is not TOML" in said.out
    assert "w1-quiz" in said.out
    assert cli("show", "w1-adder").code == 3
    assert cli("weeks").code == 0


def test_show(cli: Cli) -> None:
    said = cli("show", "w1-adder")
    assert "Adding comes first." in said.out
    assert "Write `add(a, b)`." in said.out
    document = cli("show", "adder", "--json").document
    assert (document["id"], document["task"]) == ("w1-adder", "Write `add(a, b)`.")


def test_check_fails_then_passes(cli: Cli, tmp_path: Path) -> None:
    said = cli("check", "w1-adder", "--json")
    assert said.code == 1
    assert list(said.document) == ["exercise", "verdict", "seed", "device", "checks", "feedback", "seconds", "sandbox"]
    text = cli("check", "w1-adder")
    assert text.out.startswith("✗ 1 of 2 checks   w1-adder   61 ms · seed 7\n")
    assert "▌ You give back 0." in text.out
    (tmp_path / "home/week01/adder.py").write_text(RIGHT)
    passed = cli("check", "w1-adder")
    assert passed.code == 0
    assert passed.out.startswith("✓ 2 of 2 checks")
    assert "▸ w1-quiz" in passed.out
    assert cli("list", "--json").document["exercises"][0]["state"] == "passed"


def test_check_of_a_file_elsewhere(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text(RIGHT)
    assert cli("check", "w1-adder", "--file", str(file)).code == 0
    assert not (tmp_path / "home").exists()
    none = tmp_path / "none.py"
    assert cli("check", "w1-adder", "--file", str(none)) == Said(3, "", f"{none} is not there. Check the path.\n")


def test_check_of_a_week_and_of_all(cli: Cli, tmp_path: Path) -> None:
    assert "Nothing to check" in cli("check", "--all").out
    cli("check", "w1-quiz")
    write(tmp_path / "home/week01/adder.py", RIGHT)
    said = cli("check", "--week", "1", "--json")
    assert said.code == 1
    assert [(v["exercise"], v["verdict"]) for v in said.document["verdicts"]] == [("w1-adder", "pass"), ("w1-quiz", "fail")]
    assert said.document["new"] == ["w1-project", "w1-milestone-sum"]
    (tmp_path / "home/week01/quiz.py").write_text("A = a + b\n")
    assert cli("check", "--all").code == 0
    (tmp_path / "home/week01/quiz.py").write_bytes(b"\xff")
    broken = cli("check", "--all")
    assert broken.code == 1
    assert "not UTF-8" in broken.out


def test_no_run_is_exit_three_with_the_reason(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    from runners.client import RunnerError

    def refuse(*_: object) -> None:
        raise RunnerError("The runner could not start: no torch.")

    monkeypatch.setattr(FakeClient, "check", refuse)
    assert cli("check", "w1-adder") == Said(3, "", "The runner could not start: no torch.\n")
    said = cli("check", "w1-adder", "--json")
    assert (said.code, said.document) == (3, {"error": "The runner could not start: no torch."})


def test_hint_solution_diff_reset_undo_retry(cli: Cli, tmp_path: Path) -> None:
    assert "Hint 1 of 3\nLook at the signs." in cli("hint", "w1-quiz").out
    refused = cli("hint", "w1-quiz", "--json").document
    assert (refused["hints"], refused["opened"], refused["left"]) == (["Look at the signs."], False, 2)
    assert "There is one for adding." in cli("hint", "w1-quiz").out
    assert "$a" not in cli("solution", "w1-quiz").out
    cli("check", "w1-quiz")
    file = tmp_path / "home/week01/quiz.py"
    starter = file.read_text()
    file.write_text(starter + "# mine\n")
    assert "+# mine" in cli("diff", "w1-quiz").out.splitlines()
    assert cli("reset", "w1-quiz", "--json").document["changed"] is True
    assert file.read_text() == starter
    assert cli("undo", "w1-quiz").code == 0
    assert file.read_text() == starter + "# mine\n"
    retried = cli("retry", "w1-quiz", "--json").document
    assert retried["try"] == 2
    assert file.read_text() == f"A = {retried['draw']['a']}\nB = {retried['draw']['b']}\nC = 0\n"
    assert cli("undo", "w1-quiz").code == 0
    assert cli("undo", "--redo", "w1-quiz", "--json").document["changed"] is True
    assert "There is no version before this one" in cli("undo", "w1-adder").out


def test_progress_and_its_merge(cli: Cli, tmp_path: Path) -> None:
    assert "Nothing is begun yet." in cli("progress").out
    write(tmp_path / "home/week01/adder.py", RIGHT)
    cli("check", "w1-adder")
    document = cli("progress", "--json").document
    assert document["exercises"][0]["state"] == "passed"
    assert document["left_off"] == "w1-quiz"
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps({"id": "x", "at": "2020-01-01T00:00:00Z", "event": "start", "exercise": "w1-quiz"}) + "\n")
    assert cli("progress", "merge", str(other), "--json").document == {"merged": 1}
    assert cli("progress", "merge", str(other)).out == "0 events were taken over.\n"
    assert cli("progress", "merge").code == 2
    assert cli("progress", "merge", str(tmp_path / "none")).code == 3


def test_milestones(cli: Cli, tmp_path: Path) -> None:
    write(tmp_path / "home/week01/milestone_sum.py", RIGHT)
    assert cli("milestones", "--json").document["milestones"][0] == {
        "week": 1, "id": "w1-milestone-sum", "title": "A sum", "state": "open",
    }  # fmt: skip
    cli("check", "w1-milestone-sum")
    assert [m["state"] for m in cli("milestones", "--json").document["milestones"]] == ["reached", "open"]
    assert cli("weeks", "--json").document["weeks"][0]["milestone"] == "reached"


def test_runs_attach_and_stop(cli: Cli) -> None:
    assert cli("runs", "--json").document == {"runs": []}
    cli("check", "w1-adder")
    (run,) = cli("runs", "--json").document["runs"]
    assert (run["exercise"], run["how"], run["verdict"]) == ("w1-adder", "done", "fail")
    attached = cli("attach", run["run"][-6:], "--json")
    assert [json.loads(line)["e"] for line in attached.out.splitlines()] == ["start", "end"]
    assert attached.code == 1
    assert cli("attach", run["run"]).out.startswith("✗ 1 of 2 checks")
    assert cli("stop", run["run"], "--json").document == {"run": run["run"], "stopped": False}
    assert cli("stop", "20200101-000000-aaaaaa").code == 2


def test_runner(cli: Cli) -> None:
    assert cli("runner", "status", "--json").document["runner"] == "running"
    assert cli("runner", "stop", "--json").document == {"runner": "stopped", "changed": True}


def test_edit(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "ed"
    script.write_text(f"#!{sys.executable}\nimport sys, pathlib\npathlib.Path(sys.argv[-1]).write_text('edited')\n")
    script.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(script))
    said = cli("edit", "w1-adder", "--json")
    assert said.document["file"] == str(tmp_path / "home/week01/adder.py")
    assert (tmp_path / "home/week01/adder.py").read_text() == "edited"
    monkeypatch.setenv("EDITOR", "gone")
    assert cli("edit", "w1-adder").code == 3


# Usage


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["chek"], r"There is no verb chek\. Did you mean check\?"),
        (["check"], "Say which exercise"),
        (["check", "w1-adder", "--all"], "not two of them"),
        (["check", "w1-ader"], r"There is no exercise w1-ader\. Did you mean w1-adder\?"),
        (["check", "w1-adder", "--seed", "x"], "invalid int value"),
        (["list", "--wek", "1"], "nrecognized arguments"),
        (["runner", "dance"], "invalid choice"),
        ([], "needs a terminal"),
        (["--json"], "no --json"),
        (["lessons"], "required"),
    ],
)
def test_wrong_usage_is_exit_two_and_one_sentence(cli: Cli, args: list[str], words: str) -> None:
    said = cli(*args)
    assert said.code == 2
    assert re.search(words, said.err)
    assert "Traceback" not in said.err
    assert said.err.count("\n") == 1


def test_verbs_without_their_feature_are_not_offered(cli: Cli) -> None:
    assert not {"run", "data", "view", "export"} & set(VERBS)
    assert cli("--help").code == 0


def test_what_nobody_expected_is_a_sentence_and_a_log(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("surprise")

    monkeypatch.setattr("tutor.verbs.look.weeks", broken)
    said = cli("weeks", "--json")
    assert said.code == 3
    assert "went wrong (KeyError: 'surprise')" in said.document["error"]
    (log,) = (tmp_path / "cache/logs").glob("error-*.txt")
    assert str(log) in said.err
    assert "Traceback" in log.read_text()


def test_ascii_twins(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cli("check", "w1-adder", "--ascii").out.isascii()
    assert cli("--ascii", "weeks").out.isascii()
    monkeypatch.setenv("LC_ALL", "C")
    assert cli("list").out.isascii()


# The real thing, in a process of its own


@pytest.fixture
def env(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A home of its own for `python -m tutor`; the runner it may start is ended."""
    made = {**os.environ, "LC_ALL": "C.UTF-8", "TORCHTUTOR_HOME": str(tmp_path / "home")}
    made |= {f"TORCHTUTOR_{name}": str(tmp_path / name.lower()) for name in ("CACHE", "CONFIG", "RUNTIME")}
    yield made
    torchtutor(made, "runner", "stop")


def torchtutor(env: dict[str, str], *args: str) -> Said:
    done = subprocess.run([sys.executable, "-m", "tutor", *args], capture_output=True, text=True, env=env, check=False)
    return Said(done.returncode, done.stdout, done.stderr)


def test_version_and_help(env: dict[str, str]) -> None:
    from tutor import __version__

    assert torchtutor(env, "--version") == Said(0, f"torchtutor {__version__}\n", "")
    said = torchtutor(env, "--help")
    assert said.code == 0
    assert all(f"    {verb} " in said.out for verb in VERBS)


def test_nine_weeks_as_one_document(env: dict[str, str]) -> None:
    said = torchtutor(env, "weeks", "--json")
    assert [week["week"] for week in said.document["weeks"]] == list(range(1, 10))
    assert said.err == ""


def test_a_home_that_is_a_file(env: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    said = torchtutor(env, "reset", "w3-zero-grad")
    assert said.code == 3
    assert said.err.count("\n") == 1
    assert "is a file where a folder is needed" in said.err


def test_a_reader_that_leaves_early_is_no_error(env: dict[str, str]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tutor", "list"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_a_check_by_the_real_runner(env: dict[str, str], tmp_path: Path) -> None:
    starter = torchtutor(env, "check", "w1-parse-readings", "--json")
    assert (starter.code, starter.document.get("verdict")) == (1, "fail"), starter
    solution = torchtutor(env, "solution", "w1-parse-readings", "--json").document["files"]["parse_readings.py"]
    (tmp_path / "home/week01/parse_readings.py").write_text(solution)
    right = torchtutor(env, "check", "w1-parse-readings", "--json", "--seed", "3")
    assert (right.code, right.document.get("verdict"), right.document.get("seed")) == (0, "pass", 3), right
    (listed,) = [e for e in torchtutor(env, "list", "--json").document["exercises"] if e["id"] == "w1-parse-readings"]
    assert listed["state"] == "passed"
    assert torchtutor(env, "runner", "status", "--json").document["runner"] == "running"
