"""Where the learner's file is watched, judged and edited, and where news of it are brought to the pages that show them."""

from __future__ import annotations

import threading
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
    from tutor.opening import Opened
    from tutor.session import CaughtUp
    from tutor.watching import Watch

ROOM_FOR_TWO = 100
"""Columns that a split needs: with fewer, half of them are too few for the app and for code."""


class Workshop:
    """One for the app. It outlives the pages: a save is judged wherever one is, and runs go on."""

    def __init__(self, app: Torchtutor) -> None:
        self.app, self.session = app, app.session
        self.benches = Benches(app.session)
        self.judge = Judge(app.session, lambda news: app.soon(partial(self._judged, news)))
        self.watch: Watch | None = None
        self._watched = ""
        self._opened: dict[str, Opened] = {}
        """The editors beside the app, by exercise."""

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
            changed, trouble = False, ""
            try:
                self.session.open(exercise)
                changed = self.session.workspace.unjudged(exercise)
            except TutorError as error:
                trouble = str(error)
            return lambda: self._watch_file(exercise, changed, trouble)

        self.app.later(work, "open")
        self.judge.prepare(exercise)

    def catch_up(self) -> None:
        """Record and show what happened while no app was looking; follow what still goes on."""

        def work() -> Callable[[], None] | None:
            caught = self.session.catch_up()
            return (lambda: self._caught_up(caught)) if caught.recorded or caught.running else None

        self.app.later(work, "catch up")

    def close(self) -> None:
        """The app ends: nothing is watched any longer."""
        if self.watch is not None:
            self.watch.stop()

    def own_change(self) -> AbstractContextManager[None]:
        """While the app itself changes the learner's file: that is no save."""
        return self.watch.own_change() if self.watch is not None else nullcontext()

    def _watch_file(self, exercise: Exercise, changed: bool, trouble: str = "") -> None:
        """Watch the file, whatever it is just now: when its trouble is mended, that is a save."""
        # Not before: the first frame needs no watch.
        from tutor.watching import Watch

        if self._watched != exercise.id:
            if self.watch is not None:
                self.watch.stop()
            self._watched = exercise.id
            folder = self.session.workspace.folder(exercise)
            self.watch = Watch(folder, exercise.files, partial(self._saved, exercise)).start()
            # A save that came before the watch, or while no app was looking, is a save all the same.
            if changed or self._unjudged(exercise):
                self.judge.check(exercise)
        self._refresh(exercise.id)
        if trouble:
            self.app.say(trouble, wrong=True)
        self._say_notes()

    def _unjudged(self, exercise: Exercise) -> bool:
        try:
            return self.session.workspace.unjudged(exercise)
        except TutorError:  # it can't be read: that was said, or will be when it is to be judged
            return False

    def _saved(self, exercise: Exercise) -> None:
        """In the watch's thread, so that a save is judged while the app has stepped aside for the editor, too."""
        self.judge.check(exercise)
        self.app.soon(partial(self._refresh, exercise.id))

    def changed(self, exercise: Exercise) -> None:
        """The app has put another version there. A save that came in the same moment is not forgotten."""
        if bench := self.benches.known(exercise.id):
            bench.trouble = ""
        if self._unjudged(exercise):
            self.judge.check(exercise)
        self._say_notes()

    def _say_notes(self) -> None:
        """What could not be recorded, and why."""
        for note in self.session.take_notes()[:1]:
            self.app.say(note, wrong=True)

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
            self._say_notes()

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
            known = self._opened.get(exercise.id)
            if known is not None and not known.over and known.pane:
                self.app.later(partial(self._show_again, known, exercise, line), "editor")
                return
            beside = settings.split and self.app.size.width >= ROOM_FOR_TWO
            plan = editor.plan(path, line, setting=settings.editor, beside=beside, below=self._pane())
        except TutorError as error:
            self._watch_file(exercise, changed=False, trouble=str(error))
            return
        if plan.how == "suspend":
            self._step_aside(plan)
        else:
            threading.Thread(target=self._open_beside, args=(exercise, plan), name="editor", daemon=True).start()

    def _pane(self) -> str:
        """A pane of an editor that is still open, for another exercise."""
        return next((opened.pane for opened in self._opened.values() if opened.pane and not opened.over), "")

    def _show_again(self, known: Opened, exercise: Exercise, line: int | None) -> Callable[[], None]:
        """To the pane that has the file open: a second editor on it would overwrite what the first one writes."""
        if known.show():
            return lambda: self.app.say(f"{known.plan.editor} has this file open already. Saving there checks here.")
        known.over = True
        return lambda: self.edit(exercise, line)

    def _open_beside(self, exercise: Exercise, plan: Plan) -> None:
        """In a thread of its own, which then waits for the editor's end."""
        from tutor import opening

        try:
            opened = opening.run(plan)
        except TutorError as error:
            if plan.how == "split":  # no tmux that answers, or no room: there is another way
                self.app.soon(partial(self._step_aside, plan.aside))
            else:
                self._tell(str(error), wrong=True)
            return
        place = "beside this one" if plan.how == "split" else "in its window"
        self._tell(f"{plan.editor} is open {place}. Saving there checks here.")
        if opened is not None:
            self._opened[exercise.id] = opened
            try:
                opened.wait()
            except TutorError as error:
                self._tell(str(error), wrong=True)

    def _tell(self, text: str, *, wrong: bool = False) -> None:
        self.app.soon(lambda: self.app.say(text, wrong=wrong))

    @property
    def beside(self) -> str:
        """The editor that has the watched file open beside the app, if that is known."""
        opened = self._opened.get(self._watched)
        return opened.plan.editor if opened is not None and not opened.over else ""

    def _step_aside(self, plan: Plan) -> None:
        from textual.app import SuspendNotSupported

        from tutor import opening

        trouble = ""
        try:
            with self.app.suspend():
                try:  # within, because Textual takes the terminal back only if nothing is raised
                    opening.run(plan)
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
