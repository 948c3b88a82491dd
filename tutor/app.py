"""The Textual app: which page, which keys, what happens between them. Pages are imported when they are first shown."""

from __future__ import annotations

import os
import threading
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual.binding import Binding
from textual.message import Message

from tutor.answers import Answers
from tutor.early import EarlyKeys
from tutor.errors import TutorError, UsageError
from tutor.glyphs import glyphs, speaks_ascii_only
from tutor.theme import DARK, THEMES, choose, toggled

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.driver import Driver
    from textual.screen import Screen

    from tutor.session import Session
    from tutor.workshop import Workshop

LOOK_FOR_TERMINAL = 3.0
"""Seconds between two looks whether the terminal is still there."""

PAGES = {
    "home": "home:Home",
    "week": "week:WeekPage",
    "exercise": "exercise:Workbench",
    "lesson": "lesson:Lesson",
    "digest": "digest:DigestPage",
    "diff": "diff:DiffPage",
    "solution": "solution:SolutionPage",
    "runs": "runs:Runs",
    "view": "view:View",
    "run": "run:RunPage",
    "broken": "broken:Broken",
    "doctor": "doctor:Doctor",
    "help": "help:Help",
    "search": "search:Search",
    "confirm": "confirm:Confirm",
}


SETTLED = 0.06
"""Seconds after the first paint before anything else begins: till then the terminal gets all there is to see."""


class Done(Message):
    """Something that was done in a thread is to be finished in the app's own."""

    def __init__(self, then: Callable[[], None]) -> None:
        super().__init__()
        self.then = then


class Torchtutor(EarlyKeys[int]):
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

    def __init__(self, session: Session, start: str | None = None, ascii: bool | None = None, theme: str | None = None,
                 page: tuple[str, tuple[Any, ...]] | None = None) -> None:
        """`page`: the page to begin with, and what it is made from; else `start` says which."""
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
        self.answers = Answers()
        name, arguments = page or self._first(start)
        # The first page's styles come with the app's, so that all of it is parsed once, before the first paint.
        super().__init__(css_path=f"screens/{PAGES[name].partition(':')[0]}.tcss", **options)
        # A mode, because Textual reads the styles of a mode's screen, but not those of a default screen.
        self.add_mode("first", lambda: self.page(name, *arguments))
        self.picked: dict[str, int] = {}
        """The picked row of lists one may come back to."""
        self._workshop: Workshop | None = None
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

    def get_driver_class(self) -> type[Driver]:
        """Textual's choice (a browser has a driver of its own), in a terminal with our manners."""
        chosen = super().get_driver_class()
        if chosen.__name__ != "LinuxDriver":
            return chosen
        from tutor.terminal import Terminal, listen

        listen(self.answers)
        return Terminal

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
                self.soon(then)

        threading.Thread(target=run, name=name, daemon=True).start()

    def soon(self, then: Callable[[], None]) -> None:
        """Do it in the app's own thread; callable from any."""
        self.post_message(Done(then))

    def on_done(self, message: Done) -> None:
        message.then()

    # The terminal's own pictures

    def ask_terminal(self) -> None:
        """Ask the terminal what it can show, once, if there is one."""
        if not self.answers.asked and any(kind.__name__ == "LinuxDriver" for kind in type(self._driver).__mro__):
            self.answers.ask(self.send, lambda: self.soon(self._terminal_answered))

    def _terminal_answered(self) -> None:
        for picture in self.screen.query("Canvas"):
            picture.refresh()

    def send(self, data: str) -> None:
        """Something for the terminal itself, between two updates of the screen."""
        if self._driver is not None:
            self._driver.write(data)

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
        for sentence in (*self.session.settings.problems, *self.session.take_notes()):
            self.say(sentence, wrong=True)

        self.workshop.catch_up()
        if not self.is_headless:
            self.set_interval(LOOK_FOR_TERMINAL, self._leave_without_terminal)

    def _leave_without_terminal(self) -> None:
        """End when the terminal is gone and nobody said so (a line that dropped, under `nohup`): Textual's input thread
        would spin on the dead descriptor for ever. All that was done is on disk; runs go on in their host."""
        import termios

        try:
            termios.tcgetattr(0)
        except (termios.error, OSError):
            os._exit(129)

    def _handle_exception(self, error: Exception) -> None:
        """A mistake of ours: end, and let the command line tell it in one sentence and write it down."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    @property
    def workshop(self) -> Workshop:
        """Where files are watched, judged and edited; made after the first frame, or with the first workbench."""
        if self._workshop is None:
            from tutor.workshop import Workshop

            self._workshop = Workshop(self)
        return self._workshop

    def on_unmount(self) -> None:
        if self._workshop is not None:
            self._workshop.close()

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

    def action_runs(self) -> None:
        """All runs that are kept."""
        self.go("runs")

    def action_weeks(self) -> None:
        """The map of the weeks."""
        self.go("home")

    def action_doctor(self) -> None:
        """What this machine can do."""
        from tutor.screens.base import Page

        if isinstance(self.screen, Page) and self.screen.HELP != "This machine":
            self.over("doctor")

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
    page: tuple[str, tuple[Any, ...]] | None = None,
) -> int:
    """Run the app; what goes wrong in it is raised when the terminal is the learner's again."""
    if (term := os.environ.get("TERM", "")) in ("dumb", "unknown"):
        raise UsageError(
            f"This terminal can't show the app (TERM is {term}): open another one, or name a verb: `torchtutor --help` shows them."
        )
    if session is None:
        from tutor.paths import Paths
        from tutor.session import Session

        session = Session(Paths.find(home))
    app = Torchtutor(session, start, ascii, theme, page)
    result = app.run()
    if app._exception is not None:
        raise app._exception
    return result or 0
