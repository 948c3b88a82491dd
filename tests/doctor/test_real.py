"""Whole trainings that do not know us: under us they give what they give without us, bit for bit; every loss of theirs is drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.doctor.examine import SCRIPTS, Seen, examine

REAL = sorted(SCRIPTS.glob("real/*.py"))
LOSSES = {"accumulation": {"loss / EVERY": 240}, "compiled": {"loss": 30}, "dcgan": {"errD_real": 40, "errD_fake": 40, "errG": 40},
          "language_model": {"loss": 28}, "mixed_precision": {"scale(loss)": 64}, "mnist_like": {"loss": 40},
          "multi_task": {"total": 25, "penalty": 1}, "numpy_only": {}, "reinforce": {"policy_loss": 40}, "super_resolution": {"loss": 36},
          "workers": {"loss": 24}}


ODD = sorted(SCRIPTS.glob("odd/*.py"))


def both(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Seen, Seen]:
    """With us, and without; the same in both."""
    results = []
    for name, looked in (("with", True), ("without", False)):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        results.append(examine(path, looked=looked, watched=looked))
    one, other = results
    assert not one.stumbled
    assert (one.code, one.out.replace("/with/", "/without/")) == (other.code, other.out)
    assert files(one) == files(other)
    return one, other


def files(seen: Seen) -> dict[str, bytes]:
    """What it left in its folder."""
    return {path.relative_to(seen.place).as_posix(): path.read_bytes() for path in seen.place.rglob("*")
            if path.is_file() and path.name != "printed.txt"}


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_it_runs_as_without_us_and_its_losses_are_drawn(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen, _ = both(path, tmp_path, monkeypatch)
    assert seen.code == 0, seen.out[-2000:]
    assert not [found for found in seen.findings if found["level"] != "hint"], seen.findings
    assert seen.series == LOSSES[path.stem]


@pytest.mark.parametrize("path", ODD, ids=lambda path: path.stem)
def test_whatever_it_does_it_does_the_same_without_us(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    both(path, tmp_path, monkeypatch)
