"""A script of the learner's own, as a run: what the runner is asked."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tutor.paths import Paths, tidy
from tutor.runner import Client, Run, RunError, as_run_error

LARGEST = 4 << 20
"""Bytes of a script."""


def request(
    paths: Paths,
    script: str,
    args: Sequence[str] = (),
    *,
    device: str | None = None,
    net: bool = False,
    sandbox: bool = True,
    doctor: str = "on",
    environ: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """What the runner is asked, as docs/architecture.md has it. The script is read here, once: what runs is what it is now."""
    path = Path(os.path.abspath(Path(script).expanduser()))  # noqa: PTH100  links stay as they were given
    mask = os.umask(0o022)
    os.umask(mask)
    env = os.environ if environ is None else environ
    return {
        "op": "run",
        "path": str(path),
        "name": script,
        "main": path.name,
        "sources": {path.name: read(path)},
        "args": list(args),
        "cwd": _here(),
        "environment": {key: value for key, value in env.items() if not key.startswith("TORCHTUTOR_")},
        "umask": mask,
        "device": device or "auto",
        "net": net,
        "sandbox": sandbox,
        "doctor": doctor,
        "home": str(paths.home),
        "runs": str(paths.runs),
        "answers": str(paths.answers),
        "data": str(paths.data),
    }


def start(client: Client, asked: Mapping[str, Any]) -> Run:
    """Begin it. A `RunError` says why that can't be."""
    with as_run_error():
        return client.run(asked)


def read(path: Path) -> str:
    """The text of a script, byte for byte."""
    shown = tidy(path)
    if path.suffix == ".ipynb":
        raise RunError(f"{shown} is a notebook: `jupyter nbconvert --to script` makes a script of it, which can be run.")
    try:
        if path.is_dir():
            raise RunError(f"{shown} is a folder: name a script in it.")
        if not path.exists():
            raise RunError(f"{shown} is not there. Check the path.")
        if not path.is_file():
            raise RunError(f"{shown} is no file: name a script.")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise RunError(f"{shown} can't be read ({error.strerror}).") from error
    if len(data) > LARGEST:
        raise RunError(f"{shown} is larger than {LARGEST >> 20} MB: is it a script?")
    return data.decode("utf-8", "surrogateescape")


def _here() -> str:
    try:
        return os.environ["PWD"] if _is_here(os.environ.get("PWD", "")) else str(Path.cwd())
    except OSError as error:
        raise RunError("The folder you are in is gone: go to another one.") from error


def _is_here(folder: str) -> bool:
    """Whether the shell's own name of the working folder, which may lead through links, is right."""
    try:
        return Path(folder).is_absolute() and Path(folder).samefile(Path.cwd())
    except OSError:
        return False
