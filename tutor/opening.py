"""An editor's process: started, waited for, and told about in one sentence when it comes to grief."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
import tempfile
import termios
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tutor.editor import EditorError, Plan
from tutor.errors import reason

AT_ONCE = 0.5
"""Seconds in which an editor with a window usually says that it can't open one."""
EARLY = 15.0
"""Seconds after which an error at its end no longer means that it never opened."""
_SPLIT = 5.0
# What a full-screen program may have left behind: another screen, no cursor, a mouse, pasting and focus that are reported.
_TIDY = "\033[?1049l\033[?25h\033[?1000l\033[?1002l\033[?1003l\033[?1006l\033[?2004l\033[?1004l\033[0m\r"
# Says that it began, and at the end how it ended. Closed without a word, the pane was closed, or its terminal is gone.
_PANE = 'exec 3>"$0"; echo begun >&3; "$@" 3>&-; code=$?; echo $code >&3; exit $code'


def run(plan: Plan) -> Opened | None:
    """Open the file. A terminal editor is waited for (the caller has stepped aside); the others are only started."""
    if plan.how == "suspend":
        _aside(plan)
        return None
    if plan.how == "split":
        return _split(plan)
    return _window(plan)


class Opened:
    """An editor that was opened beside the app."""

    def __init__(self, plan: Plan, process: subprocess.Popen[bytes] | None, pane: str = "", tell: int = -1) -> None:
        self.plan, self.pane = plan, pane
        self._process, self._tell = process, tell
        self._began = time.monotonic()
        self.over = False

    def wait(self) -> None:
        """Until it is closed; an `EditorError` if it ended with an error that its user can't have meant."""
        try:
            code = self._pane_s_end() if self._process is None else self._process.wait()
        finally:
            self.over = True
        if not code:
            return
        if self._process is None:
            raise EditorError(_ended(self.plan, code - 128 if 128 < code <= 192 else 0, code))
        if time.monotonic() - self._began < EARLY:
            raise EditorError(_never_opened(self.plan, code))

    def show(self) -> bool:
        """Go to it, if it is in a pane that is still there."""
        if self.over or not self.pane:
            return False
        silent = subprocess.DEVNULL
        command = [self.plan.argv[0], "select-pane", "-t", self.pane]
        try:
            return subprocess.call(command, stdin=silent, stdout=silent, stderr=silent, timeout=_SPLIT) == 0
        except (OSError, subprocess.TimeoutExpired):
            return False

    def _pane_s_end(self) -> int:
        said = b""
        with os.fdopen(self._tell, "rb", buffering=0) as tell:
            poll = select.poll()
            poll.register(tell, select.POLLIN)
            while True:
                poll.poll()
                more = tell.read(100)
                if more is None:
                    continue
                if not more:
                    break
                said += more
        last = said.split()[-1:] or [b""]
        return int(last[0]) if last[0].isdigit() else 0


def _aside(plan: Plan) -> None:
    """A terminal editor has the terminal, and this process waits."""
    with _own_terminal() as places, _deaf_to_ctrl_c(), _same_terminal_after():
        try:
            code = subprocess.call(plan.argv, **places)
        except OSError as error:
            raise EditorError(_unstarted(plan, error)) from error
        if code < 0 and sys.stdout.isatty():
            sys.stdout.write(_TIDY)
            sys.stdout.flush()
    if code != 0:
        raise EditorError(_ended(plan, -code if code < 0 else 0, code))


def _window(plan: Plan) -> Opened:
    silent = subprocess.DEVNULL
    try:
        # A session of its own: closing the terminal must not close their window.
        process = subprocess.Popen(plan.argv, stdin=silent, stdout=silent, stderr=silent, start_new_session=True)
    except OSError as error:
        raise EditorError(_unstarted(plan, error)) from error
    opened = Opened(plan, process)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(AT_ONCE)
        opened.wait()
    return opened


def _split(plan: Plan) -> Opened:
    with tempfile.TemporaryDirectory(prefix="torchtutor-pane-") as folder:
        fifo = Path(folder) / "tell"
        os.mkfifo(fifo, 0o600)
        tell = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            wrapped = (*plan.argv, "-P", "-F", "#{pane_id}", "--", "sh", "-c", _PANE, str(fifo), *plan.bare)
            done = subprocess.run(wrapped, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=_SPLIT)
            words = done.stderr.decode("utf-8", "replace").strip()
            if done.returncode != 0:
                raise EditorError(f"tmux could not open a split for {plan.editor} ({words or 'no reason given'}).")
            poll = select.poll()
            poll.register(tell, select.POLLIN)
            poll.poll(_SPLIT * 1000)  # it has found the way to tell us: the file may go
        except (OSError, subprocess.TimeoutExpired) as error:
            os.close(tell)
            why = reason(error) if isinstance(error, OSError) else "it does not answer"
            raise EditorError(f"tmux could not open a split for {plan.editor} ({why}).") from error
        except EditorError:
            os.close(tell)
            raise
    return Opened(plan, None, done.stdout.decode("ascii", "replace").strip(), tell)


@contextlib.contextmanager
def _own_terminal() -> Iterator[dict[str, Any]]:
    """Where the editor reads and draws. If a program reads our output (`--json`), not there: nobody would see it, and it would
    stand between the document's lines."""
    if sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty():
        yield {}
        return
    try:
        terminal = open("/dev/tty", "r+b", buffering=0)  # noqa: PTH123, SIM115
    except OSError:
        yield {"stdout": 2}
        return
    with terminal:
        yield {"stdin": terminal, "stdout": terminal, "stderr": terminal}


@contextlib.contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Ctrl-C and Ctrl-\\ in the editor reach this process, too, and are none of its business. A handler, because a signal that
    is ignored would be ignored by the editor as well."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, lambda *_: None) for number in (signal.SIGINT, signal.SIGQUIT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextlib.contextmanager
def _same_terminal_after() -> Iterator[None]:
    """An editor that was killed leaves a terminal that shows no letters: as it was before, it shall be afterwards."""
    try:
        before = termios.tcgetattr(0)
    except (termios.error, OSError):
        yield
        return
    try:
        yield
    finally:
        with contextlib.suppress(termios.error, OSError):
            termios.tcsetattr(0, termios.TCSADRAIN, before)


def _ended(plan: Plan, number: int, code: int) -> str:
    if number:
        try:
            name = signal.Signals(number).name
        except ValueError:
            name = f"signal {number}"
        return f"Your editor {plan.editor} was ended from outside or crashed ({name}); what it saved is kept."
    if code in (126, 127) and plan.how == "split":
        return f"Your editor {plan.editor} could not be started in its split: set EDITOR to another, such as EDITOR=nano."
    return f"Your editor {plan.editor} ended with an error (exit status {code}); what it saved is kept."


def _never_opened(plan: Plan, code: int) -> str:
    what = f"exit status {code}" if code > 0 else f"signal {-code}"
    screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform == "darwin"
    why = "" if screen else " and there is no display for its window here"
    return f"Your editor {plan.editor} ended at once with an error ({what}){why}: set EDITOR to one that runs here, such as EDITOR=nano."


def _unstarted(plan: Plan, error: OSError) -> str:
    return f"Your editor {plan.editor} could not be started ({reason(error)}): set EDITOR to another, such as EDITOR=nano."
