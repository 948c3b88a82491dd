"""Which editor a learner uses and how it is opened. Nothing but this and `opening` knows about editors.

The first of these that says something decides: `$VISUAL`, `$EDITOR`, `editor` in the settings, a search. A terminal editor
opens in a split beside the app when there is tmux; else the app steps aside for it. An editor with a window of its own needs
neither.
"""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tutor.errors import TutorError

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
    "atom", "bbedit", "clion", "code", "code-insiders", "code-oss", "codium", "cursor", "dataspell", "featherpad", "gedit", "geany",
    "gnome-builder", "gnome-text-editor", "gvim", "idea", "idea.sh", "idle", "idle3", "kate", "kwrite", "lapce", "lite-xl", "mate",
    "mousepad", "neovide", "notepad", "notepad++", "notepadqq", "nvim-qt", "pluma", "positron", "pycharm", "pycharm.sh", "spyder",
    "subl", "sublime_text", "textmate", "thonny", "vscodium", "windsurf", "xed", "zed", "zeditor",
    # A terminal of its own: `xterm -e vim`.
    "alacritty", "foot", "ghostty", "gnome-terminal", "kitty", "konsole", "rxvt", "terminator", "urxvt", "wezterm", "xfce4-terminal",
    "xterm",
))
_GOTO = frozenset((
    "code", "code-insiders", "code-oss", "codium", "vscodium", "cursor", "windsurf", "positron",
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


_APPS = {  # names that packages of Flatpak and Snap go by
    "gedit": "gedit", "kate": "kate", "kwrite": "kwrite", "code": "code", "vscodium": "codium", "codium": "codium", "zed": "zed",
    "texteditor": "gnome-text-editor", "geany": "geany", "mousepad": "mousepad", "builder": "gnome-builder",
    "pycharm-community": "pycharm", "sublime-text": "subl", "thonny": "thonny", "spyder": "spyder", "positron": "positron",
}  # fmt: skip


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
        return _program(self.argv)[0]


@dataclass(frozen=True, slots=True)
class Plan:
    """How to open one file."""

    argv: tuple[str, ...]
    how: How
    editor: str
    """The name that sentences use."""
    bare: tuple[str, ...] = ()
    """Of a split: the editor's own command."""

    @property
    def aside(self) -> Plan:
        """The same without a split: the app steps aside."""
        return Plan(self.bare or self.argv, "suspend", self.editor)


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
    below: str = "",
    which: Which | None = None,
) -> Plan:
    """How to open `path`, at `line` where the editor can. `beside`: a split of tmux is welcome, as it is to the app; `below`:
    a pane that is there already, for another file, and shares its place."""
    env = os.environ if environ is None else environ
    editor = find(env, setting, which)
    argv = (*editor.argv, *_target(editor.name, path, line))
    if editor.windowed:
        return Plan(argv, "window", editor.name)
    look = which or (lambda name: shutil.which(name, path=env.get("PATH")))
    if (beside or below) and env.get("TMUX") and look("tmux"):
        pane = below or env.get("TMUX_PANE")
        split = ("tmux", "split-window", "-v" if below else "-h", *(("-t", pane) if pane else ()), "-c", str(path.parent))
        return Plan(split, "split", editor.name, argv)
    return Plan(argv, "suspend", editor.name)


def _given(command: str, source: str, env: Mapping[str, str], look: Which) -> Editor:
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise EditorError(f"{source} is {command!r}, which can't be read as a command: a quote is not closed.") from error
    if not words:
        raise EditorError(f"{source} is {command!r}, which names no program: set it to the command of your editor.")
    words[0] = os.path.expanduser(words[0])  # noqa: PTH111  a command is no path before it is found
    if os.sep in words[0]:
        words[0] = os.path.abspath(words[0])  # noqa: PTH100  a split begins in another folder
    if not look(words[0]):
        raise EditorError(_absent(words[0], source))
    return Editor(tuple(words), source, _is_windowed(words, env))


def _absent(program: str, source: str) -> str:
    place = Path(program)
    if os.sep in program and place.is_dir():
        return f"Your editor {program} (from {source}) is a folder: set {source} to the command of your editor."
    if os.sep in program and place.exists():
        return f"Your editor {program} (from {source}) is not executable: `chmod +x` it, or set {source} to another."
    return f"Your editor {program or repr(program)} (from {source}) was not found: install it, or set {source} to another."


def _is_windowed(words: list[str], env: Mapping[str, str]) -> bool:
    name, options = _program(words)
    screen = bool(env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"))
    if name == "emacs":
        return screen and not {"-nw", "--no-window-system", "-t", "--tty"} & set(options)
    if name == "emacsclient":
        return not {"-nw", "-t", "--tty"} & set(options)
    if name in ("vim", "nvim"):
        return "-g" in options
    return name in _WINDOWED


def _program(words: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The editor's name and its options, seen through what only starts it (`env`, Flatpak, Snap)."""
    name, rest = _name(words[0]), list(words[1:])
    if name == "env":
        while rest and ("=" in rest[0] or rest[0].startswith("-")):
            rest.pop(0)
        return _program(rest) if rest else (name, rest)
    if name in ("flatpak", "snap") and rest[:1] == ["run"]:
        while rest[1:] and rest[1].startswith("-"):
            rest.pop(1)
        app = rest[1] if rest[1:] else name
        last = app.rpartition(".")[2].lower() if name == "flatpak" else app
        return _APPS.get(last, last), rest[2:]
    return name, rest


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
