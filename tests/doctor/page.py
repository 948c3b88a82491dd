"""docs/training-doctor.md, made from the detectors: `python -m tests.doctor.page`."""

from __future__ import annotations

from pathlib import Path

from runners.watch.detectors import ALL

PAGE = Path(__file__).resolve().parents[2] / "docs" / "training-doctor.md"
HEAD = """# What the training doctor looks for

While `torchtutor run train.py` runs a program, and while a check runs a training, the doctor looks on: at `backward` and at optimizer
steps on steps 1 to 64, then on 8 of every 64; at each torch function and each module on steps 1 to 5, then on steps 8, 16, 32 …, and
where an evaluation begins. It
changes no number, draws none, and says each finding once, with your line. Compiled code is not looked into.

An **error** means that the training can't work, or that its figures are wrong. A **warning** is most likely a mistake. A **hint** is worth
a look. `--doctor off` leaves it out; with `--doctor strict` a run exits with 1 when an error was found.

Each has a script with the mistake and a twin without it in `tests/doctor/scripts/`; over whole trainings (`tests/doctor/scripts/real/`) none
speaks of an error or gives a warning. A new one is a file in `runners/watch/detectors/` and two scripts.

| id | level | what it sees |
|---|---|---|
"""


def page() -> str:
    """The page as it should be."""
    rank = {"error": 0, "warning": 1, "hint": 2}
    rows = sorted(ALL, key=lambda kind: (rank[kind.level], kind.id))
    return HEAD + "".join(f"| `{kind.id}` | {kind.level} | {_first(kind.__doc__ or '')} |\n" for kind in rows)


def _first(text: str) -> str:
    """A docstring's first paragraph, on one line."""
    return " ".join(text.split("\n\n")[0].split()).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
