"""A picture is read as data from a stranger: a real one is a picture, and nothing else is, or makes the reader wait."""
from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from runners.checking.pictures import read_png


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"".join(struct.pack(">I", len(b)) + k + b + struct.pack(">I", zlib.crc32(k + b)) for k, b in chunks)
    return b"\x89PNG\r\n\x1a\n" + body


def header(width: int, height: int) -> tuple[bytes, bytes]:
    return b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "P", "1"])
def test_a_picture_is_read(tmp_path: Path, mode: str) -> None:
    Image.new(mode, (13, 5)).save(tmp_path / "a.png")
    found = read_png(tmp_path / "a.png")
    assert found and (found.width, found.height) == (13, 5)


def test_equal_pictures_are_equal_and_others_are_not(tmp_path: Path) -> None:
    for name, colour in (("a", "red"), ("b", "red"), ("c", "blue")):
        Image.new("RGB", (9, 9), colour).save(tmp_path / f"{name}.png", pnginfo=None)
    a, b, c = (read_png(tmp_path / f"{n}.png") for n in "abc")
    assert a == b != c


def test_what_is_no_picture_is_none(tmp_path: Path) -> None:
    Image.new("RGB", (40, 40), "red").save(tmp_path / "whole.png")
    whole = (tmp_path / "whole.png").read_bytes()
    bent = bytearray(whole)
    bent[len(bent) // 2] ^= 1
    bomb = zlib.compress(bytes(30_000_000))
    texts = {"empty": b"", "text": b"loss 0.3", "jpeg": b"\xff\xd8\xff", "cut": whole[:-20], "bent": bytes(bent), "signature": whole[:8],
             "bomb": png(header(4, 4), (b"IDAT", bomb), (b"IEND", b"")), "huge": png(header(2**31, 2**31), (b"IDAT", bomb), (b"IEND", b"")),
             "short": png(header(4, 4), (b"IDAT", zlib.compress(b"12345")), (b"IEND", b"")),
             "headless": png((b"IDAT", zlib.compress(bytes(20))), (b"IEND", b""))}
    for name, text in texts.items():
        (tmp_path / name).write_bytes(text)
        assert read_png(tmp_path / name) is None, name
    assert read_png(tmp_path / "missing") is None


def test_neither_links_nor_pipes_nor_folders_are_opened(tmp_path: Path) -> None:
    Image.new("L", (3, 3)).save(tmp_path / "a.png")
    (tmp_path / "link").symlink_to(tmp_path / "a.png")
    os.mkfifo(tmp_path / "pipe")
    for name in ("link", "pipe", "."):
        assert read_png(tmp_path / name) is None
