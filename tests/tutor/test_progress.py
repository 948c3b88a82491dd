"""Progress: nothing that was recorded is lost, whatever happens to the process or to the file."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.tutor.building import places
from tutor.files import Lines
from tutor.progress import Progress, fold
from tutor.progress_log import ProgressError, ProgressLog

HOUR = st.integers(0, 24 * 40).map(lambda h: (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=h)).strftime("%Y-%m-%dT%H:%M:%S.%fZ"))
EVENT = st.fixed_dictionaries(
    {
        "id": st.integers(0, 60).map(lambda n: f"{n:04x}"),
        "at": HOUR,
        "event": st.sampled_from(["learner", "start", "attempt", "check", "hint", "hint-asked", "solution", "retry", "later"]),
        "exercise": st.sampled_from(["w1-a", "w2-b"]),
    },
    optional={
        "run": st.integers(0, 9).map(str),
        "verdict": st.sampled_from(["pass", "fail", "error", "lost", 3]),
        "passed": st.integers(0, 4),
        "total": st.just(4),
        "step": st.integers(1, 3),
        "seed": st.integers(0, 99),
        "source": st.sampled_from("xyz"),
        "new key": st.none(),
    },
)


def events_of(log: ProgressLog, exercise: str = "w1-a") -> list[str]:
    return [e["event"] for e in log.events() if e.get("exercise") == exercise]


def at(day: int, hour: int = 12) -> str:
    return (datetime(2026, 3, 1, hour, tzinfo=UTC) + timedelta(days=day)).astimezone().strftime("%Y-%m-%dT%H:%M:%S.%f%z")


def check(run: int, verdict: str = "pass", day: int = 0, **more: Any) -> dict[str, Any]:
    return {"event": "check", "exercise": "w1-a", "run": str(run), "verdict": verdict, "at": at(day), "id": f"r{run}", **more}


# The fold


def test_from_new_to_passed() -> None:
    assert Progress().state("w1-a") == "new"
    done = fold([{"event": "start", "exercise": "w1-a", "at": at(0)}]).of("w1-a")
    assert (done.state, done.attempts) == ("started", 0)
    done = fold([check(1, "fail", passed=2, total=4), check(2, "fail", 1, passed=1, total=4)]).of("w1-a")
    assert (done.state, done.attempts, done.best, done.last) == ("started", 2, (2, 4), (1, 4))
    progress = fold([check(1, "fail"), check(2, day=1), check(3, "fail", 2)])
    assert progress.state("w1-a") == "passed"
    assert progress.done(["w1-a", "w1-b"]) == 1


def test_a_run_counts_once_however_often_it_is_told() -> None:
    attempt = {"event": "attempt", "exercise": "w1-a", "run": "1", "at": at(0), "id": "x", "source": "s"}
    done = fold([attempt, check(1, "fail"), {**check(1), "id": "again", "at": at(3)}]).of("w1-a")
    assert (done.attempts, done.state) == (1, "started")


@pytest.mark.parametrize(("day", "offset"), [(0, 1), (1, 3), (2, 3), (3, 7), (8, 21), (21, None), (40, None)])
def test_reviews_come_after_1_3_7_and_21_days(day: int, offset: int | None) -> None:
    done = fold([check(1, source="a"), check(2, day=day, source="b")]).of("w1-a")
    assert done.due() == (None if offset is None else date(2026, 3, 1) + timedelta(days=offset))


def test_checking_the_same_file_again_is_no_review_unless_it_is_a_new_try() -> None:
    same = [check(1, source="a"), check(2, day=1, source="a")]
    assert fold(same).of("w1-a").due() == date(2026, 3, 2)
    retry = {"event": "retry", "exercise": "w1-a", "at": at(0, 13), "id": "t"}
    assert fold([*same, retry]).of("w1-a").due() == date(2026, 3, 4)


def test_those_whose_solution_was_seen_come_first() -> None:
    seen = [{"event": "solution", "exercise": "w1-z", "at": at(0), "id": "s"}, {**check(9, day=1), "exercise": "w1-z"}]
    progress = fold([check(1), *seen])
    assert [r.exercise for r in progress.due(date(2026, 3, 10))] == ["w1-z", "w1-a"]
    assert progress.due(date(2026, 3, 1)) == []
    after = fold([check(1), {"event": "solution", "exercise": "w1-a", "at": at(1), "id": "s"}])
    assert not after.of("w1-a").solution_seen


@given(st.lists(EVENT, max_size=30))
def test_the_order_of_lines_does_not_matter(events: list[dict[str, Any]]) -> None:
    assert fold(events).as_data() == fold(reversed(events)).as_data()
    assert fold(events + events).as_data() == fold(events).as_data()


@given(st.lists(EVENT, max_size=30))
def test_a_fold_survives_its_cache(events: list[dict[str, Any]]) -> None:
    progress = fold(events)
    assert Progress.from_data(json.loads(json.dumps(progress.as_data()))).as_data() == progress.as_data()


ANYTHING = st.one_of(
    st.none(), st.integers(), st.text(max_size=5), st.lists(st.integers(), max_size=2), st.sampled_from(["check", "hint", "learner"])
)


@given(st.lists(st.dictionaries(st.sampled_from(["event", "exercise", "at", "id", "run", "step", "seed"]), ANYTHING)))
def test_nothing_a_newer_version_writes_breaks_the_fold(events: list[dict[str, Any]]) -> None:
    fold(events)


# The file


def test_the_first_line_carries_the_learners_seed(tmp_path: Path) -> None:
    log = ProgressLog(places(tmp_path))
    seed = log.seed()
    assert seed == log.seed() == ProgressLog(places(tmp_path)).seed()
    log.record("start", "w1-a")
    first = json.loads(log.paths.progress.read_text().splitlines()[0])
    assert (first["event"], first["seed"]) == ("learner", seed)


def test_a_recorded_event_is_seen_by_others_at_once(tmp_path: Path) -> None:
    one, other = ProgressLog(places(tmp_path)), ProgressLog(places(tmp_path))
    one.record("start", "w1-a")
    assert other.progress.state("w1-a") == "started"
    other.record("check", "w1-a", run="1", verdict="pass")
    assert one.progress.state("w1-a") == "passed"
    assert one.progress.as_data() == fold(one.events()).as_data()


def test_looking_creates_nothing(tmp_path: Path) -> None:
    assert ProgressLog(places(tmp_path)).progress.seed is None
    assert list(tmp_path.iterdir()) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(cut=st.integers(0, 400))
def test_a_torn_last_line_is_set_aside_and_the_next_begins_anew(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    paths = places(tmp_path_factory.mktemp("torn"))
    log = ProgressLog(paths)
    for number in range(4):
        log.record("start", f"w1-{number}")
    whole = paths.progress.read_bytes()
    cut = min(cut, len(whole))
    paths.progress.write_bytes(whole[:cut])
    ProgressLog(paths).record("start", "w1-after")
    lines = paths.progress.read_bytes()
    assert lines.endswith(b"\n")
    kept = [json.loads(line) for line in lines.splitlines()]
    complete = [line for line in whole.splitlines() if whole.find(line) + len(line) <= cut]
    assert [e["id"] for e in kept if e["event"] == "start"][:-1] == [e["id"] for e in map(json.loads, complete) if e["event"] == "start"]
    assert kept[-1]["exercise"] == "w1-after"
    torn = whole[:cut].rpartition(b"\n")[2]
    aside = paths.progress.with_name("progress.jsonl.torn")
    if torn and torn not in complete:
        assert torn in aside.read_bytes()


def test_junk_is_kept_aside_in_one_sentence_and_the_rest_is_used(tmp_path: Path) -> None:
    paths = places(tmp_path)
    ProgressLog(paths).record("check", "w1-a", run="1", verdict="pass")
    with paths.progress.open("ab") as file:
        file.write(b"\x00" * 50 + b"\n\xff\xfe junk\n[1]\n")
    log = ProgressLog(paths)
    log.record("check", "w1-b", run="2", verdict="pass")
    assert log.progress.done(["w1-a", "w1-b"]) == 2
    assert log.notes == [f"3 lines of {paths.progress} could not be read (kept in progress.jsonl.torn); the rest is used."]
    assert b"\xff\xfe junk\n" in (paths.home / "progress.jsonl.torn").read_bytes()
    again = ProgressLog(paths)
    assert again.progress.done(["w1-a", "w1-b"]) == 2
    assert again.notes == []


def test_a_folder_in_its_place_is_one_sentence(tmp_path: Path) -> None:
    paths = places(tmp_path)
    paths.progress.mkdir(parents=True)
    with pytest.raises(ProgressError, match=r"progress\.jsonl is a folder where a file is needed"):
        ProgressLog(paths).record("start", "w1-a")


def test_a_full_disk_leaves_whole_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    log = ProgressLog(places(tmp_path))
    log.record("start", "w1-a")
    before = log.paths.progress.read_bytes()
    write = os.write
    monkeypatch.setattr("tutor.files.os.write", lambda fd, data: write(fd, data[:7]))
    with pytest.raises(ProgressError, match="the disk is full"):
        log.record("start", "w1-b")
    monkeypatch.undo()
    assert log.paths.progress.read_bytes() == before


def test_a_long_file_is_folded_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = ProgressLog(places(tmp_path))
    log.seed()
    many = [check(n, "fail", id=f"e{n}") for n in range(1000)]
    Lines(log.paths.progress).append(many)
    assert log.progress.of("w1-a").attempts == 1000

    def never(*_: object) -> Progress:
        raise AssertionError("folded again")

    monkeypatch.setattr("tutor.progress_log.fold", never)
    cached = ProgressLog(log.paths)
    assert cached.progress.as_data() == log.progress.as_data()
    monkeypatch.undo()
    cached.record("check", "w1-a", run="new", verdict="pass")
    assert ProgressLog(log.paths).progress.state("w1-a") == "passed"
    (cache,) = log.paths.cache.glob("progress-*.json")
    cache.write_text("{broken")
    assert ProgressLog(log.paths).progress.of("w1-a").attempts == 1001


# Merging


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(mine=st.lists(EVENT, max_size=12), theirs=st.lists(EVENT, min_size=1, max_size=12))
def test_merging_is_a_union_in_either_direction(
    tmp_path_factory: pytest.TempPathFactory, mine: list[dict[str, Any]], theirs: list[dict[str, Any]]
) -> None:
    unique: dict[str, dict[str, Any]] = {}
    for event in [*mine, *theirs]:  # one id means one event
        unique.setdefault(event["id"], event)
    sides = []
    for events in (mine, theirs):
        paths = places(tmp_path_factory.mktemp("side"))
        paths.make(paths.home)
        Lines(paths.progress).append([unique[e["id"]] for e in events] or [])
        sides.append(ProgressLog(paths))
    one, other = sides
    if mine:
        other_before = other.paths.progress.read_bytes()
        one.merge(other.paths.progress)
        assert one.merge(other.paths.home) == 0
        assert other.paths.progress.read_bytes() == other_before
        other.merge(one.paths.progress)
        assert one.progress.as_data() == other.progress.as_data() == fold(unique.values()).as_data()
        assert {e["id"] for e in one.events()} == set(unique)


def test_the_older_learners_seed_wins(tmp_path: Path) -> None:
    laptop, box = ProgressLog(places(tmp_path / "a")), ProgressLog(places(tmp_path / "b"))
    older = laptop.seed()
    newer = box.seed()
    assert older != newer
    box.record("start", "w1-a")
    assert box.merge(laptop.paths.progress) == 1
    assert laptop.merge(box.paths.home) == 2
    assert (laptop.seed(), box.seed()) == (older, older)


@pytest.mark.parametrize(("content", "words"), [(None, "does not exist"), (b"hello\n", "holds no progress"), (b"", "holds no progress")])
def test_what_can_not_be_merged_is_one_sentence(tmp_path: Path, content: bytes | None, words: str) -> None:
    file = tmp_path / "copy.jsonl"
    if content is not None:
        file.write_bytes(content)
    log = ProgressLog(places(tmp_path))
    with pytest.raises(ProgressError, match=words):
        log.merge(file)
    assert not log.paths.progress.exists()


# Other processes

APPEND = """
import sys
from tutor.paths import Paths
from tutor.progress_log import ProgressLog
log = ProgressLog(Paths.find(sys.argv[1], {"TORCHTUTOR_CACHE": sys.argv[1] + "-cache"}))
print("ready", flush=True)
for number in range(int(sys.argv[3])):
    log.record("check", sys.argv[2], run=f"{sys.argv[2]}-{number}", verdict="fail", passed=1, total=2, text="x" * 500)
"""


def appender(paths_home: Path, exercise: str, count: int) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", APPEND, str(paths_home), exercise, str(count)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def test_two_apps_may_append_at_once(tmp_path: Path) -> None:
    paths = places(tmp_path)
    ProgressLog(paths).seed()
    both = [appender(paths.home, name, 150) for name in ("w1-a", "w1-b")]
    for process in both:
        with process:
            assert process.wait() == 0
    log = ProgressLog(paths)
    assert (log.progress.of("w1-a").attempts, log.progress.of("w1-b").attempts) == (150, 150)
    assert log.notes == []
    assert [e["event"] for e in log.events()].count("learner") == 1


def test_two_first_starts_make_one_learner(tmp_path: Path) -> None:
    paths = places(tmp_path)
    both = [appender(paths.home, name, 5) for name in ("w1-a", "w1-b")]
    for process in both:
        with process:
            assert process.wait() == 0
    assert [e["event"] for e in ProgressLog(paths).events()].count("learner") == 1


def test_a_killed_app_loses_no_line_that_was_recorded(tmp_path: Path) -> None:
    paths = places(tmp_path)
    ProgressLog(paths).seed()
    for number in range(6):
        process = appender(paths.home, f"w1-{number}", 100_000)
        seen = paths.progress.stat().st_size
        while paths.progress.stat().st_size < seen + 3000 + 700 * number:
            time.sleep(0.001)
        process.send_signal(signal.SIGKILL)
        with process:
            process.wait()
        content = paths.progress.read_bytes()
        whole = content.count(b"\n")
        log = ProgressLog(paths)
        log.record("start", "w1-after")
        assert len(log.events()) == whole + 1
        assert paths.progress.read_bytes().endswith(b"\n")
    assert events_of(ProgressLog(paths), "w1-after") == ["start"] * 6
