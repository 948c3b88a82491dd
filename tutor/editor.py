"""Which editor a learner uses and how it is opened. Nothing else knows about editors.

The first of these that says something decides: `$VISUAL`, `$EDITOR`, `editor` in the settings, a search. A terminal editor
opens in a split beside the app when there is tmux; else the app steps aside for it. An editor with a window of its own needs
neither.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tutor.errors import TutorError, reason

How = Literal["split", "suspend", "window"]
Which = Callable[[str], str | None]

SEARCHED: tuple[tuple[str, ...], ...] = (
    ("nvim",),
    ("vim",),
    ("nano",),
    ("micro",),
    ("hx",),
    ("emacs", "-nw"),
    ("vi",),
    ("code",),
)
_WINDOWED = frozenset((
    "atom", "bbedit", "clion", "code", "code-insiders", "code-oss", "codium", "cursor", "dataspell", "gedit", "geany",
    "gnome-text-editor", "gvim", "idea", "idea.sh", "kate", "kwrite", "mate", "mousepad", "notepad", "notepad++",
    "pluma", "pycharm", "pycharm.sh", "subl", "sublime_text", "textmate", "vscodium", "windsurf", "xed", "zed",
    "zeditor",
))
_GOTO = frozenset((
    "code", "code-insiders", "code-oss", "codium", "vscodium", "cursor", "windsurf",
))
_PLUS = frozenset((
    "vi", "vim", "nvim", "gvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe", "jed", "ne",
    "mg", "gedit", "geany", "pluma", "xed",
))
_COLON = frozenset((
    "hx", "helix", "subl", "sublime_text", "zed", "zeditor", "atom",
))
_LINE = {
    "kate": "--line",
    "kwrite": "--line",
    "mate": "--line",
    "idea": "--line",
    "idea.sh": "--line",
    "pycharm": "--line",
    "pycharm.sh": "--line",
    "clion": "--line",
    "dataspell": "--line",
}


class EditorError(TutorError):
    """There is no editor, or it could not be started, or it ended with an error."""


@dataclass(frozen=True, slots=True)
class Editor:
    """An editor's command and where it came from."""

    argv: tuple[str, ...]
    source: str
    """`$VISUAL`, `$EDITOR`, `settings.toml` or `found`."""
    windowed: bool

    @property
    def name(self) -> str:
        """The program's name."""
        return _name(self.argv[0])


@dataclass(frozen=True, slots=True)
class Plan:
    """How to open one file."""

    argv: tuple[str, ...]
    how: How
    editor: str
    """The name that sentences use."""


def find(environ: Mapping[str, str] | None = None, setting: str = "", which: Which | None = None) -> Editor:
    """The learner's editor; an `EditorError` says what to set."""
    env = os.environ if environ is None else environ
    look = which or (lambda name: shutil.which(name, path=env.get("PATH")))
    for source, command in (("$VISUAL", env.get("VISUAL")), ("$EDITOR", env.get("EDITOR")), ("settings.toml", setting)):
        if command and command.strip():
            return _given(command, source, env, look)
    for argv in SEARCHED:
        if look(argv[0]):
            return Editor(argv, "found", argv[0] in _WINDOWED)
    raise EditorError("No editor was found: set EDITOR to the command of yours, such as EDITOR=nano.")


def plan(
    path: Path,
    line: int | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    setting: str = "",
    beside: bool = True,
    which: Which | None = None,
) -> Plan:
    """How to open `path`, at `line` where the editor can. `beside`: a split of tmux is welcome, as it is to the app."""
    env = os.environ if environ is None else environ
    editor = find(env, setting, which)
    argv = (*editor.argv, *_target(editor.name, path, line))
    if editor.windowed:
        return Plan(argv, "window", editor.name)
    look = which or (lambda name: shutil.which(name, path=env.get("PATH")))
    if beside and env.get("TMUX") and look("tmux"):
        pane = ("-t", env["TMUX_PANE"]) if env.get("TMUX_PANE") else ()
        return Plan(("tmux", "split-window", "-h", *pane, "-c", str(path.parent), shlex.join(argv)), "split", editor.name)
    return Plan(argv, "suspend", editor.name)


def run(plan: Plan) -> None:
    """Open the file. A terminal editor is waited for (the caller has stepped aside); the others are only started."""
    if plan.how == "suspend":
        try:
            code = subprocess.call(plan.argv)
        except OSError as error:
            raise EditorError(_unstarted(plan, error)) from error
        if code != 0:
            what = f"signal {-code}" if code < 0 else f"exit status {code}"
            raise EditorError(f"Your editor {plan.editor} ended with an error ({what}); what it saved is kept.")
        return
    try:
        process = subprocess.Popen(
            plan.argv,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE if plan.how == "split" else subprocess.DEVNULL,
            start_new_session=plan.how == "window",  # closing the terminal must not close their window
        )
    except OSError as error:
        raise EditorError(_unstarted(plan, error)) from error
    try:
        _, said = process.communicate(timeout=5.0 if plan.how == "split" else 0.5)
    except subprocess.TimeoutExpired:
        return  # it is up: an editor that lives as long as its window
    if process.returncode != 0:
        if plan.how == "split":
            words = (said or b"").decode("utf-8", "replace").strip()
            raise EditorError(f"tmux could not open a split for {plan.editor} ({words or 'no reason given'}).")
        raise EditorError(
            f"Your editor {plan.editor} ended at once with an error (exit status {process.returncode}): "
            "set EDITOR to one that runs here, such as EDITOR=nano."
        )


def _given(command: str, source: str, env: Mapping[str, str], look: Which) -> Editor:
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise EditorError(f"{source} is {command!r}, which can't be read as a command: a quote is not closed.") from error
    if not words:
        raise EditorError(f"{source} is {command!r}, which names no program: set it to the command of your editor.")
    words[0] = os.path.expanduser(words[0])  # noqa: PTH111  a command is no path before it is found
    if not look(words[0]):
        raise EditorError(f"Your editor {words[0]} (from {source}) was not found: install it, or set {source} to another.")
    return Editor(tuple(words), source, _is_windowed(words, env))


def _is_windowed(words: list[str], env: Mapping[str, str]) -> bool:
    name, options = _name(words[0]), words[1:]
    screen = bool(env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"))
    if name == "emacs":
        return screen and not {"-nw", "--no-window-system", "-t", "--tty"} & set(options)
    if name == "emacsclient":
        return not {"-nw", "-t", "--tty"} & set(options)
    if name in ("vim", "nvim"):
        return "-g" in options
    return name in _WINDOWED


def _target(name: str, path: Path, line: int | None) -> tuple[str, ...]:
    file = str(path)
    if line is None:
        return (file,)
    if name in _GOTO:
        return ("--goto", f"{file}:{line}")
    if name in _PLUS:
        return (f"+{line}", file)
    if name in _COLON:
        return (f"{file}:{line}",)
    if name == "notepad++":
        return (f"-n{line}", file)
    if name in _LINE:
        return (_LINE[name], str(line), file)
    return (file,)


def _name(program: str) -> str:
    return Path(program).name.lower().removesuffix(".exe")


def _unstarted(plan: Plan, error: OSError) -> str:
    return f"Your editor {plan.editor} could not be started ({reason(error)}): set EDITOR to another, such as EDITOR=nano."
