"""A course of nine weeks to look at, a runner that is played by the test, and an app on top of both."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from runners import record
from tests.tutor.building import write
from tutor.app import Torchtutor
from tutor.course import Course
from tutor.paths import Paths
from tutor.session import Session

WEEKS = [  # folder, title, short, exercises
    ("week01_python", "Python basics for machine learning", "Python basics", ["sort_rows", "count_words"]),
    ("week02_tensors", "Introduction to PyTorch and tensors", "Tensors", ["shape_quiz"]),
    ("week03_regression", "Linear regression and basic neural networks", "Linear regression, nn", ["ask_slope", "zero_grad", "fit_line"]),
    ("week04_data", "Dataset and DataLoader", "Dataset, DataLoader", []),
    ("week05_cnn", "Convolutional neural networks", "Convolutional networks", []),
    ("week06_debugging", "Debugging and visualisation", "Debugging", []),
    ("week07_rnn", "Recurrent neural networks", "Recurrent networks", []),
    ("week08_transfer", "Transfer learning", "Transfer learning", []),
    ("week09_projects", "Advanced topics and projects", "Projects", []),
]
WHY = """A network learns by one loop: guess, measure, find the slope, step. This week you write that loop by hand, break it in
the usual ways, then let `torch.nn` and `torch.optim` do the parts you understand."""
TITLES = {
    "sort_rows": ("Sort a table", "write"),
    "count_words": ("Count the words", "write"),
    "shape_quiz": ("Predict the shape", "predict"),
    "ask_slope": ("Ask for a slope", "write"),
    "zero_grad": ("Who clears the gradients?", "fix"),
    "fit_line": ("Train on y = 2x + 3", "train"),
}
PAGE = """Call `backward()` and every parameter that took part receives its slope in `.grad`. Call it again and the new slope is
**added** to the old one. Nothing is thrown away until you say so.

```
import torch
w = torch.tensor(3.0, requires_grad=True)
(w ** 2).backward()
w.grad.item()      # 6.0
(w ** 2).backward()
w.grad.item()      # 12.0, for 6 + 6
```

## The loop decides
In an ordinary training loop each step should see the gradient of its own batch.

```
for x, y in batches:
    opt.zero_grad()            # forget the last batch
    loss = loss_fn(model(x), y)
    loss.backward()            # slopes of this batch
    opt.step()                 # move
```

> `zero_grad` sets `.grad` to `None` by default, not to zeros.

## Accumulating on purpose
Four batches of 16 can stand in for one of 64. The loss is a mean, so each part must be divided by the number of parts before
`backward()`.

- Clear before the group.
- Step after the group.
"""
TASK = """`backward()` does not set `.grad`, it **adds** to it. The loop in `zero_grad.py` runs without an error, and its loss goes
down, then up, then down. Repair it.

- `train(model, opt, batches)`: one step per batch, each from the gradient of that batch alone.
- `train_accumulated(model, opt, batches, k)`: one step per `k` batches, equal to one step on all of them together.
"""
STARTER = '''"""Two training loops."""


def train(model, opt, batches):
    opt.zero_grad()
    losses = []
    for x, y in batches:
        loss = ((model(x) - y) ** 2).mean()
        loss.backward()
        opt.step()
        losses.append(loss.item())
    return losses
'''
SOLUTION = STARTER.replace("    opt.zero_grad()\n    losses", "    losses").replace(
    "        loss.backward", "        opt.zero_grad()\n        loss.backward"
)
CHECKS = (
    "the first step moves the weights",
    "each step starts from fresh gradients",
    "two batches, k = 2: same as one big batch",
    "leftover batches are stepped too",
)
EX = "w3-zero-grad"


def course(root: Path) -> Path:
    """Nine weeks, three of them with exercises."""
    for number, (folder, title, short, slugs) in enumerate(WEEKS, 1):
        week = root / folder
        found = [("PyTorch: a 60 Minute Blitz", "docs.pytorch.org"), ("Karpathy's micrograd", "github.com")] if slugs else []
        resource = "".join(
            f'[[resources]]\nid = "w{number}.r{i}"\ntitle = "{name}"\nurl = "https://example.org/{i}"\nsite = "{site}"\n'
            f"minutes = {i + 2}\ndigest = '''\n{PAGE}'''\n"
            for i, (name, site) in enumerate(found, 1)
        )
        write(
            week / "lesson.toml",
            f'number = {number}\ntitle = "{title}"\nshort = "{short}"\nwhy = \'\'\'{WHY}\'\'\'\nable = ["do it"]\nexercises = {slugs!r}\n'
            f'[milestone]\nid = "w{number}-milestone"\ntitle = "A work of your own"\ntext = "You get points, and fit them."\n{resource}',
        )
        for slug in slugs:
            exercise(week, slug)
    return root


def exercise(week: Path, slug: str) -> None:
    """One exercise; `zero_grad` has a curve, `shape_quiz` draws numbers."""
    title, kind = TITLES.get(slug, ("A work of your own", "train"))
    extra = {
        "zero_grad": f'[curve]\ncheck = "{CHECKS[1]}"\nname = "loss"\nunit = "mean squared error"\n',
        "shape_quiz": "[draw]\na = [1, 2, 3]\n",
    }.get(slug, "")
    write(
        week / slug / "exercise.toml",
        f'title = "{title}"\nkind = "{kind}"\ncovers = ["w1.t1"]\nminutes = 8\nalso = "Right after `step()` works as well."\n'
        'hints = ["How many times does each line run?", "Between one `step()` and the next `backward()`.", "Move it into the loop."]\n'
        f"page = '''\n{PAGE}'''\ntask = '''\n{TASK}'''\n{extra}",
    )
    write(week / slug / "starter.py", "A = $a\n" if slug == "shape_quiz" else STARTER)
    write(week / slug / "solution.py", "A = $a + 1\n" if slug == "shape_quiz" else SOLUTION)
    write(week / slug / "checks.py", "")


def failed(**more: Any) -> dict[str, Any]:
    """The verdict of the picture: two of four, the second one told."""
    passed = [True, False, True, None]
    return {
        "exercise": EX, "verdict": "fail", "seed": 4127, "device": "cpu",
        "checks": [{"name": n, "passed": p, "message": ""} for n, p in zip(CHECKS, passed, strict=True)],
        "feedback": [{"id": "once", "message": "…"}], "seconds": {"total": 0.061, "learner": 0.02},
        "sandbox": {"on": ["landlock 7"], "missing": []},
        "first": {
            "check": 1, "asked": "the weights after each step", "what": "model.weight after",
            "table": {
                "columns": ["step 1", "step 2", "step 3", "step 4"], "expected": ["0.3812", "0.5207", "0.6120", "0.6794"],
                "yours": ["0.3812", "0.6644", "1.0931", "1.4410"], "differs": [False, True, True, True],
            },
            "expected": "", "yours": "", "line": 5, "lines": [5],
            "means": "Only the first step is clean: you clear the gradients once, before the loop, and from then on every "
            "`backward()` adds to the last one.",
        },
        "also": "",
    } | more  # fmt: skip


def passed() -> dict[str, Any]:
    """All four."""
    checks = [{"name": n, "passed": True, "message": ""} for n in CHECKS]
    return failed(verdict="pass", checks=checks, first=None, feedback=[], seed=9033, seconds={"total": 0.064, "learner": 0.02})


def broke() -> dict[str, Any]:
    """The file does not parse."""
    first = {
        "check": None, "asked": "the file loads", "what": "", "table": None, "expected": "",
        "yours": "SyntaxError: '(' was never closed", "means": "Python can't read line 4: a bracket is opened and never closed.",
        "line": 4, "lines": [4],
    }  # fmt: skip
    checks = [{"name": n, "passed": None, "message": ""} for n in CHECKS]
    return failed(verdict="error", checks=checks, first=first, feedback=[])


class PlayedRun:
    """A run that does what the test says."""

    def __init__(self, folder: Path, writer: record.Writer) -> None:
        self.id, self.folder, self.writer = folder.name, folder, writer
        self.over = threading.Event()
        self.stopped = False

    def wait(self) -> None:
        self.over.wait()

    def stop(self) -> None:
        self.stopped = True
        self.finish(None, "stopped")

    def curve(self, points: Iterable[float], check: int = 1) -> None:
        """Points of the loss."""
        self.writer.events([{"e": "check", "i": check}])
        self.writer.events([{"e": "m", "t": 0.1, "c": check, "n": "loss", "s": i, "v": _plain(v)} for i, v in enumerate(points)])

    def finish(self, verdict: Mapping[str, Any] | None, how: str = "done") -> None:
        """The end."""
        if self.over.is_set():
            return
        if verdict is not None:
            self.writer.verdict(verdict)
        self.writer.end(how)
        self.writer.close()
        self.over.set()


class PlayedClient:
    """Makes played runs. `answer(text)` gives the verdict at once; None leaves the run open for the test."""

    def __init__(self, paths: Paths) -> None:
        self.paths = paths
        self.runs: list[PlayedRun] = []
        self.texts: list[str] = []
        self.prepared: list[str] = []
        self.answer: Callable[[str], Mapping[str, Any] | None] = lambda text: passed() if text == SOLUTION else failed()
        self.trouble: Exception | None = None
        self.script: Callable[[PlayedRun], None] | None = None

    def check(self, request: Mapping[str, Any]) -> PlayedRun:
        if self.trouble is not None:
            raise self.trouble
        folder = self.paths.runs / record.new_id()
        writer = record.Writer.create(folder, request)
        writer.event({"e": "start", "t": 0, "kind": "check", "what": request["exercise"], "seed": 2210, "checks": list(CHECKS)})
        run = PlayedRun(folder, writer)
        self.runs.append(run)
        text = request["sources"][request["main"]]
        self.texts.append(text)
        if self.script is not None:
            self.script(run)
        verdict = self.answer(text)
        if verdict is not None:
            run.finish({**verdict, "exercise": request["exercise"]})
        return run

    def prepare(self, request: Mapping[str, Any]) -> None:
        self.prepared.append(str(request["exercise"]))

    def stop(self, run: str) -> bool:
        for known in self.runs:
            if known.id == run:
                known.stop()
        return True

    def start(self) -> None: ...

    def status(self) -> dict[str, Any] | None:
        return {}

    def quit(self) -> bool:
        return True


class Desk:
    """A learner's session, the runner, and how to make an app on them."""

    def __init__(self, folder: Path) -> None:
        root = folder / "lessons"
        env = {name: str(folder / place) for name, place in (("TORCHTUTOR_CACHE", "cache"), ("TORCHTUTOR_CONFIG", "config"))}
        self.paths = Paths.find(str(folder / "torchtutor"), {**env, "TORCHTUTOR_RUNTIME": str(folder / "runtime")})
        self.client = PlayedClient(self.paths)
        self.lessons = root if root.exists() else course(root)
        self.session = self.again()

    def again(self) -> Session:
        """A new session on the same folders, as after a restart."""
        self.session = Session(self.paths, Course(self.lessons), self.client)
        return self.session

    def app(self, start: str | None = None, *, ascii: bool = False, theme: str = "torchtutor-dark") -> Torchtutor:
        return Torchtutor(self.session, start, ascii, theme)

    def path(self, exercise: str = EX) -> Path:
        return self.session.workspace.path(self.session.course.exercise(exercise))

    def begin(self, exercise: str = EX, text: str | None = None) -> None:
        """The exercise is begun, and its file holds `text`."""
        self.session.open(exercise)
        if text is not None:
            self.path(exercise).write_text(text, encoding="utf-8")

    def checked(self, text: str = STARTER, exercise: str = EX) -> None:
        """The exercise was checked before the app was opened."""
        self.begin(exercise, text)
        self.session.check(exercise)


def waves(count: int = 120) -> list[float]:
    """A loss that goes up and down."""
    return [4 + 3.5 * math.cos(i * 0.23) for i in range(count)]


async def until(pilot: Any, true: Callable[[], bool], seconds: float = 20.0) -> None:
    """Let the app go on until something is true."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never came about"
        await pilot.pause(0.01)
    await pilot.pause()


def text_of(app: Torchtutor) -> str:
    """What is on the screen, as plain lines."""
    lines = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in lines)


def _plain(value: float) -> Any:
    return value if math.isfinite(value) else "nan" if value != value else "inf" if value > 0 else "-inf"
