"""A milestone, by a learner's own program in a fresh home without any network: what is missing, then the day it was reached."""
from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

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
