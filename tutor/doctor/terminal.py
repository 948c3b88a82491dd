"""The terminal: size, colours, letters, pictures, and the line it comes by."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from tutor.doctor.facts import Fact, Group
from tutor.doctor.world import World
from tutor.glyphs import speaks_ascii_only

SMALLEST = (40, 12)
"""What the app needs."""
FULL = (80, 24)
"""From here on a page shows what it has to show."""

_facts = Group("terminal")
_PICTURES = {"kitty": "Kitty's protocol", "iterm": "iTerm's protocol", "sixel": "Sixel"}


def look(world: World) -> list[Fact]:
    """All of it."""
    return [kind(world), size(world), colours(world), letters(world), pictures(world), line(world)]


def kind(world: World) -> Fact:
    """What it says that it is, and whether programs here know such a terminal."""
    term, program = world.environ.get("TERM", ""), world.environ.get("TERM_PROGRAM", "")
    values = {"term": term, "program": program}
    if not world.tty:
        return _facts.note("kind", f"not a terminal (TERM is {term or 'not set'}): this output goes elsewhere", **values)
    if term in ("", "dumb", "unknown"):
        remedy = "Use a terminal, or `TERM=xterm-256color` if it is one."
        return _facts.warn("kind", f"TERM is {term or 'not set'}: the app can't draw here", remedy, **values)
    found = f"{term} ({program})" if program else term
    if not _described(world, term):
        remedy = (
            f"Editors may complain. On your own machine: `infocmp -x {term} | ssh THIS_HOST tic -x -`. Or `TERM=xterm-256color`."
        )
        return _facts.warn("kind", f"{found}, which this machine has no description of", remedy, **values)
    return _facts.ok("kind", found, **values)


def _described(world: World, term: str) -> bool:
    """Whether terminfo knows it: what editors and pagers ask. True where there is no terminfo at all to ask."""
    env = world.environ
    own = [Path(p) for p in (env.get("TERMINFO", ""), *env.get("TERMINFO_DIRS", "").split(":")) if p]
    own += [Path(env["HOME"]) / ".terminfo"] if env.get("HOME") else []
    own += [Path(p) for p in _of_conda(world)]
    places = [*own, *(world.place(p) for p in ("/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo", "/usr/lib/terminfo"))]
    places = [place for place in places if place.is_dir()]
    names = (f"{term[0]}/{term}", f"{ord(term[0]):x}/{term}")
    return not places or any((place / name).exists() for place in places for name in names)


def _of_conda(world: World) -> list[str]:
    prefix = world.environ.get("CONDA_PREFIX")
    return [f"{prefix}/share/terminfo"] if prefix else []


def size(world: World) -> Fact:
    """Whether there is room."""
    width, height = world.size
    found, values = f"{width} x {height}", {"columns": width, "rows": height}
    if not world.tty:
        return _facts.note("size", f"{found} is assumed", **values)
    if width < SMALLEST[0] or height < SMALLEST[1]:
        remedy = f"Make it {SMALLEST[0]} x {SMALLEST[1]} or larger; {FULL[0]} x {FULL[1]} is good."
        return _facts.warn("size", f"{found}: too small for the app", remedy, **values)
    if width < FULL[0] or height < FULL[1]:
        return _facts.note(
            "size", f"{found}: pages come in their short form", f"From {FULL[0]} x {FULL[1]} on you see all.", **values
        )
    return _facts.ok("size", found, **values)


def colour_system(env: Mapping[str, str]) -> str:
    """none, 16, 256 or millions: what Textual makes of the environment."""
    term = env.get("TERM", "").lower()
    if env.get("NO_COLOR"):
        return "none"
    if env.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return "millions"
    if term in ("", "dumb", "unknown"):
        return "none"
    return "256" if term.rpartition("-")[2] in ("256color", "kitty") else "16"


def colours(world: World) -> Fact:
    """How many; nothing rests on colour alone."""
    found = colour_system(world.environ)
    if world.environ.get("NO_COLOR"):
        return _facts.ok("colours", "none, as NO_COLOR asks: signs and words carry all", count=found)
    if found == "none":
        return _facts.note("colours", "none: signs and words carry all", count=found)
    if found == "16":
        remedy = "If it shows more: `export COLORTERM=truecolor`, or `TERM=xterm-256color`."
        return _facts.note("colours", "16, as far as it says", remedy, count=found)
    return _facts.ok("colours", found, count=found)


def letters(world: World) -> Fact:
    """Whether signs beyond ASCII arrive."""
    name = next((n for n in ("LC_ALL", "LC_CTYPE", "LANG") if world.environ.get(n)), "")
    said = f"{name}={world.environ[name]}" if name else "no locale is set"
    if not speaks_ascii_only(world.environ):
        return _facts.ok("letters", f"UTF-8 ({said})", utf8=True)
    remedy = "Signs are drawn in ASCII. If the terminal shows UTF-8: `export LANG=C.UTF-8`."
    return _facts.note("letters", f"ASCII only ({said})", remedy, utf8=False)


def guessed(env: Mapping[str, str]) -> str:
    """The picture protocol that this environment lets one expect; '' for none."""
    term, program = env.get("TERM", "").lower(), env.get("TERM_PROGRAM", "").lower()
    if env.get("KITTY_WINDOW_ID") or "kitty" in term or "ghostty" in (term + program) or env.get("KONSOLE_VERSION"):
        return "kitty"
    if program == "wezterm" or env.get("WEZTERM_EXECUTABLE"):
        return "iterm"
    if program == "iterm.app" or env.get("LC_TERMINAL") == "iTerm2" or program == "mintty":
        return "iterm"
    if term.startswith(("foot", "mlterm", "contour", "yaft")) or "sixel" in term or env.get("WT_SESSION"):
        return "sixel"
    return ""


def pictures(world: World) -> Fact:
    """Whether it shows pictures: asked where that is safe, else guessed; which of the two is said."""
    asked = world.ask() if world.ask is not None and world.tty else None
    how = "guessed from the environment" if asked is None else "asked"
    protocol = guessed(world.environ) if asked is None else asked
    values = {"protocol": protocol, "how": "guessed" if asked is None else "asked"}
    if not protocol:
        return _facts.note("pictures", f"no picture protocol ({how}): pictures are drawn with blocks", **values)
    if world.environ.get("TMUX") and asked is None:
        remedy = "For tmux 3.3 and newer: `set -g allow-passthrough on`. Without it pictures are drawn with blocks."
        return _facts.note("pictures", f"{_PICTURES[protocol]} ({how}), if tmux lets it through", remedy, **values)
    return _facts.ok("pictures", f"{_PICTURES[protocol]} ({how})", **values)


def line(world: World) -> Fact:
    """Local, over SSH, within tmux or screen."""
    env = world.environ
    ssh = bool(env.get("SSH_CONNECTION") or env.get("SSH_TTY") or env.get("SSH_CLIENT"))
    inside = "tmux" if env.get("TMUX") else "screen" if env.get("STY") else ""
    values = {"ssh": ssh, "inside": inside}
    words = "over SSH" if ssh else "on this machine"
    if inside:
        return _facts.ok("line", f"{words}, in {inside}", **values)
    if ssh:
        return _facts.note("line", words, "Runs go on when the line drops; in `tmux` the app and your editor do, too.", **values)
    return _facts.ok("line", words, **values)


def ask_terminal() -> str | None:
    """Ask the terminal which picture protocol it has: kitty, sixel or '' for none; None where it can't be asked or is silent.

    Two questions: Kitty's own (which other terminals pass over) and the one every terminal since the VT100 answers. What is
    typed meanwhile would be mixed up with the answer, so the wait is short and what is left is thrown away. Never asked from the
    background, within tmux or screen (which answer for themselves), or where the app owns the terminal.
    """
    import select
    import termios
    import time
    import tty

    if os.environ.get("TMUX") or os.environ.get("STY") or os.environ.get("TERM", "dumb") in ("dumb", "linux", ""):
        return None
    try:
        fd = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        if os.tcgetpgrp(fd) != os.getpgrp():
            return None
        before = termios.tcgetattr(fd)
        try:
            tty.setcbreak(fd, termios.TCSANOW)
            os.write(fd, b"\033_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\033\\\033[c")
            said, until = b"", time.monotonic() + (1.5 if os.environ.get("SSH_CONNECTION") else 0.5)
            while not _answered(said) and len(said) < 4096:
                ready, _, _ = select.select([fd], [], [], max(0.0, until - time.monotonic()))
                if not ready:
                    return None
                said += os.read(fd, 256)
        finally:
            termios.tcsetattr(fd, termios.TCSAFLUSH, before)
    except (OSError, termios.error):
        return None
    finally:
        os.close(fd)
    return understood(said)


def _answered(said: bytes) -> bool:
    start = said.find(b"\033[?")
    return start >= 0 and b"c" in said[start:]


def understood(said: bytes) -> str:
    """The protocol in a terminal's answers."""
    if b"\033_Gi=31;OK" in said:
        return "kitty"
    start = said.find(b"\033[?")
    attributes = said[start + 3 :].partition(b"c")[0].split(b";")
    return "sixel" if start >= 0 and b"4" in attributes[1:] else ""
