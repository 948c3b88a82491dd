"""Words on a grid: inline marks, wrapping, columns, and Python in colour from the standard library's tokenizer.

All texts are data. They become `Content` here and are never read as markup, and what could move a cursor is taken out.
"""

from __future__ import annotations

import io
import keyword
import re
import tokenize

from rich.cells import cell_len
from textual.content import Content

from tutor.page import inline as runs

EMPTY = Content("")
CODE = "bold $tt-strong"
_KEYS = {"undo": "u", "reset": "R", "edit": "e", "hint": "h"}
_VERB = re.compile(rf"`torchtutor ({'|'.join(_KEYS)}) [\w-]+`")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """`text` without control characters (line breaks stay, tabs become blanks): safe to put on a screen."""
    return _CONTROL.sub("", text.expandtabs(4))


def styled(text: str, style: str = "") -> Content:
    """A run of text in one style."""
    return Content.styled(text, style) if style and text else Content(text)


def inline(text: str, base: str = "") -> Content:
    """`code`, **strong** and *emphasis* in a line of prose."""
    style = {"": base, "code": CODE, "strong": CODE, "em": f"italic {base}".strip()}
    return Content("").join([styled(words, style[kind]) for kind, words in runs(clean(text)) if words])


def in_keys(text: str) -> str:
    """A sentence made for the command line, as the workbench says it: `torchtutor undo w3-zero-grad` is `u` there."""
    return _VERB.sub(lambda found: f"`{_KEYS[found[1]]}`", text)


def wrap(content: Content | str, width: int, first: str | Content = "", rest: str | Content = "") -> list[Content]:
    """Word-wrap; `first` and `rest` go before the first and the later lines, and count."""
    whole = inline(content) if isinstance(content, str) else content
    head, tail = (Content(mark) if isinstance(mark, str) else mark for mark in (first, rest))
    out: list[Content] = []
    for piece in whole.split("\n", allow_blank=True):
        out.extend(_wrap_line(piece, width, tail if out else head, tail))
    return out


def _wrap_line(content: Content, width: int, head: Content, tail: Content) -> list[Content]:
    plain = content.plain
    search = _glue(content, width)
    wide = not plain.isascii()
    out: list[Content] = []
    start = 0
    while True:
        mark = tail if out else head
        room = max(8, width - mark.cell_length)
        while out and start < len(plain) and plain[start] == " ":
            start += 1
        end = _reach(plain, start, room) if wide else min(len(plain), start + room)
        if end >= len(plain):
            out.append(mark + content[start:])
            return out
        cut = search.rfind(" ", start, end + 1)
        if cut <= start:
            cut = end
        out.append(mark + content[start:cut].rstrip())
        start = cut


def _reach(plain: str, start: int, room: int) -> int:
    """The end of what fits from `start`, at least one character further."""
    used = 0
    for at in range(start, len(plain)):
        used += cell_len(plain[at])
        if used > room and at > start:
            return at
    return len(plain)


def _glue(content: Content, width: int) -> str:
    """The text to search for places to break: a short name in code is one word, `a + b` is not torn apart."""
    plain = content.plain
    for span in content.spans:
        if span.style == CODE and span.end - span.start <= min(24, width // 3):
            plain = plain[: span.start] + plain[span.start : span.end].replace(" ", "\0") + plain[span.end :]
    return plain


def fit(content: Content, width: int) -> Content:
    """Exactly `width` cells."""
    if width <= 0:
        return EMPTY
    missing = width - content.cell_length
    return content.truncate(width, ellipsis=True) if missing < 0 else content.pad_right(missing)


def tail(text: str, width: int, dots: str) -> str:
    """As much of the end of a text as fits, `dots` before it if it isn't all of it: the end of a path tells more than its beginning."""
    if cell_len(text) <= width:
        return text
    while text and cell_len(text) >= width:
        text = text[1:]
    return dots + text


def spread(left: Content, right: Content, width: int) -> Content:
    """Left and right on one line; what doesn't fit is taken from the left; if that leaves too little, right goes."""
    space = right.cell_length
    room = width - space - (2 if space else 0)
    if room < 12 and left.cell_length > room:
        return fit(left, width)
    return fit(fit(left, min(room, left.cell_length)), width - space) + right


def stack(columns: list[tuple[list[Content], int]], gap: int) -> list[Content]:
    """Columns of lines beside each other, each with its width."""
    height = max((len(lines) for lines, _ in columns), default=0)
    out = []
    for row in range(height):
        cells = [fit(lines[row] if row < len(lines) else EMPTY, width) for lines, width in columns]
        out.append(Content(" " * gap).join(cells))
    return out


def fold(line: Content, width: int, more: str) -> list[Content]:
    """Code is never cut off: what doesn't fit continues below, marked with `more`."""
    out: list[Content] = []
    mark = styled(f"  {more} ", "$tt-you")
    width = max(width, 2 * len(mark))
    while line.cell_length > width:
        taken = len(mark) if out else 0  # each piece has to bring something of its own
        end = max(_reach(line.plain, 0, width), taken + 1)
        cut = line.plain.rfind(" ", max(end // 2, taken + 1), end) + 1
        if not line.plain[taken:cut].strip():
            cut = end
        out.append(line[:cut].rstrip())
        line = mark + line[cut:]
    return [*out, line]


def python(code: str) -> list[Content]:
    """Lines of Python in colour. Calm on purpose: keywords and definitions stand out, comments step back."""
    lines = clean(code).splitlines()
    spans: list[list[tuple[int, int, str]]] = [[] for _ in lines]
    previous = ""
    try:
        for token in tokenize.generate_tokens(io.StringIO("\n".join(lines) + "\n").readline):
            style = _style(token, previous)
            if token.type == tokenize.NAME:
                previous = token.string
            if not style:
                continue
            for row in range(token.start[0], min(token.end[0], len(lines)) + 1):
                begin = token.start[1] if row == token.start[0] else 0
                end = token.end[1] if row == token.end[0] else len(lines[row - 1])
                spans[row - 1].append((begin, end, style))
    except (tokenize.TokenError, SyntaxError):
        pass  # unfinished code keeps the colours up to where it breaks
    out = []
    for line, marks in zip(lines, spans, strict=True):
        content = Content(line)
        for begin, end, style in marks:
            content = content.stylize(style, begin, end)
        out.append(content)
    return out


_TOKENS = {tokenize.COMMENT: "italic $tt-muted", tokenize.STRING: "$tt-string", tokenize.NUMBER: "$tt-number"}


def _style(token: tokenize.TokenInfo, previous: str) -> str:
    if token.type == tokenize.NAME:
        if keyword.iskeyword(token.string):
            return "$tt-other"
        return CODE if previous in ("def", "class") else ""
    if token.type in _FSTRING:
        return "$tt-string"
    return _TOKENS.get(token.type, "")


# From Python 3.12 on, f-strings arrive in pieces.
_FSTRING = {getattr(tokenize, name) for name in ("FSTRING_START", "FSTRING_MIDDLE", "FSTRING_END") if hasattr(tokenize, name)}


def seconds(value: float) -> str:
    """A time with three figures at most: `61 ms`, `1.8 s`, `2 min 14 s`."""
    if value < 0.9995:
        return f"{max(1, round(value * 1000))} ms"
    if value < 9.95:
        return f"{value:.1f} s"
    if value < 59.5:
        return f"{value:.0f} s"
    minutes, rest = divmod(round(value), 60)
    if minutes < 60:
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60} min"


def many(count: int, one: str, more: str = "") -> str:
    """`1 review`, `4 reviews`."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"
