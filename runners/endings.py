"""How a run's processes ended, in numbers and in words, and what they left on the disk."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
from pathlib import Path

DISK = 1 << 30              # bytes that a run may leave in its folders
FILES = 20_000


def used(folder: str) -> tuple[int, int]:
    """Files and bytes in a folder; it stops counting where no run could have written more."""
    files = size = 0
    todo = [folder]
    while todo:
        with contextlib.suppress(OSError), os.scandir(todo.pop()) as entries:
            for entry in entries:
                files += 1
                if files > 3 * FILES:
                    return files, size
                with contextlib.suppress(OSError):
                    if entry.is_dir(follow_symlinks=False):
                        todo.append(entry.path)
                    else:
                        size += entry.stat(follow_symlinks=False).st_blocks * 512
    return files, size


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
