"""A small course, a home and a runner without torch, for tests of the tutor's core."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from runners import record
from tutor.course import Course
from tutor.paths import Paths
from tutor.session import Session

ROADMAP = """
[[weeks]]
number = 1
milestone = "w1.m"
tasks = { "w1.t1" = "add" }
resources = { "w1.r1" = "a book" }
[[weeks]]
number = 2
milestone = "w2.m"
tasks = { "w2.t1" = "more" }
resources = { "w2.r1" = "another" }
"""

LESSON = """
number = 1
title = "First steps"
short = "First"
why = "Because."
able = ["add"]
exercises = ["adder", "quiz", "project"]
[milestone]
id = "w1-milestone-sum"
title = "A sum"
text = "All together."
[[resources]]
id = "w1.r1"
title = "A book"
url = "https://example.org/book"
site = "example.org"
minutes = 3
digest = "It says."
"""

COMING = """
number = 2
title = "Later"
short = "Later"
why = "Soon."
able = ["wait"]
exercises = []
[milestone]
id = "w2-milestone-later"
title = "Later"
text = "Then."
"""

EXERCISE = """
title = "Add two numbers"
kind = "write"
covers = ["w1.t1"]
minutes = 2
hints = ["Look at the signs.", "There is one for adding.", "Between the two names."]
also = "`sum` works as well."
page = '''
Adding comes first.

## The sign
`a + b` adds.
'''
task = "Write `add(a, b)`."
"""


def write(file: Path, text: str) -> Path:
    """A file with its folders."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(textwrap.dedent(text), encoding="utf-8")
    return file


def exercise(week: Path, slug: str, *, extra: str = "", starter: str = "def add(a, b):\n    return 0\n") -> Path:
    """An exercise folder with one starter."""
    folder = week / slug
    write(folder / "exercise.toml", EXERCISE + extra)
    write(folder / "starter.py", starter)
    write(folder / "solution.py", starter.replace("return 0", "total = a + b\n    return total"))
    write(folder / "checks.py", "")
    for name, text in (("zero", "You give back 0."), ("minus", "You take away."), ("first", "You give back the first.")):
        write(folder / "pitfalls" / f"{name}.py", f'"""{text}"""\n')
    for name in ("summed", "in_place"):
        write(folder / "also_right" / f"{name}.py", "")
    return folder


def small_course(root: Path) -> Path:
    """Week 1: an exercise, a drawn one, one of several files, a milestone. Week 2 is coming."""
    week = root / "week01_first"
    write(root / "roadmap.toml", ROADMAP)
    write(week / "lesson.toml", LESSON)
    write(root / "week02_later" / "lesson.toml", COMING)
    exercise(week, "adder")
    exercise(week, "quiz", extra="[draw]\na = [1, 2, 3]\nb = [10, 20]\n", starter="A = $a\nB = ${b}\nC = 0\n")
    project = exercise(week, "project")
    (project / "starter.py").unlink()
    (project / "solution.py").unlink()
    write(project / "starter" / "main.py", "import tools\n")
    write(project / "starter" / "tools.py", "X = 1\n")
    write(project / "solution" / "main.py", "import tools\nprint(tools.X)\n")
    write(project / "solution" / "tools.py", "X = 2\n")
    exercise(week, "milestone_sum")
    return root


def places(folder: Path) -> Paths:
    """A home and a cache below `folder`."""
    env = {name: str(folder / place) for name, place in (("TORCHTUTOR_CACHE", "cache"), ("TORCHTUTOR_CONFIG", "config"))}
    return Paths.find(str(folder / "home"), {**env, "TORCHTUTOR_RUNTIME": str(folder / "runtime")})


class FakeRun:
    """A run whose verdict is there at once, unless it is held back."""

    def __init__(self, folder: Path) -> None:
        self.id = folder.name
        self.folder = folder
        self.writer: record.Writer | None = None

    def wait(self) -> None:
        """It is over already."""

    def stop(self) -> None:
        """End it."""


class FakeClient:
    """Judges without a runner: passes a file that holds `a + b`."""

    def __init__(self, paths: Paths) -> None:
        self.paths = paths
        self.requests: list[dict[str, Any]] = []
        self.prepared: list[dict[str, Any]] = []
        self.hold = False

    def check(self, request: Mapping[str, Any]) -> FakeRun:
        self.requests.append(dict(request))
        folder = self.paths.runs / record.new_id()
        run = FakeRun(folder)
        writer = record.Writer.create(folder, request)
        writer.event({"e": "start", "t": 0, "kind": "check", "what": request["exercise"]})
        run.writer = writer
        if not self.hold:
            self.judge(run, request)
        return run

    def judge(self, run: FakeRun, request: Mapping[str, Any]) -> None:
        """Write the verdict of a run."""
        good = any("a + b" in text for text in request["sources"].values())
        assert run.writer is not None
        run.writer.verdict(verdict(request["exercise"], good))
        run.writer.end("done")
        run.writer.close()

    def prepare(self, request: Mapping[str, Any]) -> None:
        self.prepared.append(dict(request))

    def stop(self, run: str) -> bool:
        return True

    def start(self) -> None:
        """There is nothing to start."""

    def status(self) -> dict[str, Any] | None:
        return {"sandbox": {"on": ["none"], "missing": []}}

    def quit(self) -> bool:
        return True


def verdict(exercise: str, good: bool) -> dict[str, Any]:
    """A verdict of two checks."""
    return {
        "exercise": exercise,
        "verdict": "pass" if good else "fail",
        "seed": 7,
        "device": "cpu",
        "checks": [{"name": "it adds", "passed": True, "message": ""}, {"name": "it adds more", "passed": good, "message": ""}],
        "feedback": [] if good else [{"id": "zero", "message": "You give back 0."}],
        "seconds": {"total": 0.061, "learner": 0.01},
        "sandbox": {"on": ["none"], "missing": []},
        "first": None,
        "also": "",
    }


def session(folder: Path) -> tuple[Session, FakeClient]:
    """A session on the small course with a runner that isn't one."""
    root = folder / "lessons"
    course = Course(root if root.exists() else small_course(root))
    paths = places(folder)
    client = FakeClient(paths)
    return Session(paths, course, client), client
