"""Python's and PyTorch's errors in the words of a teacher, with the learner's own names where the traceback has them.

Wordings of libraries change: an explanation that finds no match falls back to the error's own words, never to nothing.
"""
from __future__ import annotations

import re
from typing import Any

from . import refused  # noqa: F401  its rules join the others
from .compare import Raised
from .wordings import RULES, Context


def explain(raised: Raised, source: str) -> tuple[str, str]:
    """(id, one or two sentences) for an error in the learner's code."""
    rows = source.splitlines()
    at = raised.lines[-1] if raised.lines else 0
    context = Context(raised, source, rows[at - 1] if 0 < at <= len(rows) else "")
    for ident, kind, pattern, f in RULES:
        if kind == "*" or kind in raised.types:
            m = re.search(pattern, raised.message, re.IGNORECASE | re.DOTALL)
            if m:
                said = f(context, m)
                if said:
                    return ident, said
    first = raised.message.strip().splitlines()[0][:200] if raised.message.strip() else ""
    return "error-" + raised.types[0].lower(), f"Python stopped with **{raised.types[0]}**" + (f": {first}" if first else ".")


def ended(how: dict[str, Any], seconds: float, doing: str) -> tuple[str, str]:
    """(id, sentence) when the learner's process fell silent.  how: what the supervisor knows; doing: the check held then."""
    kind = str(how.get("how") or "")
    while_ = f" while **{doing}** was being checked" if doing else " while it was being loaded"
    if kind in ("timeout", "time"):
        return "slow", f"Your code gave no answer within {seconds:g} seconds{while_}. Look for a loop whose condition never changes."
    detail = str(how.get("detail") or "")
    stopped = f"Your program was stopped{while_}: {detail[:1].lower()}{detail[1:].rstrip('.')}."
    if detail.startswith("It started"):
        return "processes", stopped + " A check needs a handful: is there a loop that starts one after the other?"
    if kind in ("memory", "output") and detail.startswith(("It wrote", "It made", "The ")):
        return "disk" if kind == "output" else "memory", stopped
    if kind == "memory":
        return "memory", f"Your program was stopped{while_}: it used more memory than a check may. How many numbers does it make?"
    if kind == "output":
        return "output", f"Your program was stopped{while_}: it printed without end. Is there a `print` in a loop that never stops?"
    if kind == "broken":
        return "broken", (f"Your program answered with something that no check can read{while_}. "
                          "Does it write to files or sockets that it did not open?")
    signal, code = how.get("signal"), how.get("code")
    if signal:
        names = {4: "an illegal instruction", 6: "an abort", 7: "a bus error", 8: "an arithmetic fault", 9: "a kill",
                 11: "a segmentation fault"}
        by = names.get(int(signal), f"signal {signal}")
        return "crash", f"The Python interpreter itself crashed{while_}, by {by}. Low-level calls like `ctypes` can do that."
    if code is not None:
        return "exit", f"Your program ended itself{while_} (exit code {code}). `os._exit` leaves no time for an answer: return instead."
    return "gone", f"Your program ended{while_} without an answer."
