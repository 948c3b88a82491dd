"""Where a learner stands: course and progress, put together. Light, since a prompt waits for it."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from tutor.course import Course, Milestone, Week
from tutor.progress import Progress, Review


class WeekState(NamedTuple):
    """One week and how far it is done."""

    week: Week
    done: int
    total: int
    milestone: Literal["open", "reached"]


class MilestoneState(NamedTuple):
    """One milestone."""

    week: int
    milestone: Milestone
    exists: bool
    """Whether its exercise is part of the course yet."""
    reached: str
    """When it was reached (UTC, as events have it); '' if it is still open."""
    missing: tuple[str, ...]
    """What did not hold in the last verdict."""


class Standing:
    """One look at a course with one learner's progress."""

    def __init__(self, course: Course, progress: Progress) -> None:
        self.course = course
        self.progress = progress

    def next_exercise(self, after: str | None = None) -> str | None:
        """The next exercise that isn't passed, from the one after `after` on and round to the beginning; None if all are."""
        order = self.course.order
        start = order.index(self.course.known(after)) + 1 if after else 0
        circle = (*order[start:], *order[:start])
        return next((i for i in circle if self.progress.state(i) != "passed" and i != after), None)

    def left_off(self) -> str | None:
        """The exercise one was at; the next one if it is passed; the first for a beginner; None if all are passed."""
        touched = self.progress.touched
        if touched is None or touched not in self.course.order:
            return self.next_exercise()
        return self.next_exercise(touched) if self.progress.state(touched) == "passed" else touched

    def reviews(self, today: date | None = None) -> list[Review]:
        """What is due for a review, and part of the course."""
        order = set(self.course.order)
        return [review for review in self.progress.due(today) if review.exercise in order]

    def weeks(self) -> list[WeekState]:
        """All weeks with their counts; a milestone's exercise doesn't count among the others."""
        states = []
        for week in self.course.weeks:
            ids = [i for i in week.ids if i != week.milestone.id]
            reached = self.progress.state(week.milestone.id) == "passed"
            states.append(WeekState(week, self.progress.done(ids), len(ids), "reached" if reached else "open"))
        return states

    def milestones(self) -> list[MilestoneState]:
        """All milestones."""
        return [self.milestone(week) for week in self.course.weeks]

    def milestone(self, week: Week) -> MilestoneState:
        """The milestone of a week."""
        done = self.progress.of(week.milestone.id)
        reached = done.first_pass or "" if done.state == "passed" else ""
        return MilestoneState(week.number, week.milestone, self.course.has_milestone(week), reached, tuple(done.missing))
