"""A request for a check, before anything is done about it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from . import record


def problem(request: Mapping[str, Any]) -> str | None:
    """What is wrong with a request for a check, in one sentence; None when it can be made."""
    for key in ("exercise", "folder", "main", "path", "week_folder", "outputs", "home", "runs", "answers"):
        if not isinstance(request.get(key), str) or not request[key] or "\0" in request[key]:
            return f"The request for a check can't be read: `{key}` is missing."
    for key in ("folder", "week_folder", "outputs", "home", "runs", "answers"):
        if not os.path.isabs(request[key]):     # noqa: PTH117  a string, as it came
            return f"The request for a check can't be read: `{key}` is not a full path."
    sources = request.get("sources")
    if not isinstance(sources, dict) or request["main"] not in sources or not all(isinstance(t, str) for t in sources.values()):
        return "The request for a check can't be read: the learner's file is not in `sources`."
    for name in sources:
        wrong = record.source_problem(name)
        if wrong:
            return f"The request for a check can't be read: {wrong}."
    limits = request.get("limits") or {}
    if not isinstance(limits, dict) or not all(isinstance(v, int | float) and 0 < v < 1 << 40 for v in limits.values() if v is not None):
        return "The request for a check can't be read: `limits` holds something that is no positive number."
    seed = request.get("seed")
    if seed is not None and (not isinstance(seed, int) or isinstance(seed, bool) or not 0 <= seed < 1 << 63):
        return "The seed must be a whole number that is not negative."
    if not Path(request["folder"]).is_dir():
        return f"The exercise's folder {request['folder']} is not there."
    return None
