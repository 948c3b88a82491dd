"""The learner's folder: starters handed out once, every version kept, any step taken back.

`.history/` holds each version under the hash of its content (`ab/cdef…`), and `index.jsonl` with one line a step:

    {"at":…,"exercise":…,"why":"start|check|reset|retry|undo|redo","was":{file: hash},"now":{file: hash},"try":1,"draw":{"a":3}}

A line is written before the files are replaced. Which numbers a file was drawn with is known by its step, not by the learner's
seed: so undoing a new try brings the old numbers back, and merging two homes changes no file that was handed out.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tutor.course import Choice, Exercise
from tutor.draws import draw, fill
from tutor.errors import reason
from tutor.files import Lines, Lock, Record, Stamp, stamp_of, write_atomic
from tutor.paths import Paths, tidy
from tutor.progress import now
from tutor.sources import LARGEST, Sources, Version, WorkspaceError, as_text, digest, missing, read_bytes, read_elsewhere, read_folder


class Workspace:
    """Hands out, keeps, replaces and compares the learner's files."""

    def __init__(self, paths: Paths, seed: Callable[[], int]) -> None:
        self.paths = paths
        self._seed = seed
        self._index = Lines(paths.history / "index.jsonl")
        self._records: list[Record] = []
        self._read_at: Stamp = (0, 0, 0)
        self._alone = Lock(paths.history / "lock")

    # Where things are

    def folder(self, ex: Exercise) -> Path:
        """The folder of the exercise's files: the week's, or one of its own if there are several files."""
        week = self.paths.week_folder(ex.week)
        return week / ex.slug if ex.many else week

    def path(self, ex: Exercise) -> Path:
        """The file that is judged."""
        return self.folder(ex) / ex.main

    def shown(self, ex: Exercise) -> str:
        """That file as a sentence names it: `week03/zero_grad.py`."""
        return self.path(ex).relative_to(self.paths.home).as_posix()

    # Reading

    def ensure(self, ex: Exercise) -> Path:
        """The learner's file, handed out if it never was; what is there is never overwritten."""
        path = self.path(ex)
        if os.path.lexists(path):
            self._hand_out(ex, self.drawn(ex), replace=False)
            return path
        self.paths.make(self.paths.history)
        with self._alone:  # another thread, or another app, may just be handing it out
            if os.path.lexists(path):
                return path
            if any(step.get("now") for step in self._steps(ex)):
                raise WorkspaceError(
                    f"{self.shown(ex)} is gone: `torchtutor undo {ex.id}` brings back the last version that was kept, "
                    f"`torchtutor reset {ex.id}` hands out the starter again."
                )
            self.paths.make(self.paths.outputs(ex.week))
            number, drawn = 1, self._drawn(ex, 1)
            self._place(ex, self._starter_bytes(ex, drawn), "start", number, drawn, replace=False)
        return path

    def read(self, ex: Exercise) -> Sources:
        """The learner's files, read once. Beside those handed out, the modules they added to the exercise's own folder."""
        self.ensure(ex)
        return read_folder(ex, self.folder(ex), lambda name: self._shown(ex, name), ex.id)

    def starter(self, ex: Exercise) -> dict[str, str]:
        """The starter's files, with the numbers of the current try."""
        return self._texts(ex, self._starter_bytes(ex, self.drawn(ex)))

    def solution(self, ex: Exercise) -> dict[str, str]:
        """The solution's files, with the numbers of the current try."""
        drawn = self.drawn(ex)
        root = ex.solution
        files = {ex.main: root} if not ex.many else {name: root / name for name in _below(root)}
        return {name: fill(_lesson_text(file), drawn) for name, file in files.items()}

    def diff(self, ex: Exercise, against: str = "starter") -> list[str]:
        """Unified lines from the starter (or the `solution`) to the learner's files; empty if there is no difference."""
        import difflib

        theirs = self.solution(ex) if against == "solution" else self.starter(ex)
        yours = self.read(ex).texts
        if against == "solution":  # from what they have to what the solution has
            pairs = [(name, yours.get(name, ""), theirs.get(name, "")) for name in sorted({*yours, *theirs})]
            labels = ("yours", "solution")
        else:
            pairs = [(name, theirs.get(name, ""), yours.get(name, "")) for name in sorted({*yours, *theirs})]
            labels = ("starter", "yours")
        lines: list[str] = []
        for name, before, after in pairs:
            lines += difflib.unified_diff(
                before.splitlines(), after.splitlines(), f"{name} ({labels[0]})", f"{name} ({labels[1]})", lineterm=""
            )
        return lines

    # Drawn numbers

    def drawn(self, ex: Exercise) -> dict[str, Choice]:
        """The numbers that the learner's file was handed out with."""
        return self._current(ex)[1]

    def number(self, ex: Exercise) -> int:
        """Which try the learner's file belongs to, from 1."""
        return self._current(ex)[0]

    # Steps

    def keep(self, ex: Exercise, sources: Sources) -> None:
        """Keep a version that is being checked."""
        for content in sources.contents.values():
            self._put(content)
        version = {name: hash for name, hash in sources.version.items() if name in ex.files}
        also = {name: hash for name, hash in sources.version.items() if name not in ex.files}
        back = self._stack(ex)[0]
        if not back or back[-1] != version or also:
            number, drawn = self._current(ex)
            self._log(ex, "check", version, version, number, drawn, also)

    def unjudged(self, ex: Exercise) -> bool:
        """Whether the learner has changed the file since it was last handed out, checked or put back."""
        back = self._stack(ex)[0]
        return bool(back) and back[-1] != self._version(ex)

    def reset(self, ex: Exercise) -> None:
        """The starter again, with the same numbers; what was there is kept."""
        number, drawn = self._current(ex)
        self._place(ex, self._starter_bytes(ex, drawn), "reset", number, drawn)

    def new_try(self, ex: Exercise) -> None:
        """A starter with the next numbers; what was there is kept."""
        number = max((int(step.get("try", 1)) for step in self._steps(ex)), default=int(os.path.lexists(self.path(ex)))) + 1
        drawn = self._drawn(ex, number)
        self._place(ex, self._starter_bytes(ex, drawn), "retry", number, drawn)

    def undo(self, ex: Exercise) -> bool:
        """Back to the version before; again and again. False if there is nothing before."""
        back, _ = self._stack(ex)
        current = self._version(ex)
        while back and back[-1] == current:
            back.pop()
        if not back:
            return False
        self._restore(ex, back[-1], "undo")
        return True

    def redo(self, ex: Exercise) -> bool:
        """Forward again to what an undo took away. False if nothing was."""
        forward = self._stack(ex)[1]
        if not forward:
            return False
        self._restore(ex, forward[-1], "redo")
        return True

    def kept(self, hash: str) -> str:
        """A version of one file by its content hash."""
        return self._object(hash).decode("utf-8-sig")

    # Within

    def _stack(self, ex: Exercise) -> tuple[list[Version], list[Version]]:
        """The versions to go back to, the latest last, and those an undo took away."""
        back: list[Version] = []
        forward: list[Version] = []
        for step in self._steps(ex):
            was, new = step.get("was") or {}, step.get("now") or {}
            if step.get("why") == "undo":
                while back and back[-1] != new:
                    back.pop()
                if was:
                    forward.append(was)
            elif step.get("why") == "redo":
                if forward:
                    forward.pop()
                if was and (not back or back[-1] != was):
                    back.append(was)
            else:
                if was and (not back or back[-1] != was):
                    back.append(was)
                forward.clear()
            if new and (not back or back[-1] != new):
                back.append(new)
        return back, forward

    def _current(self, ex: Exercise) -> tuple[int, dict[str, Choice]]:
        """The try and the numbers of the files as they lie there."""
        steps = self._steps(ex)
        if not steps:
            return 1, self._drawn(ex, 1)
        last = steps[-1]
        if len(steps) > 1 and last.get("was") != last.get("now") and self._version(ex) == last.get("was"):
            # The step was written down, then the app was killed before it replaced the files; or the learner put them back.
            last = next((step for step in reversed(steps[:-1]) if step.get("now") == last.get("was")), steps[-2])
        drawn = last.get("draw")
        known = isinstance(drawn, dict) and set(drawn) == set(ex.draw)
        number = last.get("try")
        number = number if isinstance(number, int) else 1
        return number, dict(drawn) if known and isinstance(drawn, dict) else self._drawn(ex, number)

    def _drawn(self, ex: Exercise, number: int) -> dict[str, Choice]:
        return draw(ex.draw, self._seed(), ex.id, number) if ex.draw else {}

    def _restore(self, ex: Exercise, version: Version, why: str) -> None:
        contents = {name: self._object(hash) for name, hash in version.items()}
        step = next((s for s in reversed(self._steps(ex)) if version in (s.get("now"), s.get("was"))), None)
        origin = step if step is None or step.get("now") == version else self._before(ex, version)
        number, drawn = self._current(ex) if origin is None else (int(origin.get("try", 1)), dict(origin.get("draw") or {}))
        self._place(ex, contents, why, number, drawn)

    def _before(self, ex: Exercise, version: Version) -> Record | None:
        """The step that a version which was replaced unseen had grown from."""
        steps = self._steps(ex)
        at = next((i for i in range(len(steps) - 1, -1, -1) if steps[i].get("was") == version), 0)
        return steps[at - 1] if at > 0 else None

    def _place(
        self,
        ex: Exercise,
        contents: Mapping[str, bytes],
        why: str,
        number: int,
        drawn: Mapping[str, Choice],
        *,
        replace: bool = True,
    ) -> None:
        """Write down the step, then put the files there one by one."""
        self.paths.make(self.paths.history)
        with self._alone:
            self._put_there(ex, contents, why, number, drawn, replace)

    def _put_there(
        self, ex: Exercise, contents: Mapping[str, bytes], why: str, number: int, drawn: Mapping[str, Choice], replace: bool
    ) -> None:
        was = self._version(ex, keep=True)
        for content in contents.values():
            self._put(content)
        new = {name: digest(content) for name, content in contents.items()}
        self._log(ex, why, was, new, number, drawn)
        self._hand_out(ex, drawn, replace=True)
        for name, content in contents.items():
            target = self.folder(ex) / name
            if not replace and os.path.lexists(target):
                continue
            self.paths.make(target.parent)
            if target.is_dir():
                raise WorkspaceError(f"{self._shown(ex, name)} is a folder where your file should be: move it away.")
            try:
                write_atomic(target, content)
            except OSError as error:
                raise WorkspaceError(self._unwritten(ex, name, error)) from error

    def _version(self, ex: Exercise, *, keep: bool = False) -> Version:
        """The hashes of the files that are there; `keep` stores their contents."""
        version: Version = {}
        for name in ex.files:
            path = self.folder(ex) / name
            if not os.path.lexists(path) or (path.is_symlink() and not path.exists()):
                continue
            content = read_bytes(path, self._shown(ex, name), ex.id)
            version[name] = self._put(content) if keep else digest(content)
        return version

    def _steps(self, ex: Exercise) -> list[Record]:
        stamp = stamp_of(self._index.file)
        if stamp != self._read_at:  # one check asks for the steps several times
            try:
                records, _ = self._index.read()
            except OSError as error:
                raise WorkspaceError(self.paths.explain(self._index.file, error)) from error
            self._records = [r for r in records if _is_version(r.get("was")) and _is_version(r.get("now"))]
            self._read_at = stamp
        return [r for r in self._records if r.get("exercise") == ex.id]

    def _log(
        self,
        ex: Exercise,
        why: str,
        was: Version,
        new: Version,
        number: int,
        drawn: Mapping[str, Choice],
        also: Version | None = None,
    ) -> None:
        self.paths.make(self.paths.history)
        entry: dict[str, Any] = {"at": now(), "exercise": ex.id, "why": why, "was": was, "now": new, "try": number}
        if drawn:
            entry["draw"] = dict(drawn)
        if also:
            entry["also"] = also
        try:
            self._index.append([entry])
        except OSError as error:
            raise WorkspaceError(self.paths.explain(self._index.file, error)) from error

    def _put(self, content: bytes) -> str:
        name = digest(content)
        file = self.paths.history / name[:2] / name[2:]
        if not file.exists():
            self.paths.make(file.parent)
            try:
                write_atomic(file, content)
            except OSError as error:
                raise WorkspaceError(self.paths.explain(file, error)) from error
        return name

    def _object(self, name: str) -> bytes:
        file = self.paths.history / name[:2] / name[2:]
        try:
            return file.read_bytes()
        except OSError as error:
            raise WorkspaceError(f"The version from before can't be read from {tidy(file)} ({reason(error)}).") from error

    def _starter_bytes(self, ex: Exercise, drawn: Mapping[str, Choice]) -> dict[str, bytes]:
        files = {name: ex.starter / name for name in ex.files} if ex.many else {ex.main: ex.starter}
        return {name: fill(_lesson_text(file), drawn).encode() for name, file in files.items()}

    def _hand_out(self, ex: Exercise, drawn: Mapping[str, Choice], *, replace: bool) -> None:
        """Put the files there that belong to the numbers drawn. One that the learner has changed is kept in the history."""
        for name in ex.data:
            self._link(ex.folder.parents[1] / "data" / name, self.paths.data / name)
        if not ex.made:
            return
        from tutor.handouts import handouts

        for name, content in handouts(ex, drawn).items():
            target = self.folder(ex) / name
            if os.path.lexists(target):
                if not replace:
                    continue
                if target.is_file() and target.stat().st_size <= LARGEST:
                    self._put(read_bytes(target, self._shown(ex, name)))
            self.paths.make(target.parent)
            try:
                write_atomic(target, content)
            except OSError as error:
                raise WorkspaceError(self._unwritten(ex, name, error)) from error

    def _link(self, shipped: Path, link: Path) -> None:
        """A data set in the learner's `data/`. What is there and can be opened stays: they may have a larger one."""
        if link.exists():
            return
        self.paths.make(link.parent)
        try:
            if link.is_symlink():  # it led into an installation that is gone
                link.unlink()
            link.symlink_to(shipped.resolve())
        except FileExistsError:  # another app, just now
            return
        except OSError as error:
            raise WorkspaceError(f"{tidy(link)} can't be made ({reason(error)}): the data set of this exercise belongs there.") from error

    def _texts(self, ex: Exercise, contents: Mapping[str, bytes]) -> dict[str, str]:
        return {name: as_text(content, self._shown(ex, name)) for name, content in contents.items()}

    def _shown(self, ex: Exercise, name: str) -> str:
        return (self.folder(ex) / name).relative_to(self.paths.home).as_posix()

    def _unwritten(self, ex: Exercise, name: str, error: OSError) -> str:
        if error.errno in (errno.EACCES, errno.EPERM):
            return f"{self._shown(ex, name)} can't be written ({reason(error)}): make the file and its folder writable."
        target = self.folder(ex) / name
        if target.is_symlink() and not target.exists():
            return missing(target, self._shown(ex, name), None)
        return self.paths.explain(self.folder(ex) / name, error)


def _lesson_text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else "not UTF-8"
        raise WorkspaceError(f"{tidy(file)} of the course can't be read ({why}): install Torchtutor again.") from error


def _below(folder: Path) -> list[str]:
    return sorted(
        p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts
    )


def _is_version(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(hash, str) and len(hash) == 64 for hash in value.values())


__all__ = ["Sources", "Workspace", "WorkspaceError", "read_elsewhere"]
