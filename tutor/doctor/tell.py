"""Facts as lines for a plain terminal of any width."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tutor.doctor.facts import GROUPS, Fact, State, many, worst
from tutor.verbs.out import Out, clean

WIDEST, NARROW = 100, 60
COLUMN = 16
"""Where what was found begins: behind the longest name that is usual."""
_STYLES = {"ok": "pass", "note": "faint", "warn": "you", "bad": "fail"}
_CODE = re.compile(r"`[^`]+`")


def sign(fact: Fact, out: Out) -> str:
    """The sign of its state, in its colour."""
    signs = {"ok": out.signs.passed, "note": out.signs.bar, "warn": out.signs.look, "bad": out.signs.failed}
    return out.style(signs[fact.state], _STYLES[fact.state])


def heading(group: str, out: Out) -> str:
    """A group's first line."""
    return out.style(GROUPS[group], "strong")


def lines(fact: Fact, width: int, out: Out) -> list[str]:
    """A fact: what was found beside its name, what to do below. In a narrow terminal all of it is below the name."""
    width = min(width, WIDEST)
    name = clean(fact.name)
    do = [(out.signs.next, fact.do)] if fact.do else []
    if width < NARROW:
        rows = [f"{sign(fact, out)} {out.style(name, 'strong')}"]
        rows += wrap(clean(fact.found), width, "  ", "  ")
        for mark, text in do:
            rows += _remedy(wrap(clean(text), width, f"  {mark} ", "    "), mark, out)
        return rows
    indent = " " * (4 + COLUMN)
    body = wrap(clean(fact.found), width, indent, indent)
    if len(name) < COLUMN:
        rows = [f"  {sign(fact, out)} {name:<{COLUMN}}{body[0][len(indent) :]}", *body[1:]]
    else:
        rows = [f"  {sign(fact, out)} {name}", *body]
    for mark, text in do:
        rows += _remedy(wrap(clean(text), width, f"{indent}{mark} ", f"{indent}  "), mark, out)
    return rows


def _remedy(rows: list[str], mark: str, out: Out) -> list[str]:
    first = rows[0].replace(f"{mark} ", f"{out.style(mark, 'you')} ", 1)
    return [first, *rows[1:]]


def summary(facts: Sequence[Fact]) -> tuple[State, str]:
    """The state of the whole, and one sentence about it."""
    state = worst(facts)
    if state == "bad":
        bad = [fact for fact in facts if fact.state == "bad"]
        names = ", ".join(dict.fromkeys(fact.name if fact.group == fact.name else f"{fact.group}: {fact.name}" for fact in bad))
        verb = "keeps" if len(bad) == 1 else "keep"
        return state, f"{many(len(bad), 'thing')} {verb} exercises from working ({clean(names)})."
    if state == "warn":
        count = sum(fact.state == "warn" for fact in facts)
        return state, f"Exercises work here. {many(count, 'thing')} to look at."
    return state, "All is well: exercises work here."


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Lines of at most `width` cells. A short command in ticks stays whole; a word that is too long is cut, a path at its slashes."""
    glued = _CODE.sub(lambda m: m.group().replace(" ", "\0") if len(m.group()) < width // 2 else m.group(), " ".join(text.split()))
    rows: list[str] = []
    line, empty = first, True
    for word in glued.split(" "):
        while True:
            room = width - _cells(line) - (0 if empty else 1)
            if _cells(word) <= room:
                line += word if empty else f" {word}"
                empty = False
                break
            if not empty:
                rows.append(line)
                line, empty = rest, True
                continue
            cut = _cut(word, max(1, room))
            rows.append(line + word[:cut])
            word, line = word[cut:], rest
    rows.append(line)
    return [row.replace("\0", " ").rstrip() for row in rows]


def _cut(word: str, room: int) -> int:
    """How much of a long word goes on this line."""
    end = used = 0
    while end < len(word):
        used += _cells(word[end])
        if used > room:
            break
        end += 1
    end = max(1, end)
    slash = word.rfind("/", 1, end)
    return slash + 1 if slash > end // 2 else end


def _cells(text: str) -> int:
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
