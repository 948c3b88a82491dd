"""The headless core: a check from file to progress, and everything around it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from runners import record
from runners.client import RunnerError
from tests.tutor.building import FakeClient, session
from tutor.errors import UsageError
from tutor.session import RunError, Session, public

RIGHT = "def add(a, b):\n    return a + b\n"


@pytest.fixture
def desk(tmp_path: Path) -> tuple[Session, FakeClient]:
    return session(tmp_path)


def events(s: Session) -> list[str]:
    return [e["event"] for e in s.log.events()]


def test_a_check_keeps_the_version_and_records_attempt_and_verdict(desk: tuple[Session, FakeClient]) -> None:
    s, client = desk
    verdict = s.check("w1-adder")
    assert verdict["verdict"] == "fail"
    assert events(s) == ["learner", "attempt", "check"]
    done = s.progress.of("w1-adder")
    assert (done.state, done.attempts, done.last) == ("started", 1, (1, 2))
    s.workspace.path(s.course.exercise("w1-adder")).write_text(RIGHT)
    assert s.check("adder")["verdict"] == "pass"
    assert s.progress.state("w1-adder") == "passed"
    attempt = next(e for e in s.log.events() if e["event"] == "attempt")
    assert s.workspace.kept(attempt["source"]) == client.requests[0]["sources"]["adder.py"]


def test_the_request_is_what_the_runner_expects(desk: tuple[Session, FakeClient]) -> None:
    s, client = desk
    s.check("w1-quiz", seed=5, device="auto")
    (request,) = client.requests
    home = s.paths.home
    assert request == {
        "op": "check",
        "exercise": "w1-quiz",
        "folder": str(s.course.exercise("w1-quiz").folder),
        "main": "quiz.py",
        "sources": {"quiz.py": (home / "week01/quiz.py").read_text()},
        "path": str(home / "week01/quiz.py"),
        "week_folder": str(home / "week01"),
        "outputs": str(home / "week01/outputs"),
        "data": str(home / "data"),
        "home": str(home),
        "runs": str(s.paths.runs),
        "answers": str(s.paths.answers),
        "seed": 5,
        "device": "auto",
        "draw": s.workspace.drawn(s.course.exercise("w1-quiz")),
        "attempt": 1,
        "limits": {"check": 5.0, "wall": 60.0, "memory": 4096, "output": 8388608},
        "curve": None,
        "doctor": False,
    }
    s.check("w1-quiz")
    assert client.requests[1]["attempt"] == 2
    s.retry("w1-quiz")
    s.check("w1-quiz")
    assert client.requests[2]["attempt"] == 1
    assert client.requests[2]["draw"] != request["draw"]


def test_preparing_asks_without_sources_and_never_fails(desk: tuple[Session, FakeClient], monkeypatch: pytest.MonkeyPatch) -> None:
    s, client = desk
    s.prepare("w1-adder")
    assert "sources" not in client.prepared[0]

    def refuse(request: object) -> None:
        raise RunnerError("no torch")

    monkeypatch.setattr(client, "prepare", refuse)
    s.prepare("w1-adder")


def test_a_runner_that_can_not_start_is_a_run_error(desk: tuple[Session, FakeClient], monkeypatch: pytest.MonkeyPatch) -> None:
    s, client = desk

    def refuse(request: object) -> None:
        raise RunnerError("The runner could not start.")

    monkeypatch.setattr(client, "check", refuse)
    with pytest.raises(RunError, match="could not start"):
        s.check("w1-adder")
    assert events(s) == []


def test_a_file_elsewhere_leaves_workspace_and_progress_alone(desk: tuple[Session, FakeClient], tmp_path: Path) -> None:
    s, client = desk
    file = tmp_path / "elsewhere.py"
    file.write_text(RIGHT)
    assert s.check("w1-adder", file=file)["verdict"] == "pass"
    assert s.check("w1-quiz", file=file)["verdict"] == "pass"
    assert not s.paths.home.exists()
    assert client.requests[0]["sources"] == {"adder.py": RIGHT}
    assert client.requests[1]["draw"]
    s.catch_up()
    assert not s.paths.home.exists()


def test_a_check_that_was_stopped_has_no_verdict_but_counts_as_known(desk: tuple[Session, FakeClient]) -> None:
    s, client = desk
    client.hold = True
    pending = s.start_check("w1-adder")
    run = pending.run
    writer = run.writer  # type: ignore[attr-defined]
    writer.end("stopped")
    writer.close()
    with pytest.raises(RunError, match="stopped before there was a verdict"):
        s.finish(pending)
    assert s.progress.runs == {run.id: True}
    assert s.progress.of("w1-adder").verdict is None


def test_a_full_disk_does_not_cost_the_verdict(desk: tuple[Session, FakeClient], monkeypatch: pytest.MonkeyPatch) -> None:
    s, _ = desk
    s.open("w1-adder")
    pending = s.start_check("w1-adder")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tutor.files.os.write", full)
    assert s.finish(pending)["verdict"] == "fail"
    assert "the disk is full" in s.log.notes[0]
    monkeypatch.undo()
    assert s.catch_up().recorded == (("w1-adder", "fail"),)


# Catching up


def test_verdicts_of_runs_that_ended_unseen_are_recorded(desk: tuple[Session, FakeClient], tmp_path: Path) -> None:
    s, _ = desk
    s.open("w1-adder")
    s.workspace.path(s.course.exercise("w1-adder")).write_text(RIGHT)
    pending = s.start_check("w1-adder")
    again, _ = session(tmp_path)
    assert again.progress.state("w1-adder") == "started"
    assert again.catch_up().recorded == (("w1-adder", "pass"),)
    assert again.progress.state("w1-adder") == "passed"
    assert again.catch_up().recorded == ()
    s.finish(pending)
    assert events(s).count("check") == 1


def test_killed_before_the_attempt_was_noted_the_verdict_still_counts(desk: tuple[Session, FakeClient]) -> None:
    s, client = desk
    ex = s.course.exercise("w1-adder")
    sources = s.workspace.read(ex)
    client.check(s.request(ex, sources))
    assert s.catch_up().recorded == (("w1-adder", "fail"),)
    assert s.progress.of("w1-adder").attempts == 1


def test_a_run_that_goes_on_is_told_and_a_lost_one_is_settled(desk: tuple[Session, FakeClient]) -> None:
    s, client = desk
    client.hold = True
    pending = s.start_check("w1-adder")
    assert s.catch_up().running == (("w1-adder", pending.run.id),)
    pending.run.writer.close()  # type: ignore[attr-defined]  # its supervisor is gone
    found = s.catch_up()
    assert (found.recorded, found.running) == ((), ())
    assert s.progress.runs[pending.run.id] is True


def test_runs_of_another_home_are_not_ours(desk: tuple[Session, FakeClient]) -> None:
    s, client = desk
    ex = s.course.exercise("w1-adder")
    request = s.request(ex, s.workspace.read(ex))
    client.check({**request, "home": "/elsewhere"})
    assert s.catch_up().recorded == ()


# Hints, solution, steps


def test_the_first_hint_is_free_and_later_ones_open_after_a_try_or_a_second_request(desk: tuple[Session, FakeClient]) -> None:
    s, _ = desk
    first = s.hint("w1-adder")
    assert (first.open, first.new, first.left) == (("Look at the signs.",), True, 2)
    refused = s.hint("w1-adder")
    assert (len(refused.open), refused.new) == (1, False)
    assert "Ask again" in refused.refused
    assert len(s.hint("w1-adder").open) == 2
    s.check("w1-adder")
    third = s.hint("w1-adder")
    assert (len(third.open), third.new, third.left) == (3, True, 0)
    assert s.hint("w1-adder") == s.hints("w1-adder")


def test_a_refusal_is_forgotten_after_a_try(desk: tuple[Session, FakeClient]) -> None:
    s, _ = desk
    s.hint("w1-adder")
    s.hint("w1-adder")
    s.check("w1-adder")
    assert s.hint("w1-adder").new
    assert not s.hint("w1-adder").new


def test_looking_at_the_solution_is_recorded_and_brings_it_back_first(desk: tuple[Session, FakeClient]) -> None:
    s, _ = desk
    assert "total = a + b" in s.solution("w1-adder")["adder.py"]
    path = s.open("w1-adder")
    path.write_text(RIGHT)
    s.check("w1-adder")
    assert s.progress.of("w1-adder").solution_seen
    tomorrow = date.today() + timedelta(days=1)
    assert [(r.exercise, r.solution_seen) for r in s.reviews(tomorrow)] == [("w1-adder", True)]
    assert s.reviews() == []


def test_comparing_with_the_solution_is_looking_at_it(desk: tuple[Session, FakeClient]) -> None:
    s, _ = desk
    s.open("w1-adder")
    assert s.diff("w1-adder") == []
    assert not s.progress.of("w1-adder").solution_seen
    assert s.diff("w1-adder", solution=True)
    assert s.progress.of("w1-adder").solution_seen


def test_reset_and_undo(desk: tuple[Session, FakeClient]) -> None:
    s, _ = desk
    path = s.open("w1-adder")
    path.write_text("mine")
    s.reset("w1-adder")
    assert path.read_text() != "mine"
    assert s.undo("w1-adder")
    assert path.read_text() == "mine"
    assert s.redo("w1-adder")


# Standing


def test_where_one_left_off(desk: tuple[Session, FakeClient]) -> None:
    s, _ = desk
    assert s.left_off() == "w1-adder"
    s.open("w1-quiz").write_text(RIGHT)
    assert s.left_off() == "w1-quiz"
    s.check("w1-quiz")
    assert s.left_off() == "w1-project"
    assert s.next_exercise("w1-milestone-sum") == "w1-adder"
    for identity in s.course.order:
        s.open(identity).write_text(RIGHT)
        s.check(identity)
    assert (s.left_off(), s.next_exercise()) == (None, None)
    (first, second) = s.weeks()
    assert (first.done, first.total, first.milestone) == (3, 3, "reached")
    assert (second.done, second.total, second.milestone) == (0, 0, "open")
    assert [(m.exists, bool(m.reached)) for m in s.milestones()] == [(True, True), (False, False)]


def test_an_exercise_that_does_not_exist(desk: tuple[Session, FakeClient]) -> None:
    s, _ = desk
    with pytest.raises(UsageError):
        s.check("w1-nothing")


def test_the_public_verdict_has_the_promised_keys_in_order(desk: tuple[Session, FakeClient]) -> None:
    s, _ = desk
    verdict = public(s.check("w1-adder"))
    assert list(verdict) == ["exercise", "verdict", "seed", "device", "checks", "feedback", "seconds", "sandbox"]


def test_the_real_client_is_found(tmp_path: Path) -> None:
    from runners.client import Client
    from tests.tutor.building import places

    s = Session(places(tmp_path))
    client = s.client
    assert isinstance(client, Client)
    assert client.cache == s.paths.cache
    assert record.ids(s.paths.runs) == []
    assert s.runner_status() is None
    assert s.stop_runner() is False
