"""Nothing grows, however many runs there were; and no answer is in what a learner's process can reach."""
from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.memory import Use, grows, series
from tests.runners.tools import Place, hosted, output, until

MARK = "zT4hP9wLc2"
# Searches everything that it can read: its memory, its environment, and every file below the folders that it is given.
SEARCH = """
import os, sys
mark = bytes(reversed(MARK.encode()))
begin = b"here-it-is-"
found, looked, files = [], 0, 0
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", buffering=0) as memory:
    for line in maps.read().splitlines():
        span, mode, *_ = line.split()
        start, end = (int(x, 16) for x in span.split("-"))
        if "r" not in mode or start >> 47:
            continue
        for place in range(start, end, 16 << 20):
            try:
                memory.seek(place)
                data = memory.read(min(end - place, (16 << 20) + 64))
            except (OSError, OverflowError):
                break
            looked += len(data)
            at = data.find(mark)
            while at >= 0:
                if data[max(0, at - len(begin)):at] == begin:
                    found.append(line)
                at = data.find(mark, at + 1)
for key, value in os.environ.items():
    if mark in value.encode("utf-8", "surrogateescape"):
        found.append(key)
for top in PLACES:
    for folder, _, names in os.walk(top):
        for name in names:
            path = os.path.join(folder, name)
            try:
                if os.path.isfile(path) and os.path.getsize(path) < 1 << 24:
                    with open(path, "rb") as file:
                        files += 1
                        if begin + mark in file.read():
                            found.append(path)
            except OSError:
                pass
print("LOOKED", looked >> 20, files, "FOUND", found)
"""


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Place:
    place = Place(tmp_path_factory.mktemp("marked"))
    said = f"here-it-is-{MARK}"
    (place.exercise / "solution.py").write_text(f"HELD = {said!r}\ndef answer(x):\n    '''{said}'''\n    return 2 * x\n")
    (place.exercise / "checks.py").write_text((place.exercise / "checks.py").read_text() + f"\nHELD = {said!r}\n")
    (place.exercise / "pitfalls" / "halves.py").write_text(f'"""You halve. {said}"""\nHELD = {said!r}\ndef answer(x):\n    return x / 2\n')
    return place


@pytest.mark.parametrize("off", [(), ("namespaces",)], ids=["all layers", "no namespaces"])
def test_the_learners_memory_and_files_hold_no_answers(off: tuple[str, ...], marked: Place) -> None:
    """After the answers were used and held ahead: the search runs in a process that was forked from the host since."""
    place = marked
    with hosted(place, off=off) as client:
        limits = {"check": 120, "wall": 300}
        for text in ("def answer(x):\n    return x / 2\n", "def answer(x):\n    return 2 * x\n"):        # the pitfall, too
            assert place.run(client, text, limits=limits, seed=None).verdict is not None
        held = place.cache / "answers"
        assert until(lambda: any(p.is_file() and p.name != "held" for p in held.rglob("*")), 60), "conversations are held ahead"
        folders = [str(p) for p in (place.base, place.exercise.parents[2], Path("/tmp"), Path("/dev/shm"), Path("/var/tmp"))]
        text = f"MARK, PLACES = {MARK[::-1]!r}, {folders!r}\n{SEARCH}\ndef answer(x):\n    return 2 * x\n"
        run = place.run(client, text, limits=limits, seed=None)
        told = next(line for line in output(run).splitlines() if line.startswith("LOOKED"))
        assert int(told.split()[1]) > 200, told         # MB of memory: torch alone is more. Of those folders it may see no file at all
        assert told.endswith("FOUND []"), told


def test_the_search_would_find_it(marked: Place) -> None:
    """The same search, where the mark is in its own memory, its environment, and a file beside it."""
    place = marked
    (place.week / "beside.txt").write_text(f"here-it-is-{MARK}")
    with hosted(place) as client:
        text = (f"import os\nMARK, PLACES = {MARK[::-1]!r}, [{str(place.week)!r}]\nheld = 'here-it-is-' + MARK[::-1]\nos.environ['X'] = held\n{SEARCH}\n"
                "def answer(x):\n    return 2 * x\n")
        run = place.run(client, text, limits={"check": 120, "wall": 300})
        told = next(line for line in output(run).splitlines() if line.startswith("LOOKED"))
        (place.week / "beside.txt").unlink()
        assert "beside.txt" in told
        assert "'X'" in told
        assert told.count("rw-p") >= 1


@pytest.mark.long
def test_nothing_grows() -> None:
    assert grows(series(500)) == []


def test_growth_would_be_seen() -> None:
    flat = [Use(n, 700.0, 720.0, 700.0, 720.0, 12, 5, 0) for n in (1, 20, 40, 60)]
    assert grows(flat) == []
    assert len(grows([*flat, Use(80, 700.0, 720.0, 710.0, 760.0, 20, 9, 4)])) == 5
