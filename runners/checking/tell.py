"""What the learner reads when a check fails: asked, expected above yours, what it means, the line."""
from __future__ import annotations

import ast
import difflib
from typing import Any

import numpy as np

from .compare import Raised, alike, numbers, short
from .trial import Seen

COLUMNS = 8


def table(seen: Seen) -> dict[str, Any] | None:
    """Expected and yours, number by number, around the first difference; None where that would not help."""
    expected, yours, label = _narrow(seen.expected, seen.value, "", seen.per)
    a, b = _row(expected), _row(yours)
    if a is None or b is None or a.shape != b.shape or not a.size:
        return None
    differs = [not alike(p, q) for p, q in zip(a, b, strict=True)]
    if not any(differs) and a.size > 1:
        return None
    at = differs.index(True) if any(differs) else 0
    start = max(0, min(at - 1, a.size - COLUMNS)) if at >= COLUMNS else 0
    cut = slice(start, start + COLUMNS)
    left, right = digits(a[cut], b[cut])
    head = [f"{seen.per} {i + 1}" if seen.per else str(i + 1) for i in range(start, start + len(left))]
    return {"what": label, "columns": head, "expected": left, "yours": right, "differs": differs[cut]}


def _narrow(expected: Any, yours: Any, label: str, per: str) -> tuple[Any, Any, str]:
    """From nested lists down to one row of numbers: the first place that differs, over the outer list if there is one."""
    if _listed(expected) and _listed(yours) and len(expected) == len(yours) and expected:
        if all(numbers(v) is not None and numbers(v).ndim == 0 for v in [*expected, *yours]):      # type: ignore[union-attr]
            return expected, yours, label
        path = _path(expected, yours)
        if path is None:
            return expected, yours, label
        if per and all(_at(v, path[1:]) is not None for v in [*expected, *yours]):
            where = _describe(path[1:])
            return [_at(v, path[1:]) for v in expected], [_at(v, path[1:]) for v in yours], where
        return _narrow(expected[path[0]], yours[path[0]], f"{label}, {path[0] + 1}" if label else f"entry {path[0] + 1}", per)
    x, y = numbers(expected), numbers(yours)
    if x is not None and y is not None and x.shape == y.shape and x.ndim >= 2:
        flat = [i for i, (p, q) in enumerate(zip(x.reshape(-1, x.shape[-1]), y.reshape(-1, y.shape[-1]), strict=True)) if not alike(p, q)]
        row = flat[0] if flat else 0
        index = np.unravel_index(row, x.shape[:-1])
        name = "row " + ", ".join(str(int(i) + 1) for i in index)
        return x.reshape(-1, x.shape[-1])[row], y.reshape(-1, y.shape[-1])[row], f"{label}, {name}" if label else name
    return expected, yours, label


def _listed(x: Any) -> bool:
    return isinstance(x, (list, tuple))


def _path(a: Any, b: Any) -> list[int] | None:
    """Indices down to the first number that differs."""
    if _listed(a) and _listed(b):
        if len(a) != len(b):
            return None
        for i, (p, q) in enumerate(zip(a, b, strict=True)):
            if not alike(p, q):
                rest = _path(p, q)
                return None if rest is None else [i, *rest]
        return None
    x, y = numbers(a), numbers(b)
    if x is None or y is None or x.shape != y.shape:
        return None
    if x.ndim == 0:
        return []
    for index in np.ndindex(x.shape):
        if not alike(x[index], y[index]):
            return [int(k) for k in index]
    return None


def _at(x: Any, path: list[int]) -> Any:
    """The number at a path through lists, then axes; None if there is none."""
    for k, i in enumerate(path):
        n = numbers(x)
        if n is not None:
            rest = tuple(path[k:])
            return n[rest] if n.ndim == len(rest) and all(j < s for j, s in zip(rest, n.shape, strict=True)) else None
        if not _listed(x) or i >= len(x):
            return None
        x = x[i]
    n = numbers(x)
    return n if n is not None and n.ndim == 0 else None


def _describe(path: list[int]) -> str:
    if len(path) <= 1:
        return ""
    return f"tensor {path[0] + 1}, entry [{', '.join(map(str, path[1:]))}]"


def _row(x: Any) -> np.ndarray[Any, Any] | None:
    if _listed(x):
        parts = [numbers(v) for v in x]
        if not parts or any(p is None or p.ndim for p in parts):
            return None
        return np.array([p.item() for p in parts if p is not None])
    n = numbers(x)
    return None if n is None or n.ndim > 1 else n.reshape(-1)


def digits(a: np.ndarray[Any, Any], b: np.ndarray[Any, Any]) -> tuple[list[str], list[str]]:
    """Both rows with the same number of decimals: as few as tell them apart, four figures at least for most."""
    if a.dtype.kind not in "fc" and b.dtype.kind not in "fc":
        return [str(v) for v in a.tolist()], [str(v) for v in b.tolist()]
    if a.dtype.kind == "c" or b.dtype.kind == "c":
        return [f"{v:.4g}" for v in a.tolist()], [f"{v:.4g}" for v in b.tolist()]
    x, y = a.astype(float) + 0.0, b.astype(float) + 0.0          # no "-0"
    both = np.abs(np.concatenate([x, y]))
    finite = both[np.isfinite(both)]
    top = float(finite.max()) if finite.size else 1.0
    if top >= 1e6 or (0 < top < 1e-3):
        return [f"{v:.3e}" for v in x], [f"{v:.3e}" for v in y]
    places = 4 if top < 10 else 3 if top < 100 else 2 if top < 1e4 else 1
    if np.all(both[np.isfinite(both)] == np.round(both[np.isfinite(both)])):
        places = 0 if top >= 10 or finite.size > 2 else 1
    while places < 9:
        left, right = [f"{v:.{places}f}" for v in x], [f"{v:.{places}f}" for v in y]
        if all(p != q or alike(v, w) for p, q, v, w in zip(left, right, x, y, strict=True)):
            return left, right
        places += 2
    return left, right


def message(seen: Seen) -> str:
    """One line for a failed check: what was compared, expected and yours."""
    if isinstance(seen.value, Raised) and seen.what in ("runs without an error", "answers in time"):
        return f"{seen.what}: {_plain(seen.value)}"
    if not seen.proof and isinstance(seen.expected, str) and seen.expected == seen.what:
        return seen.what if isinstance(seen.value, (bool, type(None))) else f"{seen.what}: {short(seen.value)}"
    grid = None if isinstance(seen.value, Raised) else table(seen)
    if grid is not None:
        where = f" ({grid['what']})" if grid["what"] else ""
        return f"{seen.what}{where}: expected {' '.join(grid['expected'])}, yours {' '.join(grid['yours'])}"
    a, b = value(seen.expected, seen.value), value(seen.value, seen.expected)
    return f"{seen.what}: expected {a}, yours {b}"


def value(x: Any, other: Any) -> str:
    """x as text; when it has another shape than what it is compared with, the shape is what matters."""
    n, m = numbers(x), numbers(other)
    if n is not None and m is not None and n.ndim + m.ndim > 0 and n.shape != m.shape:
        return f"shape {tuple(n.shape)}"
    if isinstance(x, Raised):
        return _plain(x)
    if x is None:
        return "None"
    if _listed(x) and _listed(other) and len(x) != len(other):
        return f"{len(x)} values: {short(x, 100)}" if len(x) != 1 else f"1 value: {short(x, 100)}"
    if type(x) is str and type(other) is not str:
        return repr(x) if len(x) < 200 else short(repr(x), 200)
    if type(x) in (list, tuple) and x and all(type(v) is str for v in x):
        return repr(x) if len(repr(x)) < 120 else short(repr(x), 120)
    return short(x)


def _plain(e: Raised) -> str:
    if e.types[0] in ("Silent", "TooSlow"):
        return "no answer" if e.message != "time" and e.types[0] == "Silent" else "no answer in time"
    return short(repr(e), 200)


def returned_nothing(seen: Seen, called: str) -> str:
    """The explanation for a None where a value was due."""
    if not called or seen.value is not None or seen.expected is None:
        return ""
    return f"`{called}` returned None. A function that ends without `return` hands back None: return the result."


def definition(source: str, name: str) -> int | None:
    """The line on which the learner defines a name."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return None
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and node.name == name:
            return node.lineno
    return None


def near(name: str, source: str) -> str:
    """A name of the learner's file that looks like `name`, or ''."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return ""
    names = {n.name for n in tree.body if isinstance(n, (ast.FunctionDef, ast.ClassDef))}
    names |= {t.id for n in tree.body if isinstance(n, ast.Assign) for t in n.targets if isinstance(t, ast.Name)}
    return next(iter(difflib.get_close_matches(name, names, 1, 0.6)), "")
