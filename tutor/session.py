"""What both the app and the command line do: course, workspace, progress and runner, put together without a screen.

Methods that talk to the runner or wait (`start_check`, `finish`, `prepare`, `catch_up`) block: the app calls them in a thread.
All others are quick. A Session may be used by several threads.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tutor.course import Course, Exercise
from tutor.draws import draw
from tutor.errors import TutorError, UsageError
from tutor.paths import Paths
from tutor.progress import MISSING, Progress, Review
from tutor.progress_log import ProgressLog
from tutor.runner import Client, Run, RunError, Verdict, as_run_error, public, without_verdict
from tutor.settings import Settings
from tutor.standing import MilestoneState, Standing, WeekState
from tutor.workspace import Sources, Workspace, read_elsewhere

MEMORY = 4096
OUTPUT = 8 << 20
UNRECORDED = "Until then your checks are judged, but not recorded."


@dataclass(frozen=True, slots=True)
class Pending:
    """A check that was asked for."""

    exercise: Exercise
    run: Run
    recorded: bool
    """Whether its verdict belongs into the progress (not for `--file`)."""


@dataclass(frozen=True, slots=True)
class Hints:
    """The hints that are open after asking for one."""

    open: tuple[str, ...]
    new: bool
    """Whether one was opened just now."""
    left: int
    refused: str = ""
    """Why the next one stayed closed, and how to open it."""


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """What happened while no app was looking."""

    recorded: tuple[tuple[str, str], ...]
    """Exercise and verdict of runs that had ended."""
    running: tuple[tuple[str, str], ...]
    """Exercise and run of those that still go on."""


class Session:
    """One learner at work."""

    def __init__(
        self,
        paths: Paths | None = None,
        course: Course | None = None,
        client: Client | None = None,
        settings: Settings | None = None,
    ) -> None:
        self.paths = paths or Paths.find()
        self.course = course or Course()
        self.log = ProgressLog(self.paths)
        self.workspace = Workspace(self.paths, self.log.seed)
        self._client = client
        self._settings = settings

    @property
    def settings(self) -> Settings:
        """The learner's settings, read when first needed."""
        if self._settings is None:
            self._settings = Settings.load(self.paths)
        return self._settings

    @property
    def progress(self) -> Progress:
        """What is done, as of now."""
        return self.log.progress

    @property
    def client(self) -> Client:
        """The way to the runner, made when first needed."""
        if self._client is None:
            from runners import client

            self._client = client.Client(self.paths.cache, self.paths.runtime)
        return self._client

    # Checking

    def start_check(
        self, exercise: Exercise | str, *, file: Path | None = None, seed: int | None = None, device: str | None = None
    ) -> Pending:
        """Read the learner's file once, keep that version, ask for a verdict on it, and note the attempt."""
        ex = self._exercise(exercise)
        if file is None:
            sources = self.workspace.read(ex)
            try:
                self.workspace.keep(ex, sources)
            except TutorError as error:  # a full disk: the verdict is not to wait for more room
                self._mention(error)
        else:
            sources = read_elsewhere(ex, file)
        request = self.request(ex, sources, elsewhere=file is not None, seed=seed, device=device)
        with as_run_error():
            run = self.client.check(request)
        if file is None:
            self._write("attempt", ex.id, run=run.id, source=sources.hash)
        return Pending(ex, run, recorded=file is None)

    def finish(self, pending: Pending) -> Verdict:
        """Wait for the verdict and record it. A `RunError` if the run ended without one."""
        with as_run_error():
            pending.run.wait()
        return self.conclude(pending)

    def conclude(self, pending: Pending) -> Verdict:
        """The verdict of a run that is over, recorded once however often this is called."""
        from runners import record

        verdict = record.verdict(pending.run.folder)
        if verdict is None:
            end = record.settle(pending.run.folder)
            how = str((end or {}).get("how") or "lost")
            if pending.recorded and end is not None:
                self._note(pending.exercise.id, pending.run.id, {"verdict": how})
            raise RunError(without_verdict(how, str((end or {}).get("detail") or "")))
        if pending.recorded:
            self._note(pending.exercise.id, pending.run.id, verdict)
        return verdict

    def check(
        self, exercise: Exercise | str, *, file: Path | None = None, seed: int | None = None, device: str | None = None
    ) -> Verdict:
        """`start_check` and `finish`."""
        return self.finish(self.start_check(exercise, file=file, seed=seed, device=device))

    def prepare(self, exercise: Exercise | str) -> None:
        """Have the conversations for the next checks held while the learner reads; trouble here is no trouble yet."""
        ex = self._exercise(exercise)
        with contextlib.suppress(TutorError), as_run_error():  # the check itself will say what is wrong
            self.client.prepare(self.request(ex, None))

    def catch_up(self) -> CaughtUp:
        """Record the verdicts of this home's runs that ended while no app was looking."""
        from runners import record

        recorded: list[tuple[str, str]] = []
        running: list[tuple[str, str]] = []
        known = self.progress.runs
        for place, run in enumerate(record.ids(self.paths.runs)):
            if known.get(run) is True or (run not in known and place >= 50):
                continue
            summary = record.load(self.paths.runs / run)
            exercise = self._ours(summary.request)
            if exercise is None:
                continue
            if summary.verdict is not None:
                self._note(exercise, run, summary.verdict)
                recorded.append((exercise, str(summary.verdict.get("verdict"))))
            elif (end := record.settle(summary.folder)) is not None:
                self._note(exercise, run, {"verdict": str(end.get("how") or "lost")})
            else:
                running.append((exercise, run))
        return CaughtUp(tuple(recorded), tuple(running))

    def request(
        self,
        ex: Exercise,
        sources: Sources | None,
        *,
        elsewhere: bool = False,
        seed: int | None = None,
        device: str | None = None,
    ) -> dict[str, Any]:
        """What the runner is asked, as docs/architecture.md has it; without sources, the request to prepare."""
        done = self.progress.of(ex.id)
        unseeded = elsewhere and self.progress.seed is None  # asking for the learner's seed would write one
        drawn = draw(ex.draw, 0, ex.id, 1) if unseeded else self.workspace.drawn(ex)
        scratch = self.paths.cache / "elsewhere" / f"week{ex.week:02d}"
        request: dict[str, Any] = {
            "op": "prepare" if sources is None else "check",
            "exercise": ex.id,
            "folder": str(ex.folder),
            "main": ex.main,
            "path": str(sources.path if sources else self.workspace.path(ex)),
            "week_folder": str(self.paths.week_folder(ex.week) if not elsewhere else scratch),
            "outputs": str(self.paths.outputs(ex.week) if not elsewhere else scratch / "outputs"),
            "data": str(self.paths.data),
            "home": str(self.paths.home),
            "runs": str(self.paths.runs),
            "answers": str(self.paths.answers),
            "seed": seed,
            "device": device or self.settings.device,
            "draw": drawn,
            "attempt": 1 if elsewhere else done.on_try + 1,
            "limits": {"check": ex.limits.check, "wall": ex.limits.wall, "memory": MEMORY, "output": OUTPUT},
            "doctor": ex.kind == "train",       # whole trainings of their own; a function is called in ways that no program would
            "curve": {"check": ex.curve.check, "name": ex.curve.name} if ex.curve else None,
        }
        if ex.limits.steps is not None:
            request["limits"]["steps"] = ex.limits.steps
        if sources is not None:
            request["sources"] = sources.texts
        return request

    # The runner

    def stop(self, run: str) -> bool:
        """End a run; False if it was over already."""
        with as_run_error():
            return self.client.stop(run)

    def start_runner(self) -> None:
        """Have the runner ready before the first check: loading torch takes seconds."""
        with as_run_error():
            self.client.start()

    def runner_status(self) -> dict[str, Any] | None:
        """What the runner says of itself; None if none is running (asking starts none)."""
        with as_run_error():
            return self.client.status()

    def stop_runner(self) -> bool:
        """End the runner; False if none was running."""
        with as_run_error():
            return self.client.quit()

    # Help, and the way back

    def open(self, exercise: Exercise | str) -> Path:
        """Hand out the learner's file if it never was, note that it was begun, and say where it is."""
        ex = self._exercise(exercise)
        path = self.workspace.ensure(ex)
        if self.progress.state(ex.id) == "new":
            self._write("start", ex.id)
        return path

    def hint(self, exercise: Exercise | str, *, insist: bool = False) -> Hints:
        """Open the next hint. The first is free; a later one opens after an attempt, or when asked for a second time."""
        ex = self._exercise(exercise)
        done = self.progress.of(ex.id)
        step = done.hints + 1
        if step > len(ex.hints):
            return Hints(ex.hints, new=False, left=0)
        if step == 1 or done.since_hint > 0 or done.asked or insist:
            self.log.record("hint", ex.id, step=step)
            return Hints(ex.hints[:step], new=True, left=len(ex.hints) - step)
        self.log.record("hint-asked", ex.id)
        refused = f"Hint {step} opens after your next try. Ask again to see it now."
        return Hints(ex.hints[: done.hints], new=False, left=len(ex.hints) - done.hints, refused=refused)

    def hints(self, exercise: Exercise | str) -> Hints:
        """The hints that are open already; opens none."""
        ex = self._exercise(exercise)
        count = min(self.progress.of(ex.id).hints, len(ex.hints))
        return Hints(ex.hints[:count], new=False, left=len(ex.hints) - count)

    def solution(self, exercise: Exercise | str) -> dict[str, str]:
        """The solution's files. Looking is recorded, and brings the exercise back first."""
        ex = self._exercise(exercise)
        texts = self.workspace.solution(ex)
        self._saw_solution(ex)
        return texts

    def diff(self, exercise: Exercise | str, *, solution: bool = False) -> list[str]:
        """Unified lines from the starter to the learner's file, or from that to the solution (which is looking at it)."""
        ex = self._exercise(exercise)
        lines = self.workspace.diff(ex, "solution" if solution else "starter")
        if solution:
            self._saw_solution(ex)
        return lines

    def reset(self, exercise: Exercise | str) -> None:
        """The starter again; `undo` takes it back."""
        ex = self._exercise(exercise)
        self.workspace.reset(ex)
        self._write("reset", ex.id)

    def undo(self, exercise: Exercise | str) -> bool:
        """The version before; False if there is none."""
        return self.workspace.undo(self._exercise(exercise))

    def redo(self, exercise: Exercise | str) -> bool:
        """What the last undo took away; False if nothing was."""
        return self.workspace.redo(self._exercise(exercise))

    def retry(self, exercise: Exercise | str) -> Path:
        """A new try: the starter with the next numbers; the old file is kept."""
        ex = self._exercise(exercise)
        self.workspace.new_try(ex)
        self._write("retry", ex.id)
        return self.workspace.path(ex)

    def take_notes(self) -> list[str]:
        """What could not be recorded or read since one last asked: sentences, each told once."""
        notes = list(self.log.notes)
        del self.log.notes[: len(notes)]
        return notes

    # Where one stands

    @property
    def standing(self) -> Standing:
        """Course and progress, put together."""
        return Standing(self.course, self.progress)

    def next_exercise(self, after: str | None = None) -> str | None:
        """The next exercise that isn't passed, from the one after `after` on and round to the beginning; None if all are."""
        return self.standing.next_exercise(after)

    def left_off(self) -> str | None:
        """The exercise one was at; the next one if it is passed; the first for a beginner; None if all are passed."""
        return self.standing.left_off()

    def reviews(self, today: date | None = None) -> list[Review]:
        """What is due for a review, and part of the course."""
        return self.standing.reviews(today)

    def weeks(self) -> list[WeekState]:
        """All weeks with their counts; a milestone's exercise doesn't count among the others."""
        return self.standing.weeks()

    def milestones(self) -> list[MilestoneState]:
        """All milestones."""
        return self.standing.milestones()

    # Within

    def _exercise(self, exercise: Exercise | str) -> Exercise:
        return self.course.exercise(exercise) if isinstance(exercise, str) else exercise

    def _saw_solution(self, ex: Exercise) -> None:
        self.log.record("solution", ex.id)

    def _note(self, exercise: str, run: str, verdict: Verdict) -> None:
        if self.progress.runs.get(run) is True:
            return
        checks = [c for c in verdict.get("checks") or [] if isinstance(c, dict)]
        values: dict[str, Any] = {"run": run, "verdict": verdict.get("verdict")}
        if checks:
            values |= {"passed": sum(c.get("passed") is True for c in checks), "total": len(checks)}
            if exercise in self.course.milestones and verdict.get("verdict") != "pass":
                values["missing"] = [str(c.get("name"))[:100] for c in checks if c.get("passed") is not True][:MISSING]
        values |= {key: verdict[key] for key in ("seed", "device") if key in verdict}
        self._write("check", exercise, **values)

    def _write(self, event: str, exercise: str, **values: Any) -> None:
        """Record what the learner should not lose a verdict for: if it can't be, `catch_up` does it another time."""
        try:
            self.log.record(event, exercise, **values)
        except TutorError as error:
            self._mention(error)

    def _mention(self, error: TutorError) -> None:
        """Once is enough, however much of a check could not be recorded."""
        if not any(note.endswith(UNRECORDED) for note in self.log.notes):
            self.log.notes.append(f"{error} {UNRECORDED}")

    def _ours(self, request: dict[str, Any]) -> str | None:
        """The exercise of a run that judged a file of this home; None for any other run."""
        exercise = request.get("exercise")
        if request.get("op", "check") != "check" or request.get("home") != str(self.paths.home) or not isinstance(exercise, str):
            return None
        try:
            path = self.workspace.path(self.course.exercise(exercise))
        except TutorError:
            return None
        return exercise if request.get("path") == str(path) else None


def ids_or_all(course: Course, exercises: Iterable[str]) -> list[str]:
    """The known ids among what was asked for; all of them if nothing was."""
    wanted = list(exercises)
    return [course.known(i) for i in wanted] if wanted else list(course.order)


__all__ = [
    "CaughtUp",
    "Client",
    "Hints",
    "MilestoneState",
    "Pending",
    "Run",
    "RunError",
    "Session",
    "UsageError",
    "Verdict",
    "WeekState",
    "public",
]
