"""What the workbench says, from what is known: no widgets here."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from tutor.errors import TutorError
from tutor.glyphs import Glyphs
from tutor.widgets.verdict import Running, Told

if TYPE_CHECKING:
    from tutor.bench import Bench
    from tutor.following import Following
    from tutor.session import Session
    from tutor.widgets.picture import Spec

_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")


class Telling:
    """One exercise, as its workbench tells it."""

    def __init__(self, bench: Bench, session: Session) -> None:
        self.bench, self.session, self.exercise = bench, session, bench.exercise
        self.hints: tuple[str, ...] = session.hints(self.exercise).open

    @property
    def state(self) -> str:
        """new, running, pass, fail, error or trouble."""
        if self.bench.pending is not None and self.bench.elapsed >= 0.3:
            return "running"
        if self.bench.trouble:
            return "trouble"
        return self.bench.outcome.verdict if self.bench.outcome else "new"

    @property
    def passed_before(self) -> bool:
        """Whether it was ever passed."""
        return self.session.progress.state(self.exercise.id) == "passed"

    @property
    def has_curve(self) -> bool:
        """Whether a curve belongs to the exercise."""
        return self.exercise.curve is not None

    def sign(self, g: Glyphs) -> tuple[str, str] | None:
        """The verdict in one sign."""
        signs = {
            "pass": (g.passed, "$tt-pass"),
            "fail": (g.failed, "$tt-fail"),
            "error": (g.failed, "$tt-fail"),
            "running": (g.running, "$tt-you"),
            "trouble": (g.look, "$tt-you"),
        }
        return signs.get(self.state)

    def place(self, g: Glyphs) -> str:
        """`week 3 · 5 of 11`."""
        week = self.session.course.week_of(self.exercise.id)
        if self.exercise.id not in week.ids:
            return f"week {week.number} {g.sep} milestone"
        return f"week {week.number} {g.sep} {week.ids.index(self.exercise.id) + 1} of {len(week.ids)}"

    def told(self, whole_file: bool) -> Told:
        """All that the verdict's pane says."""
        bench, state = self.bench, self.state
        file = self.session.workspace.shown(self.exercise)
        told = Told(
            outcome=bench.outcome,
            before=bench.before,
            trouble=bench.trouble if state != "running" else "",
            hints=self.hints,
            all_hints=len(self.exercise.hints),
            where=self.exercise.main,
            way=f"`e` opens `{file}` in your editor. Save, and the verdict is here.",
            whole_file=whole_file,
        )
        if state == "running":
            told.running = self._running()
        elif state == "new":
            told.text = self.file()[0]
        elif state == "pass":
            told.facts, told.follows = self._facts(), self._follows()
            if bench.outcome is not None and not bench.outcome.also and self.exercise.also:
                from dataclasses import replace

                told.outcome = replace(bench.outcome, also=" ".join(self.exercise.also.split()))
        return told

    def _running(self) -> Running:
        following = self.bench.following
        run = Running(elapsed=self.bench.elapsed)
        if following is not None:
            run.seed, run.checks, run.check = following.seed, self._checks(following), following.check
            if following.place:
                from tutor.shelf import in_line

                run.line = in_line(following.place)
            series = self._series(following)
            if series is not None and len(series) and self.has_curve and following.check == self._curve_check(following):
                run.step, run.steps = int(series.last_step), self._steps(following) or 0
        return run

    def _facts(self) -> str:
        done = self.session.progress.of(self.exercise.id)
        tries = f"{_ORDINALS[done.attempts - 1]} try." if 1 <= done.attempts <= len(_ORDINALS) else f"{done.attempts} tries."
        seen = " The solution was looked at first." if done.solution_seen else ""
        due = done.due()
        if due is None:
            return tries + seen
        days = (due - _today()).days
        when = "now" if days <= 0 else "tomorrow" if days == 1 else f"in {days} days"
        return f"{tries}{seen} It comes back for a short review {when}."

    def _follows(self) -> str:
        wanted = self.session.course.next(self.exercise.id)
        if wanted is None:
            return ""
        try:
            return self.session.course.exercise(wanted).title
        except TutorError:
            return wanted

    def file(self) -> tuple[str, str]:
        """The learner's file as it lies there, and when it was saved."""
        path = self.session.workspace.path(self.exercise)
        try:
            when = datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone()
            text = path.read_bytes()[: 1 << 18].decode("utf-8", "replace")
        except OSError:
            return "", ""
        return text, f"saved {when:%H:%M}"

    # The run

    def _curve_check(self, following: Following) -> int | None:
        curve = self.exercise.curve
        if curve is None:
            return None
        if following.reference is not None:
            return following.reference[0]
        names = self._checks(following)
        if curve.check in names:
            return names.index(curve.check)
        # Nobody has said yet which check that is: the newest one that draws such a curve.
        return max((check for check, name in following.series if name == curve.name), default=None)

    def _checks(self, following: Following) -> tuple[str, ...]:
        """The names of the checks: from the run, or from the verdict before."""
        known = self.bench.outcome.checks if self.bench.outcome else ()
        return following.checks or tuple(check.name for check in known)

    def another_curve(self, following: Following, spec: Spec | None) -> bool:
        """Whether the chart has to show another curve, or another range behind it."""
        wanted = self._series(following)
        shown = spec.curves[0].series if spec is not None and spec.curves else None
        has_band, wants_band = spec is not None and spec.band is not None, following.reference is not None
        return (wanted is not None and wanted is not shown) or has_band != wants_band

    def _series(self, following: Following) -> Series | None:
        curve, check = self.exercise.curve, self._curve_check(following)
        return following.series.get((check, curve.name)) if curve is not None and check is not None else None

    def _steps(self, following: Following) -> int | None:
        if following.reference is not None:
            return len(following.reference[2])
        return self.exercise.limits.steps

    def spec(self, following: Following, before: Spec | None) -> Spec | None:
        """The chart of a run; None for an exercise without a curve."""
        curve = self.exercise.curve
        if curve is None:
            return None
        from tutor.series import Series as Empty
        from tutor.widgets.picture import Band, Curve, Spec

        series = self._series(following)
        band = Band(following.reference[2], following.reference[3]) if following.reference else None
        return Spec(
            heading=curve.name.capitalize(),
            unit=curve.unit,
            curves=[Curve("yours", "yours", series if series is not None else Empty())],
            band=band,
            steps=self._steps(following),
            log=before.log if before else False,
        )


def _today() -> date:
    return datetime.now().astimezone().date()


if TYPE_CHECKING:
    from tutor.series import Series
