"""A picture as rows of a terminal: half blocks in colour, signs in grey, or the terminal's own pictures. Everything here takes a
while and is done in a thread; Pillow and the encoders are imported when there is a picture."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rich.color import Color
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.strip import Strip

if TYPE_CHECKING:
    from PIL.Image import Image
    from rich.console import Console

Mode = Literal["half", "half256", "grey", "sixel", "kitty"]
RAMP = " .:-=+*#%@"
SIDE, PIXELS = 4096, 4 << 20
LARGEST = (1600, 1200)
"""Pixels that are sent to a terminal at most."""
_CHUNK = 4096
_NAMED = re.compile(r"(#\d+)(;2;\d+;\d+;\d+)")
_NOTHING = ((ControlType.CURSOR_FORWARD, 0),)
"""Marks a segment that takes no room."""


class NoPictureError(Exception):
    """It can't be shown; the message is for the learner."""


@dataclass(frozen=True, slots=True)
class Look:
    """How pictures are shown: the way, and the pixels of a cell."""

    mode: Mode
    cell: tuple[int, int] = (8, 16)
    number: int = 0
    """Of the picture in the terminal's memory (kitty)."""


@dataclass(slots=True)
class Drawn:
    """Rows of the same width."""

    rows: list[Strip] = field(default_factory=list)
    width: int = 0
    before: str = ""
    """What the terminal has to be sent first."""
    over: bool = False
    """The picture lies over blank cells, and comes with the last row."""

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return self.width, len(self.rows)


def opened(path: Path) -> Image:
    """The picture in a file of a run. It is another program's: nothing but a PNG of ordinary size is decoded."""
    from PIL import Image

    try:
        with path.open("rb") as file:       # before Pillow sees it, which would warn, on the screen
            head = file.read(24)
        wide, high = int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
        if not (0 < wide <= SIDE and 0 < high <= SIDE and wide * high <= PIXELS):
            raise NoPictureError("This figure is too large to be shown.")
        with Image.open(path, formats=["PNG"]) as image:
            image.load()
            if image.mode in ("RGBA", "LA", "P", "PA") or "transparency" in image.info:
                full = image.convert("RGBA")
                paper = Image.new("RGBA", full.size, "white")
                return Image.alpha_composite(paper, full).convert("RGB")
            return image.convert("RGB")
    except FileNotFoundError:
        raise NoPictureError("This figure gave way to newer ones: a run keeps the last 24.") from None
    except NoPictureError:
        raise
    except Exception:  # whatever a broken file makes of a decoder
        raise NoPictureError("This figure can't be read.") from None


def draw(path: Path, width: int, height: int, look: Look, console: Console | None = None) -> Drawn:
    """The picture, as large as it fits into so many cells. Raises NoPictureError. What the console will make of the rows is worked
    out here, too: thousands of colours take it a while."""
    drawn = _draw(path, width, height, look)
    if console is not None:
        for row in drawn.rows:
            row.render(console)
    return drawn


def _draw(path: Path, width: int, height: int, look: Look) -> Drawn:
    image = opened(path)
    if width < 1 or height < 1:
        return Drawn()
    columns, rows, scale = _fit(image.size, width, height, look)
    if look.mode == "grey":
        return _lines(_grey(image, columns, rows), columns)
    if look.mode in ("half", "half256"):
        return _lines(_halves(image, columns, rows, look.mode == "half256"), columns)
    wide, high = max(1, int(image.width * scale)), max(1, int(image.height * scale))
    if (wide, high) != image.size:
        from PIL import Image

        image = image.resize((wide, high), Image.Resampling.LANCZOS)
    return _sixel(image, columns, rows) if look.mode == "sixel" else _kitty(image, columns, rows, look.number)


def _fit(size: tuple[int, int], width: int, height: int, look: Look) -> tuple[int, int, float]:
    """Columns and rows, and by how much each pixel grows."""
    wide, high = look.cell
    scale = min(width * wide / size[0], height * high / size[1])
    if look.mode in ("sixel", "kitty"):  # a figure is not blown up: its letters would be blurred
        scale = min(scale, max(1.5, 256 / max(size)), LARGEST[0] / size[0], LARGEST[1] / size[1])
        return -(-int(size[0] * scale) // wide) or 1, -(-int(size[1] * scale) // high) or 1, scale
    columns, rows = round(size[0] * scale / wide), round(size[1] * scale / high)
    return max(1, min(width, columns)), max(1, min(height, rows)), scale


# Cells


def _shrunk(image: Image, wide: int, high: int) -> Image:
    """So many pixels. A thin line is kept, dark or light: what stands out most within a pixel counts more than all around it."""
    from PIL import Image as Pillow
    from PIL import ImageChops, ImageFilter

    if image.width <= wide and image.height <= high:
        return image.resize((wide, high), Pillow.Resampling.NEAREST)
    fine = 5 if image.width > 6 * wide else 3
    middle = image.resize((fine * wide, fine * high), Pillow.Resampling.BOX)
    mean = middle.resize((wide, high), Pillow.Resampling.BOX)
    least, most = (
        middle.filter(of(fine)).resize((wide, high), Pillow.Resampling.NEAREST) for of in (ImageFilter.MinFilter, ImageFilter.MaxFilter)
    )
    below, above = ImageChops.subtract(mean, least).convert("L"), ImageChops.subtract(most, mean).convert("L")
    darker = ImageChops.subtract(below, above).point([0] + [255] * 255)
    return Pillow.blend(mean, Pillow.composite(least, most, darker), 0.6)


def _halves(image: Image, columns: int, rows: int, few: bool) -> list[list[Segment]]:
    small = _shrunk(image, columns, 2 * rows)
    if not few:  # neighbours that nobody can tell apart are one run of cells: fewer bytes
        small = small.point([round(v / 255 * 31) * 255 // 31 for v in range(256)] * 3)
    data = small.tobytes()
    colour = _of_256 if few else _of_all
    out = []
    for row in range(rows):
        top = 2 * row * columns * 3
        cells = []
        for x in range(columns):
            upper, lower = top + 3 * x, top + 3 * (x + columns)
            cells.append((colour(data[upper : upper + 3]), colour(data[lower : lower + 3])))
        out.append(_runs(cells))
    return out


def _runs(cells: list[tuple[Color, Color]]) -> list[Segment]:
    segments: list[Segment] = []
    start = 0
    for x in range(1, len(cells) + 1):
        if x == len(cells) or cells[x] != cells[start]:
            upper, lower = cells[start]
            sign = " " if upper == lower else "▀"
            segments.append(Segment(sign * (x - start), _style(upper if sign != " " else None, lower)))
            start = x
    return segments


@lru_cache(4096)
def _style(upper: Color | None, lower: Color) -> Style:
    return Style(color=upper, bgcolor=lower)


@lru_cache(4096)
def _of_all(rgb: bytes) -> Color:
    return Color.from_rgb(*rgb)


@lru_cache(4096)
def _of_256(rgb: bytes) -> Color:
    """The nearest of the 240 colours that are the same everywhere."""
    steps = (0, 95, 135, 175, 215, 255)
    cube = [min(range(6), key=lambda i: abs(steps[i] - v)) for v in rgb]
    grey = max(0, min(23, round((sum(rgb) / 3 - 8) / 10)))
    far = [sum((steps[i] - v) ** 2 for i, v in zip(cube, rgb, strict=True)), sum((8 + 10 * grey - v) ** 2 for v in rgb)]
    return Color.from_ansi(16 + 36 * cube[0] + 6 * cube[1] + cube[2] if far[0] <= far[1] else 232 + grey)


def _grey(image: Image, columns: int, rows: int) -> list[list[Segment]]:
    """Signs, more ink where the picture stands out from its ground: dark lines on white paper, light ones on black."""
    small = _shrunk(image, columns, rows).convert("L")
    levels = small.tobytes()
    dark = max(levels[0], levels[columns - 1], levels[-columns], levels[-1]) < 100      # the corners
    ink = [v if dark else 255 - v for v in levels]
    most = max(max(ink), 1)
    text = "".join(RAMP[min(9, int((v / most) ** 0.8 * 10))] for v in ink)
    return [[Segment(text[at : at + columns])] for at in range(0, len(text), columns)]


def _lines(rows: list[list[Segment]], columns: int) -> Drawn:
    return Drawn([Strip(row, columns) for row in rows], columns)


# The terminal's own pictures


def _sixel(image: Image, columns: int, rows: int) -> Drawn:
    """Blank cells, and over them the picture: after the last row, so that nothing covers it."""
    encode, options = _encoder()
    data = f"\x1b7\x1b[{columns}D" + (f"\x1b[{rows - 1}A" if rows > 1 else "") + _colours_first(encode(image, options)) + "\x1b8"
    blank = [Segment(" " * columns)]
    last = [*blank, Segment(data, None, _NOTHING)]
    drawn = _lines([*[blank] * (rows - 1), last], columns)
    drawn.over = True
    return drawn


def _colours_first(sixel: str) -> str:
    """All colours named before the first pixel: where one is named later, xterm paints what is there already anew, in wrong ones."""
    named = _NAMED.findall(sixel)
    head, mark, body = sixel.partition("#")
    return head + "".join(number + colour for number, colour in named) + _NAMED.sub(r"\1", mark + body)


def _encoder() -> tuple[Callable[..., str], object]:
    from textual_image._sixel import SixelOptions, image_to_sixels

    return image_to_sixels, SixelOptions(colors=128)


def _kitty(image: Image, columns: int, rows: int, number: int) -> Drawn:
    """The picture goes into the terminal's memory; cells that name it, their row and their column show it. They are ordinary
    text: what is written over them is gone."""
    import io

    sign, marks = _placeholder()
    columns, rows = min(columns, len(marks)), min(rows, len(marks))
    out = io.BytesIO()
    image.save(out, "png")
    text = base64.b64encode(out.getvalue()).decode()
    parts = [text[at : at + _CHUNK] for at in range(0, len(text), _CHUNK)]
    sent = [
        f"\x1b_G{f'a=t,f=100,i={number},q=2,' if not place else ''}m={int(place < len(parts) - 1)};{part}\x1b\\"
        for place, part in enumerate(parts)
    ]
    placed = f"\x1b_Ga=p,U=1,i={number},c={columns},r={rows},q=2\x1b\\"
    style = Style(color=Color.from_ansi(number))
    lines = [[Segment("".join(sign + marks[row] + marks[column] for column in range(columns)), style)] for row in range(rows)]
    drawn = _lines(lines, columns)
    drawn.before = gone(number) + "".join(sent) + placed
    return drawn


def gone(number: int) -> str:
    """Have a terminal forget a picture."""
    return f"\x1b_Ga=d,d=I,i={number},q=2\x1b\\"


def _placeholder() -> tuple[str, list[str]]:
    """The sign and the marks of rows and columns, from the library, which must not ask the terminal anything when imported."""
    import sys

    terminal, sys.__stdout__ = sys.__stdout__, None     # type: ignore[misc]
    try:
        from textual_image.renderable import tgp
    finally:
        sys.__stdout__ = terminal                       # type: ignore[misc]
    return chr(tgp._PLACEHOLDER), [chr(mark) for mark in tgp._NUMBER_TO_DIACRITIC]
