"""The style of pages, tasks, hints and digests, as far as a program can tell: a part of `torchtutor lessons verify`."""

from __future__ import annotations

import ast
import contextlib
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from tutor.course import Exercise
from tutor.findings import At, Finding, TomlText
from tutor.page import as_text, inline, parse

WIDTH = 72
LINES = 44
"""Two screens of 80×24, less their title and key lines."""
TELLING = 20
"""A line of the solution that is at least so long says something."""

_FILLER = (
    "as we all know", "awesome", "basically", "congratulations", "don't worry", "great job", "in order to", "it is important to note",
    "it's that simple", "let's dive", "needless to say", "obviously", "of course", "oops", "simply", "super easy", "well done",
)  # fmt: skip
_SPELLED = {
    "cpu": "CPU", "cuda": "CUDA", "github": "GitHub", "gpu": "GPU", "matplotlib": "Matplotlib", "mnist": "MNIST", "numpy": "NumPy",
    "python": "Python", "pytorch": "PyTorch", "tensorboard": "TensorBoard",
}  # fmt: skip
_FENCE = re.compile(r"^ {0,3}```(.*)$")
_LINK = re.compile(r"https?://[\w.-]+\.[a-z]{2,}(:\d+)?(/[^\s<>\"]*)?")
_CALLED = re.compile(r"\bcalled (?:an? |the )?\*\*([^*]+)\*\*")


def verify_page(ex: Exercise, toml: TomlText) -> list[Finding]:
    """Page, task and what is said on passing."""
    page = toml.at(("page",), "page")
    found = []
    if "##" in ex.page.split("\n", 1)[0]:
        found.append(Finding("page", page(1), "begins with a heading. Begin with the reason"))
    found += prose("page", page, ex.page)
    found += prose("page", toml.at(("task",), "task"), ex.task)
    found += prose("page", toml.at(("also",), "also"), ex.also)
    found += _terms(page, ex.page)
    parts = parse(ex.page)
    lines = as_text(parts, WIDTH).count("\n") + 1 - sum(kind == "h1" for kind, _ in parts)  # a screen draws no rule under it
    if lines > LINES:
        said_so = f"{lines} lines at {WIDTH} columns, {LINES} fit on two screens. Cut {lines - LINES}"
        found.append(Finding("page", page(None), said_so))
    return found


def _terms(at: At, text: str) -> list[Finding]:
    """Terms ("this is called a **residual**") that the page has used before it explains them."""
    flat = re.sub(r"(?ms)^ {0,3}```.*?^ {0,3}```|`[^`\n]+`", lambda code: " " * len(code[0]), text).replace("\n", " ")
    found = []
    for term in _CALLED.finditer(flat):
        used = re.search(rf"\b{re.escape(term[1])}\b", flat[: term.start()], re.IGNORECASE)
        if used:
            line = text.count("\n", 0, used.start()) + 1
            found.append(Finding("page", at(line), f'uses the term "{term[1]}" before it says what is called so. Explain it here'))
    return found


def prose(step: str, at: At, text: str) -> list[Finding]:
    """Exclamation marks, filler, marks that are not closed, code that is too wide or isn't Python, links that are none."""
    found: list[Finding] = []
    rows, outside = text.splitlines(), _prose_lines(text)

    def note(line: int | None, what: str) -> None:
        found.append(Finding(step, at(line), what))

    def line_with(pattern: str) -> int | None:
        return next((number for number, row in outside if re.search(pattern, row, re.IGNORECASE)), None)

    fences = [number for number, row in enumerate(rows, 1) if _FENCE.match(row)]
    if len(fences) % 2:
        note(fences[-1], "a ``` fence is not closed. End the code with a line of ```")
    for first, _, code in code_blocks(text):
        for number, row in enumerate(code.splitlines(), first):
            if len(row) > WIDTH:
                note(number, f"code wider than {WIDTH} columns: {row.strip()[:40]}… Break the line")
    for kind, part in parse(text):
        if kind == "code":
            continue
        words = " ".join(run for style, run in inline(part) if style != "code")
        if "!" in words:
            note(line_with("!"), f"an exclamation mark ({_around(words, '!')}). Say it with a full stop")
        if "`" in words:
            note(_odd(outside, "`"), f"a tick that is not closed ({_around(words, '`')}). Close it")
        if "**" in words:
            note(_odd(outside, "**"), f"a ** that is not closed ({_around(words, '**')}). Close it")
        for word in _FILLER:
            if re.search(rf"\b{re.escape(word)}\b", words.lower()):
                note(line_with(rf"\b{re.escape(word)}\b"), f"filler: {word}. Leave it out")
        unlinked = re.sub(r"\S*[/.]\w\S*", " ", words)
        for wrong in dict.fromkeys(re.findall(r"\b[A-Za-z]+\b", unlinked)):
            right = _SPELLED.get(wrong.lower(), wrong)
            if wrong != right and wrong in (wrong.lower(), wrong.capitalize()):
                note(line_with(rf"\b{wrong}\b"), f"{wrong} is spelled {right}, or `{wrong}` if it is code")
        for link in re.findall(r"\bhttps?:\S*", words):
            if not _LINK.fullmatch(link.rstrip(".,;:)")):
                note(line_with(re.escape(link)), f"not a link: {link}. Write it whole, such as https://pytorch.org/docs")
    for line, word, code in code_blocks(text):
        if word in ("", "python", "sketch"):
            try:
                ast.parse(code)
            except SyntaxError as error:
                fenced = "Mend it, or begin the block with ```text"
                note(line + (error.lineno or 1) - 1, f"code that isn't Python ({error.msg}). {fenced}")
    return found


def _prose_lines(text: str) -> list[tuple[int, str]]:
    """The numbered lines outside of code, without what is code within them."""
    inside, found = False, []
    for number, row in enumerate(text.splitlines(), 1):
        if _FENCE.match(row):
            inside = not inside
        elif not inside:
            found.append((number, re.sub(r"`[^`]+`", "", row)))
    return found


def _odd(outside: list[tuple[int, str]], mark: str) -> int | None:
    return next((number for number, row in outside if row.count(mark) % 2), None)


def verify_hints(ex: Exercise, toml: TomlText) -> list[Finding]:
    """Their style, and that they hold no line of the solution."""
    found: list[Finding] = []
    theirs = {squeezed(line) for text in read(files_of(ex, ex.starter)).values() for line in text.splitlines()}
    solution = [squeezed(line) for text in read(files_of(ex, ex.solution)).values() for line in text.splitlines()]
    empty = ("#", '"', "import ", "from ")
    telling = {line for line in solution if len(line) >= TELLING and line not in theirs and not line.startswith(empty)}
    blocks = set(pairwise(solution))
    for index, hint in enumerate(ex.hints):
        at = toml.at(("hints", index), f"hint {index + 1}")
        found += prose("hints", at, hint)
        words = squeezed(hint)
        found += [
            Finding("hints", at(None), f"holds a line of the solution: {line}. Say it in words")
            for line in sorted(telling)
            if line in words
        ]
        lines = [squeezed(line) for line in hint.splitlines()]
        for pair in pairwise(lines):
            if pair in blocks and all(pair):
                found.append(Finding("hints", at(None), f"holds two lines of the solution: {pair[0]} … Say them in words"))
    if len({squeezed(hint) for hint in ex.hints}) != len(ex.hints):
        found.append(Finding("hints", toml.at(("hints",), "hints")(None), "two are the same. A nudge, the idea, nearly the code"))
    return found


def code_blocks(text: str) -> Iterator[tuple[int, str, str]]:
    """Each fenced block of a page: the line it begins on, the word after the fence, the code.

    No word: Python that runs. `sketch`: Python that isn't run by itself. Any other word, such as `text`: not Python.
    """
    start, word = 0, ""
    code: list[str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        fence = _FENCE.match(line)
        if fence and code is None:
            start, word, code = number + 1, fence[1].strip(), []
        elif fence and code is not None:
            yield start, word, "\n".join(code)
            code = None
        elif code is not None:
            code.append(line)


def files_of(ex: Exercise, place: Path) -> list[Path]:
    """A starter's or a solution's files: one, or all of its folder."""
    return sorted(p for p in place.rglob("*.py") if "__pycache__" not in p.parts) if ex.many else [place]


def read(files: Iterable[Path]) -> dict[Path, str]:
    """The texts of those that can be read; that one can't be is said where the blanks are looked for."""
    texts = {}
    for file in files:
        with contextlib.suppress(OSError, UnicodeDecodeError):
            texts[file] = file.read_text(encoding="utf-8")
    return texts


def squeezed(text: str) -> str:
    """`text` with single spaces only."""
    return " ".join(text.split())


def _around(text: str, mark: str) -> str:
    at = text.index(mark)
    return text[max(0, at - 25) : at + 10].strip()
