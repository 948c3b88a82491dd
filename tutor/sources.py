"""What a learner's files hold: read once, whatever they turn out to be, with one sentence when they can't be judged."""

from __future__ import annotations

import errno
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
        # Not blocking: a file may be a pipe that nobody writes to, or a terminal.
        fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    except FileNotFoundError as error:
        raise WorkspaceError(missing(path, shown, exercise)) from error
    except OSError as error:
        raise WorkspaceError(_unreadable(path, shown, error)) from error
    try:
        mode = os.fstat(fd).st_mode
        if stat.S_ISDIR(mode):
            raise WorkspaceError(f"{shown} is a folder where a file is expected: move it away.")
        if not stat.S_ISREG(mode):
            raise WorkspaceError(f"{shown} is {_kind(mode)} where a file is expected: move it away.")
        content = b""
        while len(content) <= LARGEST and (chunk := os.read(fd, LARGEST + 1 - len(content))):
            content += chunk
    except OSError as error:
        raise WorkspaceError(_unreadable(path, shown, error)) from error
    finally:
        os.close(fd)
    if len(content) > LARGEST:
        raise WorkspaceError(
            f"{shown} is larger than 1 MiB, and an exercise's file holds code: keep data in outputs/, or move the file away."
        )
    return content


def missing(path: Path, shown: str, exercise: str | None) -> str:
    """Why there is nothing to read there."""
    if path.is_symlink():
        return f"{shown} is a link to {path.readlink()}, which is not there: bring that file back, or remove the link."
    remedy = f" `torchtutor reset {exercise}` hands out the starter again." if exercise else " Check the path."
    return f"{shown} is not there.{remedy}"


def glance(path: Path, most: int) -> str:
    """What can be shown of a file here and now, whatever it is: its beginning, or nothing."""
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError:
        return ""
    try:
        return os.read(fd, most).decode("utf-8-sig", "replace") if stat.S_ISREG(os.fstat(fd).st_mode) else ""
    except OSError:
        return ""
    finally:
        os.close(fd)


def as_text(content: bytes, shown: str) -> str:
    """A file's text; a `WorkspaceError` if it isn't UTF-8."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise WorkspaceError(f"{shown} is not UTF-8 text but UTF-16: save it as UTF-8 in your editor.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        where = f"line {line}, byte {column} of it is 0x{content[error.start]:02x}"
        raise WorkspaceError(f"{shown} is not UTF-8 text ({where}): save it as UTF-8 in your editor.") from error


def _unreadable(path: Path, shown: str, error: OSError) -> str:
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"{shown} can't be read ({reason(error)}): `chmod u+rw` makes it yours again."
    if error.errno == errno.ELOOP:
        return f"{shown} is a link that leads back to itself: remove it."
    if error.errno == errno.ENXIO:
        return f"{shown} is a socket where a file is expected: move it away."
    return f"{shown} can't be read ({reason(error)}): look after the disk or the network it lies on."


def _kind(mode: int) -> str:
    return "a pipe" if stat.S_ISFIFO(mode) else "a device" if stat.S_ISCHR(mode) or stat.S_ISBLK(mode) else "no ordinary file"


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
