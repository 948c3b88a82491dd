"""The default `lessons verify`, as authors run it: part of the README's test command."""
from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_lessons_are_true(tmp_path: Path) -> None:
    env = os.environ | {"TORCHTUTOR_HOME": str(tmp_path / "home"), "TORCHTUTOR_CACHE": str(tmp_path / "cache")}
    done = subprocess.run([sys.executable, "-m", "tutor", "lessons", "verify", "--json"], cwd=ROOT, env=env, capture_output=True, text=True)
    found = json.loads(done.stdout)
    problems = {e["id"]: e["problems"] for e in found["exercises"] if e["problems"]}
    assert problems == {} and found["ok"] and done.returncode == 0
    rows = [e["row"] for e in found["exercises"] if e["row"]]
    assert len(rows) >= 4 and all(row["failed"] + row["equivalent"] == row["mutants"] for row in rows)
    again = subprocess.run([sys.executable, "-m", "tutor", "lessons", "verify", "--json"], cwd=ROOT, env=env, capture_output=True, text=True)
    assert [e["row"] for e in json.loads(again.stdout)["exercises"] if e["row"]] == rows, "nothing changed, nothing redone"
