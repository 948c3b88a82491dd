"""Pictures to look at, made without Matplotlib: always the same, whatever its version."""

from __future__ import annotations

import io
import math

from PIL import Image, ImageDraw

from tests.tutor.desk import PlayedRun


def plot(wide: int = 640, high: int = 480, colour: str = "#1f77b4", seed: float = 0.0) -> bytes:
    """A falling curve in a frame, on white paper."""
    image = Image.new("RGB", (wide, high), "white")
    pen = ImageDraw.Draw(image)
    left, top, right, bottom = wide // 8, high // 9, wide * 9 // 10, high * 8 // 9
    pen.rectangle((left, top, right, bottom), outline="black")
    for at in range(5):
        x, y = left + (right - left) * at // 4, top + (bottom - top) * at // 4
        pen.line((x, bottom, x, bottom + 5), fill="black")
        pen.line((left - 5, y, left, y), fill="black")
    steps = range(right - left)
    curve = [(left + x, top + 10 + (bottom - top - 20) * (1 - math.exp(-x / 90)) * (0.95 + 0.05 * math.sin(x / 9 + seed))) for x in steps]
    pen.line(curve, fill=colour, width=2)
    return png(image)


def tiles(size: int = 240) -> bytes:
    """Squares of many colours."""
    image = Image.new("RGB", (size, size), "white")
    pen = ImageDraw.Draw(image)
    for at in range(36):
        x, y = at % 6 * size // 6, at // 6 * size // 6
        pen.rectangle((x + 3, y + 3, x + size // 6 - 4, y + size // 6 - 4), fill=(at * 7, 255 - at * 7, at * 37 % 256))
    return png(image)


def png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "png")
    return out.getvalue()


def drawn(run: PlayedRun, data: bytes, name: str = "loss.png", path: str = "", at: float | None = None) -> None:
    """A figure of a run that is played."""
    number = len(list((run.folder / "figures").glob("*.png"))) + 1 if (run.folder / "figures").exists() else 1
    file = f"figures/{number:03d}.png"
    run.writer.figure(file, data)
    with Image.open(io.BytesIO(data)) as image:
        wide, high = image.size
    event = {"e": "fig", "t": number / 10 if at is None else at, "c": 0, "name": name, "file": file, "w": wide, "h": high}
    run.writer.event({**event, "path": path} if path else event)
