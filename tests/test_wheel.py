"""The wheel holds all that runs: the lessons with every file beside their TOML, the styles, and nothing of the tests."""
from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.lessons import offered

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.long
def test_the_wheel(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(tmp_path), str(ROOT)], check=True)
    wheel = next(tmp_path.glob("torchtutor-*.whl"))
    assert wheel.stat().st_size < 20 << 20
    with zipfile.ZipFile(wheel) as z:
        names = set(z.namelist())
    tracked = subprocess.run(["git", "ls-files", "tutor", "runners", "lessons"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(tracked.stdout.split()) <= names
    assert not any(n.startswith("tests/") or "__pycache__" in n for n in names)


@pytest.mark.long
@pytest.mark.skipif(ROOT / "lessons" / "week04_data" / "mnist_load" not in offered(ROOT / "lessons"), reason="w4-mnist-load is not offered yet")
def test_installed_elsewhere_it_passes_the_mnist_exercise(tmp_path: Path) -> None:
    """In a venv of its own, which borrows what the tutor needs, and with no checkout in sight."""
    subprocess.run([sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(tmp_path), str(ROOT)], check=True)
    wheel = next(tmp_path.glob("torchtutor-*.whl"))
    place = tmp_path / "venv"
    venv.create(place, with_pip=True)
    python = place / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", "--no-deps", str(wheel)], check=True)
    site = next((place / "lib").glob("python*/site-packages"))
    (site / "borrowed.pth").write_text(str(Path(pytest.__file__).parents[1]) + "\n")
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "TORCHTUTOR", "VIRTUAL"))}
    env |= {"TORCHTUTOR_HOME": str(tmp_path / "home"), "TORCHTUTOR_CACHE": str(tmp_path / "cache")}
    where = subprocess.run([python, "-c", "import tutor; print(tutor.__file__)"], cwd=tmp_path, env=env, capture_output=True, text=True)
    assert where.stdout.startswith(str(place))
    try:
        for kind, code in (("right", 0), ("wrong", 1)):
            for answer in sorted((ROOT / "tests" / "answers" / "w4-mnist-load" / kind).glob("*.py"))[:2]:
                copy = tmp_path / answer.name
                copy.write_text(answer.read_text())
                done = subprocess.run([place / "bin" / "torchtutor", "check", "w4-mnist-load", "--file", copy], cwd=tmp_path, env=env, capture_output=True, text=True)
                assert done.returncode == code, done.stdout + done.stderr
    finally:
        subprocess.run([place / "bin" / "torchtutor", "runner", "stop"], cwd=tmp_path, env=env)
