"""Figures of a run: taken from what the learner's process says it drew, bounded, kept as files, and read again by whoever shows
them. Standard library only.

They come through the pipe of the points: a head (`{"fig":1,"c":0,"n":"loss.png","p":"/…/loss.png","t":…,"size":51234}`), then the
picture as lines of base64 that begin with `=`; `{"fig":0,"left":3}` says that three more were drawn. Nothing of it is believed.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable
from typing import Any

FOLDER = "figures"
KEPT = 24                   # files of one run that are kept, the newest
BYTES = 1 << 20             # of one picture
SIDE, PIXELS = 4096, 4 << 20
NAME, PATH = 80, 400        # characters
LINE = 1020                 # characters of base64 in one line
BURST, BURST_BYTES = 96, 24 << 20       # what is taken at once,
PACE, PACE_BYTES = 1.0, 1 << 20         # and what is taken each second beyond it
_INDEX = 1 << 16
_FILE = re.compile(r"figures/[0-9]{3,7}\.png")
_MAGIC = b"\x89PNG\r\n\x1a\n"
_CHUNKS = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")     # what a picture needs: texts, profiles and animations stay behind

Write = Callable[[str, bytes | None], bool]


def picture(data: bytes) -> tuple[bytes, int, int] | None:
    """A PNG reduced to its pixels, with width and height; None if it is none, or larger than anything we would show."""
    if len(data) > BYTES or not data.startswith(_MAGIC):
        return None
    kept, at, width, height, pixels = [_MAGIC], len(_MAGIC), 0, 0, False
    while at + 12 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        end = at + 12 + size
        if end > len(data) or (not width) != (kind == b"IHDR"):
            return None
        if kind == b"IHDR":
            width, height = (int.from_bytes(data[at + o : at + o + 4], "big") for o in (8, 12))
            if size != 13 or not 0 < width <= SIDE or not 0 < height <= SIDE or width * height > PIXELS:
                return None
        pixels = pixels or kind == b"IDAT"
        if kind in _CHUNKS:
            kept.append(data[at:end])
        if kind == b"IEND":
            return (b"".join(kept), width, height) if pixels else None
        at = end
    return None


def lines(head: dict[str, Any], data: bytes) -> bytes:
    """What the learner's process sends for one picture."""
    first = _head(head, len(data))
    if len(first) > LINE:
        first = _head({**head, "p": ""}, len(data))
    text = base64.b64encode(data)
    return b"".join([first, *(b"=%b\n" % text[at : at + LINE] for at in range(0, len(text), LINE))])


def _head(head: dict[str, Any], size: int) -> bytes:
    return json.dumps({"fig": 1, **head, "size": size}, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def plain(text: object, most: int) -> str:
    """A text of theirs as one that can be shown: printable characters, not too many."""
    return "".join(c for c in text[: 4 * most] if c.isprintable())[:most].strip() if isinstance(text, str) else ""


class Figures:
    """Lines in, events out; the files are written through `write(name, data)` and removed with `write(name, None)`, which say
    whether it could be done. What was refused, or gave way, is counted in `left`."""

    def __init__(self, write: Write) -> None:
        self.left = self.number = 0
        self._write = write
        self._head: dict[str, Any] | None = None
        self._text: list[bytes] = []
        self._size = 0
        self._files: list[str] = []
        self._room, self._room_bytes, self._then = float(BURST), float(BURST_BYTES), 0.0
        self._newest: tuple[dict[str, Any], bytes] | None = None        # came while there was no room

    @staticmethod
    def mine(line: bytes) -> bool:
        """Whether a line of the pipe is part of a figure."""
        return line[:1] == b"=" or line[:7] == b'{"fig":'

    def line(self, line: bytes, began: float, now: float) -> list[dict[str, Any]]:
        """`began` and `now` as for points."""
        if line[:1] != b"=":
            self._begin(line)
            return []
        head = self._head
        if head is None:
            return []
        self._text.append(line[1:])
        self._size += len(line) - 1
        wanted = (head["size"] + 2) // 3 * 4
        if self._size < wanted:
            return []
        self._head = None
        if self._size > wanted:
            self.left += 1
            return []
        return self._take(head, b"".join(self._text), began, now)

    def rest(self, began: float, now: float) -> list[dict[str, Any]]:
        """At the end: the newest one that had to wait, and how many are not there, if any."""
        self.left += self._head is not None
        self._head = None
        found = []
        if self._newest is not None:
            newest, self._newest = self._newest, None
            self._room, self._room_bytes = float(BURST), float(BURST_BYTES)
            found = self._take(*newest, began, now)
        return [*found, {"e": "figs", "left": self.left}] if self.left else found

    def _begin(self, line: bytes) -> None:
        self.left += self._head is not None         # it broke off
        self._head, self._text, self._size = None, [], 0
        try:
            head = json.loads(line)
        except (ValueError, RecursionError):
            return
        left, size, check = (head.get(key) for key in ("left", "size", "c"))
        if type(left) is int and 0 < left < 1 << 31:
            self.left += left
        elif type(size) is int and 0 < size <= BYTES and type(check) is int and 0 <= check < _INDEX:
            self._head = head
        else:
            self.left += 1

    def _take(self, head: dict[str, Any], text: bytes, began: float, now: float) -> list[dict[str, Any]]:
        passed, self._then = max(0.0, now - (self._then or now)), now
        self._room = min(BURST, self._room + passed * PACE)
        self._room_bytes = min(BURST_BYTES, self._room_bytes + passed * PACE_BYTES)
        if self._room < 1 or self._room_bytes < head["size"]:
            self.left += self._newest is not None
            self._newest = head, text
            return []
        if self._newest is not None:            # an older one has waited for nothing
            self.left += 1
            self._newest = None
        self._room, self._room_bytes = self._room - 1, self._room_bytes - head["size"]
        event = self._whole(head, text, began, now)
        self.left += event is None
        return [event] if event is not None else []

    def _whole(self, head: dict[str, Any], text: bytes, began: float, now: float) -> dict[str, Any] | None:
        try:
            found = picture(base64.b64decode(text, validate=True))
        except binascii.Error:
            return None
        if found is None:
            return None
        data, width, height = found
        file = f"{FOLDER}/{self.number + 1:03d}.png"
        if not self._write(file, data):
            return None
        self.number += 1
        self._files.append(file)
        if len(self._files) > KEPT:
            self._write(self._files.pop(0), None)
        then, path = head.get("t"), plain(head.get("p"), PATH)
        moment = then if type(then) is float and began <= then <= now else now
        event = {"e": "fig", "t": round(moment - began, 4), "c": head["c"], "name": plain(head.get("n"), NAME) or "figure",
                 "file": file, "w": width, "h": height}
        return {**event, "path": path} if path.startswith("/") and path == head.get("p") else event


def event(found: dict[str, Any]) -> dict[str, Any] | None:
    """A `fig` event as a reader may use it; None if it is none."""
    check, file, width, height = (found.get(key) for key in ("c", "file", "w", "h"))
    if type(check) is not int or type(file) is not str or not _FILE.fullmatch(file):
        return None
    if type(width) is not int or type(height) is not int or not 0 < width <= SIDE or not 0 < height <= SIDE:
        return None
    path = plain(found.get("path"), PATH)
    return {**found, "name": plain(found.get("name"), NAME) or "figure", "path": path if path.startswith("/") else ""}
