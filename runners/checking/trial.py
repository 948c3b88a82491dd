"""The words that checks are written in.

    @check("rows sum to one")                        @far                       # runs on the learner's side
    def rows(t):                                     def cube(x):
        p = t.call("softmax", t.randn(5, 7))             return x ** 3
        t.close(p.sum(1), torch.ones(5))

A check is one conversation.  It is held with the solution, with the learner's file and with every pitfall, on the same
seed: `same` compares what the learner said with what the solution said at that point.
"""
from __future__ import annotations

import contextlib
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import torch

from .compare import Raised, alike, short
from .conversation import Far, LearnerRaised, Line, Name, told

Key = tuple[int, Any]


class Seen:
    """One observation: where in the check it was made, what it is of, its value, and whether it is right.

    proof: a value that came out of random inputs; else only a symptom, which many different mistakes may share.
    means: the sentence for the learner when this one is wrong and no pitfall is named; per: what one entry of a list of
    values belongs to ("step", "row"), as the head of a column."""

    def __init__(self, key: Key, what: str, value: Any, ok: bool, expected: Any = None, proof: bool = True,
                 means: str = "", per: str = "") -> None:
        self.key, self.what, self.value, self.ok, self.expected = key, what, value, ok, expected
        self.proof, self.means, self.per = proof, means, per

    def __repr__(self) -> str:
        wrong = "" if self.ok else f"   expected {short(self.expected)}"
        return f"{'ok ' if self.ok else 'BAD'} {self.key} {self.what}: {short(self.value)}{wrong}"


class Unreached(Exception):
    """A step that this check builds on went wrong, and another check has said so."""


class Steps:
    """What is done once for all checks that need it: `begin` makes the trial that a step is held in, by the step's name."""

    def __init__(self, begin: Callable[[str], Trial]) -> None:
        self.begin, self.trials, self.done = begin, dict[str, Trial](), dict[str, Any]()

    def clear(self) -> None:
        for trial in self.trials.values():
            trial.clear()


class Trial:
    """One check being held: owns the chance, talks to the other side, judges."""

    def __init__(self, line: Line, source: str, expected: dict[Key, Seen] | None = None, *, draw: dict[str, Any] | None = None,
                 attempt: int = 1, device: str = "cpu", tmp: str | None = None, lesson: Any = None,
                 handed: dict[str, str] | None = None, keeps: bool = False, steps: Steps | None = None) -> None:
        self.line, self.source, self.expected = line, source, expected
        self.draw, self.attempt, self.device = draw or {}, attempt, device
        self.lesson, self.handed, self.keeps = lesson, handed or {}, keeps
        self.seen: list[Seen] = []
        self.random = random.Random(line.seed)
        self.generator = torch.Generator().manual_seed(line.seed)
        self._tmp, self._steps = tmp, steps
        self._folder: Path | None = None
        line.changed = self._changed_input

    # ---- inputs: all chance comes from the trial -----------------------------------------------------------------
    def randn(self, *shape: int, dtype: torch.dtype = torch.float32) -> torch.Tensor:
        return torch.randn(*shape, dtype=dtype, generator=self.generator)

    def rand(self, *shape: int, dtype: torch.dtype = torch.float32) -> torch.Tensor:
        return torch.rand(*shape, dtype=dtype, generator=self.generator)

    def ints(self, low: int, high: int, *shape: int) -> torch.Tensor:
        """Integers in low … high - 1."""
        return torch.randint(low, high, shape, generator=self.generator)

    @property
    def folder(self) -> Path:
        """A folder that both sides can see; made when it is first asked for."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="trial-", dir=self._tmp))
        return self._folder

    def clear(self) -> None:
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def file(self, name: str, text: str | bytes) -> str:
        path = self.folder / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return str(path)

    def data(self, name: str) -> str:
        """Where a data set that comes with the lessons lies, for both sides: a file or folder in `lessons/data/`."""
        return str(Path(self.source).parents[2] / "data" / name)

    def hand_out(self) -> None:
        """The files of the exercise's `handout.py` into the folder, as the learner has them beside theirs."""
        for name, text in self.handed.items():
            self.file(name, text)

    def once(self, step: Callable[[Trial], Any]) -> Any:
        """What `step(trial)` gives, a function beside the checks.  It is held once, for the first check that asks, in a trial
        of its own; its folder stays until all checks are over.  Where it fails, the first check says so, and those after it
        are not reached."""
        assert self._steps is not None
        name, steps = step.__name__, self._steps
        if name not in steps.trials:
            trial = steps.trials[name] = steps.begin(name)
            before = time.monotonic()
            try:
                steps.done[name] = step(trial)
            finally:
                self.line.end += time.monotonic() - before
                self.line.took += trial.line.took
                self.seen += trial.seen
                self.line.last = trial.line.last
            if not all(s.ok for s in trial.seen):
                del steps.done[name]
        if name not in steps.done:
            raise Unreached
        return steps.done[name]

    # ---- asking --------------------------------------------------------------------------------------------------
    def call(self, what: Any, *args: Any, **kw: Any) -> Any:
        """Call a name of the learner's file, a library name with a dot, far code or a handle."""
        return self.line.call(what, *args, **kw)

    def outcome(self, what: Any, *args: Any, **kw: Any) -> Any:
        """Like call, but an exception is an answer too."""
        try:
            return self.call(what, *args, **kw)
        except LearnerRaised as e:
            return e.raised

    @property
    def printed(self) -> str:
        """What the last question made the learner's code print."""
        return self.line.printed

    def name(self, name: str) -> Name:
        """A name of the learner's file, or a library's: to hand it over, or to fetch its value."""
        return Name(name)

    def keep(self, what: Any, *args: Any, **kw: Any) -> Any:
        """Like call, but the result stays on the learner's side, even if it could cross."""
        return self.line.ask("keep", Name(what) if isinstance(what, str) else what, list(args), kw)

    def put(self, value: Any) -> Any:
        """Leave data on the learner's side; what is passed by this handle may be changed there, and fetched again."""
        return self.line.ask("put", value)

    def fetch(self, handle: Any) -> Any:
        return self.line.ask("value", handle)

    def script(self, *argv: Any, keep: str = "", sound: bool = False, imported: bool = False) -> dict[str, Any]:
        """Run the learner's file as a program in the trial's folder: {'code', 'out', 'err'}. What the learner's own program
        writes stays in the folder `keep` of their outputs. sound: an error in it is no answer (LearnerRaised). imported: it is
        not run but imported, by a program that was given these arguments."""
        kept = keep if self.keeps else ""
        found: dict[str, Any] = self.line.ask("script", list(map(str, argv)), str(self.folder), kept, sorted(self.handed), imported)
        raised = found.pop("raised", None)
        if sound and isinstance(raised, dict):
            raise LearnerRaised(told(raised))
        return found

    @contextlib.contextmanager
    def watch(self, probe: Any, *args: Any) -> Iterator[list[Any]]:
        """A far generator that yields once: it sits there while the block runs, and returns its evidence."""
        g = self.line.ask("enter", probe, list(args))
        evidence: list[Any] = []
        try:
            yield evidence
        except LearnerRaised:
            self.line.ask("leave", g)         # what the probe replaced is put back, else the learner is blamed for it
            raise
        found = self.line.ask("leave", g)
        evidence.extend(found if isinstance(found, (list, tuple)) else [found])

    # ---- judging -------------------------------------------------------------------------------------------------
    def same(self, value: Any, what: str = "the result", *, means: str = "", per: str = "", **tolerance: Any) -> bool:
        """What the solution gave here.  With dtype=True also of the same type."""
        key = self._key()
        if self.expected is None:
            return self._note(what, value, True, key=key)
        missing = key not in self.expected
        want = None if missing else self.expected[key].value
        return self._note(what, value, not missing and alike(value, want, **tolerance), want, key, means=means, per=per)

    def close(self, value: Any, expected: Any, what: str = "the result", *, means: str = "", per: str = "", **tolerance: Any) -> bool:
        """What the check knows to be right."""
        return self._note(what, value, alike(value, expected, **tolerance), expected, means=means, per=per)

    def true(self, fact: Any, what: str, value: Any = None, *, means: str = "") -> bool:
        """A property, where chance or freedom rules out one right value.  value: the symptom, in words free of chance."""
        ok = bool(fact) and not isinstance(fact, Raised)
        return self._note(what, fact if value is None else value, ok, what, proof=False, means=means)

    def raises(self, kind: type[BaseException], what: Any, *args: Any, means: str = "", **kw: Any) -> bool:
        got = self.outcome(what, *args, **kw)
        ok = isinstance(got, Raised) and kind.__name__ in got.types
        return self._note(f"raises {kind.__name__}", got, ok, kind.__name__, means=means)

    def _key(self) -> Key:
        frame = sys._getframe(1)
        while frame and frame.f_code.co_filename != self.source:
            frame = frame.f_back                                            # type: ignore[assignment]
        line = frame.f_lineno if frame else 0
        return line, sum(s.key[0] == line for s in self.seen)

    def _note(self, what: str, value: Any, ok: bool, expected: Any = None, key: Key | None = None, proof: bool = True,
              means: str = "", per: str = "") -> bool:
        self.seen.append(Seen(key or self._key(), what, value, bool(ok), expected, proof, means, per))
        return bool(ok)

    def _changed_input(self, positions: list[int]) -> None:
        for i in positions:
            self._note("the inputs after the call", f"argument {i + 1} was changed", False, "as they were before", proof=False,
                       means=f"Your function changed argument {i + 1} itself. Its caller still needs the old values: work on a copy.")


Check = Callable[[Trial], None]


def check(title: str) -> Callable[[Check], Check]:
    """Marks a function as a check.  title: a true sentence about right code."""
    def mark(f: Check) -> Check:
        f.title = title                                                     # type: ignore[attr-defined]
        return f
    return mark


far = Far
