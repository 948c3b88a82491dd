"""Reads a picture that the learner's code wrote, without trusting it: no link is followed, nothing grows beyond a bound."""
from __future__ import annotations

import os
import stat
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

LARGEST = 32 << 20                # bytes of a file
PIXELS = 50_000_000
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


@dataclass(frozen=True)
class Picture:
    """rows: the filtered lines of pixels as the file holds them.  Equal pictures have equal rows."""

    width: int
    height: int
    rows: bytes


def read_png(path: str | Path) -> Picture | None:
    """The picture in a PNG file; None if there is no file, or none that a viewer could show to the end."""
    data = _bytes(path)
    if data is None or not data.startswith(_SIGNATURE):
        return None
    at, header, packed, ended = len(_SIGNATURE), b"", [], False
    while at + 12 <= len(data) and not ended:
        size, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8:at + 8 + size]
        if data[at + 8 + size:at + 12 + size] != struct.pack(">I", zlib.crc32(kind + body)):
            return None
        header = header or (body if kind == b"IHDR" else b"")
        if kind == b"IDAT":
            packed.append(body)
        ended = kind == b"IEND"
        at += 12 + size
    if not ended or len(header) != 13:
        return None
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", header)
    if colour not in _CHANNELS or not 0 < width * height <= PIXELS:
        return None
    line = 1 + (width * depth * _CHANNELS[colour] + 7) // 8
    try:
        rows = zlib.decompressobj().decompress(b"".join(packed), 2 * line * height + 64)
    except zlib.error:
        return None
    return Picture(width, height, rows) if interlaced or len(rows) == line * height else None


def _bytes(path: str | Path) -> bytes | None:
    """Of a regular file that is not too large; anything else (a link, a pipe that would make us wait) is no picture."""
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        found = os.fstat(fd)
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:
            return None
        with os.fdopen(fd, "rb", closefd=False) as file:
            return file.read(LARGEST)
    finally:
        os.close(fd)
