"""The line of every key, whatever stands around it."""

from __future__ import annotations

import tomli
from hypothesis import given
from hypothesis import strategies as st

from tutor.toml_lines import line_of, lines_of

TEXT = '''# a comment = 1
title = "x # no = comment"
page = """
fake = 1
[not.a.table]
\\""" still
"""
raw = \'\'\'
also = "fake"
\'\'\'
list = [
  "a",   # one
  "b = c",
  [1, 2],
]
inline = { one = 1, two = "}" }
"quoted key".dotted = 1

[limits]
check = 5
[[resources]]
id = "1"
[[resources]]
id = "2"
[resources.more]
deep = true
'''


def test_every_key_has_its_line() -> None:
    tomli.loads(TEXT)
    lines = lines_of(TEXT)
    expected = {
        ("title",): 2,
        ("page",): 3,
        ("raw",): 8,
        ("list",): 11,
        ("list", 0): 12,
        ("list", 1): 13,
        ("list", 2, 1): 14,
        ("inline", "two"): 16,
        ("quoted key", "dotted"): 17,
        ("limits",): 19,
        ("limits", "check"): 20,
        ("resources",): 21,
        ("resources", 0, "id"): 22,
        ("resources", 1): 23,
        ("resources", 1, "id"): 24,
        ("resources", 1, "more", "deep"): 26,
    }
    assert {place: lines.get(place) for place in expected} == expected
    assert ("fake",) not in lines
    assert ("also",) not in lines


def test_the_line_of_what_is_missing_is_that_around_it() -> None:
    lines = lines_of(TEXT)
    assert line_of(lines, ("limits", "wall")) == 19
    assert line_of(lines, ("nowhere",)) is None


@given(st.text(alphabet="[]{}\"'=\\#,. \nab1", max_size=80))
def test_it_always_ends(text: str) -> None:
    lines_of(text)
