"""Each detector finds its mistake in a script that has it, at the line that has it, and nothing in its near twin.

tests/doctor/scripts/ID/bad.py has the mistake; the line that is to be named ends with `# here`. tests/doctor/scripts/ID/good*.py
are twins that look alike and are right: there no detector may speak of an
error or give a warning (whole trainings: test_real.py).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from runners.watch.detectors import ALL
from tests.doctor.examine import SCRIPTS, examine
from tests.doctor.page import PAGE, page

KINDS = {kind.id: kind for kind in ALL}
TWINS = sorted(SCRIPTS.glob("*/good*.py"))


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_each_has_an_id_of_its_own() -> None:
    assert len(KINDS) == len(ALL)
    assert all(kind.level in ("error", "warning", "hint") and kind.__doc__ for kind in ALL)


def test_the_page_about_them_is_as_they_are() -> None:
    assert PAGE.read_text("utf-8") == page(), "python -m tests.doctor.page"


@pytest.mark.parametrize("identity", sorted(KINDS))
def test_it_finds_its_mistake_and_nothing_else(identity: str) -> None:
    path = SCRIPTS / identity / "bad.py"
    seen = examine(path)
    assert not seen.stumbled
    assert [found for found in seen.ids if KINDS[found].level != "hint" or found == identity] == [identity], seen
    found = next(one for one in seen.findings if one["id"] == identity)
    assert found["level"] == KINDS[identity].level
    marked = [n for n, line in enumerate(path.read_text("utf-8").splitlines(), 1) if line.rstrip().endswith("# here")]
    if marked:
        assert (found["file"], found["line"]) in [(str(path), n) for n in marked], found
    assert found["message"].endswith((".", ")"))


@pytest.mark.parametrize("path", TWINS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_it_is_silent_where_all_is_right(path: Path) -> None:
    seen = examine(path)
    assert not seen.stumbled
    assert seen.code == 0, seen.out[-2000:]
    assert not [found for found in seen.findings if found["level"] != "hint"], seen.findings
    if path.parent.name in KINDS:
        assert path.parent.name not in seen.ids
