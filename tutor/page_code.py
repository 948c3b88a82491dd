"""Runs the code on lesson pages and compares what it gives with the comments beside it: `python -m tutor.page_code`.

A process of its own, started by `torchtutor lessons verify`, for what it runs may import torch. It reads JSON lines
`{"id":…, "blocks":[[line, code], …]}` and answers each with `{"id":…, "problems":[…]}`. The blocks of a page share their names.

A comment beside an expression is a claim when it is a Python literal (`# (2, 3)`), and must be what the expression gives. A line
may fail if its comment names the error (`# ValueError: …`).
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import math
import os
import sys
import tempfile
import tokenize
from typing import Any


def run(blocks: list[tuple[int, str]]) -> list[str]:
    """Problems of the blocks of one page."""
    problems: list[str] = []
    names: dict[str, Any] = {"__name__": "page"}
    for first, code in blocks:
        comments = _comments(code)
        for statement in ast.parse(code).body:
            line = statement.end_lineno or statement.lineno
            comment = comments.get(line, "")
            try:
                given = _run(statement, names)
            except Exception as error:
                kind = type(error).__name__
                said = [text for number, text in comments.items() if statement.lineno <= number <= line]
                if not any(kind in text for text in said):
                    problems.append(f"line {first + line - 1}: fails with {kind}: {error}")
                continue
            if given is not None and comment and not _agrees(given, comment):
                problems.append(f"line {first + line - 1}: says {comment}, is {given!r}")
    return problems


def _run(statement: ast.stmt, names: dict[str, Any]) -> Any:
    if isinstance(statement, ast.Expr):
        return eval(compile(ast.Expression(statement.value), "page", "eval"), names)
    exec(compile(ast.Module([statement], []), "page", "exec"), names)
    return None


def _comments(code: str) -> dict[int, str]:
    tokens = tokenize.generate_tokens(io.StringIO(code + "\n").readline)
    return {token.start[0]: token.string.lstrip("# ").strip() for token in tokens if token.type == tokenize.COMMENT}


def _agrees(given: Any, comment: str) -> bool:
    """Whether a comment that is a literal says what the code gives; other comments are no claims."""
    if comment in (repr(given), str(given)):
        return True
    try:
        claimed = ast.literal_eval(comment)
    except (ValueError, SyntaxError):
        return True
    return _equal(given, claimed)


def _equal(given: Any, claimed: Any) -> bool:
    if isinstance(claimed, list | tuple):
        if not hasattr(given, "__len__") or not hasattr(given, "__iter__") or len(given) != len(claimed):
            return False
        return all(_equal(a, b) for a, b in zip(given, claimed, strict=True))
    if isinstance(claimed, float):
        try:
            return math.isclose(float(given), claimed, rel_tol=1e-4, abs_tol=1e-6)
        except (TypeError, ValueError):
            return False
    return bool(given == claimed)


def main() -> int:
    """Answer every line of stdin."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    for line in sys.stdin:
        asked = json.loads(line)
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder), contextlib.redirect_stdout(io.StringIO()):
            problems = run([(int(first), str(code)) for first, code in asked["blocks"]])
        print(json.dumps({"id": asked["id"], "problems": problems}), file=answers, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
