"""What several of these tests start from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tutor.doctors import Machine


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine for the doctor, on which all is well until the test spoils it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    return Machine(tmp_path)
