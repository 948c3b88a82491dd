"""A request for a check or a run, before anything is done about it."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from . import record
from .sandbox.policy import gpu_devices, real, under

_TEXTS = ("path", "cwd", "home", "runs", "answers")
_SYSTEM = ("/usr", "/etc", "/proc", "/dev", "/sys", "/var", "/bin", "/lib")
_ARGUMENTS = 1 << 20            # characters


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


def run_problem(request: Mapping[str, Any]) -> str | None:
    """What is wrong with a request for a run of a script, in one sentence; None when it can be made."""
    cannot = "The request for a run can't be read:"
    for key in (*_TEXTS, "main"):
        value = request.get(key)
        if not isinstance(value, str) or not value or "\0" in value or (key in _TEXTS and not os.path.isabs(value)):   # noqa: PTH117
            return f"{cannot} `{key}` is missing, or not a full path."
    sources = request.get("sources")
    if not isinstance(sources, dict) or list(sources) != [request["main"]] or not isinstance(sources[request["main"]], str):
        return f"{cannot} the script is not in `sources`."
    wrong = record.source_problem(request["main"])
    if wrong:
        return f"{cannot} {wrong}."
    args, environment, limits = request.get("args"), request.get("environment"), request.get("limits") or {}
    if not isinstance(args, list) or not all(isinstance(a, str) and "\0" not in a for a in args) or sum(map(len, args)) > _ARGUMENTS:
        return f"{cannot} `args` are no texts, or too long."
    if not isinstance(environment, dict) or not all(
            isinstance(k, str) and isinstance(v, str) and k and "=" not in k and "\0" not in k + v for k, v in environment.items()):
        return f"{cannot} `environment` holds something that is no variable."
    if not isinstance(limits, dict) or not all(isinstance(v, int | float) and 0 < v < 1 << 40 for v in limits.values() if v is not None):
        return f"{cannot} `limits` holds something that is no positive number."
    if request.get("doctor", "on") not in ("off", "on", "strict"):
        return "The doctor is `off`, `on` or `strict`."
    if request.get("device", "auto") not in ("auto", "cpu", "cuda"):
        return "The device of a run is `auto`, `cpu` or `cuda`."
    if request.get("device") == "cuda" and not gpu_devices():
        return "There is no NVIDIA GPU on this machine: leave `--device` out, or say `--device cpu`."
    return None


def place(request: Mapping[str, Any]) -> tuple[str, str] | str:
    """(the run's folder, its working directory) of a script; or, in one sentence, why it has no folder.

    The folder is what the script may read and write. It is the caller's working directory where the script lies below that, as
    one who stands in a project and types `python scripts/train.py` expects; else the folder that the script lies in. A folder in
    which more lies than a project (a home, /tmp, the learner's work) is none.
    """
    path, cwd = str(request["path"]), str(request["cwd"])
    beside = os.path.dirname(path)      # noqa: PTH120
    if under(real(path), real(cwd)) and (not request.get("sandbox", True) or not _wide(cwd, request)):
        return cwd, cwd
    wide = _wide(beside, request) if request.get("sandbox", True) else ""
    if wide:
        name = os.path.basename(path)   # noqa: PTH119
        return (f"{name} lies directly in {beside}, {wide}, and a run may read and write all of its folder: move {name} into a folder of "
                "its own, or say --no-sandbox.")
    if not request.get("sandbox", True):
        return beside, cwd
    return beside, cwd if under(real(cwd), real(beside)) else beside


def _wide(folder: str, request: Mapping[str, Any]) -> str:
    """Why a folder is more than a script's own, in a few words; '' when it is not."""
    found = real(folder)
    with contextlib.suppress(OSError):
        mode = os.stat(found).st_mode   # noqa: PTH116
        if mode & stat.S_IWOTH and mode & stat.S_ISVTX:
            return "which all users and programs share"
    home = str(request["environment"].get("HOME") or "")
    if home and under(real(home), found):
        return "your home folder" if real(home) == found else "which holds your home folder"
    if any(under(real(place), found) for place in _SYSTEM):
        return "which holds the system's files"
    if any(under(real(str(request[key])), found) for key in ("home", "runs", "answers")):
        return "where your progress and its history are kept"
    return ""
