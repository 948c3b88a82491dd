"""The command line: documents, exit codes, and never a traceback."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import lessons
from tests.tutor.building import FakeClient, places, small_course, write
from tutor.cli import VERBS, main
from tutor.progress import written_day

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
        "week": 1, "id": "w1-milestone-sum", "title": "A sum", "state": "open", "reached": None, "missing": [],
    }  # fmt: skip
    cli("check", "w1-milestone-sum")
    found = cli("milestones", "--json").document["milestones"]
    assert [m["state"] for m in found] == ["reached", "open"]
    assert datetime.fromisoformat(found[0]["reached"]).tzinfo is not None and found[1]["reached"] is None
    assert f"reached {written_day(found[0]['reached'])}" in cli("milestones").out


def test_what_a_milestone_lacks_is_told(cli: Cli) -> None:
    cli("check", "w1-milestone-sum")
    assert cli("milestones", "--json").document["milestones"][0]["missing"] == ["it adds more"]
    assert "it adds more" in cli("milestones").out and "it adds\n" not in cli("milestones").out


def test_what_a_milestone_lacked_is_forgotten_when_it_is_reached(cli: Cli, tmp_path: Path) -> None:
    cli("check", "w1-milestone-sum")
    write(tmp_path / "home/week01/milestone_sum.py", RIGHT)
    cli("check", "w1-milestone-sum")
    assert cli("milestones", "--json").document["milestones"][0]["missing"] == []
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
    assert not {"export"} & set(VERBS)
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


TRAIN = """
import sys, time
import torch

w = torch.ones(1, requires_grad=True)
opt = torch.optim.SGD([w], lr=0.05)
for step in range(int(sys.argv[1])):
    opt.zero_grad()
    (w * w).sum().backward()
    opt.step()
    print("\\033[32mstep\\033[0m", step, flush=True)
    time.sleep(float(sys.argv[2]))
sys.exit(int(sys.argv[3]))
"""


def test_a_script_of_ones_own_by_the_real_runner(env: dict[str, str], tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "train.py").write_text(TRAIN)
    train = str(project / "train.py")
    said = torchtutor(env, "run", train, "--", "20", "0", "5")
    assert said.code == 5, said
    assert said.out.splitlines() == [f"step {i}" for i in range(20)]
    assert "train.py runs as" in said.err
    assert "ended with exit code 5" in said.err
    assert re.search(r"loss\s+1 → 0\.\d+\s+20 steps", said.err)
    told = torchtutor(env, "run", train, "--json", "--", "20", "0", "0")
    assert told.code == 0
    lines = [json.loads(line) for line in told.out.splitlines()]
    assert told.err == ""
    assert (lines[0]["e"], lines[1]["e"], lines[-1]["e"]) == ("run", "start", "end")
    assert [line["line"] for line in lines if line["e"] == "out"] == [f"step {i}" for i in range(20)]
    assert sum(line["e"] == "m" and line["n"] == "loss" for line in lines) == 20

    # one that goes on: left with Ctrl-C, listed, followed from its start, stopped
    going = subprocess.Popen([sys.executable, "-m", "tutor", "run", train, "--", "100000", "0.02", "0"], env=env,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert going.stdout is not None
    assert [going.stdout.readline() for _ in range(3)] == [f"step {i}\n" for i in range(3)]
    going.send_signal(signal.SIGINT)
    _, err = going.communicate(timeout=60)
    assert going.returncode == 130
    name = re.search(r"goes on as (\S+)\.", err)
    assert name is not None, err
    run = name[1]
    listed = torchtutor(env, "runs", "--json").document["runs"]
    assert (listed[0]["what"], listed[0]["state"], listed[0]["code"]) == ("train.py", "running", None)
    # the other two may have begun in the same second
    assert sorted((r["what"], r["state"], r["code"]) for r in listed[1:]) == [("train.py", "done", 0), ("train.py", "failed", 5)]
    assert listed[0]["loss"] is not None
    text = torchtutor(env, "runs")
    assert f"● {run}  train.py" in text.out
    attached = subprocess.Popen([sys.executable, "-m", "tutor", "attach"], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    stopped = torchtutor(env, "stop", run[:-1])
    assert (stopped.code, stopped.out) == (0, f"{run} is stopped, and its memory is free.\n")
    out, err = attached.communicate(timeout=60)
    assert out.splitlines()[:3] == ["step 0", "step 1", "step 2"], "complete, from the start"
    assert "was stopped" in err
    assert "had ended already" in torchtutor(env, "stop", run).out
    assert torchtutor(env, "attach").code == 3
    assert "KeyboardInterrupt" in torchtutor(env, "attach", run).out


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["no.py"], 3, "is not there"),
        (["."], 3, "is a folder"),
        (["book.ipynb"], 3, "is a notebook"),
        (["train.py", "--steps", "3"], 2, "follows `--`"),
        (["train.py", "3"], 2, "follows `--`"),
        ([], 2, "required: PATH"),
        (["train.py", "--device", "tpu"], 2, "invalid choice"),
    ],
)
def test_a_script_that_can_not_be_run(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], code: int, words: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "train.py").write_text("")
    (tmp_path / "book.ipynb").write_text("{}")
    said = cli("run", *args)
    assert said.code == code
    assert words in said.err
    assert said.err.count("\n") == 1


def test_what_the_runner_is_asked(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The arguments after `--` are the script's, whatever they are called."""
    from tutor import scripts

    asked: list[dict[str, Any]] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PWD", str(tmp_path))
    (tmp_path / "train.py").write_bytes(b"x = '\xff'\n")

    def start(client: object, request: dict[str, Any]) -> Any:
        asked.append(request)
        raise scripts.RunError("not now")

    monkeypatch.setattr(scripts, "start", start)
    said = cli("run", "train.py", "--net", "--no-sandbox", "--", "--json", "--", "-x", "run")
    assert (said.code, said.err) == (3, "not now\n")
    (request,) = asked
    assert request["args"] == ["--json", "--", "-x", "run"]
    assert (request["net"], request["sandbox"], request["device"]) == (True, False, "auto")
    assert (request["cwd"], request["path"], request["name"]) == (str(tmp_path), str(tmp_path / "train.py"), "train.py")
    assert request["sources"]["train.py"].encode("utf-8", "surrogateescape") == b"x = '\xff'\n"
    assert not any(name.startswith("TORCHTUTOR") for name in request["environment"])
