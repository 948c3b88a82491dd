"""The verb `doctor`: what this machine can do."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from tutor.errors import TutorError
from tutor.paths import Paths, tidy
from tutor.session import Session
from tutor.verbs.common import session
from tutor.verbs.out import Out

PACKAGES = ("torch", "torchvision", "numpy", "pandas", "textual")


def doctor(args: Namespace, out: Out) -> int:
    """Look at everything that a lesson will need, and say what is missing."""
    s = session(args)
    facts: dict[str, Any] = {"python": platform.python_version(), "system": f"{platform.system()} {platform.release()}"}
    rows: list[tuple[bool, str, str]] = [(True, "python", f"{facts['python']}  {sys.executable}")]
    for name in PACKAGES:
        version = facts[name] = _version(name)
        rows.append((version is not None, name, version or f"is not installed: `pip install {name}`"))
    runner = _runner(s, facts)
    broken = str(facts["runner"])
    if facts["torch"] and broken.startswith("PyTorch"):  # it lies there, but nobody can use it
        rows = [(False, name, broken) if name == "torch" else row for row in rows for name in (row[1],)]
        runner = (False, "sandbox", "not known: the runner can't start")
    rows += [runner, _editor(s, facts), _terminal(facts)]
    rows += [_place("home", s.paths.home, s.paths, facts), _place("cache", s.paths.cache, s.paths, facts)]
    facts["settings"] = list(s.settings.problems)
    rows += [(False, "settings", sentence) for sentence in s.settings.problems]
    rows += [(False, "course", str(problem)) for problem in s.course.problems]
    facts["ok"] = all(good for good, _, _ in rows)
    out.document(facts)
    for good, name, text in rows:
        sign = out.style(out.signs.passed, "pass") if good else out.style(out.signs.look, "you")
        out.line(f"  {sign} {name:<12}  {text}")
    return 0


def _version(name: str) -> str | None:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _runner(s: Session, facts: dict[str, Any]) -> tuple[bool, str, str]:
    try:
        s.start_runner()
        status = s.runner_status() or {}
    except TutorError as error:
        facts["sandbox"] = None
        facts["runner"] = str(error)
        return False, "sandbox", f"not known, the runner can't be reached: {error}"
    sandbox = status.get("sandbox") or {}
    on, missing = [list(map(str, sandbox.get(key) or [])) for key in ("on", "missing")]
    facts["sandbox"], facts["runner"] = {"on": on, "missing": missing}, "running"
    if not on:
        return False, "sandbox", "none: checks run in a separate process, but your code can read and change your files"
    text = ", ".join(on)
    return not missing, "sandbox", text + (f"; missing: {', '.join(missing)}" if missing else "")


def _editor(s: Session, facts: dict[str, Any]) -> tuple[bool, str, str]:
    from tutor import editor

    try:
        found = editor.find(setting=s.settings.editor)
    except editor.EditorError as error:
        facts["editor"] = None
        return False, "editor", str(error)
    facts["editor"] = " ".join(found.argv)
    where = "in its own window" if found.windowed else "in a split of tmux" if os.environ.get("TMUX") else "the app steps aside for it"
    return True, "editor", f"{facts['editor']}  ({found.source}; {where})"


def _terminal(facts: dict[str, Any]) -> tuple[bool, str, str]:
    size = shutil.get_terminal_size()
    from tutor.glyphs import speaks_ascii_only

    term = os.environ.get("TERM", "")
    ascii_only = speaks_ascii_only()
    many = os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit")
    colours = "none" if os.environ.get("NO_COLOR") else "millions" if many else "256" if "256" in term else "16"
    facts["terminal"] = {"term": term, "columns": size.columns, "rows": size.lines, "colours": colours, "utf8": not ascii_only}
    text = f"{term or 'unknown'}, {size.columns} x {size.lines}, colours: {colours}"
    if ascii_only:
        text += "; the locale is not UTF-8, so signs are ASCII"
    return size.columns >= 40 and size.lines >= 20, "terminal", text


def _place(name: str, folder: Path, paths: Paths, facts: dict[str, Any]) -> tuple[bool, str, str]:
    above = next((p for p in (folder, *folder.parents) if p.exists()), folder)
    good = above.is_dir() and os.access(above, os.W_OK)
    facts[name] = str(folder)
    problem = "" if good else paths.explain(folder, OSError(20 if not above.is_dir() else 13, "it is not yours to write"))
    note = "" if folder.exists() else "  (made when it is needed)"
    return good, name, problem or f"{tidy(folder)}{note}"
