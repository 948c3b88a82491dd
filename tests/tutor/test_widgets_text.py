"""Words on a grid: nothing is lost, nothing is wider than it may be, nothing is read as markup."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from tutor.glyphs import ASCII, UNICODE, glyphs, plain, speaks_ascii_only
from tutor.page import parse
from tutor.text import clean, fit, fold, inline, many, python, seconds, spread, stack, styled, wrap
from tutor.theme import ANSI, DARK, LIGHT, THEMES, choose, toggled
from tutor.widgets.code import compared, excerpt
from tutor.widgets.prose import prose

words = st.text(st.characters(blacklist_categories=["Cs", "Cc", "Zl", "Zp"], blacklist_characters="`*"), max_size=200)
widths = st.integers(8, 90)


@given(words, widths)
def test_wrapping_loses_no_letter_and_fits(text: str, width: int) -> None:
    content = Content(clean(text))
    lines = wrap(content, width)
    assert "".join(line.plain for line in lines).replace(" ", "") == content.plain.replace(" ", "")
    assert all(line.cell_length <= width for line in lines)


@given(words, widths)
def test_marks_before_the_lines_count(text: str, width: int) -> None:
    lines = wrap(Content(clean(text)), max(width, 16), "* ", "  ")
    assert lines[0].plain.startswith("* ") and all(line.plain.startswith("  ") for line in lines[1:])
    assert all(line.cell_length <= max(width, 16) for line in lines)


@given(words, st.integers(0, 60))
def test_fit_is_exact(text: str, width: int) -> None:
    assert fit(Content(clean(text)), width).cell_length == width


@given(words, words, st.integers(1, 80))
def test_spread_is_exact_and_keeps_the_right(left: str, right: str, width: int) -> None:
    a, b = Content(clean(left)), Content(clean(right))
    line = spread(a, b, width)
    assert line.cell_length == width
    if b.cell_length + 14 <= width:
        assert line.plain.endswith(b.plain)


@given(words, st.integers(10, 40))
def test_folded_code_keeps_its_letters(text: str, width: int) -> None:
    lines = fold(Content(clean(text)), width, "+")
    assert all(line.cell_length <= width for line in lines)
    joined = lines[0].plain + "".join(line.plain.removeprefix("  + ") for line in lines[1:])
    assert joined.replace(" ", "") == clean(text).replace(" ", "")


@given(st.text(max_size=80))
def test_clean_text_moves_no_cursor(text: str) -> None:
    assert all(c == "\n" or (ord(c) >= 32 and not 0x7F <= ord(c) < 0xA0) for c in clean(text))


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=40))
def test_ascii_twins_take_as_many_cells(text: str) -> None:
    assert plain(text).isascii()
    if all(cell_len(c) == 1 for c in text):
        assert cell_len(plain(text)) == cell_len(text)


def test_square_brackets_are_letters() -> None:
    assert inline("[bold]x[0][/]").plain == "[bold]x[0][/]"
    assert inline("`a[0]` and **b** and *c*").plain == "a[0] and b and c"


def test_a_short_name_in_code_stays_in_one_piece() -> None:
    lines = [line.plain for line in wrap("we write it as `a + b` here", 19)]
    assert lines == ["we write it as", "a + b here"]


def test_line_breaks_in_a_text_are_kept() -> None:
    assert [line.plain for line in wrap("one\n\ntwo", 20, "- ", "  ")] == ["- one", "  ", "  two"]


def test_every_sign_has_a_twin_of_one_cell() -> None:
    for name in vars(type(UNICODE)):
        if name not in ("ascii", "enter") and not name.startswith("_"):
            assert cell_len(getattr(UNICODE, name)) == cell_len(getattr(ASCII, name)) == 1
            assert getattr(ASCII, name).isascii()
    assert glyphs(True) is ASCII and glyphs(False) is UNICODE


def test_the_first_variable_that_is_set_decides_the_locale() -> None:
    assert speaks_ascii_only({}) and speaks_ascii_only({"LANG": "C"})
    assert not speaks_ascii_only({"LANG": "de_DE.UTF-8"}) and not speaks_ascii_only({"LANG": "C", "LC_ALL": "C.utf8"})
    assert speaks_ascii_only({"LANG": "C.UTF-8", "LC_ALL": "POSIX"})


def test_python_in_colour_keeps_the_text_even_when_it_is_broken() -> None:
    for code in ("def f(x):\n    return 'a'  # b\n", "def f(:\n  '''open\n", "x = (1,\n", "\tif x:\n  y\n", "f'{a}'"):
        assert [line.plain for line in python(code)] == clean(code).splitlines()


def test_units() -> None:
    given = [0.0004, 0.061, 0.9996, 1.84, 9.96, 59.4, 60, 134, 3600, 7384]
    assert [seconds(s) for s in given] == ["1 ms", "61 ms", "1.0 s", "1.8 s", "10 s", "59 s", "1 min", "2 min 14 s", "1 h 0 min", "2 h 3 min"]
    assert many(1, "line") == "1 line" and many(2, "line") == "2 lines" and many(0, "line") == "0 lines"


def test_columns_beside_each_other() -> None:
    lines = stack([([Content("a")], 3), ([Content("b"), Content("c")], 2)], 2)
    assert [line.plain for line in lines] == ["a    b ", "     c "]


@given(st.integers(20, 120))
def test_a_page_fits_its_width(width: int) -> None:
    text = "Word `a_name` and **strong** words, again and again.\n\n## A heading\n- an item of some length, with `code(x, y, z)`\n\n"
    text += "```\nx = [a_long_name_in_code for a_long_name_in_code in another_long_name if a_long_name_in_code]\n```\n\n> A note."
    for g in (ASCII, UNICODE):
        assert all(line.cell_length <= width for line in prose(parse(text), width, g))


def test_an_excerpt_flags_its_line_and_shows_where() -> None:
    code = "\n".join(f"line_{i} = {i}" for i in range(1, 30))
    lines = [line.plain for line in excerpt(code, 12, 60, UNICODE, where="a.py", around=1)]
    assert len(lines) == 3 and lines[1].startswith("▸ 12") and lines[1].rstrip().endswith("a.py:12")
    assert excerpt(code, 99, 60, UNICODE, around=None)[0].plain.startswith("   1  line_1")
    assert len(excerpt(code, None, 60, UNICODE, around=None)) == 29
    assert excerpt("", 1, 60, UNICODE) == []


def test_a_difference_shows_what_went_and_what_came() -> None:
    diff = ["--- a", "+++ b", "@@ -1,2 +1,2 @@", " same", "-old", "+new", "@@ -9 +9 @@", "-x"]
    lines = [line.plain for line in compared(diff, 40, UNICODE)]
    assert lines == ["  same", "- old", "+ new", "  …", "- x"]


def test_the_theme_follows_the_terminal_and_the_wish() -> None:
    assert choose(None, "truecolor", no_color=False) == "torchtutor-dark"
    assert choose("light", "256", no_color=False) == "torchtutor-light"
    assert choose("auto", "standard", no_color=False) == "torchtutor-ansi-dark"
    assert choose("light", "truecolor", no_color=True) == "torchtutor-ansi-light"
    assert choose("torchtutor-light", None, no_color=False) == "torchtutor-light"
    assert all(toggled(toggled(theme.name)) == theme.name for theme in THEMES)
    assert DARK.keys() == LIGHT.keys() == ANSI.keys()


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_reading_is_easy_in_both_themes() -> None:
    """Contrast: what is read at least 6 : 1, what is faint at least 4 : 1."""
    for tokens, ground in ((DARK, "#121212"), (LIGHT, "#ffffff")):
        back = _luminance(ground)
        for name, least in (("tt-text", 7.0), ("tt-strong", 7.0), ("tt-muted", 6.0), ("tt-faint", 4.0), ("tt-you", 4.0), ("tt-fail", 4.0)):
            front = _luminance(tokens[name])
            contrast = (max(front, back) + 0.05) / (min(front, back) + 0.05)
            assert contrast >= least, (name, ground, contrast)


def test_rgb_values_are_points_of_the_256_palette() -> None:
    steps = {0, 95, 135, 175, 215, 255} | {8 + 10 * i for i in range(24)}
    for tokens in (DARK, LIGHT):
        for colour in tokens.values():
            assert all(int(colour[i : i + 2], 16) in steps for i in (1, 3, 5)), colour


def test_nothing_styled_is_nothing() -> None:
    assert styled("", "bold").plain == ""
