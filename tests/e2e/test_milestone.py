"""A milestone, by a learner's own program in a fresh home without any network: what is missing, then the day it was reached."""
from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from runners.checking.verify import read
from tests.lessons import offered

from .terminal import ROOT, Terminal, missing

ANSWERS = ROOT / "tests" / "answers" / "w3-milestone-curve"
OFFLINE = ["unshare", "-n"] if os.geteuid() == 0 else ["unshare", "-rn"]
pytestmark = pytest.mark.skipif(bool(missing("tmux", "vim")), reason="needs tmux and vim")


@pytest.fixture
def offline() -> str:
    """What a command is begun with to have no network, not even itself."""
    if not shutil.which("unshare") or subprocess.run([*OFFLINE, "true"], capture_output=True).returncode:
        pytest.skip("this machine lends nobody a network of its own")
    return " ".join(OFFLINE)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    found = Terminal(tmp_path)
    yield found
    found.close()


def test_reached_offline(terminal: Terminal, offline: str) -> None:
    t = terminal
    t.start(prefix=offline)
    t.until("? keys")
    t.keys(0, "j", "j", "Enter")
    t.until("Fit a secret function", "0 of 11")
    t.keys(0, *"jjjjjjjjjjj", "Enter")
    t.until("Fit a secret function", "v workbench")
    t.keys(0, "e")
    t.until("milestone_curve.py", pane=1)
    t.until("vim is open")
    wrong = next(iter(sorted((ANSWERS / "wrong").glob("*.py"))))
    t.keys(1, f":%!cat {wrong}", "Enter", ":w", "Enter")
    t.until("✗", "of 5 checks")
    t.keys(0, "Escape")
    t.until("Fit a secret function", "0 of 11", "Still missing for the milestone")
    right = ANSWERS / "right" / "class_and_dict_writer.py"
    t.keys(1, f":%!cat {right}", "Enter", ":w", "Enter")
    t.keys(0, "Enter")
    t.until("✓ 5 of 5 checks")
    t.keys(0, "Escape")
    t.until("reached " + time.strftime("%-d %b %Y"))
    made = t.home / "week03" / "outputs" / "milestone_curve"
    assert {p.name for p in made.iterdir()} >= {"model.pt", "log.csv", "loss.png"}
    events = [json.loads(line) for line in (t.home / "progress.jsonl").read_text().splitlines()]
    assert [e["verdict"] for e in events if e["event"] == "check"] == ["fail", "pass"]
    t.keys(0, "q")
    t.until("bash", not_="? keys")
    t.start("milestones", prefix=offline)
    t.until("Fit a secret function   reached " + time.strftime("%-d %b %Y"))


PROGRAMS = [read(folder).id for folder in offered(ROOT / "lessons") if read(folder).id in (
    "w1-milestone-flower-report", "w2-milestone-knn", "w4-milestone-digits")]


@pytest.mark.parametrize("identity", [pytest.param(one, marks=pytest.mark.long if one != PROGRAMS[-1] else ()) for one in PROGRAMS])
def test_reached_by_programs_offline(identity: str, offline: str, tmp_path: Path) -> None:
    """As commands: a wrong program, then a right one, in a fresh home."""
    answers = ROOT / "tests" / "answers" / identity
    home = tmp_path / "home"
    env = os.environ | {"TORCHTUTOR_HOME": str(home), "TORCHTUTOR_CACHE": str(tmp_path / "cache"), "NO_COLOR": "1"}
    env.pop("TORCHTUTOR_IDLE", None)

    def torchtutor(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*offline.split(), sys.executable, "-m", "tutor", *words], cwd=tmp_path, env=env | {"PYTHONPATH": str(ROOT)},
                              capture_output=True, text=True, timeout=300)

    try:
        week, _, name = identity.partition("-")
        file = home / f"week{int(week[1:]):02}" / f"{name.replace('-', '_')}.py"
        file.parent.mkdir(parents=True)
        for kind, code in (("wrong", 1), ("right", 0)):
            shutil.copy(sorted((answers / kind).glob("*.py"))[0], file)
            done = torchtutor("check", identity, "--json")
            assert done.returncode == code, done.stdout + done.stderr
        told = json.loads(torchtutor("milestones", "--json").stdout)
        reached = [one for one in told["milestones"] if one["id"] == identity]
        assert reached and reached[0]["state"] == "reached", told
    finally:
        torchtutor("runner", "stop")
