"""What a program printed, on disk: raw bytes, bounded. Of a check the first so many; of a run the newest, in pieces of which the
oldest goes when a new one begins. A piece's name says where in all that was printed it begins, so that readers lose nothing that is
still there and know how much is not. Standard library only."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

FIRST = "output.txt"
CAP = 8 << 20                           # bytes that are kept
PIECES = 4
_NAME = re.compile(r"output-(\d{15})\.txt")


def _piece(begin: int) -> str:
    return f"output-{begin:015d}.txt" if begin else FIRST


def _open(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)


class Printing:
    """The writer. Raises OSError."""

    def __init__(self, folder: Path, cap: int = CAP, newest: bool = False) -> None:
        self.folder, self.newest = folder, newest
        self._room = self._size = max(1, cap // PIECES) if newest else cap
        self._begins = [0]
        self._total = 0
        self._fd = _open(folder / FIRST)

    @property
    def dropped(self) -> int:
        """Bytes that are no longer there."""
        return self._begins[0]

    def write(self, data: bytes) -> bool:
        """Keep it; False when there was more than fits."""
        view = memoryview(data)
        while view:
            if not self._room:
                if not self.newest:
                    return False
                self._next()
            part = view[: self._room]
            done = os.write(self._fd, part)
            self._room -= done
            self._total += done
            view = view[done:]
        return True

    def _next(self) -> None:
        os.close(self._fd)
        self._fd = -1
        self._fd = _open(self.folder / _piece(self._total))
        self._begins.append(self._total)
        self._room = self._size
        while len(self._begins) > PIECES:
            with contextlib.suppress(OSError):
                (self.folder / _piece(self._begins[0])).unlink()
            del self._begins[0]

    def close(self) -> None:
        if self._fd >= 0:
            os.close(self._fd)


class Reading:
    """A reader, at its own pace."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._begin = self._at = 0          # of the piece it is in; of what it reads next

    def read(self, limit: int) -> bytes:
        """What follows, at most `limit` bytes; where something is no longer there, a line that says so."""
        data = self._read(limit)
        if data:
            return data
        if data is not None:
            # The piece is all read. Only when it is complete the next one begins just here.
            if self._at == self._begin or not (self.folder / _piece(self._at)).exists():
                return b""
            self._begin = self._at
            return self._read(limit) or b""
        later = [begin for begin in self._begins() if begin > self._at]
        if not later:
            return b""
        lost = later[0] - self._at
        self._begin = self._at = later[0]
        return f"\n[{_size(lost)} that were printed here are no longer kept: only the newest are]\n".encode()

    def _read(self, limit: int) -> bytes | None:
        """None where the piece is gone, or has not begun."""
        try:
            with (self.folder / _piece(self._begin)).open("rb") as file:
                file.seek(self._at - self._begin)
                data = file.read(limit)
        except OSError:
            return None
        self._at += len(data)
        return data

    def _begins(self) -> list[int]:
        try:
            names = os.listdir(self.folder)     # noqa: PTH208
        except OSError:
            return []
        return sorted(int(found[1]) for name in names if (found := _NAME.fullmatch(name)))


def _size(count: int) -> str:
    return f"{count / (1 << 20):.1f} MB" if count >= 100_000 else f"{count:,} bytes"
