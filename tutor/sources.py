"""What a learner's files hold: read once, whatever they turn out to be, with one sentence when they can't be judged."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tutor.course import Exercise
from tutor.errors import TutorError, reason

LARGEST = 1 << 20
Version = dict[str, str]
"""Content hashes by file name: one entry, or several where the exercise has a folder."""


class WorkspaceError(TutorError):
    """A file of the learner's can't be read or written."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What a learner's files hold at one moment."""

    main: str
    path: Path
    texts: dict[str, str]
    contents: dict[str, bytes]

    @property
    def version(self) -> Version:
        """The hash of each file."""
        return {name: digest(content) for name, content in self.contents.items()}

    @property
    def hash(self) -> str:
        """One hash for all files."""
        version = self.version
        if len(version) == 1:
            return next(iter(version.values()))
        return digest("\n".join(f"{name} {version[name]}" for name in sorted(version)).encode())


def read_bytes(path: Path, shown: str, exercise: str | None = None) -> bytes:
    """A learner's file, whatever it turns out to be; a `WorkspaceError` says why it can't be judged."""
    try:
        # Not blocking: a file may be a pipe that nobody writes to.
        fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError as error:
        remedy = f" `torchtutor reset {exercise}` hands out the starter again." if exercise else " Check the path."
        raise WorkspaceError(f"{shown} is not there.{remedy}") from error
    except OSError as error:
        raise WorkspaceError(f"{shown} can't be read ({reason(error)}).") from error
    try:
        mode = os.fstat(fd).st_mode
        if stat.S_ISDIR(mode):
            raise WorkspaceError(f"{shown} is a folder where a file is expected: move it away.")
        if not stat.S_ISREG(mode):
            raise WorkspaceError(f"{shown} is not an ordinary file.")
        content = b""
        while len(content) <= LARGEST and (chunk := os.read(fd, LARGEST + 1 - len(content))):
            content += chunk
    except OSError as error:
        raise WorkspaceError(f"{shown} can't be read ({reason(error)}).") from error
    finally:
        os.close(fd)
    if len(content) > LARGEST:
        raise WorkspaceError(f"{shown} is larger than 1 MiB: an exercise's file holds code, data belongs into outputs/.")
    return content


def as_text(content: bytes, shown: str) -> str:
    """A file's text; a `WorkspaceError` if it isn't UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise WorkspaceError(f"{shown} is not UTF-8 text (line {line}): save it as UTF-8 in your editor.") from error


def read_elsewhere(ex: Exercise, path: Path) -> Sources:
    """Files for an exercise that lie anywhere: `--file PATH`."""
    folder = path if path.is_dir() else path.parent
    if ex.many:
        return read_folder(ex, folder, lambda name: str(folder / name), None)
    content = read_bytes(path, str(path))
    return Sources(ex.main, path, {ex.main: as_text(content, str(path))}, {ex.main: content})


def read_folder(ex: Exercise, folder: Path, shown: Callable[[str], str], exercise: str | None) -> Sources:
    names = [ex.main]
    if ex.many:
        names += [name for name in ex.files if name != ex.main and (folder / name).exists()]
        names += sorted(p.name for p in folder.glob("*.py") if p.name not in names and p.is_file())
    contents = {name: read_bytes(folder / name, shown(name), exercise) for name in names}
    texts = {name: as_text(content, shown(name)) for name, content in contents.items()}
    return Sources(ex.main, folder / ex.main, texts, contents)


def digest(content: bytes) -> str:
    """The name of a content."""
    return hashlib.sha256(content).hexdigest()
