"""Editors of every kind, on a real terminal: what becomes of the app, the terminal and the learner's file."""
from __future__ import annotations

import json
import os
import subprocess
import termios
import time
from pathlib import Path

import pytest

from tests.tutor.desk import SOLUTION, STARTER

from .conftest import Open, script
from .line import Line
from .terminal import Terminal, missing

SAVES = f"file.write_text({SOLUTION!r})"
WRONG = f"file.write_text({STARTER + '# mine' + chr(10)!r})"
# What full-screen editors do to a terminal before they are killed.
TAKES = "tty.setraw(0); sys.stdout.write('\\x1b[?1049h\\x1b[?25l\\x1b[?1003h'); sys.stdout.flush()"


def letters_show(line: Line) -> bool:
    return bool(termios.tcgetattr(line.main)[3] & termios.ECHO and termios.tcgetattr(line.main)[3] & termios.ICANON)


def words(line: Line) -> str:
    return " ".join(line.screen.split())


def test_whatever_an_editor_does_the_key_works_again_and_nothing_is_lost(opened: Open, tmp_path: Path) -> None:
    """Missing, a folder, not executable, ended with an error, killed with the terminal in its hands; then one that works."""
    place, file = tmp_path / "my editor.py", tmp_path / "torchtutor/week03/zero_grad.py"
    line = opened(delay=0.0, EDITOR=f"'{place}' --flag 'two words'")
    line.until("? keys")
    line.pump(0.5)

    def press(*said: str) -> None:
        line.type("e")
        line.when(lambda _: all(part in words(line) for part in said) and "? keys" in line.screen, f"{said} never came")

    press("was not found: install it, or set $EDITOR to another.")
    place.mkdir()
    press("is a folder: set $EDITOR to the command of your editor.")
    place.rmdir()
    place.write_text("x")
    press("is not executable: chmod +x it, or set $EDITOR to another.")
    place.chmod(0o755)
    press("could not be started (exec format error): set EDITOR to another, such as EDITOR=nano.")
    script(tmp_path, f"{WRONG}; sys.exit(3)", place.name)
    press("Your editor my editor.py ended with an error (exit status 3); what it saved is kept.")
    assert file.read_text() == STARTER + "# mine\n"
    line.until("of 4 checks")                                       # and was judged
    script(tmp_path, f"{TAKES}; os.kill(os.getpid(), signal.SIGKILL)", place.name)
    press("Your editor my editor.py was ended from outside or crashed (SIGKILL); what it saved is kept.")
    assert file.read_text() == STARTER + "# mine\n"
    script(tmp_path, f"assert sys.argv[1:3] == ['--flag', 'two words']; {SAVES}", place.name)
    press("✓ 4 of 4 checks")
    line.type("q")
    assert line.ended() == 0
    assert letters_show(line), "the shell gets its terminal back as it was"


def test_ctrl_c_in_an_editor_is_the_editors(opened: Open, tmp_path: Path) -> None:
    body = f"""
try:
    print("editing", flush=True)
    time.sleep(60)
except KeyboardInterrupt:
    {SAVES}
"""
    line = opened(delay=0.0, EDITOR=script(tmp_path, body))
    line.until("? keys")
    line.pump(0.5)
    line.type("e")
    line.until("editing")
    line.type("\x03")
    line.until("✓ 4 of 4 checks", "? keys")


def test_a_save_is_judged_while_the_app_has_stepped_aside(opened: Open, tmp_path: Path) -> None:
    """The verdict doesn't wait for the editor's end."""
    runs = tmp_path / "cache" / "runs"
    body = f"""
{SAVES}
while not list(pathlib.Path({str(runs)!r}).glob("*/verdict.json")):
    time.sleep(0.05)
"""
    line = opened(delay=0.0, EDITOR=script(tmp_path, body))
    line.until("? keys")
    line.pump(1.0)
    line.type("e")
    line.until("✓ 4 of 4 checks", "? keys")


@pytest.mark.parametrize("options", ["", " --wait"])
def test_an_editor_with_a_window_leaves_the_app_alone_and_each_save_is_judged(opened: Open, tmp_path: Path, options: str) -> None:
    body = f"""
pathlib.Path({str(tmp_path / 'pid')!r}).write_text(str(os.getpid()))
{WRONG}
while not pathlib.Path({str(tmp_path / 'go')!r}).exists():
    time.sleep(0.05)
new = file.with_suffix(".new")
new.write_text({SOLUTION!r})
new.replace(file)
time.sleep(600)
"""
    line = opened(delay=0.0, EDITOR=script(tmp_path, body, "code") + options)
    line.until("? keys")
    line.pump(0.5)
    line.type("e")
    line.until("code is open in its window.")
    line.until("2 of 4 checks")
    (tmp_path / "go").touch()
    line.until("✓ 4 of 4 checks")
    line.type("q")
    assert line.ended() == 0
    editor = int((tmp_path / "pid").read_text())
    os.kill(editor, 15)                                             # it outlives the app, as it should; not this test


def test_a_window_that_can_not_open_is_one_sentence_however_late(opened: Open, tmp_path: Path) -> None:
    line = opened(delay=0.0, EDITOR=script(tmp_path, "time.sleep(1.5); sys.exit(1)", "gedit"), DISPLAY="", WAYLAND_DISPLAY="")
    line.until("? keys")
    line.pump(0.5)
    line.type("e")
    line.when(lambda _: "gedit ended at once with an error (exit status 1) and there is no display for its window here: set EDITOR to one"
              in words(line), "it was never said")


def test_the_verb_edit_needs_no_app(opened: Open, tmp_path: Path) -> None:
    """And leaves a terminal in which letters show, though its editor was killed."""
    places = {f"TORCHTUTOR_{name}": str(tmp_path / name.lower()) for name in ("HOME", "CACHE", "RUNTIME", "CONFIG")}
    file = tmp_path / "home/week01/parse_readings.py"
    good = script(tmp_path, "file.write_text('# mine\\n'); print(sys.stdin.isatty(), sys.stdout.isatty())")
    line = opened("edit", "w1-parse-readings", delay=0.0, module="tutor", EDITOR=good, **places)
    assert line.ended() == 0
    assert "True True" in line.screen and "torchtutor check w1-parse-readings" in line.screen
    assert file.read_text() == "# mine\n"

    bad = script(tmp_path, f"{TAKES}; os.kill(os.getpid(), signal.SIGKILL)", "bad.py")
    line = opened("edit", "w1-parse-readings", delay=0.0, module="tutor", EDITOR=bad, **places)
    assert line.ended() == 3
    assert "Your editor bad.py was ended from outside or crashed (SIGKILL); what it saved is kept." in words(line)
    assert letters_show(line) and line.got.rindex(b"\x1b[?1049l") > line.got.rindex(b"\x1b[?1049h")
    assert file.read_text() == "# mine\n"


def test_the_verb_edit_with_a_program_that_reads_its_document(opened: Open, tmp_path: Path) -> None:
    """The editor gets the terminal, the document gets through."""
    places = {f"TORCHTUTOR_{name}": str(tmp_path / name.lower()) for name in ("HOME", "CACHE", "RUNTIME", "CONFIG")}
    editor = script(tmp_path, "print('drawn', sys.stdin.isatty(), sys.stdout.isatty())")
    reader = script(tmp_path, f"""
import subprocess
done = subprocess.run([sys.executable, "-m", "tutor", "edit", "w1-parse-readings", "--json"], stdout=subprocess.PIPE, text=True)
file = pathlib.Path({str(tmp_path / 'document')!r})
file.write_text(done.stdout)
""", "reader.py")
    made = Line([reader], os.environ | {"EDITOR": editor, "VISUAL": "", "LANG": "C.UTF-8", "PYTHONPATH": str(Path(__file__).parents[2]), **places})
    try:
        assert made.ended() == 0
        assert "drawn True True" in made.screen
        assert json.loads((tmp_path / "document").read_text())["exercise"] == "w1-parse-readings"
    finally:
        made.close()


@pytest.mark.skipif(bool(missing("tmux", "vim")), reason="needs tmux and vim")
def test_an_editor_that_is_put_to_sleep_takes_the_app_with_it_and_both_come_back(tmp_path: Path) -> None:
    t = Terminal(tmp_path, 80, 24)
    try:
        t.start(str(tmp_path), module="tests.e2e.played", prefix="env -u TMUX")
        t.until("? keys")
        t.keys(0, "e")
        t.until("def train", "All")
        t.keys(0, "C-z")
        t.until("Stopped")
        t.keys(0, "fg", "Enter")
        t.until("def train", not_="Stopped")
        t.keys(0, "o", "# mine", "Escape", ":wq", "Enter")
        t.until("of 4 checks", "? keys")
        assert "# mine" in (tmp_path / "torchtutor/week03/zero_grad.py").read_text()
        t.keys(0, "q")
        t.until("bash")
    finally:
        t.tmux("kill-server")


# tmux


def says(t: Terminal, sentence: str) -> None:
    t._until(lambda text: sentence in " ".join(text.split()), 0, f"{sentence!r} never came")


@pytest.fixture
def tmux(tmp_path: Path) -> object:
    if missing("tmux"):
        pytest.skip("needs tmux")
    found = Terminal(tmp_path, 120, 40)
    yield found
    found.tmux("kill-server")


def test_in_tmux_a_split_is_opened_once_and_its_trouble_is_told(tmux: Terminal, tmp_path: Path) -> None:
    t = tmux
    t.editor = script(tmp_path, f"print('in the pane', flush=True); {WRONG}\nsys.exit(int(input() or 0))")
    t.start(str(tmp_path), module="tests.e2e.played")
    t.until("Who clears the gradients?", "? keys")
    t.keys(0, "e")
    t.until("in the pane", pane=1)
    t.until("editor.py is open beside this one.", "2 of 4 checks")
    t.keys(0, "e")                                                 # it is not opened a second time: two would overwrite each other
    says(t, "editor.py has this file open already.")
    assert len(t.panes()) == 2
    t.keys(0, "R", "y")
    says(t, "editor.py still shows what it had: load the file anew there.")
    t.keys(1, "3", "Enter")
    says(t, "Your editor editor.py ended with an error (exit status 3); what it saved is kept.")
    assert len(t.panes()) == 1
    t.keys(0, "e")
    t.until("in the pane", pane=2)
    t.keys(2, "Enter")
    t.until("editor.py is open beside this one.")                  # nothing is wrong with closing it
    (tmp_path / "editor.py").write_text("#!/nowhere/python\n")
    end = time.monotonic() + 30
    while len(t.panes()) > 1 and time.monotonic() < end:
        time.sleep(0.1)
    # While the app has not yet been told that the pane is gone, or that it has the whole width again, another split is not tried.
    time.sleep(2.0)
    t.keys(0, "e")
    says(t, "Your editor editor.py could not be started in its split: set EDITOR to another")


def test_a_tmux_that_is_gone_is_no_reason_not_to_edit(opened: Open, tmp_path: Path) -> None:
    """Its variables are left in the environment by `sudo`, by containers, by a server that was killed."""
    if missing("tmux"):
        pytest.skip("needs tmux")
    line = opened(delay=0.0, columns=120, rows=40, EDITOR=script(tmp_path, SAVES), TMUX=f"{tmp_path}/none,1,0", TMUX_PANE="%1")
    line.until("? keys")
    line.pump(0.5)
    line.type("e")
    line.until("✓ 4 of 4 checks", "? keys")


def test_in_a_narrow_tmux_the_app_steps_aside(tmp_path: Path) -> None:
    """Half of 80 columns would be too few for either."""
    if missing("tmux"):
        pytest.skip("needs tmux")
    t = Terminal(tmp_path, 80, 24)
    t.editor = script(tmp_path, f"print('whole terminal', flush=True); input(); {SAVES}")
    try:
        t.start(str(tmp_path), module="tests.e2e.played")
        t.until("? keys")
        t.keys(0, "e")
        t.until("whole terminal", not_="? keys")
        assert len(t.panes()) == 1
        t.keys(0, "Enter")
        t.until("✓ 4 of 4 checks")
    finally:
        subprocess.run(["tmux", "-S", str(t.socket), "kill-server"], check=False, capture_output=True)
