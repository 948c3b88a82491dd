"""The learner's editor, how it opens, and tmux."""

from __future__ import annotations

from tutor import editor
from tutor.doctor.facts import Fact, Group
from tutor.doctor.world import World

_facts = Group("editor")


def look(world: World) -> list[Fact]:
    """All of it."""
    return [chosen(world), tmux(world)]


def chosen(world: World) -> Fact:
    """Which editor `edit` opens, and where."""
    settings = world.session.settings
    try:
        found = editor.find(world.environ, settings.editor, world.which)
    except editor.EditorError as error:
        sentence, _, remedy = str(error).partition(": ")
        remedy = f"{remedy[:1].upper()}{remedy[1:]}" or "Set EDITOR to the command of yours, such as `export EDITOR=nano`."
        return _facts.warn("editor", sentence, remedy, command=None)
    env = world.environ
    source = "found by looking; $EDITOR is not set" if found.source == "found" else f"from {found.source}"
    command = " ".join(found.argv)
    split = bool(env.get("TMUX") and world.which("tmux") and settings.split)
    how = "window" if found.windowed else "split" if split else "suspend"
    values = {"command": command, "source": found.source, "how": how}
    where = {"window": "opens a window of its own", "split": "opens beside the app", "suspend": "the app steps aside for it"}[how]
    text = f"{command} ({source}), {where}"
    screen = env.get("DISPLAY") or env.get("WAYLAND_DISPLAY") or env.get("TERM_PROGRAM") == "vscode"
    if how == "window" and not screen and (env.get("SSH_CONNECTION") or env.get("SSH_TTY")):
        remedy = "Set EDITOR to one for the terminal, such as `export EDITOR=nano`."
        return _facts.warn("editor", f"{text}, but this line has no screen for it", remedy, **values)
    return _facts.ok("editor", text, **values)


def tmux(world: World) -> Fact:
    """Whether an editor can be beside the app."""
    program = world.which("tmux")
    inside = bool(world.environ.get("TMUX"))
    if program is None:
        if inside:
            what = "you are in one, but its program is not on the PATH: no split"
            return _facts.note("tmux", what, "Put `tmux` on the PATH.", inside=True, version=None)
        remedy = "With `tmux` your editor opens beside the app, and each save is judged at once."
        return _facts.note("tmux", "is not installed", remedy, inside=False, version=None)
    try:
        said = world.run([program, "-V"], 5.0, world.environ)
    except OSError as error:
        return _facts.note("tmux", f"can't be started ({error.strerror})", "Install it again.", inside=inside, version=None)
    version = said.out.strip().removeprefix("tmux ") if said.code == 0 else None
    if version is None:
        return _facts.note("tmux", f"{program} does not run", "Install it again.", inside=inside, version=None)
    if inside:
        return _facts.ok("tmux", f"{version}, and you are in it", inside=True, version=version)
    remedy = "Started in `tmux`, the app opens your editor beside it."
    return _facts.note("tmux", f"{version}; you are not in it", remedy, inside=False, version=version)
