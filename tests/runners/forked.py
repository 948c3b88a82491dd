"""A program in a fork of this process, in which torch is loaded and warm: what a fresh interpreter spends seconds on."""

from __future__ import annotations

import os
import sys
import traceback

from runners import warm


def start(program: str, keep: int) -> tuple[int, int]:
    """Run it; the process and a pipe with all that it prints. `keep`: a descriptor that it writes to."""
    warm.warm()
    read, write = os.pipe()
    pid = os.fork()
    if pid:
        os.close(write)
        return pid, read
    code = 1
    try:
        os.dup2(write, 1)
        os.dup2(write, 2)
        os.set_inheritable(keep, True)
        sys.stdout, sys.stderr = os.fdopen(1, "w", buffering=1, closefd=False), os.fdopen(2, "w", buffering=1, closefd=False)
        exec(compile(program, "<program>", "exec"), {"__name__": "__main__"})
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)


def end(pid: int, read: int) -> tuple[int, str]:
    """Exit code, and what it printed."""
    parts = []
    while data := os.read(read, 1 << 16):
        parts.append(data)
    os.close(read)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), b"".join(parts).decode("utf-8", "replace")
