"""What a loss is called: the expression on whose value a line of code calls `backward`."""

from __future__ import annotations

import ast
import itertools
import linecache
import sysconfig
from types import FrameType

LONGEST = 32        # characters of a name
_LIBRARIES = tuple({sysconfig.get_paths()[key] for key in ("stdlib", "purelib", "platlib")})


def loss_name(frame: FrameType) -> str:
    """`errD` for `errD.backward()`, `loss` for `self.loss.backward()` or `backward(loss)`, `scale(loss)` for
    `scaler.scale(loss).backward()`, `loss / 4` for `(loss / 4).backward()`, `mse_loss` for `F.mse_loss(model(x), y).backward()`;
    'loss' where that can't be told. The line is the nearest one that is no library's."""
    at: FrameType | None = frame
    while at is not None and at.f_code.co_filename.startswith(_LIBRARIES):
        at = at.f_back
    call = _call(at or frame)
    if call is None:
        return "loss"
    if isinstance(call.func, ast.Attribute) and call.func.attr == "backward" and not call.args:
        what: ast.expr = call.func.value
    elif call.args:
        what = call.args[0]
    else:
        return "loss"
    return _told(what) or "loss"


def _told(what: ast.expr) -> str:
    if isinstance(what, ast.Name):
        return what.id[:LONGEST]
    if isinstance(what, ast.Attribute):
        return what.attr[:LONGEST]
    if isinstance(what, ast.Call):
        name = _told(what.func)
        one = what.args[0] if len(what.args) == 1 and not what.keywords else None
        if isinstance(one, ast.Name):
            name = f"{name}({one.id})"
        elif not what.args and isinstance(what.func, ast.Attribute):
            of = what.func.value
            name = f"{_told(of)}.{name}" if isinstance(of, ast.Name | ast.Attribute) else ""        # loss.mean(), not (w * w).sum()
        return name[:LONGEST]
    text = ast.unparse(what)
    return text if len(text) <= LONGEST and text.isprintable() else ""


def _call(frame: FrameType) -> ast.Call | None:
    """The call that is at work in a frame, if its source can be read."""
    try:
        place = next(itertools.islice(frame.f_code.co_positions(), frame.f_lasti // 2, None), None)
        if place is None or None in place:
            return None
        first, last, begin, end = (int(n) for n in place if n is not None)
        lines = [linecache.getline(frame.f_code.co_filename, n).encode() for n in range(first, last + 1)]
        lines[-1] = lines[-1][:end]         # columns count bytes
        lines[0] = lines[0][begin:]
        found = ast.parse(b"(" + b"".join(lines) + b")", mode="eval").body
        if isinstance(found, ast.Call) and isinstance(found.func, ast.Name) and not found.args:
            # Of a call over several lines Python notes the part from the method's name on.
            whole = ast.parse("".join(linecache.getlines(frame.f_code.co_filename)))
            ends = (last, end)
            found = next(node for node in ast.walk(whole) if isinstance(node, ast.Call) and (node.end_lineno, node.end_col_offset) == ends)
    except Exception:       # whatever a file holds that somebody names as a source
        return None
    return found if isinstance(found, ast.Call) else None
