"""Wrong answers that nobody designed: every single small edit of a right one."""
from __future__ import annotations

import ast
import copy
import difflib
from collections.abc import Callable, Collection, Iterator
from typing import Any

SWAP: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.Pow: ast.Mult, ast.MatMult: ast.Mult,
    ast.Mod: ast.FloorDiv, ast.FloorDiv: ast.Mod, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd, ast.And: ast.Or, ast.Or: ast.And,
}
DROPPED = (ast.Expr, ast.Assign, ast.AugAssign, ast.If, ast.Continue, ast.Break, ast.With, ast.Return)


def mutants(source: str, script: bool = False, apart: Collection[str] = ()) -> list[str]:
    """The texts that differ from `source` by one edit, each once, without the one that differs by nothing.

    script: whether what stands under `if __name__ == "__main__"` is judged, too; else it is left alone.
    apart: functions that are left alone."""
    plain = ast.unparse(ast.parse(source))
    return [t for t in dict.fromkeys(_edits(source, script, apart)) if t != plain and _parses(t)]


def change(source: str, mutant: str) -> str:
    """The edit in one line: what went, what came."""
    base = ast.unparse(ast.parse(source)).splitlines()
    diff = difflib.unified_diff(base, mutant.splitlines(), n=0, lineterm="")
    rows = [row for row in diff if row[0] in "+-" and row[:3] not in ("+++", "---")]
    return " ".join(f"{row[0]} {row[1:].strip()}" for row in rows)


def _parses(text: str) -> bool:
    try:
        compile(text, "mutant", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


def _guard(n: ast.AST) -> bool:
    return isinstance(n, ast.If) and isinstance(n.test, ast.Compare) and isinstance(n.test.left, ast.Name) and n.test.left.id == "__name__"


def _edits(source: str, script: bool, apart: Collection[str]) -> Iterator[str]:
    tree = ast.parse(source)
    left = [n for n in tree.body if (isinstance(n, ast.FunctionDef) and n.name in apart) or (not script and _guard(n))]
    hints = _annotations(tree) | {part for n in left for part in ast.walk(n)}
    for i, n in enumerate(ast.walk(tree)):
        if n in hints:
            continue

        def edit(f: Callable[[Any], None], i: int = i) -> str:
            t = copy.deepcopy(tree)
            f(list(ast.walk(t))[i])
            return ast.unparse(ast.fix_missing_locations(t))

        op = type(getattr(n, "op", None))
        if op in SWAP:
            yield edit(lambda m: setattr(m, "op", SWAP[type(m.op)]()))
        if isinstance(n, ast.Compare) and type(n.ops[0]) in SWAP:
            yield edit(lambda m: m.ops.__setitem__(0, SWAP[type(m.ops[0])]()))
        if isinstance(n, ast.Constant) and type(n.value) in (int, float):
            yield edit(lambda m: setattr(m, "value", m.value + 1))
        if isinstance(n, ast.Constant) and type(n.value) is bool:
            yield edit(lambda m: setattr(m, "value", not m.value))
        if isinstance(n, ast.UnaryOp) and isinstance(n.op, (ast.USub, ast.Not)):
            yield _replace(tree, i, lambda m: m.operand)
        for field in ("body", "orelse"):
            body = getattr(n, field, None)
            for j, s in enumerate(body if isinstance(body, list) else []):
                if isinstance(s, DROPPED) and not _docstring(s) and s not in hints:
                    yield edit(lambda m, field=field, j=j: getattr(m, field).__setitem__(j, ast.Pass()))       # type: ignore[misc]
                if isinstance(s, ast.With):
                    yield edit(lambda m, field=field, j=j: getattr(m, field).__setitem__(slice(j, j + 1), getattr(m, field)[j].body))  # type: ignore[misc]
        if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute) and not n.args and not n.keywords:
            yield _replace(tree, i, lambda m: m.func.value)


def _docstring(s: ast.stmt) -> bool:
    return isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant) and isinstance(s.value.value, str)


def _annotations(tree: ast.AST) -> set[ast.AST]:
    """Type hints are not behaviour: edits there change nothing."""
    found: set[ast.AST] = set()
    for n in ast.walk(tree):
        for hint in (getattr(n, "annotation", None), getattr(n, "returns", None)):
            if isinstance(hint, ast.AST):
                found |= set(ast.walk(hint))
    return found


def _replace(tree: ast.AST, i: int, by: Callable[[Any], ast.expr]) -> str:
    t = copy.deepcopy(tree)
    target = list(ast.walk(t))[i]

    class Swap(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> Any:
            if node is target:
                return by(node)
            return self.generic_visit(node)
    return ast.unparse(ast.fix_missing_locations(Swap().visit(t)))
