"""The Textual app: which page, which keys, what happens between them. Pages are imported when they are first shown."""

from __future__ import annotations

import os
import threading
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual.app import App
from textual.binding import Binding
from textual.message import Message

from tutor.errors import TutorError
from tutor.glyphs import glyphs, speaks_ascii_only
from tutor.theme import DARK, THEMES, choose, toggled

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from tutor.bench import Bench, Benches
    from tutor.course import Exercise
    from tutor.judge import Ended, Judge, Started
    from tutor.session import Session
    from tutor.watching import Watch

PAGES = {
    "home": "home:Home",
    "week": "week:WeekPage",
    "exercise": "exercise:Workbench",
    "lesson": "lesson:Lesson",
    "digest": "digest:DigestPage",
    "diff": "diff:DiffPage",
    "solution": "solution:SolutionPage",
    "broken": "broken:Broken",
    "help": "help:Help",
    "search": "search:Search",
    "confirm": "confirm:Confirm",
}


SETTLED = 0.06
"""Seconds after the first paint before anything else begins: till then the terminal gets all there is to see."""


class Judged(Message):
    """News from the judge, brought into the app's own thread."""

    def __init__(self, news: Started | Ended) -> None:
        super().__init__()
        self.news = news


class Saved(Message):
    """The learner has saved the exercise's file."""

    def __init__(self, exercise: Exercise) -> None:
        super().__init__()
        self.exercise = exercise


class Done(Message):
    """Something that was done in a thread is to be finished in the app's own."""

    def __init__(self, then: Callable[[], None]) -> None:
        super().__init__()
        self.then = then


class Torchtutor(App[int]):
    """One learner's app."""

    # The right margin belongs to the scrollbars: text ends at the same column with and without one.
    CSS = """
    Screen { background: $background; color: $tt-text; layout: vertical; padding: 0 0 0 2; }
    Screen.-narrow { padding: 0 0 0 1; }
    Screen > Block { padding-right: 2; }
    Screen.-narrow > Block { padding-right: 1; }
    TitleBar { margin: 0 0 1 0; }
    Keys { margin: 1 0 0 0; }
    Screen.-short Keys { margin: 0; }
    Notice { margin: 1 0 0 0; }
    .pane { scrollbar-size: 0 1; scrollbar-gutter: stable; height: 1fr; }
    .pane > Block { margin-right: 1; }
    #tiny { display: none; }
    Page.-slim > *, Page.-flat > * { display: none !important; }
    Page.-slim > #tiny, Page.-flat > #tiny { display: block !important; }
    """
    DEFAULT_MODE = "first"
    COMMANDS = {lambda: import_module("tutor.screens.commands").Commands}
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (40, "-narrow"), (60, "-normal"), (100, "-wide"), (160, "-huge")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (12, "-short"), (30, "-tall")]
    BINDINGS = [
        Binding("question_mark", "keys", "keys"),
        Binding("escape", "back", "back"),
        Binding("c", "continue", "continue"),
        Binding("r", "reviews", "reviews"),
        Binding("slash", "search", "search"),
        Binding("W", "weeks", "weeks"),
        Binding("T", "light", "light or dark"),
        Binding("q", "quit", "quit"),
    ]

    def __init__(self, session: Session, start: str | None = None, ascii: bool | None = None, theme: str | None = None) -> None:
        options: dict[str, Any] = {}
        if os.environ.get("NO_COLOR"):  # before Textual picks its filter: no colour at all, not greys
            options["ansi_color"] = True
        self.session = session
        self.g = glyphs(ascii or speaks_ascii_only() or session.settings.ascii)
        if self.g.ascii:
            from textual.scrollbar import ScrollBarRender

            # Textual has one set of them for the whole process, which is ours.
            ScrollBarRender.VERTICAL_BARS = [" "] * 8
        self._wanted_theme = theme or session.settings.theme
        name, arguments = self._first(start)
        # The first page's styles come with the app's, so that all of it is parsed once, before the first paint.
        super().__init__(css_path=f"screens/{PAGES[name].partition(':')[0]}.tcss", **options)
        # A mode, because Textual reads the styles of a mode's screen, but not those of a default screen.
        self.add_mode("first", lambda: self.page(name, *arguments))
        self.picked: dict[str, int] = {}
        """The picked row of lists one may come back to."""
        self._benches: Benches | None = None
        self._judge: Judge | None = None
        self._watch: Watch | None = None
        self._watched: str | None = None
        self._painted = False
        self._variables: dict[str, str] = {}

    def _first(self, start: str | None) -> tuple[str, tuple[Any, ...]]:
        """The page to begin with: what was asked for, else where one left off, else the weeks."""
        if start == "home":
            return "home", ()
        exercise = start or (self.session.left_off() if self.session.progress.touched else None)
        return self._page_of(exercise) if exercise else ("home", ())

    def _page_of(self, exercise: str) -> tuple[str, tuple[Any, ...]]:
        """Who has not begun an exercise reads its page first."""
        try:
            found = self.session.course.exercise(exercise)
        except TutorError as error:
            return "broken", (exercise, error)
        return ("lesson" if self.session.progress.state(found.id) == "new" else "exercise"), (found,)

    # Pages

    def page(self, name: str, *arguments: Any) -> Screen[Any]:
        """A page, ready to be shown."""
        module, _, cls = PAGES[name].partition(":")
        made = cast("Screen[Any]", getattr(import_module(f"tutor.screens.{module}"), cls)(*arguments))
        # Textual sets these classes with the first resize, which comes after the first paint: one whole frame too many.
        width, height = self.size
        for size, marks in ((width, self.HORIZONTAL_BREAKPOINTS), (height, self.VERTICAL_BREAKPOINTS)):
            made.add_class(max((m for m in marks if size >= m[0]), default=marks[0])[1])
        return made

    def go(self, name: str, *arguments: Any) -> None:
        """Another page in place of this one and of all that lies over it."""
        page = self.page(name, *arguments)
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if not self.screen._result_callbacks:
            # Textual 8.2 gives every screen one but the first of a mode, and then stumbles over its absence.
            self.screen._push_result_callback(self.screen, None)
        self.switch_screen(page)

    def over(self, name: str, *arguments: Any, then: Callable[[Any], None] | None = None) -> None:
        """A page over this one; `esc` comes back."""
        self.push_screen(self.page(name, *arguments), then)

    def open(self, exercise: str) -> None:
        """An exercise: its page if it is new, else the workbench."""
        try:
            known = self.session.course.known(exercise)
        except TutorError as error:
            self.say(str(error), wrong=True)
            return
        name, arguments = self._page_of(known)
        self.go(name, *arguments)

    def say(self, text: str, *, wrong: bool = False) -> None:
        """A sentence above the keys of the page that is seen."""
        from tutor.screens.base import Page

        for screen in reversed(self.screen_stack):
            if isinstance(screen, Page):
                screen.say(text, wrong=wrong)
                return

    def later(self, work: Callable[[], Callable[[], None] | None], name: str = "later") -> None:
        """Do `work` in a thread that never keeps the app from ending; what it returns is done in the app's own thread."""

        def run() -> None:
            try:
                then = work()
            except TutorError as error:
                sentence = str(error)
                then = lambda: self.say(sentence, wrong=True)
            except Exception as error:
                sentence = f"Something in Torchtutor itself went wrong ({type(error).__name__}: {error})."
                then = lambda: self.say(sentence, wrong=True)
            if then is not None:
                self.post_message(Done(then))

        threading.Thread(target=run, name=name, daemon=True).start()

    def on_done(self, message: Done) -> None:
        message.then()

    # Start

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DARK

    def on_load(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = choose(self._wanted_theme, self.console.color_system, no_color=self.no_color)
        self._variables = self.get_css_variables()
        self.stylesheet.set_variables(self._variables)

    def refresh_css(self, animate: bool = True) -> None:
        # Textual parses all styles anew when the theme is set, when a mode begins and when it is switched to. Before the first
        # paint nothing has changed between these: the variables are set, and each widget gets its styles when it is mounted.
        if not self._painted and self._variables == self.get_css_variables():
            return
        super().refresh_css(animate)

    def on_ready(self) -> None:
        self._painted = True
        self.set_timer(SETTLED, self._begin)

    def _begin(self) -> None:
        """What can wait until there is something to see."""
        for sentence in (*self.session.settings.problems, *self.session.log.notes):
            self.say(sentence, wrong=True)

        def work() -> Callable[[], None] | None:
            caught = self.session.catch_up()
            return (lambda: self._caught_up(caught)) if caught.recorded or caught.running else None

        self.later(work, "catch up")

    def _caught_up(self, caught: Any) -> None:
        for exercise, run in caught.running:
            if (bench := self.bench(exercise)) and bench.pending is None and (pending := bench.resume(run)):
                self.judge.follow(pending)
        for exercise in {name for name, _ in caught.recorded}:
            if bench := self.benches.known(exercise):
                bench.recall()
                self._refresh(exercise)
        if caught.recorded:
            self._page_changed()

    def _handle_exception(self, error: Exception) -> None:
        """A mistake of ours: end, and let the command line tell it in one sentence and write it down."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    # Checking

    @property
    def benches(self) -> Benches:
        """What is known of the exercises that were opened."""
        if self._benches is None:
            from tutor.bench import Benches

            self._benches = Benches(self.session)
        return self._benches

    @property
    def judge(self) -> Judge:
        """Has files judged."""
        if self._judge is None:
            from tutor.judge import Judge

            self._judge = Judge(self.session, self._tell_judged)
        return self._judge

    def _tell_judged(self, news: Started | Ended) -> None:
        self.post_message(Judged(news))

    def bench(self, exercise: str) -> Bench | None:
        """What is known of an exercise; None if its files are broken."""
        try:
            return self.benches.of(self.session.course.exercise(exercise))
        except TutorError:
            return None

    def sit_down(self, exercise: Exercise) -> None:
        """The workbench is open: hand out the file, watch it, have the first conversations held. All of it in a thread."""

        def work() -> Callable[[], None]:
            path = self.session.open(exercise)
            return lambda: self._watch_file(exercise, path.exists())

        self.later(work, "open")
        self.judge.prepare(exercise)

    def _watch_file(self, exercise: Exercise, there: bool) -> None:
        from tutor.watching import Watch

        if self._watched != exercise.id:
            if self._watch is not None:
                self._watch.stop()
            folder = self.session.workspace.folder(exercise)
            self._watched = exercise.id
            
            def saved() -> None:
                self.post_message(Saved(exercise))

            self._watch = Watch(folder, exercise.files, saved).start()
        self._refresh(exercise.id)

    def own_change(self) -> AbstractContextManager[None]:
        """While the app itself changes the learner's file: that is no save."""
        return self._watch.own_change() if self._watch is not None else nullcontext()

    def on_saved(self, message: Saved) -> None:
        self.judge.check(message.exercise)
        self._refresh(message.exercise.id)

    def on_judged(self, message: Judged) -> None:
        news = message.news
        bench = self.bench(news.exercise)
        if bench is None:
            return
        told = bench.take(news)
        self._refresh(news.exercise)
        if told and not self._sees(news.exercise):
            self.say(told)
        if told:
            self._page_changed()

    def _sees(self, exercise: str) -> bool:
        from tutor.screens.exercise import Workbench

        return any(isinstance(s, Workbench) and s.exercise.id == exercise for s in self.screen_stack)

    def _refresh(self, exercise: str) -> None:
        """The workbench shows what has changed, if it is open."""
        for screen in self.screen_stack:
            if getattr(getattr(screen, "exercise", None), "id", None) == exercise and hasattr(screen, "bench_changed"):
                screen.bench_changed()

    def _page_changed(self) -> None:
        """Counts on the page that is seen may have changed."""
        for screen in self.screen_stack:
            if hasattr(screen, "progress_changed"):
                screen.progress_changed()

    # Editing

    def edit(self, exercise: Exercise, line: int | None = None) -> None:
        """Open the learner's file in their editor."""
        from tutor import editor

        try:
            path = self.session.open(exercise)
            self._watch_file(exercise, True)
            settings = self.session.settings
            plan = editor.plan(path, line, setting=settings.editor, beside=settings.split)
        except TutorError as error:
            self.say(str(error), wrong=True)
            return
        if plan.how == "suspend":
            self._step_aside(plan)
            return

        def work() -> Callable[[], None]:
            editor.run(plan)
            place = "beside this one" if plan.how == "split" else "in its window"
            return lambda: self.say(f"{plan.editor} is open {place}. Saving there checks here.")

        self.later(work, "editor")

    def _step_aside(self, plan: Any) -> None:
        from textual.app import SuspendNotSupported

        from tutor import editor

        trouble = ""
        try:
            with self.suspend():
                try:  # within, because Textual takes the terminal back only if nothing is raised
                    editor.run(plan)
                except TutorError as error:
                    trouble = str(error)
        except SuspendNotSupported:
            where = plan.argv[-1]
            trouble = f"This terminal can't be lent to {plan.editor}. Open {where} in another one: saving there checks here."
        if self._watch is not None:
            self._watch.look()
        if trouble:
            self.say(trouble, wrong=True)
        self.refresh(layout=True)

    # Keys that work everywhere

    def action_keys(self) -> None:
        """All keys of this page."""
        from tutor.screens.base import Page

        if isinstance(self.screen, Page):
            self.over("help", self.screen.HELP, self.screen.help_keys())

    async def action_back(self) -> None:
        """To what this page lies over, or to the page above it."""
        from tutor.screens.base import Page

        if len(self.screen_stack) > 1:
            self.screen.dismiss()
        elif isinstance(self.screen, Page):
            self.screen.up()

    def action_continue(self) -> None:
        """To the exercise one was at, or the next one."""
        wanted = self.session.left_off()
        if wanted is None:
            self.say("Every exercise is passed. Reviews come back by themselves: `r` shows what is due.")
        else:
            self.open(wanted)

    def action_reviews(self) -> None:
        """To the first exercise that is due for a review."""
        due = self.session.reviews()
        if not due:
            self.say("No review is due. What you have passed comes back after 1, 3, 7 and 21 days.")
            return
        self.open(due[0].exercise)
        more = f" {len(due) - 1} more after it." if len(due) > 1 else ""
        self.call_after_refresh(
            self.say, f"Due for a review.{more} `a` hands out the starter anew; your version is kept, and `u` brings it back."
        )

    def action_search(self) -> None:
        """Find an exercise, a week or a resource by its words."""
        from tutor.screens.base import Page

        if isinstance(self.screen, Page):
            self.over("search")

    def action_weeks(self) -> None:
        """The map of the weeks."""
        self.go("home")

    def action_light(self) -> None:
        """Light for dark, dark for light."""
        self.theme = toggled(self.theme)

    def action_command_palette(self) -> None:
        """Textual's palette with our commands, calm: no blinking cursor, no picture signs."""
        from tutor.screens.base import Page
        from tutor.screens.commands import Palette

        if isinstance(self.screen, Page):
            self.push_screen(Palette())

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and event.key != "question_mark":
            from tutor.screens.base import Page

            if isinstance(self.screen, Page):
                self.screen.clear_notice()
        await super().on_event(event)


def run(
    session: Session | None = None,
    start: str | None = None,
    ascii: bool | None = None,
    theme: str | None = None,
    *,
    home: str | None = None,
) -> int:
    """Run the app; what goes wrong in it is raised when the terminal is the learner's again."""
    if session is None:
        from tutor.paths import Paths
        from tutor.session import Session

        session = Session(Paths.find(home))
    app = Torchtutor(session, start, ascii, theme)
    result = app.run()
    if app._exception is not None:
        raise app._exception
    return result or 0
