"""Hostile and clumsy scripts, each through a real host, as an ordinary user where that can be had: contained, and the next check works.

In the short run: one or two of each kind, with every layer. With `-m long`, all of them: with every layer, without namespaces, with neither namespaces nor Landlock (where the truth is that some are not
contained: their headers say `# open:`), and with one layer less at a time."""
from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile.ordinary import Cannot, Driver, Ordinary
from tests.hostile.ring import SCRIPTS, Fight, script
from tests.hostile.table import ABLATED, SETTINGS, cases

LAYERS = {"namespaces", "landlock", "seccomp", "limits", "watchdog", "supervisor", "wire", "kernel"}
QUICK = {"answers_read", "control_forged", "crashes", "daemon", "disk_one_file", "escapes_printed", "exits_while_asked", "frames_broken",
         "home_read", "kills_everyone", "links_out", "memory_at_once", "modes_changed", "objects_that_lie", "proc_reads", "sockets_internet",
         "traces", "waits_for_a_key"}


def marks(setting: str, path: Path, kind: str) -> list[pytest.MarkDecorator]:
    return [] if setting == "all layers" and kind == "check" and path.stem in QUICK else [pytest.mark.long]


CASES = [pytest.param(setting, path, kind, id=f"{setting.replace(' ', '-')}-{path.stem}-{kind}", marks=marks(setting, path, kind))
         for setting in {**SETTINGS, **ABLATED} for path, kind in cases(setting)]


def test_there_are_enough_and_each_says_what_must_hold() -> None:
    scripts = [script(path) for path in SCRIPTS]
    assert len(scripts) >= 60
    for one in scripts:
        assert one.tries, one.name
        assert one.by and one.by <= LAYERS, one.name
        assert one.kinds and set(one.kinds) <= {"check", "run"}, one.name
        assert one.ends <= {"done", "died", "timeout", "memory", "output"}, one.name
        assert {setting.partition(" as ")[0] for setting in one.open} <= {*SETTINGS, *ABLATED} - {"all layers", "no namespaces"}, one.name


@pytest.fixture(scope="module")
def who() -> Iterator[Ordinary]:
    with tempfile.TemporaryDirectory(prefix="tt-python-", dir="/tmp") as folder:    # where another user can reach it
        Path(folder).chmod(0o755)
        yield Ordinary(Path(folder))


@pytest.fixture(scope="module")
def drivers(who: Ordinary) -> Iterator[dict[str, Driver]]:
    made: dict[str, Driver] = {}
    yield made
    for driver in made.values():
        driver.close()


def fight(setting: str, path: Path, kind: str, who: Ordinary, drivers: dict[str, Driver], base: Path) -> Fight:
    if setting not in drivers:
        for driver in drivers.values():         # one host at a time: each holds torch
            driver.close()
        try:
            drivers[setting] = Driver(who, base, {**SETTINGS, **ABLATED}[setting])
        except Cannot as why:
            pytest.skip(str(why))
    return drivers[setting].fight(path, kind)


@pytest.mark.parametrize(("setting", "path", "kind"), CASES)
def test_contained(setting: str, path: Path, kind: str, who: Ordinary, drivers: dict[str, Driver], tmp_path: Path) -> None:
    one = script(path)
    found = fight(setting, path, kind, who, drivers, tmp_path)
    if {setting, f"{setting} as {kind}"} & set(one.open):
        assert found.wrong(), f"{one.name} is contained in this setting now: its header says it is not"
        return
    assert found.wrong() == [], found
    assert found.next == "pass"
    if setting != "all layers":
        return
    if kind == "check":
        assert found.how in one.ends, found
        assert not one.verdict or found.verdict in one.verdict, found
        assert found.verdict or found.how == "stopped"
    else:
        assert found.how in one.ends | {"done", "died"}, found
    assert not found.by or set(found.by) & one.by, found
    if found.how not in ("done", "died"):
        assert found.told, found
