"""How a run's processes ended, in numbers and in words, and removing what they left on the disk."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess


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
