"""The light markup of pages and tasks, as plain parts that a screen or a terminal lays out.

Blocks: paragraphs; `## heading`; `### smaller heading`; `- item`; `> note`; code between ``` fences. In a page `##` is a
section (`h1`) and `###` a heading in it (`h`); a task is one pane high, so there both are `h`. Lines that follow one another
belong to one paragraph, item or note; an empty line ends it. Code is kept letter by letter.

Within a text: `code`, **strong** and *emphasis* (`inline` takes them apart). Nothing else is markup.
"""

from __future__ import annotations

import re
import textwrap
from typing import Literal

Kind = Literal["h1", "h", "p", "li", "note", "code"]
Part = tuple[Kind, str]
Style = Literal["", "code", "strong", "em"]

_FENCE = re.compile(r"^ {0,3}```")
_INLINE = re.compile(r"`([^`]+)`|\*\*(?=\S)(.+?)(?<=\S)\*\*|(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?![\w*])")


def parse(text: str, *, task: bool = False) -> list[Part]:
    """The parts of a page, or of a task, in order."""
    parts: list[Part] = []
    open_kind: Kind | None = None  # the paragraph, item or note that the next line may continue
    code: list[str] | None = None
    for line in text.strip("\n").splitlines():
        if code is not None:
            if _FENCE.match(line):
                parts.append(("code", "\n".join(code)))
                code = None
            else:
                code.append(line)
            continue
        stripped = line.strip()
        if _FENCE.match(line):
            code, open_kind = [], None
        elif not stripped:
            open_kind = None
        elif stripped.startswith("### "):
            parts.append(("h", stripped[4:].strip()))
            open_kind = None
        elif stripped.startswith("## "):
            parts.append(("h" if task else "h1", stripped[3:].strip()))
            open_kind = None
        elif stripped.startswith("- "):
            parts.append(("li", stripped[2:].strip()))
            open_kind = "li"
        elif stripped.startswith(">"):
            words = stripped[1:].strip()
            if open_kind == "note" and words:
                parts[-1] = ("note", f"{parts[-1][1]} {words}")
            elif words:
                parts.append(("note", words))
            open_kind = "note" if words else None
        elif open_kind in ("p", "li"):
            parts[-1] = (open_kind, f"{parts[-1][1]} {stripped}")
        else:
            parts.append(("p", stripped))
            open_kind = "p"
    if code is not None:  # a fence that is never closed: `verify` complains, the learner still reads it
        parts.append(("code", "\n".join(code)))
    return parts


def inline(text: str) -> list[tuple[Style, str]]:
    """A part's text as runs of one style each: `[("", "call "), ("code", "step()")]`."""
    runs: list[tuple[Style, str]] = []
    end = 0
    for match in _INLINE.finditer(text):
        if match.start() > end:
            runs.append(("", text[end : match.start()]))
        code, strong, em = match.groups()
        runs.append(("code", code) if code is not None else ("strong", strong) if strong is not None else ("em", em))
        end = match.end()
    if end < len(text):
        runs.append(("", text[end:]))
    return runs


def plain(text: str) -> str:
    """`text` without its marks, but with the ticks around code: without bold, they are what tells names from words."""
    return "".join(f"`{words}`" if style == "code" else words for style, words in inline(text))


def as_text(parts: list[Part], width: int = 72, *, ascii: bool = False) -> str:
    """The parts for a plain terminal, no line of prose wider than `width`; code is never cut."""
    bar, dot, rule = ("| ", "- ", "-") if ascii else ("▌ ", "· ", "─")
    blocks: list[str] = []
    before: Kind | None = None
    for kind, text in parts:
        if kind == "code":
            block = textwrap.indent(text, "    ", lambda _line: True)
            block = "\n".join(line.rstrip() for line in block.split("\n"))
        elif kind == "h1":
            words = plain(text)
            block = f"{words}\n{rule * min(len(words), width)}"
        elif kind == "h":
            block = plain(text)
        elif kind == "li":
            block = _fill(plain(text), width, dot, "  ")
        elif kind == "note":
            block = _fill(plain(text), width, bar, bar)
        else:
            block = _fill(plain(text), width, "", "")
        if blocks and not (kind == "li" and before == "li"):
            blocks.append("")
        blocks.append(block)
        before = kind
    return "\n".join(blocks)


def _fill(text: str, width: int, first: str, rest: str) -> str:
    # Code within a sentence is one word: `a + b` must not be torn apart at its spaces.
    glued = re.sub(r"`[^`]+`", lambda m: m.group().replace(" ", "\0") if len(m.group()) < width // 2 else m.group(), text)
    lines = textwrap.wrap(
        glued, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(lines).replace("\0", " ")
