"""How a run's processes ended, in numbers and in words, and what they left on the disk."""

from __future__ import annotations

import contextlib
import os
import signal

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
