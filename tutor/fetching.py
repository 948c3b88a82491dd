"""Fetching files that are too large to come with the lessons: resumed where it stopped, checked before it counts."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.datasets import More, Remote
from tutor.errors import TutorError, reason

if TYPE_CHECKING:
    from http.client import HTTPResponse

Progress = Callable[[str, int, int], None]
"""The file's name, the bytes that are there, and those there will be."""
CHUNK = 1 << 16
PATIENCE = 20.0
"""Seconds without a byte until a mirror is given up."""


class FetchError(TutorError):
    """Why something could not be fetched, and what to do."""


class _Elsewhere(Exception):
    """This mirror does not give it; the text says why."""


def missing(more: More, folder: Path) -> list[Remote]:
    """The files that are not there yet. What is there was checked before it got its name."""
    return [file for file in more.files if not (folder / file.unpacked).is_file()]


def fetch(more: More, folder: Path, progress: Progress | None = None) -> None:
    """Bring all files of `more` into `folder`, unpacked. What had been brought is kept; a part of a file is gone on with.
    Raises FetchError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise FetchError(f"{folder} can't be made ({reason(error)}).") from error
    left = missing(more, folder)
    needed = sum(5 * file.bytes for file in left)
    if free < needed:
        raise FetchError(f"There is not enough room for it: it takes up to {needed >> 20} MB, and {folder} has {free >> 20} MB left.")
    for file in left:
        _one(more, file, folder, progress or (lambda name, there, all: None))


def _one(more: More, file: Remote, folder: Path, progress: Progress) -> None:
    part = folder / f"{file.name}.part"
    said: list[str] = []
    for mirror in more.mirrors:
        for _ in range(2):          # a part from before may be spoilt: then once more, from the start
            try:
                _load(mirror + file.name, part, file, progress)
            except _Elsewhere as why:
                said.append(f"{mirror.split('/')[2]}: {why}")
                break
            except OSError as error:
                raise FetchError(f"{part} can't be written ({reason(error)}). What is there is kept: try again.") from error
            if _md5(part) == file.md5:
                _unpack(part, folder / file.unpacked)
                return
            part.unlink()
        else:
            said.append(f"{mirror.split('/')[2]}: what it gives has another check sum")
    kept = " What came so far is kept, and the next try goes on from there." if part.exists() else ""
    raise FetchError(f"{file.name} can't be fetched ({'; '.join(said)}). Is there a network?{kept}")


def _load(url: str, part: Path, file: Remote, progress: Progress) -> None:
    """The rest of a file. Raises _Elsewhere where the network or the mirror fails, OSError where the disk does."""
    from http.client import HTTPException
    from urllib.error import URLError
    from urllib.request import Request, urlopen

    there = part.stat().st_size if part.exists() else 0
    if there >= file.bytes:
        if there > file.bytes:
            part.unlink()
            there = 0
        else:
            return
    headers = {"User-Agent": "torchtutor", **({"Range": f"bytes={there}-"} if there else {})}
    try:
        with urlopen(Request(url, headers=headers), timeout=PATIENCE) as answer:
            _copy(answer, part, file, there if answer.status == 206 else 0, progress)
    except (URLError, HTTPException, TimeoutError, ConnectionError) as error:
        raise _Elsewhere(_why(error)) from None


def _copy(answer: HTTPResponse | Any, part: Path, file: Remote, there: int, progress: Progress) -> None:
    with part.open("ab" if there else "wb") as out:
        while there < file.bytes:
            data = answer.read(min(CHUNK, file.bytes - there))
            if not data:
                raise _Elsewhere("it ended too early")
            out.write(data)
            there += len(data)
            progress(file.name, there, file.bytes)


def _why(error: Exception) -> str:
    inner = getattr(error, "reason", error)
    if isinstance(inner, OSError) and inner.strerror:
        return reason(inner)
    code = getattr(error, "code", None)
    return f"it answers {code}" if code else (str(inner) or type(inner).__name__).lower()[:80]


def _md5(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def _unpack(part: Path, target: Path) -> None:
    """The file without its packing, under its name only when it is complete. Raises FetchError."""
    half = target.with_name(target.name + ".half")
    try:
        with (gzip.open(part) if part.name.endswith(".gz.part") else part.open("rb")) as packed, half.open("wb") as out:
            shutil.copyfileobj(packed, out)
            out.flush()
            os.fsync(out.fileno())
        half.replace(target)
        part.unlink()
    except OSError as error:
        with contextlib.suppress(OSError):
            half.unlink()
        raise FetchError(f"{target} can't be written ({reason(error)}). What was fetched is kept: make room and try again.") from error
