"""The doctor on Python, terminal, editor and folders that the test makes: what was found, how grave it is, what to do."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.tutor.building import write
from tests.tutor.doctors import GIB, Machine
from tutor.doctor import editor, folders, python, terminal
from tutor.doctor.facts import Fact
from tutor.doctor.world import Ended, Interpreter


def one(facts: list[Fact], name: str) -> Fact:
    (found,) = [fact for fact in facts if fact.name == name]
    return found


# Python


@pytest.mark.parametrize(("mine", "state", "said"), [
    (Interpreter((3, 11, 0), "CPython", 64, False), "ok", "3.11.0"),
    (Interpreter((3, 10, 9), "CPython", 64, False), "bad", "too old"),
    (Interpreter((3, 12, 1), "PyPy", 64, False), "bad", "CPython only"),
    (Interpreter((3, 12, 1), "CPython", 32, False), "bad", "32 bits"),
    (Interpreter((3, 14, 0), "CPython", 64, True), "note", "free-threaded"),
])
def test_the_interpreter(mine: Interpreter, state: str, said: str) -> None:
    fact = python.interpreter(mine)
    assert fact.state == state and said in fact.found


def test_the_environment(at: Machine) -> None:
    assert python.environment(at.world).found == "a venv, /opt/venv"
    at.environ["VIRTUAL_ENV"] = "/other"
    assert "/other is the one that is active" in python.environment(at.world).found
    del at.environ["VIRTUAL_ENV"]
    prefix = at.folder / "conda"
    write(prefix / "conda-meta" / "history", "")
    at.interpreter = Interpreter((3, 11, 7), "CPython", 64, False, "python", str(prefix), str(prefix))
    at.environ["CONDA_PREFIX"] = str(prefix)
    assert python.environment(at.world).found == "conda, ~/conda"
    del at.environ["CONDA_PREFIX"]
    at.interpreter = Interpreter((3, 11, 7), "CPython", 64, False, "/usr/bin/python3", "/usr", "/usr")
    fact = python.environment(at.world)
    assert fact.state == "note" and "venv" in fact.do


def test_packages(at: Machine) -> None:
    assert python.packages(at.world)[0].found == "numpy 2.4.6, pandas 3.1.1, matplotlib 3.11.2, tensorboard 2.21.0"
    at.without("pandas")
    fact = one(python.look(at.world), "pandas")
    assert (fact.state, fact.do) == ("bad", "`/opt/venv/bin/python -m pip install pandas`")
    at.environ["PYTHONPATH"] = "/somewhere"
    assert one(python.look(at.world), "PYTHONPATH").state == "note"


# Terminal


@pytest.mark.parametrize(("env", "count"), [
    ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "millions"), ({"TERM": "xterm-256color"}, "256"), ({"TERM": "xterm-kitty"}, "256"),
    ({"TERM": "xterm"}, "16"), ({"TERM": "dumb"}, "none"), ({}, "none"), ({"TERM": "xterm", "COLORTERM": "24bit", "NO_COLOR": "1"}, "none"),
])
def test_colours(env: dict[str, str], count: str) -> None:
    assert terminal.colour_system(env) == count


@pytest.mark.parametrize(("env", "protocol"), [
    ({"TERM": "xterm-kitty"}, "kitty"), ({"TERM_PROGRAM": "ghostty"}, "kitty"), ({"KONSOLE_VERSION": "230800"}, "kitty"),
    ({"TERM_PROGRAM": "iTerm.app"}, "iterm"), ({"LC_TERMINAL": "iTerm2", "TERM": "xterm-256color"}, "iterm"), ({"TERM_PROGRAM": "WezTerm"}, "iterm"),
    ({"TERM": "foot"}, "sixel"), ({"WT_SESSION": "x"}, "sixel"), ({"TERM": "xterm-256color"}, ""), ({}, ""),
])
def test_pictures_are_guessed_from_the_environment(at: Machine, env: dict[str, str], protocol: str) -> None:
    assert terminal.guessed(env) == protocol
    at.environ = env
    at.answer = None  # it could not be asked, or was silent
    fact = terminal.pictures(at.world)
    assert fact.values == {"protocol": protocol, "how": "guessed"} and "guessed" in fact.found


def test_a_terminal_that_answered_is_believed(at: Machine) -> None:
    at.environ["KITTY_WINDOW_ID"] = "1"
    at.answer = ""
    assert terminal.pictures(at.world).values == {"protocol": "", "how": "asked"}
    at.tty = False
    assert terminal.pictures(at.world).values["how"] == "guessed", "what is no terminal is not asked"


@pytest.mark.parametrize(("said", "protocol"), [
    (b"\033_Gi=31;OK\033\\\033[?62;c", "kitty"), (b"\033[?62;4;22c", "sixel"), (b"\033[?4c", ""), (b"\033[?62;22c", ""), (b"", ""),
    (b"\033_Gi=31;ENOTSUPPORTED:no\033\\\033[?1;2c", ""),
])
def test_what_a_terminal_answers(said: bytes, protocol: str) -> None:
    assert terminal.understood(said) == protocol


@pytest.mark.parametrize(("size", "state"), [((120, 40), "ok"), ((80, 24), "ok"), ((79, 24), "note"), ((40, 12), "note"), ((39, 24), "warn"), ((80, 11), "warn")])
def test_the_size(at: Machine, size: tuple[int, int], state: str) -> None:
    at.size = size
    assert terminal.size(at.world).state == state


def test_letters_and_the_line(at: Machine) -> None:
    assert terminal.letters(at.world).found == "UTF-8 (LANG=C.UTF-8)"
    at.environ["LC_ALL"] = "C"
    assert terminal.letters(at.world).values["utf8"] is False
    assert terminal.line(at.world).found == "on this machine"
    at.environ |= {"SSH_CONNECTION": "1 2 3 4"}
    assert terminal.line(at.world).state == "note" and "tmux" in terminal.line(at.world).do
    at.environ |= {"TMUX": "/tmp/x,1,0"}
    assert terminal.line(at.world).found == "over SSH, in tmux"
    at.environ["KITTY_WINDOW_ID"], at.answer = "1", None
    assert "allow-passthrough" in terminal.pictures(at.world).do


def test_a_terminal_that_this_machine_does_not_know(at: Machine) -> None:
    at.environ["TERM"] = "xterm-ghostty"
    assert terminal.kind(at.world).state == "warn" and "infocmp -x xterm-ghostty" in terminal.kind(at.world).do
    write(at.folder / ".terminfo" / "78" / "xterm-ghostty", "")
    assert terminal.kind(at.world).state == "ok"
    at.environ["TERM"] = "dumb"
    assert terminal.kind(at.world).state == "warn"
    at.tty = False
    assert terminal.kind(at.world).state == "note", "a pipe is no fault"


def test_a_real_terminal_is_asked_and_left_as_it_was() -> None:
    import pty

    code = "from tutor.doctor.terminal import ask_terminal as a; import termios; b = termios.tcgetattr(0); print(repr(a()), b == termios.tcgetattr(0))"
    for answer, expected in ((b"\033_Gi=31;OK\033\\\033[?62;4c", "'kitty' True"), (b"\033[?64;4;6c", "'sixel' True"), (b"", "None True")):
        pid, fd = pty.fork()
        if not pid:
            os.execve(sys.executable, [sys.executable, "-c", code], {"TERM": "xterm", "PATH": os.environ["PATH"]})
        said, told = b"", False
        while True:
            try:
                more = os.read(fd, 4096)
            except OSError:
                break
            if not more:
                break
            said += more
            if b"\033[c" in said and not told:
                told = True
                os.write(fd, answer)
        os.close(fd)
        os.waitpid(pid, 0)
        assert told and expected in said.decode(), said


# Editor


def test_the_editor(at: Machine) -> None:
    assert editor.chosen(at.world).found == "vim (from $EDITOR), the app steps aside for it"
    at.environ["TMUX"] = "/tmp/x,1,0"
    assert editor.chosen(at.world).values["how"] == "split"
    at.environ["EDITOR"] = "nothing-of-the-kind"
    fact = editor.chosen(at.world)
    assert (fact.state, fact.do) == ("warn", "Install it, or set $EDITOR to another.")
    write(at.folder / "bin" / "code", "#!/bin/sh\n").chmod(0o755)
    at.environ |= {"EDITOR": "code -w", "SSH_CONNECTION": "1 2 3 4"}
    assert "has no screen" in editor.chosen(at.world).found
    at.environ["TERM_PROGRAM"] = "vscode"
    assert editor.chosen(at.world).state == "ok"


def test_tmux(at: Machine) -> None:
    assert editor.tmux(at.world).found == "3.5a; you are not in it"
    at.environ["TMUX"] = "/tmp/x,1,0"
    assert editor.tmux(at.world).state == "ok"
    at.children["tmux"] = Ended(1, "", "")
    assert "does not run" in editor.tmux(at.world).found
    at.children["tmux"] = PermissionError(13, "Permission denied")
    assert "can't be started" in editor.tmux(at.world).found
    (at.folder / "bin" / "tmux").unlink()
    assert "not on the PATH" in editor.tmux(at.world).found
    del at.environ["TMUX"]
    assert editor.tmux(at.world).found == "is not installed"


# Folders


def test_folders_that_are_not_there_yet_and_that_are(at: Machine) -> None:
    found = folders.look(at.world)
    assert {fact.state for fact in found} == {"ok"}
    assert one(found, "home").found == "~/home (made when it is needed), 100 GiB free, ext4"
    for place in (at.paths.home, at.paths.cache, at.paths.runtime):
        place.mkdir()
    found = folders.look(at.world)
    assert one(found, "home").found == "~/home, 100 GiB free, ext4"
    assert not list(at.paths.home.iterdir()), "the trial leaves nothing behind"


@pytest.mark.parametrize(("free", "state"), [(100 * GIB, "ok"), (GIB - 1, "warn"), (1 << 20, "bad"), (0, "bad")])
def test_little_space(at: Machine, free: int, state: str) -> None:
    at.free = free
    assert one(folders.look(at.world), "home").state == state


def test_a_home_on_a_network(at: Machine) -> None:
    at.paths.home.mkdir()
    at.file("/proc/self/mounts", f"/dev/vda / ext4 rw 0 0\nserver:/export {at.paths.home} nfs4 rw 0 0\n")
    fact = one(folders.look(at.world), "home")
    assert fact.state == "note" and "nfs4, a network file system: saves are noticed by looking every 0.3 s" in fact.found


def test_folders_that_are_in_the_way(at: Machine) -> None:
    at.paths.home.write_text("a file")
    at.paths.cache.symlink_to(at.folder / "nowhere")
    found = folders.look(at.world)
    assert (one(found, "home").state, one(found, "home").found) == ("bad", "~/home is a file where a folder is needed")
    assert (one(found, "cache").state, one(found, "cache").found) == ("bad", "~/cache is a link that leads nowhere")
    assert "TORCHTUTOR_CACHE" in one(found, "cache").do


def test_a_folder_that_refuses(at: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    at.paths.home.mkdir()
    at.paths.runtime.mkdir()

    def refuse(*args: object, **more: object) -> str:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(folders.tempfile, "mkdtemp", refuse)
    fact = one(folders.look(at.world), "home")
    assert fact.state == "bad" and "read-only file system" in fact.found
    monkeypatch.undo()
    monkeypatch.setenv("HOME", str(at.folder))
    monkeypatch.setattr(folders, "_no_socket", lambda trial: "it takes no sockets (operation not supported)")
    fact = one(folders.look(at.world), "runtime")
    assert fact.state == "bad" and "takes no sockets" in fact.found


def test_a_runtime_folder_of_somebody_else(at: Machine) -> None:
    at.paths.runtime.mkdir()
    strange = at.world
    strange.uid += 1
    fact = one(folders.look(strange), "runtime")
    assert fact.state == "bad" and "belongs to somebody else" in fact.found
    assert at.paths.runtime.is_dir()


def test_a_socket_is_really_made(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 100) / ("e" * 100)  # longer than the name of a socket may be
    deep.mkdir(parents=True)
    assert folders._no_socket(str(deep)) == ""
    assert (deep / "s").is_socket()
