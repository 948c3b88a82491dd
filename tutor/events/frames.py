"""A growing file as records, as TFRecord frames them (tensorflow's core/lib/io/record_writer.h, little-endian):

    uint64 length · uint32 masked CRC32C of the length · so many bytes · uint32 masked CRC32C of these bytes

No byte is believed before its checksum is right, and no memory is asked for because a file says so. Where a length is damaged, the next
one whose checksum is right is looked for; a record whose own bytes are damaged is passed over.
"""

from __future__ import annotations

import os
import stat
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.events.crc import BLOCK, crc32c, masked, of_rows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CHUNK = 1 << 20
"""Bytes that are read at once."""
LARGE = 4 << 20
"""Bytes of the largest record that is looked at."""
HEAD, FOOT = 12, 4
SPARE = 16
"""Zeros behind a chunk, so that a row may be a little wider than its record."""
TOGETHER = 8
"""As many records of one size are looked at together."""
STRETCH = 96
"""Records that are framed one by one before it is tried whether the next ones are like them."""
_HEADERS = 1 << 14


@dataclass(frozen=True, slots=True)
class Chunk:
    """Whole records whose checksums are right."""

    data: NDArray[np.uint8]
    """(bytes + SPARE,)"""
    starts: NDArray[np.int64]
    """(records,) where each one's bytes begin, in the file's order."""
    sizes: NDArray[np.int64]
    """(records,) how many bytes."""
    alike: list[NDArray[np.int64]]
    """Indices of records of one size, TOGETHER of them at least, each of at most BLOCK bytes; in the file's order."""
    alone: NDArray[np.int64]
    """The indices of all others."""

    def record(self, i: int) -> bytes:
        """The bytes of one."""
        begin = int(self.starts[i])
        return self.data[begin : begin + int(self.sizes[i])].tobytes()

    def rows(self, which: NDArray[np.int64], width: int) -> NDArray[np.uint8]:
        """(len(which), width): so many bytes from the beginning of each."""
        from numpy.lib.stride_tricks import sliding_window_view

        return sliding_window_view(self.data, width)[self.starts[which]]


class Frames:
    """One file. `read` goes on where it ended; the counts say what was not as it should be."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.records = 0
        """Good ones."""
        self.wrong = 0
        """Records whose own checksum is wrong."""
        self.lost = 0
        """Places at which a length was damaged."""
        self.large = 0
        """Records of more than LARGE bytes."""
        self.torn = 0
        """Bytes at the end that are no whole record (yet)."""
        self.size = 0
        """Of the file, when it was last looked at."""
        self.trouble: OSError | None = None
        """Why it couldn't be read the last time."""
        self._at = 0
        self._searching = False
        self._stretch = STRETCH
        self._sizes: dict[bytes, int] = {}      # a header whose checksum is right -> the bytes of the whole record

    @property
    def shrunk(self) -> bool:
        """Whether the file has become shorter than what was read of it."""
        return self.size < self._at

    def read(self) -> Chunk | None:
        """The next records, from about CHUNK bytes; None when there is nothing more for now. Raises nothing."""
        fd = -1
        try:
            fd = os.open(self.path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)      # a FIFO of that name has no end to wait for
            found = os.fstat(fd)
            self.size, self.trouble = found.st_size if stat.S_ISREG(found.st_mode) else 0, None
            return self._next(fd, self.size)
        except OSError as error:
            self.trouble = error
            return None
        finally:
            if fd >= 0:
                os.close(fd)

    def _next(self, fd: int, end: int) -> Chunk | None:
        want = CHUNK
        while self._at < end:
            data = os.pread(fd, min(want, end - self._at), self._at)
            if self._searching:
                ahead = next_header(data)
                self._at += ahead
                self._searching = not self._length(data[ahead : ahead + HEAD])
                if self._searching and not ahead:
                    break
                continue
            starts, used = self._whole(data)
            if len(starts):
                self._at += used
                chunk = self._checked(data[:used], starts)
                self.records += len(chunk.starts)
                if len(chunk.starts):
                    return chunk
                continue
            if len(data) < HEAD:
                break
            size = self._length(data[:HEAD])
            if not size:
                self.lost += 1
                self._searching = True
                self._at += 1
            elif self._at + size > end:
                break
            elif size > LARGE:
                self.large += 1
                self._at += size
            else:
                want = size
        self.torn = max(0, end - self._at) if not self._searching else 0
        return None

    def _length(self, head: bytes) -> int:
        """The bytes of the whole record that this header begins; 0 where there is none or its checksum is wrong."""
        known = self._sizes.get(head)
        if known is not None:
            return known
        if len(head) < HEAD:
            return 0
        length, said = struct.unpack("<QI", head)
        if masked(crc32c(head[:8])) != said:
            return 0
        size = int(length) + HEAD + FOOT
        if len(self._sizes) < _HEADERS:
            self._sizes[head] = size
        return size

    def _whole(self, data: bytes) -> tuple[NDArray[np.int64], int]:
        """(records,) where whole records begin, one behind the other, and where the last of them ends."""
        import numpy as np

        known, at, end = self._sizes.get, 0, len(data)
        found: list[NDArray[np.int64]] = []
        stretch = self._stretch
        while True:
            starts: list[int] = []
            for _ in range(stretch):
                head = data[at : at + HEAD]
                size = known(head) or self._length(head)
                if not size or at + size > end:
                    return np.concatenate([*found, np.array(starts, np.int64)]), at
                starts.append(at)
                at += size
            found.append(np.array(starts, np.int64))
            period, begin = _period(found[-1], at), at
            if period:
                self._stretch = 2 * period + STRETCH
                more, at = _ahead(data, starts[-period:], at)
                found.append(more)
            if at - begin < 4 * (begin - starts[0]):        # little came of it: look at more of them before the next try
                stretch = min(8 * stretch, CHUNK)

    def _checked(self, data: bytes, starts: NDArray[np.int64]) -> Chunk:
        """The records whose own checksum is right."""
        import numpy as np

        padded = np.frombuffer(data + bytes(SPARE), np.uint8)
        sizes = np.diff(starts, append=len(data)) - (HEAD + FOOT)
        starts = starts + HEAD
        alike, alone = _by_size(sizes)
        chunk = Chunk(padded, starts, sizes, alike, alone)
        good = np.ones(len(starts), bool)
        for group in alike:
            size = int(sizes[group[0]])
            rows = chunk.rows(group, size + FOOT)
            said = np.ascontiguousarray(rows[:, size:]).view("<u4")[:, 0]
            good[group] = of_rows(rows, size) == said
        for i in alone.tolist():
            foot = int(starts[i] + sizes[i])
            good[i] = masked(crc32c(chunk.record(i))) == int.from_bytes(data[foot : foot + FOOT], "little")
        if good.all():
            return chunk
        self.wrong += int(len(good) - good.sum())
        place = np.cumsum(good) - 1
        kept = [place[group[good[group]]] for group in alike]
        return Chunk(padded, starts[good], sizes[good], [group for group in kept if len(group)], place[alone[good[alone]]])


def _period(starts: NDArray[np.int64], end: int) -> int:
    """After how many records their sizes come again (a training writes its tags in turn); 0 where they don't."""
    import numpy as np

    sizes = np.diff(starts, append=end).tobytes()
    last = sizes[len(sizes) // 16 * 8 :]
    before = sizes.rfind(last, 0, len(sizes) - 8)
    return (len(sizes) - len(last) - before) // 8 if before >= 0 else 0


def _ahead(data: bytes, last: list[int], at: int) -> tuple[NDArray[np.int64], int]:
    """(records,) where the next ones begin, as far as their headers are those of the `last` ones again and again; where that ends."""
    import numpy as np

    turn = at - last[0]
    times = (len(data) - at) // turn
    starts = (np.array(last) + turn * np.arange(1, times + 1)[:, None]).ravel()
    if not times:
        return starts, at
    heads = b"".join(data[place : place + HEAD] for place in last)
    expected = np.frombuffer(heads, "<u4").reshape(1, -1, 3)
    windows = np.lib.stride_tricks.sliding_window_view(np.frombuffer(data, np.uint8), HEAD)
    there = windows[starts].view("<u4").reshape(times, -1, 3)
    same = (there == expected).all(axis=2).ravel()
    count = len(same) if same.all() else int(same.argmin())
    return starts[:count], int(starts[count]) if count < len(starts) else at + turn * times


def _by_size(sizes: NDArray[np.int64]) -> tuple[list[NDArray[np.int64]], NDArray[np.int64]]:
    """Indices of those that are looked at together, a group a size, and of the others."""
    import numpy as np

    order = np.argsort(sizes.astype(np.int32), kind="stable")
    cuts = np.flatnonzero(np.diff(sizes[order])) + 1
    alike: list[NDArray[np.int64]] = []
    alone: list[NDArray[np.int64]] = []
    for group in np.split(order, cuts):
        together = len(group) >= TOGETHER and 4 <= sizes[group[0]] <= BLOCK
        (alike if together else alone).append(group)
    return alike, np.sort(np.concatenate(alone)) if alone else np.empty(0, np.int64)


def next_header(data: bytes) -> int:
    """Where the first header with a right checksum begins; else where one may begin that isn't all there."""
    import numpy as np

    count = len(data) - HEAD + 1
    if count <= 0:
        return 0
    row = np.frombuffer(data, np.uint8)
    # A length has some zeros at its end: few places are left to look at closely.
    may = np.flatnonzero((row[6 : 6 + count] == 0) & (row[7 : 7 + count] == 0))
    for at in range(0, len(may), 1 << 16):
        some = may[at : at + (1 << 16)]
        windows = np.lib.stride_tricks.sliding_window_view(row, HEAD)[some]
        said = np.ascontiguousarray(windows[:, 8:]).view("<u4")[:, 0]
        hit = np.flatnonzero(of_rows(windows, 8) == said)
        if len(hit):
            return int(some[hit[0]])
    return count
