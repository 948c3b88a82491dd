"""Where the learner's file is watched, judged and edited, and where news of it are brought to the pages that show them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import TYPE_CHECKING

from tutor.bench import Bench, Benches
from tutor.errors import TutorError
from tutor.judge import Ended, Judge, Started

if TYPE_CHECKING:
    from tutor.app import Torchtutor
    from tutor.course import Exercise
    from tutor.editor import Plan
    from tutor.session import CaughtUp
    from tutor.watching import Watch


class Workshop:
    """One for the app. It outlives the pages: a save is judged wherever one is, and runs go on."""

    def __init__(self, app: Torchtutor) -> None:
        self.app, self.session = app, app.session
        self.benches = Benches(app.session)
        self.judge = Judge(app.session, lambda news: app.soon(partial(self._judged, news)))
        self.watch: Watch | None = None
        self._watched = ""

    def bench(self, exercise: str) -> Bench | None:
        """What is known of an exercise; None if its files are broken."""
        try:
            return self.benches.of(self.session.course.exercise(exercise))
        except TutorError:
            return None

    # Checking

    def sit_down(self, exercise: Exercise) -> None:
        """The workbench is open: hand out the file, watch it, have the first conversations held. All of it in threads."""

        def work() -> Callable[[], None]:
            self.session.open(exercise)
            changed = self.session.workspace.unjudged(exercise)
            return lambda: self._watch_file(exercise, changed)

        self.app.later(work, "open")
        self.judge.prepare(exercise)

    def catch_up(self) -> None:
        """Record and show what happened while no app was looking; follow what still goes on."""

        def work() -> Callable[[], None] | None:
            caught = self.session.catch_up()
            return (lambda: self._caught_up(caught)) if caught.recorded or caught.running else None

        self.app.later(work, "catch up")

    def own_change(self) -> AbstractContextManager[None]:
        """While the app itself changes the learner's file: that is no save."""
        return self.watch.own_change() if self.watch is not None else nullcontext()

    def _watch_file(self, exercise: Exercise, changed: bool) -> None:
        # Not before: the first frame needs no watch.
        from tutor.watching import Watch

        if self._watched != exercise.id:
            if self.watch is not None:
                self.watch.stop()
            self._watched = exercise.id
            folder = self.session.workspace.folder(exercise)
            self.watch = Watch(folder, exercise.files, lambda: self.app.soon(partial(self._saved, exercise))).start()
            # A save that came before the watch, or while no app was looking, is a save all the same.
            if changed or self.session.workspace.unjudged(exercise):
                self.judge.check(exercise)
        self._refresh(exercise.id)

    def _saved(self, exercise: Exercise) -> None:
        self.judge.check(exercise)
        self._refresh(exercise.id)

    def _judged(self, news: Started | Ended) -> None:
        bench = self.bench(news.exercise)
        if bench is None:
            return
        told = bench.take(news)
        self._refresh(news.exercise)
        if told:
            if not self._sees(news.exercise):
                self.app.say(told)
            self._progress_changed()

    def _caught_up(self, caught: CaughtUp) -> None:
        for exercise, run in caught.running:
            if (bench := self.bench(exercise)) and bench.pending is None and (pending := bench.resume(run)):
                self.judge.follow(pending)
        for exercise in {name for name, _ in caught.recorded}:
            if bench := self.benches.known(exercise):
                bench.recall()
                self._refresh(exercise)
        if caught.recorded:
            self._progress_changed()

    # Pages

    def _sees(self, exercise: str) -> bool:
        from tutor.screens.exercise import Workbench

        return any(isinstance(s, Workbench) and s.exercise.id == exercise for s in self.app.screen_stack)

    def _refresh(self, exercise: str) -> None:
        """The pages of this exercise show what has changed."""
        for screen in self.app.screen_stack:
            if getattr(getattr(screen, "exercise", None), "id", None) == exercise and hasattr(screen, "bench_changed"):
                screen.bench_changed()

    def _progress_changed(self) -> None:
        """Counts on the pages that are open may have changed."""
        for screen in self.app.screen_stack:
            if hasattr(screen, "progress_changed"):
                screen.progress_changed()

    # Editing

    def edit(self, exercise: Exercise, line: int | None = None) -> None:
        """Open the learner's file in their editor."""
        from tutor import editor

        try:
            path = self.session.open(exercise)
            self._watch_file(exercise, changed=False)
            settings = self.session.settings
            plan = editor.plan(path, line, setting=settings.editor, beside=settings.split)
        except TutorError as error:
            self.app.say(str(error), wrong=True)
            return
        if plan.how == "suspend":
            self._step_aside(plan)
            return

        def work() -> Callable[[], None]:
            editor.run(plan)
            place = "beside this one" if plan.how == "split" else "in its window"
            return lambda: self.app.say(f"{plan.editor} is open {place}. Saving there checks here.")

        self.app.later(work, "editor")

    def _step_aside(self, plan: Plan) -> None:
        from textual.app import SuspendNotSupported

        from tutor import editor

        trouble = ""
        try:
            with self.app.suspend():
                try:  # within, because Textual takes the terminal back only if nothing is raised
                    editor.run(plan)
                except TutorError as error:
                    trouble = str(error)
        except SuspendNotSupported:
            where = plan.argv[-1]
            trouble = f"This terminal can't be lent to {plan.editor}. Open {where} in another one: saving there checks here."
        if self.watch is not None:
            self.watch.look()
        if trouble:
            self.app.say(trouble, wrong=True)
        self.app.refresh(layout=True)
