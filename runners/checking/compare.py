"""Are two pieces of plain data the same answer?  Lists and tuples are; 2, 2.0 and tensor(2.) are; (3,) and (3, 1) are not."""
from __future__ import annotations

import re
from typing import Any

import numpy as np
import torch

from ..wire import Reference

# dtype -> (rtol, atol); float32 is the default, because order of summation differs between right answers
TOLERANCE = {"float64": (1e-7, 1e-9), "complex128": (1e-7, 1e-9), "float16": (1e-2, 1e-3), "bfloat16": (2e-2, 1e-2)}
BARE = (1e-5, 1e-6)        # a Python float may come from float32


class Raised:
    """The learner's code (or what it called) raised; as data.

    types: the names of the exception's classes, most special first; lines: of the learner's file, innermost last;
    names: what the innermost frame held, name -> [type, shape, dtype, device]; where: the function it happened in."""

    def __init__(self, types: list[str], message: str, lines: list[int], names: dict[str, list[Any]] | None = None,
                 where: str = "") -> None:
        self.types, self.message, self.lines = types or ["Exception"], message, lines
        self.names, self.where = names or {}, where

    def __repr__(self) -> str:
        return f"{self.types[0]}: {self.message}" if self.message else self.types[0]


def tolerance(*arrays: np.ndarray[Any, Any]) -> tuple[float, float]:
    """The loosest (rtol, atol) that the dtypes at hand call for; (0, 0) for integers alone."""
    loosest = [TOLERANCE.get(str(a.dtype), (1e-4, 1e-5)) for a in arrays if a.dtype.kind in "fc"] or [(0.0, 0.0)]
    return max(r for r, _ in loosest), max(a for _, a in loosest)


def numbers(x: Any) -> np.ndarray[Any, Any] | None:
    """A numeric array, or None if x is not made of numbers."""
    if isinstance(x, torch.Tensor):
        x = x.detach().resolve_conj().resolve_neg()
        found: np.ndarray[Any, Any] = x.float().numpy() if x.dtype in (torch.bfloat16, torch.float16) else x.numpy()
        return found
    if isinstance(x, (np.ndarray, np.generic)) and x.dtype.kind in "biufc":
        return np.asarray(x)
    if type(x) is int and not -2**63 <= x < 2**63:
        return None
    return np.asarray(x) if type(x) in (int, float, bool, complex) else None


def alike(a: Any, b: Any, rtol: float | None = None, atol: float | None = None, dtype: bool = False) -> bool:
    """Same structure, same shapes, numbers within tolerance (and, with dtype, of the same type)."""
    if isinstance(a, Reference) or isinstance(b, Reference):
        return isinstance(a, Reference) and isinstance(b, Reference) and _kind(a) == _kind(b)
    x, y = numbers(a), numbers(b)
    if x is not None and y is not None:
        if x.shape != y.shape or (dtype and x.dtype != y.dtype) or (x.dtype == bool) != (y.dtype == bool):
            return False
        r, s = BARE if float in (type(a), type(b)) else tolerance(x, y)
        return bool(np.allclose(x, y, r if rtol is None else rtol, s if atol is None else atol, equal_nan=True))
    if isinstance(a, Raised) or isinstance(b, Raised):
        return isinstance(a, Raised) and isinstance(b, Raised) and a.types[0] == b.types[0]
    if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)):
        return len(a) == len(b) and all(alike(p, q, rtol, atol, dtype) for p, q in zip(a, b, strict=True))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(alike(a[k], b[k], rtol, atol, dtype) for k in a)
    if hasattr(a, "columns") and hasattr(b, "columns"):
        return sorted(map(str, a.columns)) == sorted(map(str, b.columns)) and all(alike(a[c], b[c], rtol, atol, dtype) for c in a.columns)
    if hasattr(a, "to_list") and hasattr(b, "to_list"):
        return alike(a.to_list(), b.to_list(), rtol, atol, dtype)
    return type(a) is type(b) and bool(a == b)


def _kind(reference: Any) -> str:
    return str(getattr(reference, "kind", "")).split(".")[-1]


def leaves(x: Any, keys: bool = True) -> list[Any]:
    """Every number, string and exception in x, in order; of a dictionary the keys, too, unless keys=False."""
    n = numbers(x)
    if n is not None:
        return [n]
    if isinstance(x, Reference):          # its attributes live on the other side: not to be asked for here
        return [_kind(x)]
    if hasattr(x, "columns"):
        x = {c: x[c].to_list() for c in sorted(x.columns, key=str)}
    if isinstance(x, (list, tuple)):
        return [leaf for v in x for leaf in leaves(v, keys)]
    if isinstance(x, dict):
        return [leaf for k in sorted(x, key=str) for leaf in [k] * keys + leaves(x[k], keys)]
    return [x]


def gist(message: str) -> frozenset[str]:
    """What an error message says, without the spelling of names, numbers and line breaks."""
    return frozenset(re.findall(r"[A-Za-z_]{4,}", re.sub(r"['\"`][^'\"`]*['\"`]", "", message)))


def short(x: Any, limit: int = 160) -> str:
    """One line that tells what x is; at most `limit` characters."""
    if isinstance(x, torch.Tensor) and x.dim() == 0:
        text = f"tensor({x.item():.4g})" if x.dtype.is_floating_point else f"tensor({x.item()})"
    elif isinstance(x, torch.Tensor):
        plain = x.detach().float() if x.dtype.is_floating_point else x.detach()
        text = f"tensor of shape {_shape(x.shape)}: {np.array2string(plain.numpy(), precision=4, threshold=6, edgeitems=2)}"
    elif isinstance(x, np.ndarray):
        text = f"array of shape {_shape(x.shape)}: {np.array2string(x, precision=4, threshold=6, edgeitems=2)}"
    elif isinstance(x, np.generic):
        text = f"{x.item():.6g}" if x.dtype.kind == "f" else str(x.item())
    elif isinstance(x, (list, tuple)):
        inner = ", ".join(short(v, limit) for v in x[:12]) + (", …" if len(x) > 12 else "")
        text = f"[{inner}]" if isinstance(x, list) else f"({inner}{',' if len(x) == 1 else ''})"
    elif isinstance(x, float):
        text = f"{x:.6g}"
    else:
        text = x if isinstance(x, str) else repr(x)
    text = " ".join(text.split())
    return text if len(text) <= limit else text[:limit - 1] + "…"


def _shape(shape: Any) -> str:
    return str(tuple(shape)).replace(",)", ",)")
