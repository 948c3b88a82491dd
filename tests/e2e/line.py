"""A terminal at the end of a slow line: a pseudo-terminal whose bytes take their time in both directions, and which answers the
questions that programs ask of terminals, late like everything else."""
from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pyte

PATIENCE = 120.0        # seconds that anything may take on a machine that is busy with other things
ANSWERS = {             # what a program asks -> what an xterm says
    rb"\x1b\[\?2026\$p": b"\x1b[?2026;2$y",
    rb"\x1b\[\?2048\$p": b"\x1b[?2048;0$y",
    rb"\x1b\[0?c": b"\x1b[?64;1;2;6;9;15;18;21;22c",
    rb"\x1b\[>0?c": b"\x1b[>41;379;0c",
    rb"\x1b\[6n": b"\x1b[12;34R",
    rb"\x1b\]10;\?(?:\x07|\x1b\\)": b"\x1b]10;rgb:dcdc/dcdc/dcdc\x1b\\",
    rb"\x1b\]11;\?(?:\x07|\x1b\\)": b"\x1b]11;rgb:1c1c/1c1c/1c1c\x1b\\",
    rb"\x1b\[\?u": b"\x1b[?0u",
}
_ASKED = re.compile(b"|".join(b"(%s)" % pattern for pattern in ANSWERS))
_REPLIES = list(ANSWERS.values())
# What pyte would draw: private modes of the keyboard, and strings for the terminal itself.
_SILENT = re.compile(rb"\x1b\[[<>=][\d;]*[a-zA-Z]|\x1b\[\?[\d;]*[a-gi-km-zA-IL-Z]|\x1b\[[?!]?[\d;]*[$ \"'][a-zA-Z]"
                     rb"|\x1bP.*?\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)", re.DOTALL)


class Line:
    """A program in a terminal of its own session. `delay`: seconds that bytes take, each way."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str], columns: int = 80, rows: int = 24, delay: float = 0.0,
                 cwd: Path | None = None, answers: bool = True) -> None:
        self.delay, self.answers = delay, answers
        self.screen_ = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen_)
        self.main, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

        def own() -> None:
            os.setsid()
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)

        self.process = subprocess.Popen(argv, stdin=side, stdout=side, stderr=side, env=dict(env), cwd=cwd, preexec_fn=own, close_fds=True)
        os.close(side)
        self._to_screen: list[tuple[float, bytes]] = []
        self._to_program: list[tuple[float, bytes]] = []
        self.got = b""              # all that the program has sent
        self.asked: list[bytes] = []
        self.over = False

    # In and out

    def type(self, keys: str | bytes) -> None:
        """Keys, pressed now: the program gets them when the line has brought them."""
        self._to_program.append((time.monotonic() + self.delay, keys.encode() if isinstance(keys, str) else keys))

    def pump(self, seconds: float) -> None:
        """Let time go by."""
        end = time.monotonic() + seconds
        while (now := time.monotonic()) < end:
            self._deliver(now)
            due = [at for at, _ in (*self._to_screen[:1], *self._to_program[:1])]
            wait = max(0.0, min([end, *due, now + 0.05]) - now)
            if self.over:
                time.sleep(wait)
                continue
            ready, _, _ = select.select([self.main], [], [], wait)
            if ready:
                try:
                    data = os.read(self.main, 65536)
                except OSError:
                    data = b""
                self.over = not data
                self.got += data
                self._to_screen.append((time.monotonic() + self.delay, data))
        self._deliver(time.monotonic())

    def _deliver(self, now: float) -> None:
        while self._to_screen and self._to_screen[0][0] <= now:
            _, data = self._to_screen.pop(0)
            for found in _ASKED.finditer(data):
                self.asked.append(found.group())
                if not self.answers:
                    continue
                self.type(_REPLIES[next(i for i, part in enumerate(found.groups()) if part is not None)])
            self._stream.feed(_SILENT.sub(b"", data))
        while self._to_program and self._to_program[0][0] <= now:
            _, data = self._to_program.pop(0)
            with contextlib.suppress(OSError):
                os.write(self.main, data)

    # What is seen

    @property
    def screen(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen_.display)

    def until(self, *words: str, not_: str = "", seconds: float = PATIENCE) -> str:
        """The screen, once it shows all of `words`."""
        return self.when(lambda text: all(w in text for w in words) and (not not_ or not_ not in text), f"{words} never came", seconds)

    def when(self, true: Callable[[str], bool], complaint: str, seconds: float = PATIENCE) -> str:
        end = time.monotonic() + seconds
        while not true(self.screen):
            if time.monotonic() > end:
                raise AssertionError(f"{complaint}; the screen shows\n{self.screen}")
            self.pump(0.05)
        return self.screen

    def ended(self, seconds: float = PATIENCE) -> int:
        """The exit status, once the program is over."""
        end = time.monotonic() + seconds
        while self.process.poll() is None:
            assert time.monotonic() < end, f"it never ended; the screen shows\n{self.screen}"
            self.pump(0.05)
        self.pump(self.delay + 0.1)
        return self.process.returncode

    def close(self) -> None:
        if self.process.poll() is None:
            with contextlib.suppress(OSError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.kill()
        self.process.wait()
        os.close(self.main)
