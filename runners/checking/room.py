"""One exercise's folder, as the checker sees it.  Loaded in the checker's process only, never in the host."""
from __future__ import annotations

import ast
import hashlib
import importlib.util
import re
import sys
import types
from pathlib import Path
from typing import Any

from .conversation import Far
from .trial import Check

_NAMED = re.compile(r'\.(?:call|keep|outcome|name)\(\s*"\w+"|\.raises\(\w+, "\w+"')        # a name of the learner's file
SECONDS = 5.0       # for one check, unless the exercise says otherwise


def substitute(text: str, draw: dict[str, Any]) -> str:
    """`$name` becomes the number drawn for it; other dollars stay."""
    return re.sub(r"\$(\w+)", lambda m: str(draw.get(m[1], m[0])), text) if draw else text


class Room:
    """folder: lessons/weekNN_topic/SLUG.  draw: the numbers drawn for this learner's try."""

    def __init__(self, folder: str | Path, draw: dict[str, Any] | None = None, seconds: float | None = None) -> None:
        self.folder, self.draw = Path(folder), draw or {}
        module = _module(self.folder / "checks.py", "checks_" + self.folder.name)
        if module is None:
            raise FileNotFoundError(self.folder / "checks.py")
        self.source = str(module.__file__)
        things = list(vars(module).values())
        self.checks: list[Check] = [f for f in things if isinstance(f, types.FunctionType) and hasattr(f, "title")]
        self.titles: list[str] = [f.title for f in self.checks]               # type: ignore[attr-defined]
        self.lesson = _module(self.folder / "handout.py", "handout_" + self.folder.name)
        self.far = "\n".join(dict.fromkeys(f.source for f in things if isinstance(f, Far)))
        self.seconds = seconds or float(getattr(module, "SECONDS", SECONDS))
        # Where the checks run the learner's file and ask for none of its names, it is a program: run, never imported.
        text = (self.folder / "checks.py").read_text("utf-8")
        self.program = ".script(" in text and not _NAMED.search(text)
        self.solution = self._sources("solution")
        self.pitfalls = {p.stem: substitute(p.read_text("utf-8"), self.draw) for p in sorted((self.folder / "pitfalls").glob("*.py"))}
        self.main = "solution.py" if "solution.py" in self.solution else self._main()

    @property
    def handed(self) -> dict[str, str]:
        """The files that lie beside the learner's, by name: made for the numbers that were drawn."""
        return {} if self.lesson is None else {str(k): str(v) for k, v in self.lesson.files(self.draw).items()}

    def _sources(self, name: str) -> dict[str, str]:
        folder, file = self.folder / name, self.folder / f"{name}.py"
        found = {p.name: p for p in sorted(folder.glob("*.py"))} if folder.is_dir() else {file.name: file}
        return {k: substitute(p.read_text("utf-8"), self.draw) for k, p in found.items()}

    def _main(self) -> str:
        main = f"{self.folder.name}.py"
        return main if main in self.solution else next(iter(self.solution))

    def feedback(self, pitfall: str) -> str:
        """The docstring of a pitfall: what the learner is told, in one paragraph; '' where the file can't be read."""
        try:
            tree = ast.parse(self.pitfalls[pitfall])
        except SyntaxError:
            return ""
        return " ".join((ast.get_docstring(tree) or "").split())


def _module(file: Path, name: str) -> types.ModuleType | None:
    """The module in a file, None where there is no such file."""
    spec = importlib.util.spec_from_file_location(name, file) if file.exists() else None
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module                # inspect needs it to find the source of a far class
    spec.loader.exec_module(module)
    return module


def content_hash(folder: Path) -> str:
    """Of everything that verdicts depend on: each file of the exercise's folder, by name and content."""
    h = hashlib.blake2s(digest_size=12)
    for p in sorted(folder.rglob("*")):
        if p.is_file() and p.suffix in (".py", ".toml", ".csv", ".txt", ".json") and "__pycache__" not in p.parts:
            h.update(str(p.relative_to(folder)).encode() + b"\0" + p.read_bytes() + b"\0")
    return h.hexdigest()
