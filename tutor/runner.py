"""What the tutor asks of the runner, and in which words it takes the answers. Nothing of the runner is imported until it is asked."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

from tutor.errors import TutorError

Verdict = dict[str, Any]
"""A `verdict.json`, as docs/architecture.md has it."""

PUBLIC = ("exercise", "verdict", "seed", "device", "checks", "feedback", "seconds", "sandbox")
"""The keys of a verdict that `check --json` prints: stable."""


class RunError(TutorError):
    """The run could not be made or has no verdict (the CLI ends with 3)."""


class Run(Protocol):
    """A run, as `runners.client` hands it out."""

    @property
    def id(self) -> str:
        """Its name."""
        ...

    @property
    def folder(self) -> Path:
        """Its folder, which readers tail."""
        ...

    def wait(self) -> object:
        """Return when it is over."""
        ...

    def stop(self) -> None:
        """End it."""
        ...


class Client(Protocol):
    """What a session asks of `runners.client`."""

    def check(self, request: Mapping[str, Any]) -> Run:
        """Start a check; returns at once."""
        ...

    def run(self, request: Mapping[str, Any]) -> Run:
        """Start a script of the learner's own; returns at once."""
        ...

    def prepare(self, request: Mapping[str, Any]) -> None:
        """Have the conversations of the next seeds held."""
        ...

    def stop(self, run: str) -> bool:
        """End a run; False if it was over."""
        ...

    def start(self) -> None:
        """Have a host ready."""
        ...

    def status(self) -> dict[str, Any] | None:
        """What the host says of itself; None if there is none."""
        ...

    def quit(self) -> bool:
        """End the host; False if there is none."""
        ...


@contextlib.contextmanager
def as_run_error() -> Iterator[None]:
    """The runner's sentences, as errors of ours: the command line ends with 3 on them."""
    try:
        yield
    except TutorError:
        raise
    except Exception as error:
        from runners.client import RunnerError

        if not isinstance(error, RunnerError | OSError):
            raise
        raise RunError(str(error) or type(error).__name__) from error


def public(verdict: Verdict) -> Verdict:
    """The keys of a verdict that are promised to stay."""
    return {key: verdict.get(key) for key in PUBLIC}


def without_verdict(how: str, detail: str) -> str:
    """The sentence for a run that ended so."""
    if how == "stopped":
        return "The run was stopped before there was a verdict."
    return f"The run ended without a verdict. {detail}".rstrip()
