"""What is on a screen, cell by cell, as text that can be compared, kept and read: each row's characters, then its styles.

`python -m tests.pictures looks FOLDER` draws the same screens as pictures."""

from __future__ import annotations

import os
from pathlib import Path

from rich.style import Style

from tutor.app import Torchtutor

KEPT = Path(__file__).parent / "looks"
UPDATE = "TORCHTUTOR_UPDATE_LOOKS"
"""Set, it makes the tests write what they see, to be looked at before it is committed."""


def dump(app: Torchtutor) -> str:
    """Rows of characters; below them, for each row, runs of styles as `a12 b3`; below these, which style a letter is."""
    letters: dict[str, str] = {}
    rows, styles = [], []
    for strip in app.screen._compositor.render_strips():
        runs: list[list[object]] = []
        text = ""
        for segment in strip:
            name = _name(segment.style)
            letter = letters.setdefault(name, _letter(len(letters)))
            cells = segment.cell_length
            text += segment.text
            if runs and runs[-1][0] == letter:
                runs[-1][1] = int(str(runs[-1][1])) + cells
            else:
                runs.append([letter, cells])
        rows.append(text.rstrip())
        styles.append(" ".join(f"{letter}{cells}" for letter, cells in runs))
    legend = [f"{letter}: {name}" for name, letter in letters.items()]
    return "\n".join([*rows, "", *_folded(styles), "", *legend, ""])


def differs(app: Torchtutor, name: str) -> str:
    """'' when the screen looks as it is kept; else where it does not."""
    seen, file = dump(app), KEPT / f"{name}.txt"
    if os.environ.get(UPDATE):
        KEPT.mkdir(exist_ok=True)
        file.write_text(seen, "utf-8")
    kept = file.read_text("utf-8") if file.exists() else ""
    if seen == kept:
        return ""
    import difflib

    lines = difflib.unified_diff(kept.splitlines(), seen.splitlines(), f"looks/{name}.txt", "now", lineterm="", n=1)
    return "\n".join(list(lines)[:60])


def _folded(rows: list[str]) -> list[str]:
    """Equal rows one after the other are one line with their number."""
    out: list[tuple[str, int]] = []
    for row in rows:
        if out and out[-1][0] == row:
            out[-1] = (row, out[-1][1] + 1)
        else:
            out.append((row, 1))
    return [f"{count} × {row}" if count > 1 else row for row, count in out]


def _letter(index: int) -> str:
    return chr(ord("a") + index) if index < 26 else f"{chr(ord('a') + index // 26 - 1)}{chr(ord('A') + index % 26)}"


def _name(style: Style | None) -> str:
    if style is None:
        return "-"
    words = [word for word, on in (("bold", style.bold), ("dim", style.dim), ("italic", style.italic), ("underline", style.underline),
                                   ("reverse", style.reverse), ("strike", style.strike)) if on]  # fmt: skip
    for prefix, color in (("", style.color), ("on ", style.bgcolor)):
        if color is not None:
            words.append(prefix + (color.triplet.hex if color.triplet else color.name))
    return " ".join(words) or "plain"
