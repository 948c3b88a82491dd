"""The light markup."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tutor.page import as_text, inline, parse

PAGE = """
First line
goes on.

## Section
Text with `code`.
### Smaller
- one
  goes on
- two
> a note
> goes on

> another
```
x  =  1

    y
```
after
"""


def test_blocks() -> None:
    assert parse(PAGE) == [
        ("p", "First line goes on."),
        ("h1", "Section"),
        ("p", "Text with `code`."),
        ("h", "Smaller"),
        ("li", "one goes on"),
        ("li", "two"),
        ("note", "a note goes on"),
        ("note", "another"),
        ("code", "x  =  1\n\n    y"),
        ("p", "after"),
    ]


def test_in_a_task_a_heading_is_small() -> None:
    assert parse("## What", task=True) == [("h", "What")]


def test_a_fence_that_is_never_closed_keeps_its_code() -> None:
    assert parse("```\na\nb") == [("code", "a\nb")]


def test_inline_marks() -> None:
    assert inline("call `step()` **once** a *batch*, 2 * 3 * 4") == [
        ("", "call "),
        ("code", "step()"),
        ("", " "),
        ("strong", "once"),
        ("", " a "),
        ("em", "batch"),
        ("", ", 2 * 3 * 4"),
    ]
    assert inline("`**not strong**`") == [("code", "**not strong**")]


def test_text_for_a_terminal() -> None:
    shown = as_text(parse("A **strong** word.\n\n- item\n- item\n\n> note\n\n```\ncode   here\n```"), ascii=True)
    assert shown == "A strong word.\n\n- item\n- item\n\n| note\n\n    code   here"


@given(st.text(max_size=300))
def test_anything_parses_and_prose_fits(text: str) -> None:
    parts = parse(text)
    for line in as_text([p for p in parts if p[0] in ("p", "li", "note")], 40).split("\n"):
        longest = max((len(word) for word in line.split()), default=0)
        assert len(line) <= 40 or longest > 20 or "`" in line


@given(st.lists(st.sampled_from(["x = 1", "", "    y", "- no", "## no", "> no"]), min_size=1))
def test_code_is_kept_letter_by_letter(lines: list[str]) -> None:
    assert parse("```\n" + "\n".join(lines) + "\n```") == [("code", "\n".join(lines))]
