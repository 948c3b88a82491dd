"""The app, key by key, on a course of its own and with runs that the test plays."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from textual import events

from runners.client import RunnerError
from tests.tutor.building import write
from tests.tutor.desk import EX, SOLUTION, STARTER, Desk, broke, failed, passed, text_of, until, waves
from tutor import editor, opening
from tutor.app import Torchtutor
from tutor.screens.base import Page
from tutor.screens.exercise import Workbench
from tutor.screens.home import Home
from tutor.screens.lesson import Lesson
from tutor.screens.week import WeekPage


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    for name in ("NO_COLOR", "TMUX", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    return Desk(tmp_path)


def bench(app: Torchtutor) -> Workbench:
    screen = app.screen
    assert isinstance(screen, Workbench)
    return screen


# Where one begins


async def test_the_first_start_says_what_to_do_first(desk: Desk) -> None:
    app = desk.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        seen = text_of(app)
        assert isinstance(app.screen, Home)
        assert "Sort a table" in seen and "c begin" in seen and "week01/sort_rows.py" in seen
        await pilot.press("c")
        assert isinstance(app.screen, Lesson)
        assert not desk.path("w1-sort-rows").exists(), "reading hands nothing out"
        await pilot.press("v")
        await until(pilot, lambda: desk.path("w1-sort-rows").exists())
        assert isinstance(app.screen, Workbench)


async def test_it_opens_where_one_left_off(desk: Desk) -> None:
    desk.checked()
    app = Torchtutor(desk.again(), None, False, "torchtutor-dark")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert bench(app).exercise.id == EX
        assert "✗ 2 of 4 checks" in text_of(app), "the last verdict is there"


async def test_weeks_without_exercises_are_coming(desk: Desk) -> None:
    app = desk.app("home")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "j", "j")
        lines = text_of(app).splitlines()
        row = next(line for line in lines if "Dataset and DataLoader" in line)
        assert row.rstrip().endswith("coming") and "0/" not in row
        await pilot.press("enter")
        assert isinstance(app.screen, WeekPage)
        assert "still to come" in text_of(app) and "⏎ open" not in text_of(app)


async def test_from_the_weeks_to_an_exercise_and_back(desk: Desk) -> None:
    app = desk.app("home")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("down", "down")
        assert "Who clears the gradients?" in text_of(app), "the picked week is told beside the list"
        await pilot.press("enter", "j", "enter")
        assert isinstance(app.screen, Lesson)
        await pilot.press("v")
        assert bench(app).exercise.id == EX
        await pilot.press("escape")
        assert isinstance(app.screen, WeekPage) and app.screen.week.number == 3
        await pilot.press("escape")
        assert isinstance(app.screen, Home)
        await pilot.press("escape")
        assert isinstance(app.screen, Home), "there is nothing above"


# Verdicts


async def test_a_save_is_judged_at_once(desk: Desk) -> None:
    desk.begin()
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.workshop.watch is not None)
        assert desk.client.prepared == [EX]
        desk.path().write_text(SOLUTION)
        await until(pilot, lambda: "✓ 4 of 4 checks" in text_of(app))
        seen = text_of(app)
        assert "n next" in seen.splitlines()[-1] and "▸ Train on y = 2x + 3" in seen and "First try." in seen
        assert isinstance(app.screen, Workbench), "nothing jumps ahead by itself"
        await pilot.press("n")
        assert isinstance(app.screen, Lesson) and app.screen.exercise.id == "w3-fit-line"


async def test_a_save_by_rename_counts(desk: Desk) -> None:
    desk.begin()
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.workshop.watch is not None)
        for text in (STARTER + "# 1\n", SOLUTION):
            new = desk.path().with_suffix(".new")
            new.write_text(text)
            new.replace(desk.path())
            await until(pilot, lambda text=text: text in desk.client.texts)


async def test_a_save_during_a_run_supersedes_it_and_the_last_one_is_judged(desk: Desk) -> None:
    desk.begin()
    desk.client.answer = lambda text: passed() if text == SOLUTION else None
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.workshop.watch is not None)
        desk.path().write_text(STARTER + "# first\n")
        await until(pilot, lambda: len(desk.client.runs) == 1)
        desk.path().write_text(STARTER + "# second\n")
        await until(pilot, lambda: len(desk.client.runs) == 2)
        desk.path().write_text(SOLUTION)
        await until(pilot, lambda: "✓ 4 of 4 checks" in text_of(app))
        assert desk.client.texts[-1] == SOLUTION
        assert [run.stopped for run in desk.client.runs] == [True, True, False]
        assert "stopped" not in text_of(app)


async def test_the_order_of_a_failure_is_answer_values_meaning_line_checks(desk: Desk) -> None:
    desk.checked()
    app = desk.app(EX)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        seen = text_of(app)
        parts = ["✗ 2 of 4 checks", "each step starts from fresh", "model.weight after", "expected", "yours", "▌ Only the first", "▸  5",
                 "✓ the first step moves", "not reached"]  # fmt: skip
        places = [seen.index(part) for part in parts]
        assert places == sorted(places)
        assert "61 ms · seed 4127" in seen and "zero_grad.py:5" in seen


async def test_an_error_is_told_with_its_line(desk: Desk) -> None:
    desk.client.answer = lambda text: broke()
    desk.checked("def train(:\n\n\n(\n")
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        seen = text_of(app)
        assert "could not be checked" in seen and "never closed" in seen and "▸  4" in seen


async def test_what_a_verdict_says_is_data(desk: Desk) -> None:
    first = failed()["first"] | {"means": "[red]no[/] markup \x1b[31mhere\x07, `x[0]` is code", "what": "[b]w[/b]"}
    desk.client.answer = lambda text: failed(first=first)
    desk.checked()
    app = desk.app(EX)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        seen = text_of(app)
        assert "[red]no[/] markup here, x[0] is code" in seen and "[b]w[/b]" in seen


async def test_a_run_shows_how_far_it_is_and_stops(desk: Desk) -> None:
    desk.begin()
    desk.client.answer = lambda text: None
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.workshop.watch is not None)
        desk.path().write_text(STARTER + "#\n")
        await until(pilot, lambda: "● running" in text_of(app))
        run = desk.client.runs[0]
        run.curve(waves(47))
        run.writer.output(b"one\ntwo\n\x1b[31mthree\x1b[0m\n")
        await until(pilot, lambda: "output 3" in text_of(app) and "step 47" in text_of(app))
        assert "x stop" in text_of(app).splitlines()[-1]
        await pilot.press("o")
        assert "three" in text_of(app) and "[31m" not in text_of(app)
        await pilot.press("v", "x")
        await until(pilot, lambda: "The run was stopped." in text_of(app))
        assert run.stopped and "e edit" in text_of(app).splitlines()[-1]


async def test_trouble_with_the_runner_is_one_sentence(desk: Desk) -> None:
    desk.begin()
    desk.client.trouble = RunnerError("The run could not start: no memory is left.")
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.workshop.watch is not None)
        desk.path().write_text(STARTER + "#\n")
        await until(pilot, lambda: "The run could not start: no memory is left." in text_of(app))
        assert "Traceback" not in text_of(app)


async def test_a_run_that_goes_on_is_taken_up_again(desk: Desk) -> None:
    desk.begin()
    desk.client.answer = lambda text: None
    desk.session.start_check(EX)
    app = Torchtutor(desk.again(), EX, False, "torchtutor-dark")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "● running" in text_of(app))
        desk.client.runs[0].curve(waves())
        desk.client.runs[0].finish(failed())
        await until(pilot, lambda: "✗ 2 of 4 checks" in text_of(app))
        assert desk.session.progress.of(EX).last == (2, 4), "recorded"


async def test_a_run_that_ended_while_the_app_was_away_is_shown(desk: Desk) -> None:
    desk.begin()
    desk.client.answer = lambda text: None
    desk.session.start_check(EX)
    desk.client.runs[0].curve(waves())
    desk.client.runs[0].writer.output(b"said\n")
    desk.client.runs[0].finish(failed())
    app = Torchtutor(desk.again(), EX, False, "torchtutor-dark")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "✗ 2 of 4 checks" in text_of(app) and "said" in text_of(app) and "● yours" in text_of(app))


async def test_a_verdict_that_comes_while_one_reads_is_a_sentence_there(desk: Desk) -> None:
    desk.begin()
    desk.client.answer = lambda text: None
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.workshop.watch is not None)
        desk.path().write_text(STARTER + "#\n")
        await until(pilot, lambda: bool(desk.client.runs))
        await pilot.press("W")
        desk.client.runs[0].finish(failed())
        await until(pilot, lambda: "Who clears the gradients? failed: 2 of 4 checks." in text_of(app))
        assert isinstance(app.screen, Home)
        await pilot.press("j")
        assert "failed:" not in text_of(app), "the next key clears it"


# Help


async def test_hints_open_one_by_one_and_say_how(desk: Desk) -> None:
    desk.checked()
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h")
        assert "Hint 1 of 3" in text_of(app) and "hint 2/3" in text_of(app)
        await pilot.press("h")
        assert "opens after your next try" in text_of(app) and "Hint 2 of 3" not in text_of(app)
        await pilot.press("h")
        assert "Hint 2 of 3" in text_of(app)
    assert desk.session.progress.of(EX).hints == 2


async def test_the_solution_asks_first_and_is_recorded(desk: Desk) -> None:
    desk.checked()
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        assert "Look at the solution?" in text_of(app)
        await pilot.press("n")
        assert not desk.session.progress.of(EX).solution_seen and isinstance(app.screen, Workbench)
        await pilot.press("s", "y")
        await pilot.pause()
        assert "opt.zero_grad()" in text_of(app) and desk.session.progress.of(EX).solution_seen
        await pilot.press("d")
        assert "from yours to a solution" in text_of(app)
        await pilot.press("escape")
        assert isinstance(app.screen, Workbench)


async def test_after_passing_the_solution_is_compared_without_asking(desk: Desk) -> None:
    desk.checked(SOLUTION)
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "s compare" in text_of(app)
        await pilot.press("s")
        await pilot.pause()
        assert "Yours is the same, letter by letter." in text_of(app)


async def test_the_difference_from_the_starter(desk: Desk) -> None:
    desk.checked(SOLUTION)
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d")
        await pilot.pause()
        seen = text_of(app)
        assert "-     opt.zero_grad()" in seen and "+         opt.zero_grad()" in seen and "1 line gone, 1 new" in seen
        await pilot.press("d")
        assert isinstance(app.screen, Workbench)


async def test_reset_asks_and_can_be_undone(desk: Desk) -> None:
    desk.checked(SOLUTION)
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.workshop.watch is not None)
        runs = len(desk.client.runs)
        await pilot.press("R")
        assert "Start over?" in text_of(app)
        await pilot.press("y")
        await pilot.pause()
        assert desk.path().read_text() == STARTER and "the starter again" in text_of(app)
        await pilot.press("u")
        assert desk.path().read_text() == SOLUTION
        await pilot.press("U")
        assert desk.path().read_text() == STARTER
        assert len(desk.client.runs) == runs, "what the app writes is no save"


async def test_a_drawn_exercise_has_a_new_try(desk: Desk) -> None:
    desk.begin("w2-shape-quiz")
    before = desk.path("w2-shape-quiz").read_text()
    app = desk.app("w2-shape-quiz")
    async with app.run_test(size=(80, 24)) as pilot:
        assert "a new try" in text_of(app)
        await pilot.press("a", "y")
        await pilot.pause()
        assert desk.path("w2-shape-quiz").read_text() != before
        await pilot.press("u")
        assert desk.path("w2-shape-quiz").read_text() == before


# Editing


async def test_a_terminal_editor_gets_the_terminal_and_the_verdict_is_there_on_return(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.checked()
    monkeypatch.setattr(editor, "plan", lambda path, line, **_: editor.Plan(("ed", str(path), str(line)), "suspend", "ed"))
    seen: list[editor.Plan] = []

    def edit(plan: editor.Plan) -> None:
        seen.append(plan)
        desk.path().write_text(SOLUTION)

    monkeypatch.setattr(opening, "run", edit)
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.workshop.watch is not None)
        from contextlib import nullcontext

        monkeypatch.setattr(app, "suspend", nullcontext)
        await pilot.press("e")
        await until(pilot, lambda: "✓ 4 of 4 checks" in text_of(app))
    assert seen[0].argv[2] == "5", "at the line that the verdict names"


async def test_a_terminal_that_can_not_be_lent_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.begin()
    monkeypatch.setattr(editor, "plan", lambda path, line, **_: editor.Plan(("ed", "zero_grad.py"), "suspend", "ed"))
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.workshop.watch is not None)
        await pilot.press("e")
        assert "This terminal can't be lent to ed." in " ".join(text_of(app).split())


async def test_no_editor_is_one_sentence(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.begin()
    monkeypatch.setenv("VISUAL", "no-such-editor")
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        assert "no-such-editor" in text_of(app) and "not found" in text_of(app)


async def test_an_editor_with_a_window_leaves_the_app_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.begin()
    monkeypatch.setattr(editor, "plan", lambda path, line, **_: editor.Plan(("code", str(path)), "window", "code"))
    monkeypatch.setattr(opening, "run", lambda plan: None)
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        await until(pilot, lambda: "code is open in its window." in text_of(app))


# Everywhere


async def test_search_finds_exercises_weeks_and_resources(desk: Desk) -> None:
    app = desk.app("home")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"slope")
        assert "Ask for a slope" in text_of(app) and "Sort a table" not in text_of(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Lesson))
        await pilot.press("slash", *"micrograd", "down", "enter")
        await until(pilot, lambda: "Karpathy's micrograd" in text_of(app) and "esc back" in text_of(app))
        await pilot.press("slash", *"zzz")
        assert "Nothing has these words." in text_of(app)
        await pilot.press("escape")


async def test_the_palette_has_our_commands(desk: Desk) -> None:
    desk.checked()
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        await until(pilot, lambda: "light or dark" in text_of(app))
        assert "Maximize" not in text_of(app) and "Screenshot" not in text_of(app)
        await pilot.press(*"diff")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await until(pilot, lambda: "against the starter" in text_of(app))


async def test_reviews_continue_and_theme(desk: Desk) -> None:
    desk.checked()
    app = desk.app("home")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r")
        assert "No review is due." in text_of(app)
        await pilot.press("T")
        assert app.theme == "torchtutor-light"
        await pilot.press("T")
        assert app.theme == "torchtutor-dark"
        await pilot.press("c")
        assert bench(app).exercise.id == EX


async def test_a_broken_exercise_shows_all_its_problems(desk: Desk) -> None:
    file = desk.session.course.exercise(EX).folder / "exercise.toml"
    write(file, 'title = ""\nkind = "magic"\n')
    desk.again()
    app = desk.app(EX)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        seen = text_of(app)
        assert "can't be read" in seen and "magic" in seen and seen.count("▲") >= 5
        await pilot.press("escape")
        assert isinstance(app.screen, WeekPage) and "can't be read" in text_of(app)
        await pilot.press("enter")
        assert "can't be read" in text_of(app)
        await pilot.press("n")
        assert isinstance(app.screen, Lesson)


async def test_a_broken_week_is_named_and_the_others_work(desk: Desk) -> None:
    write(desk.lessons / "week02_tensors" / "lesson.toml", "number = 2\n")
    desk.again()
    app = desk.app("home")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Python basics" in text_of(app) and "problems" in text_of(app)
        await pilot.press("exclamation_mark")
        assert "lesson.toml" in text_of(app)
        await pilot.press("escape")
        assert isinstance(app.screen, Home)


@pytest.mark.parametrize("size", [(39, 24), (80, 11), (20, 5), (1, 1)])
async def test_a_tiny_terminal_gets_one_sentence(desk: Desk, size: tuple[int, int]) -> None:
    desk.checked()
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert "edit" not in text_of(app)
        if size[0] >= 20 and size[1] >= 11:
            assert "Torchtutor needs" in " ".join(text_of(app).split())
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "✗ 2 of 4 checks" in text_of(app) and "e edit" in text_of(app)


async def test_resizing_while_it_runs_shows_what_fits(desk: Desk) -> None:
    desk.client.script = lambda run: run.curve(waves())
    desk.checked()
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        for width, height in ((200, 60), (40, 20), (120, 40), (60, 12), (100, 30), (159, 29), (41, 13)):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            seen = text_of(app)
            assert "✗ 2 of 4 checks" in seen and "? keys" in seen
            assert all(len(line) <= width for line in seen.splitlines())


PAGES = {
    "home": (lambda desk: "home", ()),
    "week": (lambda desk: "home", ("enter",)),
    "digest": (lambda desk: "home", ("enter", "1")),
    "new": (lambda desk: desk.begin("w3-fit-line") or "w3-fit-line", ()),
    "failed": (lambda desk: desk.checked() or EX, ()),
    "passed": (lambda desk: desk.checked(SOLUTION) or EX, ()),
    "page": (lambda desk: "w1-sort-rows", ()),
    "diff": (lambda desk: desk.checked() or EX, ("d",)),
}


@pytest.mark.parametrize("name", PAGES)
async def test_every_key_in_the_footer_works(desk: Desk, name: str) -> None:
    """Each one does something: it leads elsewhere, says something, or changes what is seen."""
    make, way = PAGES[name]
    start = make(desk)
    first = desk.app(start)
    async with first.run_test(size=(200, 50)) as pilot:
        await pilot.press(*way)
        await pilot.pause()
        assert isinstance(first.screen, Page)
        keys = [key.key for key in first.screen.keys()]  # noqa: SIM118
    for key in keys:
        pressed = {"!": "exclamation_mark", "/": "slash", "esc": "escape"}.get(key, key.partition("-")[0])
        if pressed in ("q", "e"):
            continue  # ends the app; opens an editor: both have tests of their own
        app = Torchtutor(desk.again(), start, False, "torchtutor-dark")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press(*way)
            await pilot.pause()
            screen, before, theme = app.screen, text_of(app), app.theme
            await pilot.press(pressed)
            await pilot.pause()
            assert app.screen is not screen or text_of(app) != before or app.theme != theme, key


@pytest.mark.parametrize("name", PAGES)
async def test_help_names_every_key_of_the_footer(desk: Desk, name: str) -> None:
    make, way = PAGES[name]
    app = desk.app(make(desk))
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.press(*way)
        assert isinstance(app.screen, Page)
        keys = [key.key for key in app.screen.keys()]  # noqa: SIM118
        await pilot.press("question_mark")
        await pilot.pause()
        seen = text_of(app)
        words = seen.replace("⏎", "enter").split()
        assert all(key in words for key in keys), (keys, words)
        await pilot.press("escape")
        assert isinstance(app.screen, Page)


async def test_q_quits_with_zero_and_leaves_the_run_alone(desk: Desk) -> None:
    desk.begin()
    desk.client.answer = lambda text: None
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.workshop.watch is not None)
        desk.path().write_text(STARTER + "#\n")
        await until(pilot, lambda: bool(desk.client.runs))
        await pilot.press("q")
    assert app.return_code == 0 and not desk.client.runs[0].stopped
    desk.client.runs[0].finish(None)


async def test_a_mistake_of_ours_ends_the_app_without_a_traceback(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    app = desk.app("home")

    def broken() -> None:
        raise ZeroDivisionError("ours")

    with pytest.raises(ZeroDivisionError):
        async with app.run_test(size=(80, 24)) as pilot:
            monkeypatch.setattr(app, "action_weeks", broken)
            await pilot.press("W")
            await pilot.pause()
    assert app._exit_renderables == []


async def test_an_app_that_ended_watches_nothing(desk: Desk) -> None:
    """Each watch is a thread that wakes 20 times a second: a process that has many apps in its life (as this one) must not gather them."""
    before = {thread.ident for thread in threading.enumerate()}
    desk.begin()
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.workshop.watch is not None)
        mine = [t for t in threading.enumerate() if t.name == "watching" and t.ident not in before]
        assert len(mine) == 1
    mine[0].join(5)
    assert not mine[0].is_alive()


async def test_keys_that_are_typed_ahead_are_not_lost(desk: Desk) -> None:
    """Two keys in one read of the terminal: the second is meant for the page that the first one opens."""
    app = desk.app("home")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for _ in range(2):
            app.post_message(events.Key("enter", None))
        await until(pilot, lambda: isinstance(app.screen, Lesson | Workbench))
