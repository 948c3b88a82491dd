"""Whatever the learner edits with."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.editor import EditorError, Plan, find, plan
from tutor.opening import run

FILE = Path("/home/me/week 03/zero_grad.py")


def has(*names: str) -> Callable[[str], str | None]:
    return lambda name: f"/usr/bin/{name}" if name in names else None


def test_visual_goes_before_editor_before_the_settings_before_a_search() -> None:
    which = has("hx", "nano", "micro", "nvim")
    env = {"VISUAL": "hx", "EDITOR": "nano"}
    assert find(env, "micro", which).argv == ("hx",)
    del env["VISUAL"]
    assert (find(env, "micro", which).argv, find(env, "", which).source) == (("nano",), "$EDITOR")
    assert find({}, "micro", which).source == "settings.toml"
    assert find({"VISUAL": " "}, "", which).argv == ("nvim",)


@pytest.mark.parametrize(
    ("there", "argv"),
    [
        (["vi", "nano", "code"], ("nano",)),
        (["emacs", "vi", "code"], ("emacs", "-nw")),
        (["code", "vi"], ("vi",)),
        (["code"], ("code",)),
    ],
)
def test_the_search_prefers_the_terminal(there: list[str], argv: tuple[str, ...]) -> None:
    assert find({}, "", has(*there)).argv == argv


@pytest.mark.parametrize(
    ("command", "windowed", "tail"),
    [
        ("vim", False, ("+7", str(FILE))),
        ("nano -l", False, ("+7", str(FILE))),
        ("hx", False, (f"{FILE}:7",)),
        ("micro", False, ("+7", str(FILE))),
        ("emacs -nw", False, ("+7", str(FILE))),
        ("code --wait", True, ("--goto", f"{FILE}:7")),
        ("/opt/x/code-insiders", True, ("--goto", f"{FILE}:7")),
        ("subl -n", True, (f"{FILE}:7",)),
        ("zed", True, (f"{FILE}:7",)),
        ("kate", True, ("--line", "7", str(FILE))),
        ("pycharm", True, ("--line", "7", str(FILE))),
        ("gvim", True, ("+7", str(FILE))),
        ("gedit", True, ("+7", str(FILE))),
        ("notepad++.exe", True, ("-n7", str(FILE))),
        ("ed", False, (str(FILE),)),
    ],
)
def test_each_editor_in_its_own_way(command: str, windowed: bool, tail: tuple[str, ...]) -> None:
    made = plan(FILE, 7, environ={"EDITOR": command}, which=lambda name: name)
    assert made.how == ("window" if windowed else "suspend")
    assert made.argv == (*command.split(), *tail)


def test_without_a_line_it_is_just_the_file() -> None:
    assert plan(FILE, environ={"EDITOR": "code"}, which=lambda n: n).argv == ("code", str(FILE))


@pytest.mark.parametrize(
    ("command", "env", "how"),
    [
        ("emacs", {}, "suspend"),
        ("emacs", {"DISPLAY": ":0"}, "window"),
        ("emacs -nw", {"DISPLAY": ":0"}, "suspend"),
        ("emacsclient", {}, "window"),
        ("emacsclient -t", {}, "suspend"),
        ("vim -g", {}, "window"),
    ],
)
def test_emacs_and_vim_have_both(command: str, env: dict[str, str], how: str) -> None:
    assert plan(FILE, environ={"EDITOR": command, **env}, which=lambda n: n).how == how


def test_quotes_in_a_command() -> None:
    made = plan(FILE, environ={"EDITOR": "'/opt/my editor/ed' --rc 'a b'"}, which=lambda n: n)
    assert made.argv == ("/opt/my editor/ed", "--rc", "a b", str(FILE))


def test_in_tmux_a_terminal_editor_opens_beside_the_app() -> None:
    env = {"EDITOR": "vim", "TMUX": "/tmp/x,1,0", "TMUX_PANE": "%3"}
    made = plan(FILE, 7, environ=env, which=lambda n: n)
    assert made.how == "split"
    assert made.argv[:3] == ("tmux", "split-window", "-h")
    assert made.argv[3:7] == ("-t", "%3", "-c", str(FILE.parent))
    assert made.argv[7:] == () and made.bare == ("vim", "+7", str(FILE))
    assert made.aside == Plan(("vim", "+7", str(FILE)), "suspend", "vim")
    below = plan(FILE, environ=env, which=lambda n: n, beside=False, below="%9")
    assert below.argv[2:5] == ("-v", "-t", "%9")
    assert plan(FILE, environ=env, which=lambda n: n, beside=False).how == "suspend"
    assert plan(FILE, environ=env, which=has("vim")).how == "suspend"
    assert plan(FILE, environ={**env, "EDITOR": "code"}, which=lambda n: n).how == "window"


@pytest.mark.parametrize(
    ("env", "words"),
    [
        ({}, "No editor was found: set EDITOR"),
        ({"EDITOR": "nvimm"}, r"Your editor nvimm \(from \$EDITOR\) was not found"),
        ({"VISUAL": "vim 'x"}, r"\$VISUAL is .* a quote is not closed"),
        ({"EDITOR": "''"}, "was not found"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_set(env: dict[str, str], words: str) -> None:
    with pytest.raises(EditorError, match=words) as caught:
        find(env, "", has())
    assert str(caught.value).endswith(".")


# Real processes


def fake(folder: Path, body: str) -> str:
    script = folder / "fake editor"
    script.write_text(f"#!{sys.executable}\nimport sys, pathlib\n{body}\n")
    script.chmod(0o755)
    return f"'{script}'"


def test_a_terminal_editor_is_waited_for(tmp_path: Path) -> None:
    command = fake(tmp_path, "pathlib.Path(sys.argv[-1]).write_text('edited')")
    file = tmp_path / "a b.py"
    run(plan(file, environ={"EDITOR": command}))
    assert file.read_text() == "edited"


def test_an_editor_that_ends_with_an_error(tmp_path: Path) -> None:
    with pytest.raises(EditorError, match=r"Your editor fake editor ended with an error \(exit status 3\)"):
        run(plan(tmp_path / "x", environ={"EDITOR": fake(tmp_path, "sys.exit(3)")}))


def test_an_editor_that_can_not_be_run(tmp_path: Path) -> None:
    script = tmp_path / "broken"
    script.write_text("#!/nowhere/at/all\n")
    script.chmod(0o755)
    with pytest.raises(EditorError, match="could not be started"):
        run(plan(tmp_path / "x", environ={"EDITOR": str(script)}))
    with pytest.raises(EditorError, match="could not be started"):
        run(Plan((str(tmp_path / "gone"),), "window", "gone"))


def test_a_windowed_editor_is_only_started(tmp_path: Path) -> None:
    script = tmp_path / "code"
    script.write_text('#!/bin/sh\necho "$@" > "$2.seen"\necho $$ > "$2.tmp"\nmv "$2.tmp" "$2.pid"\nexec sleep 60\n')
    script.chmod(0o755)
    file = tmp_path / "x.py"
    made = plan(file, environ={"EDITOR": f"{script} --wait"})
    assert made.how == "window"
    run(made)
    pid = Path(f"{file}.pid")
    while not pid.exists():
        time.sleep(0.01)
    assert Path(f"{file}.seen").read_text().split() == ["--wait", str(file)]
    os.kill(int(pid.read_text()), signal.SIGTERM)


def test_a_windowed_editor_that_ends_at_once_with_an_error(tmp_path: Path) -> None:
    script = tmp_path / "gedit"
    script.write_text("#!/bin/sh\nexit 1\n")
    script.chmod(0o755)
    with pytest.raises(EditorError, match="ended at once with an error"):
        run(plan(tmp_path / "x", environ={"EDITOR": str(script)}))


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_a_split_of_a_real_tmux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    socket = tmp_path / "s"
    tmux = ["tmux", "-S", str(socket), "-f", "/dev/null"]
    file = tmp_path / "file.py"
    editor = fake(tmp_path, "pathlib.Path(sys.argv[-1]).write_text(sys.argv[1])\nimport time\ntime.sleep(float(sys.argv[1]))\nsys.exit(7)")
    subprocess.run([*tmux, "new-session", "-d", "-x", "120", "-y", "40", "sleep 600"], check=True)
    try:
        pane = subprocess.run([*tmux, "list-panes", "-F", "#{pane_id}"], capture_output=True, text=True, check=True).stdout.strip()
        monkeypatch.setenv("TMUX", f"{socket},1,0")
        monkeypatch.setenv("TMUX_PANE", pane)
        opened = run(plan(file, environ={**os.environ, "EDITOR": f"{editor} 600"}))
        assert opened is not None and opened.show() and not opened.over
        panes = subprocess.run([*tmux, "list-panes", "-F", "#{pane_active}"], capture_output=True, text=True, check=True).stdout
        assert panes.split() == ["0", "1"]
        subprocess.run([*tmux, "kill-pane", "-t", opened.pane], check=True)
        opened.wait()
        assert opened.over and not opened.show(), "a pane that was closed is no trouble"

        failed = run(plan(file, environ={**os.environ, "EDITOR": f"{editor} 0"}))
        assert failed is not None
        with pytest.raises(EditorError, match=r"Your editor fake editor ended with an error \(exit status 7\); what it saved is kept"):
            failed.wait()
        killed = run(plan(file, environ={**os.environ, "EDITOR": fake(tmp_path, "import os\nos.kill(os.getpid(), 9)")}))
        assert killed is not None
        with pytest.raises(EditorError, match=r"Your editor fake editor was ended from outside or crashed \(SIGKILL\)"):
            killed.wait()
        assert not list(Path(tempfile.gettempdir()).glob("torchtutor-pane-*/tell")), "nothing is left behind"
    finally:
        subprocess.run([*tmux, "kill-server"], check=False)
    with pytest.raises(EditorError, match="tmux could not open a split"):
        run(plan(file, environ={**os.environ, "EDITOR": f"{editor} 600"}))


# Seen through what only starts an editor


@pytest.mark.parametrize(
    ("command", "name", "windowed"),
    [
        ("env FOO=1 vim", "vim", False),
        ("flatpak run --branch=stable org.gnome.gedit", "gedit", True),
        ("flatpak run com.visualstudio.code --wait", "code", True),
        ("snap run code", "code", True),
        ("xterm -e vim", "xterm", True),
        ("neovide", "neovide", True),
        ("flatpak run org.gnu.emacs", "emacs", False),
    ],
)
def test_wrappers_are_seen_through(command: str, name: str, windowed: bool) -> None:
    found = find({"EDITOR": command}, "", lambda n: n)
    assert (found.name, found.windowed) == (name, windowed)


def test_a_program_in_a_folder_of_ones_own_is_found_from_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path, "")
    monkeypatch.chdir(tmp_path)
    assert find({"EDITOR": "'./fake editor' -x"}).argv == (str(tmp_path / "fake editor"), "-x")
    (tmp_path / "fake editor").chmod(0o644)
    with pytest.raises(EditorError, match="is not executable: `chmod"):
        find({"EDITOR": "'./fake editor'"})
    with pytest.raises(EditorError, match="is a folder"):
        find({"EDITOR": str(tmp_path)})
