"""Every place Torchtutor keeps something, in one module: the learner's folder, the cache, the settings."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from tutor.errors import TutorError, reason

NAME = "torchtutor"


class PathsError(TutorError):
    """A folder of ours can't be used."""


@dataclass(frozen=True)
class Paths:
    """Where things live. Finding them creates nothing; `make` does, when something is about to be written.

    The cache and the settings are looked up when they are first asked for: `torchtutor weeks` needs neither, and
    platformdirs costs it more than reading the nine weeks does.
    """

    home: Path
    environ: Mapping[str, str] = field(repr=False, compare=False)

    @classmethod
    def find(cls, home: str | None = None, environ: Mapping[str, str] | None = None) -> Paths:
        """The places for `--home`, else `TORCHTUTOR_HOME`, else `~/torchtutor`."""
        env = os.environ if environ is None else environ
        given = home or env.get("TORCHTUTOR_HOME") or ""
        try:
            folder = Path(given).expanduser() if given else Path.home() / NAME
        except RuntimeError as error:  # no HOME and no entry in the password file
            raise PathsError("Your home folder is not known: say where your work shall live with --home FOLDER.") from error
        return cls(home=Path(os.path.abspath(folder)), environ=env)  # noqa: PTH100  abspath keeps links as the learner wrote them

    @cached_property
    def cache(self) -> Path:
        """What can be thrown away: runs, held answers, the fold of the progress."""
        return self._place("TORCHTUTOR_CACHE", "user_cache_dir")

    @cached_property
    def config(self) -> Path:
        """The folder of `settings.toml`."""
        return self._place("TORCHTUTOR_CONFIG", "user_config_dir")

    @property
    def logs(self) -> Path:
        """Where an unexpected error is written down."""
        return self.cache / "logs"

    @property
    def runs(self) -> Path:
        """One folder a run."""
        return self.cache / "runs"

    @property
    def answers(self) -> Path:
        """Conversations with solutions and pitfalls that were held ahead."""
        return self.cache / "answers"

    @property
    def runtime(self) -> Path:
        """The private folder of the host's socket."""
        given = self._given("TORCHTUTOR_RUNTIME")
        if given is not None:
            return given
        from runners.client import runtime_folder

        return runtime_folder(self.environ)

    @property
    def data(self) -> Path:
        """Data sets."""
        return self.home / "data"

    @property
    def progress(self) -> Path:
        """What was done: one event a line."""
        return self.home / "progress.jsonl"

    @property
    def history(self) -> Path:
        """Every version that was ever checked or replaced."""
        return self.home / ".history"

    def week_folder(self, week: int) -> Path:
        """The learner's files of one week."""
        return self.home / f"week{week:02d}"

    def outputs(self, week: int) -> Path:
        """The one place the learner's programs of that week may write to."""
        return self.week_folder(week) / "outputs"

    def make(self, folder: Path, mode: int = 0o777) -> Path:
        """Create `folder` (and what is above it); a `PathsError` says why that can't be."""
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=mode)
        except OSError as error:
            raise PathsError(self.explain(folder, error)) from error
        return folder

    def explain(self, place: Path, error: OSError) -> str:
        """One sentence for a file or folder of ours that the system would not let us write."""
        within = place.is_relative_to(self.home)
        top = self.home if within else self.cache if place.is_relative_to(self.cache) else place
        remedy = "choose another folder with --home FOLDER" if within else "set TORCHTUTOR_CACHE to a folder of yours"
        if error.errno in (errno.EEXIST, errno.ENOTDIR):
            blocking = next((p for p in (place, *place.parents) if p.exists() and not p.is_dir()), place)
            return f"{tidy(blocking)} is a file where a folder is needed: move it away, or {remedy}."
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            # What stands in the way: not the new file, but the folder that it can't be put into.
            there = next((p for p in (place, *place.parents) if os.path.lexists(p) and not os.access(p, os.W_OK)), place)
            if top != there and top.is_relative_to(there):
                return f"{tidy(top)} can't be written ({reason(error)} in {tidy(there)}): {remedy}."
            return f"{tidy(there)} can't be written ({reason(error)}): make it writable, or {remedy}."
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return f"{tidy(top)} can't be written, the disk is full ({reason(error)}): free some space, or {remedy}."
        return f"{tidy(place)} can't be used ({reason(error)}): {remedy}."

    def _place(self, variable: str, function: str) -> Path:
        given = self._given(variable)
        if given is not None:
            return given
        import platformdirs

        return Path(str(getattr(platformdirs, function)(NAME, appauthor=False)))

    def _given(self, variable: str) -> Path | None:
        given = self.environ.get(variable)
        return Path(os.path.abspath(Path(given).expanduser())) if given else None  # noqa: PTH100


def tidy(path: Path) -> str:
    """`path` as a learner writes it: with `~` for their home."""
    try:
        return "~/" + str(path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)
