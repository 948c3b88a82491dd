"""How a run's processes ended, in numbers and in words, and removing what they left on the disk."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import signal
import subprocess
from pathlib import Path


def remove(folder: str) -> None:
    """Remove a folder of a run that is over, however deep it is and whatever its program did to the permissions in it."""
    with contextlib.suppress(RecursionError):
        shutil.rmtree(folder, ignore_errors=True)
    if os.path.lexists(folder):
        for command in (["chmod", "-R", "u+rwX", "--", folder], ["rm", "-rf", "--", folder]):
            with contextlib.suppress(OSError, subprocess.SubprocessError):
                subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)


def of_status(status: int) -> tuple[int | None, int | None]:
    """(signal, exit code) of a wait status; one of them is None."""
    return (os.WTERMSIG(status), None) if os.WIFSIGNALED(status) else (None, os.WEXITSTATUS(status))


def crash(number: int | None, code: int | None) -> str:
    if number is None:
        return f"It ended itself with exit code {code}."
    if number == signal.SIGKILL:
        return "The system killed it, most often because memory ran out."
    try:
        name = signal.Signals(number).name
    except ValueError:
        name = f"signal {number}"
    return f"It crashed ({name})."


def unrecorded(error: OSError, folder: Path, outputs: str) -> str:
    """Why a run could not begin, and what to do about it."""
    place = Path(str(error.filename or folder))
    why = error.strerror or str(error) or type(error).__name__
    why = why[:1].lower() + why[1:]
    if error.errno == errno.ENOENT and error.filename is None:              # as `tempfile` says it
        place = Path(os.environ.get("TMPDIR") or "/tmp")
        return f"The run can't be made, there is no room for temporary files in {place}: free some space, or set TMPDIR to another folder."
    remedy = "" if place.is_relative_to(Path(outputs).parent) else ", or set TORCHTUTOR_CACHE to a folder of yours"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The run can't be recorded, the disk of {place.parent} is full ({why}): free some space{remedy}."
    return f"The run can't be recorded, {place} can't be written ({why}): make it writable{remedy}."
