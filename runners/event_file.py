"""The points of a run as an event file, so that `tensorboard --logdir FOLDER` shows them. Standard library only.

A record is TFRecord's (tensorflow's core/lib/io/record_writer.h): uint64 length, uint32 masked CRC32C of it, the bytes, uint32 masked
CRC32C of these; little-endian. The bytes are TensorBoard's Event (tensorboard/compat/proto/event.proto): wall_time 1, step 2,
file_version 3, summary 5 { value 1 { tag 1, simple_value 2 } }. Protobuf lets fields stand in any order. Here what is the same in all
points of a series comes first, so that its checksum is worked out once: a point then costs as much as its seventeen bytes that change.
"""

from __future__ import annotations

import math
import os
import struct
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

SERIES = 256                # of which the beginnings are remembered
_ALL = 0xFFFFFFFF
_LARGEST = struct.unpack("<f", b"\xff\xff\x7f\x7f")[0]
_WORDS = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}
_POINT = struct.Struct("<fBd")


def _table() -> list[int]:
    found = []
    for byte in range(256):
        for _ in range(8):
            byte = byte >> 1 ^ (0x82F63B78 if byte & 1 else 0)     # Castagnoli's polynomial, its bits reversed
        found.append(byte)
    return found


_TABLE = _table()


def _through(state: int, data: bytes) -> int:
    """The state of a checksum after more bytes."""
    table = _TABLE
    for byte in data:
        state = table[(state ^ byte) & 255] ^ state >> 8
    return state


def _masked(state: int) -> bytes:
    crc = state ^ _ALL
    return ((crc >> 15 | crc << 17) + 0xA282EAD8 & _ALL).to_bytes(4, "little")


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def _field(number: int, data: bytes) -> bytes:
    return bytes([number << 3 | 2]) + _varint(len(data)) + data


class EventFile:
    """The one event file of a run, made with its first point. What can't be written is given up without a word: `events.jsonl` has it."""

    def __init__(self, folder: Path, began: float) -> None:
        """`began`: the run's start, in seconds since 1970."""
        self.folder = folder
        self.broken = False
        self._began = began
        self._fd = -1
        self._headers: dict[int, bytes] = {}
        self._series: dict[str, tuple[bytes, int]] = {}     # the bytes that all its points begin with -> the checksum's state after them

    def add(self, events: Iterable[Mapping[str, Any]]) -> None:
        """Write the points among events of `events.jsonl`, at once. Their steps are those that the app shows: the first
        is step 1; what the program logs itself has steps of its own."""
        records = [self._point(event) for event in events if event["e"] == "m"]
        if not records or self.broken:
            return
        try:
            if self._fd < 0:
                records.insert(0, self._open())
            view = memoryview(b"".join(records))
            while view:
                view = view[os.write(self._fd, view) :]
        except OSError:
            self.broken = True              # a record may be cut off: nothing can follow it

    def close(self) -> None:
        """Nothing more is to come."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1
        self.broken = True

    def _open(self) -> bytes:
        """Make the file; what it begins with."""
        path = self.folder / f"events.out.tfevents.{int(self._began):010}.torchtutor"
        self._fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        version = b"\x09" + struct.pack("<d", self._began) + _field(3, b"brain.Event:2")
        return self._framed(version, _through(_ALL, version))

    def _point(self, event: Mapping[str, Any]) -> bytes:
        name, value = event["n"], event["v"]
        known = self._series.get(name)
        if known is None:
            tag = _field(1, name.encode("utf-8", "replace"))
            size = len(tag) + 5
            summary = _varint(size + 1 + len(_varint(size)))
            start = b"\x2a" + summary + b"\x0a" + _varint(size) + tag + b"\x15"
            known = start, _through(_ALL, start)
            if len(self._series) < SERIES:
                self._series[name] = known
        number = _WORDS[value] if isinstance(value, str) else float(value)
        if not -_LARGEST <= number <= _LARGEST and number - number == 0:
            number = math.copysign(math.inf, number)        # as protobuf does with what is too large for a float
        changing = _POINT.pack(number, 0x09, self._began + event["t"]) + b"\x10" + _varint(event["s"] + (event.get("k") != "tag"))
        return self._framed(known[0] + changing, _through(known[1], changing))

    def _framed(self, data: bytes, state: int) -> bytes:
        size = len(data)
        header = self._headers.get(size)
        if header is None:
            length = struct.pack("<Q", size)
            header = self._headers[size] = length + _masked(_through(_ALL, length))
        return header + data + _masked(state)
