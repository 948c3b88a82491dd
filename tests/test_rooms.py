"""Which room may import which: held by import-linter over the whole tree, and by what is loaded at start-up."""
from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def test_the_contracts_hold() -> None:
    done = subprocess.run([str(Path(sys.executable).parent / "lint-imports"), "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("code", "never"), [
    ("import runners.client, runners.record", {"torch", "numpy", "pandas", "textual", "asyncio", "tutor"}),
    ("import tutor.cli", {"torch", "numpy", "textual", "tomli", "asyncio"}),
    ("import tutor.app", {"torch", "numpy", "pandas", "plotext", "watchfiles", "matplotlib", "tensorboard"}),
    ("import runners.learner, runners.watch.loss", {"textual", "tutor", "pandas", "msgspec", "watchfiles", "psutil", "platformdirs"}),
    ("import runners.host, runners.supervisor", {"textual", "tutor"}),
])
def test_what_a_start_loads(code: str, never: set[str]) -> None:
    probe = f"{code}\nimport sys\nprint(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not never & set(done.stdout.split())
