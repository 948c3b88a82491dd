"""A learner at a terminal: the real app in a real tmux of its own, keys in, screens out."""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120.0        # seconds that anything may take on a machine that is busy with other things


class Terminal:
    """One tmux server below a folder. Pane 0 runs the app."""

    def __init__(self, base: Path, columns: int = 120, rows: int = 40, editor: str = "vim") -> None:
        self.base, self.columns, self.rows = base, columns, rows
        (base / "run").mkdir(mode=0o700, exist_ok=True)
        self.home, self.cache = base / "home", base / "cache"
        self.editor = editor
        self.socket = base / "tmux"
        self.started = False

    def environment(self) -> dict[str, str]:
        env = {k: v for k, v in os.environ.items() if not k.startswith(("TORCHTUTOR", "TMUX", "XDG")) and k not in ("NO_COLOR", "VISUAL")}
        return env | {"TERM": "tmux-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "EDITOR": self.editor,
                      "TORCHTUTOR_HOME": str(self.home), "TORCHTUTOR_CACHE": str(self.cache), "XDG_RUNTIME_DIR": str(self.base / "run"),
                      "XDG_CONFIG_HOME": str(self.base / "config"), "PYTHONPATH": str(ROOT), "HOME": str(self.base)}

    def tmux(self, *args: str) -> str:
        done = subprocess.run(["tmux", "-S", str(self.socket), *args], env=self.environment(), capture_output=True, text=True, timeout=60)
        return done.stdout

    def start(self, *args: str, prefix: str = "", module: str = "tutor") -> None:
        """The app, typed in a shell, as learners do: killing the app leaves the shell."""
        if not self.started:
            (self.base / ".vimrc").write_text("set nocompatible noswapfile\n")
            self.tmux("-f", "/dev/null", "new-session", "-d", "-s", "walk", "-x", str(self.columns), "-y", str(self.rows), "bash --norc")
            self.started = True
        self.keys(0, " ".join([prefix, sys.executable, "-m", module, *args]).strip(), "Enter")

    def keys(self, pane: int, *keys: str) -> None:
        for key in keys:
            self.tmux("send-keys", "-t", f"%{pane}", key)

    def screen(self, pane: int = 0) -> str:
        return self.tmux("capture-pane", "-p", "-t", f"%{pane}")

    def until(self, *words: str, pane: int = 0, not_: str = "") -> str:
        """The screen, once it shows all of `words`."""
        return self._until(lambda text: all(w in text for w in words) and (not not_ or not_ not in text), pane,
                           f"{words} never came")

    def _until(self, true: Callable[[str], bool], pane: int, complaint: str) -> str:
        end = time.monotonic() + PATIENCE
        while True:
            text = self.screen(pane)
            if true(text):
                return text
            if time.monotonic() > end:
                raise AssertionError(f"{complaint}; the screen shows\n{text}")
            time.sleep(0.1)

    def panes(self) -> list[str]:
        return self.tmux("list-panes", "-s", "-F", "#{pane_id}").split()

    def app(self) -> psutil.Process:
        """The app's own process, among the children of pane 0's shell."""
        shell = int(self.tmux("display-message", "-p", "-t", "%0", "#{pane_pid}"))
        for child in psutil.Process(shell).children(recursive=True):
            if "tutor" in " ".join(child.cmdline()):
                return child
        raise AssertionError("the app is not running")

    def kill(self) -> None:
        """The app, by kill -9; the shell behind it has a screen like new again."""
        process = self.app()
        process.kill()
        process.wait(30)
        self.keys(0, "", "Enter")
        self.keys(0, "stty sane; tput reset; PS1='ready> '", "Enter")
        self._until(lambda text: text.strip() == "ready>", 0, "the shell never came back")

    def close(self) -> None:
        subprocess.run([sys.executable, "-m", "tutor", "runner", "stop"], env=self.environment(), capture_output=True, cwd=ROOT)
        self.tmux("kill-server")


def missing(*programs: str) -> list[str]:
    return [p for p in programs if shutil.which(p) is None]
