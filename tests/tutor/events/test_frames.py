"""Records of a growing file: whole ones with the right checksum, however the file is damaged, however it grows."""

from __future__ import annotations

import os
import struct
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tensorboard.compat.tensorflow_stub.pywrap_tensorflow import crc32c as theirs
from tensorboard.compat.tensorflow_stub.pywrap_tensorflow import masked_crc32c

from tests.tutor.events.making import frame
from tutor.events import frames
from tutor.events.crc import BLOCK, crc32c, masked, of_rows
from tutor.events.frames import LARGE, Frames


def read(file: Frames) -> list[bytes]:
    found = []
    while (chunk := file.read()) is not None:
        found += [chunk.record(i) for i in range(len(chunk.starts))]
        inside = sorted([i for group in chunk.alike for i in group.tolist()] + chunk.alone.tolist())
        assert inside == list(range(len(chunk.starts)))
    return found


def some(count: int, size: int = 30) -> list[bytes]:
    return [struct.pack("<I", i) * (size // 4) for i in range(count)]


def test_known_checksums() -> None:
    # RFC 3720, appendix B.4
    assert crc32c(bytes(32)) == 0x8A9136AA and crc32c(b"\xff" * 32) == 0x62A8AB43 and crc32c(bytes(range(32))) == 0x46DD794E
    assert crc32c(b"123456789") == 0xE3069283 and crc32c(b"") == 0


@pytest.mark.parametrize("size", [0, 1, 3, 4, 63, 64, 65, 100, BLOCK - 1, BLOCK, BLOCK + 1, BLOCK + 3, BLOCK + 4, 3 * BLOCK + 2, 5000])
def test_checksums_of_any_length(size: int) -> None:
    data = bytes((i * 37 + i // 256) % 256 for i in range(size))
    assert crc32c(data) == theirs(data)
    assert masked(crc32c(data)) == masked_crc32c(data)


@given(st.lists(st.binary(min_size=20, max_size=20), min_size=1, max_size=20), st.integers(4, 20))
def test_checksums_of_many_at_once(data: list[bytes], size: int) -> None:
    import numpy as np

    rows = np.frombuffer(b"".join(data), np.uint8).reshape(-1, 20)
    assert of_rows(rows, size).tolist() == [masked_crc32c(one[:size]) for one in data]


@given(st.lists(st.binary(max_size=300), max_size=60))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, records: list[bytes]) -> None:
    path = tmp_path_factory.mktemp("f") / "file"
    path.write_bytes(b"".join(map(frame, records)))
    file = Frames(path)
    assert read(file) == records
    assert (file.wrong, file.lost, file.torn, file.records) == (0, 0, 0, len(records))


@pytest.mark.parametrize("sizes", [[40], [40, 44, 48], [40, 44, 40, 48, 52], list(range(20, 60))])
def test_records_that_come_in_turn(tmp_path: Path, sizes: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "CHUNK", 5000)
    records = [bytes([i % 251]) * (sizes[i % len(sizes)] + (i > 700) + (i == 300)) for i in range(1000)]
    path = tmp_path / "file"
    path.write_bytes(b"".join(map(frame, records)))
    assert read(Frames(path)) == records


@pytest.mark.parametrize("cut", range(1, 47))
def test_a_torn_last_record(tmp_path: Path, cut: int) -> None:
    whole = b"".join(map(frame, some(5)))
    path = tmp_path / "file"
    path.write_bytes(whole[:-cut])
    file = Frames(path)
    kept = 4 if cut <= len(whole) // 5 else 3
    assert read(file) == some(kept)
    assert file.torn == (len(whole) - cut) % (len(whole) // 5) and not file.lost and not file.wrong
    path.write_bytes(whole)
    assert read(file) == some(5)[kept:] and file.torn == 0


def test_it_grows_byte_by_byte(tmp_path: Path) -> None:
    path = tmp_path / "file"
    file, found = Frames(path), list[bytes]()
    with path.open("wb", buffering=0) as out:
        for byte in b"".join(map(frame, some(4))):
            out.write(bytes([byte]))
            found += read(file)
    assert found == some(4)


def test_a_wrong_checksum_in_the_middle(tmp_path: Path) -> None:
    data = bytearray(b"".join(map(frame, some(100))))
    size = len(data) // 100
    for place in (3, 50, 99):
        data[place * size + 20] ^= 1
    path = tmp_path / "file"
    path.write_bytes(data)
    file = Frames(path)
    assert read(file) == [one for i, one in enumerate(some(100)) if i not in (3, 50, 99)]
    assert (file.wrong, file.lost, file.torn) == (3, 0, 0)


@pytest.mark.parametrize("place", [0, 4, 8, 11])
def test_a_damaged_length_is_passed_over(tmp_path: Path, place: int) -> None:
    data = bytearray(b"".join(map(frame, some(100))))
    data[40 * (len(data) // 100) + place] ^= 0x40
    path = tmp_path / "file"
    path.write_bytes(data)
    file = Frames(path)
    assert read(file) == [one for i, one in enumerate(some(100)) if i != 40]
    assert (file.wrong, file.lost) == (0, 1)


def test_a_long_gap(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(frame(b"before") + bytes(3 << 20) + frame(b"after") + os.urandom(2 << 20) + frame(b"last"))
    file = Frames(path)
    assert read(file) == [b"before", b"after", b"last"] and file.lost == 2


@pytest.mark.parametrize("claimed", [1 << 63, (1 << 64) - 1, 1 << 40, LARGE + 1])
def test_what_is_claimed_is_never_asked_for(tmp_path: Path, claimed: int) -> None:
    length = struct.pack("<Q", claimed)
    path = tmp_path / "file"
    path.write_bytes(frame(b"one") + length + struct.pack("<I", masked_crc32c(length)) + b"few")
    file = Frames(path)
    assert read(file) == [b"one"] and file.torn == 15


def test_a_large_record_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(frame(b"x" * (2 << 20)))
    file = Frames(path)
    assert [len(one) for one in read(file)] == [2 << 20]
    length = struct.pack("<Q", LARGE + 1)
    path.write_bytes(length + struct.pack("<I", masked_crc32c(length)) + bytes(LARGE + 5) + frame(b"after"))
    file = Frames(path)
    assert read(file) == [b"after"] and file.large == 1


def test_other_kinds_of_files(tmp_path: Path) -> None:
    path = tmp_path / "file"
    for content in (b"", b"a text\n" * 1000, b"\0" * 5000, bytes(range(256)) * 100, b"\x1f\x8b"):
        path.write_bytes(content)
        file = Frames(path)
        assert read(file) == [] and file.records == 0
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    for strange in (fifo, tmp_path, tmp_path / "none", Path("/dev/zero")):
        assert read(Frames(strange)) == []


def test_it_becomes_shorter(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"".join(map(frame, some(9))))
    file = Frames(path)
    assert len(read(file)) == 9 and not file.shrunk
    path.write_bytes(frame(b"new"))
    assert read(file) == [] and file.shrunk


@given(st.data())
def test_damage_never_raises_and_spares_the_rest(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    records = some(40)
    raw = bytearray(b"".join(map(frame, records)))
    for place, byte in data.draw(st.lists(st.tuples(st.integers(0, len(raw) - 1), st.integers(0, 255)), max_size=6)):
        raw[place] = byte
    cut = data.draw(st.integers(0, len(raw)))
    path = tmp_path_factory.mktemp("f") / "file"
    path.write_bytes(raw[:cut])
    file = Frames(path)
    found = read(file)
    assert set(found) <= set(records), "nothing is read that was not written"
    assert all(a < b for a, b in pairwise(records.index(one) for one in found))
    assert len(found) >= cut // (len(raw) // 40) - 6


@given(st.binary(max_size=3000))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.mktemp("f") / "file"
    path.write_bytes(raw)
    read(Frames(path))
