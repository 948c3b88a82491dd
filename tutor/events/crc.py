"""CRC32C (Castagnoli, as in RFC 3720, appendix B.4) and TFRecord's masked form of it, of one text or of many at once.

A checksum is linear: each byte gives its own part, which depends on how many bytes follow it. `_tables` holds these parts, so that
numpy can look up a whole column of equally long records in one step. numpy is imported with the first long text.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ALL = 0xFFFFFFFF
BLOCK = 1024
"""Bytes that numpy looks up in one step; the tables take 1 kB for each."""
SHORT = 64
"""Bytes up to which a loop of Python is quicker."""


@cache
def _table() -> tuple[int, ...]:
    """The 256 parts of a last byte; 0x82F63B78 is Castagnoli's polynomial with its bits reversed."""
    found = []
    for byte in range(256):
        for _ in range(8):
            byte = byte >> 1 ^ (0x82F63B78 if byte & 1 else 0)
        found.append(byte)
    return tuple(found)


@cache
def _tables() -> NDArray[np.uint32]:
    """(BLOCK, 256): the part of a byte that is followed by so many others."""
    import numpy as np

    last = np.array(_table(), np.uint32)
    found = np.empty((BLOCK, 256), np.uint32)
    found[0] = last
    for follow in range(1, BLOCK):
        found[follow] = last[found[follow - 1] & 255] ^ (found[follow - 1] >> 8)
    return found


def crc32c(data: bytes) -> int:
    """The checksum of `data`, 32 bits."""
    return (_by_blocks(data) if len(data) > SHORT else _by_bytes(data, _ALL)) ^ _ALL


def masked(crc: int) -> int:
    """As a TFRecord stores it: rotated and shifted, since a checksum of data that hold checksums is a weak one (tensorflow's
    core/lib/hash/crc32c.h)."""
    return ((crc >> 15 | crc << 17) + 0xA282EAD8) & _ALL


def _by_bytes(data: bytes, state: int) -> int:
    table = _table()
    for byte in data:
        state = table[(state ^ byte) & 255] ^ state >> 8
    return state


def _by_blocks(data: bytes) -> int:
    import numpy as np

    tables, follow = _tables(), np.arange(BLOCK - 1, -1, -1)
    state = _ALL
    for at in range(0, len(data), BLOCK):
        part = data[at : at + BLOCK]
        if len(part) < 4:
            return _by_bytes(part, state)
        row = np.frombuffer(part, np.uint8).copy()
        row[:4] ^= np.frombuffer(state.to_bytes(4, "little"), np.uint8)         # what came before is laid over what follows
        state = int(np.bitwise_xor.reduce(tables[follow[BLOCK - len(part) :], row]))
    return state


def of_rows(rows: NDArray[np.uint8], size: int) -> NDArray[np.uint32]:
    """The masked checksum of the first `size` bytes (4 to BLOCK) of each row of an (n, ≥ size) array."""
    import numpy as np

    tables = _tables()
    columns = np.array(rows[:, :size].T, order="C")
    columns[:4] ^= 255
    state = np.full(len(rows), _ALL, np.uint32)
    for at in range(size):
        state ^= tables[size - 1 - at][columns[at]]
    return (state >> np.uint32(15) | state << np.uint32(17)) + np.uint32(0xA282EAD8)
