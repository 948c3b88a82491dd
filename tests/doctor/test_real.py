"""Whole trainings that do not know us: under us they give what they give without us, bit for bit; every loss of theirs is drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.doctor.examine import SCRIPTS, examine

REAL = sorted(SCRIPTS.glob("real/*.py"))
LOSSES = {"accumulation": {"loss / EVERY": 240}, "compiled": {"loss": 30}, "dcgan": {"errD_real": 40, "errD_fake": 40, "errG": 40},
          "language_model": {"loss": 28}, "mixed_precision": {"scale(loss)": 64}, "mnist_like": {"loss": 40},
          "multi_task": {"total": 25, "penalty": 1}, "numpy_only": {}, "reinforce": {"policy_loss": 40}, "super_resolution": {"loss": 36},
          "workers": {"loss": 24}}


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_it_runs_as_without_us_and_its_losses_are_drawn(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    results = []
    for name, looked in (("with", True), ("without", False)):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        seen = examine(path, looked=looked, watched=looked)
        files = {one.relative_to(seen.place).as_posix(): one.read_bytes() for one in seen.place.rglob("*") if one.is_file()}
        results.append((seen.code, seen.out, files))
        if looked:
            assert not seen.stumbled
            assert not [found for found in seen.findings if found["level"] != "hint"], seen.findings
            assert seen.series == LOSSES[path.stem]
    assert results[0][:2] == results[1][:2]
    assert results[0][2] == results[1][2]
    assert results[0][0] == 0, results[0][1][-2000:]
