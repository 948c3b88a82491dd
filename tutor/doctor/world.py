"""All that facts are found in: environment, files, packages, programs. Tests build one of their own."""

from __future__ import annotations

import contextlib
import importlib.machinery
import importlib.metadata
import importlib.util
import os
import platform
import selectors
import shlex
import shutil
import signal
import struct
import subprocess
import sys
import sysconfig
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from tutor.paths import tidy

if TYPE_CHECKING:
    from tutor.doctor.nvml import Nvml
    from tutor.session import Session

T = TypeVar("T")
PAUSE = 0.1
"""Seconds between two looks at whether it has ended."""
CAP = 256 << 10
"""Bytes that are kept of what a child writes."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A child that was tried."""

    code: int | None
    """Exit status, the negative of a signal, or None: it was ended because it took too long."""
    out: str
    err: str
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Interpreter:
    """A Python, and where its packages are kept."""

    version: tuple[int, ...] = tuple(sys.version_info[:3])
    made_by: str = platform.python_implementation()
    bits: int = 8 * struct.calcsize("P")
    free_threaded: bool = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
    executable: str = sys.executable
    prefix: str = sys.prefix
    base: str = sys.base_prefix

    @property
    def shown(self) -> str:
        """The program, as one types it."""
        return shlex.quote(self.executable) if " " in self.executable else tidy(Path(self.executable))

    @property
    def install(self) -> str:
        """The command that installs PyTorch into it."""
        return f"{self.shown} -m pip install torch torchvision"

    @property
    def again(self) -> str:
        """The command that replaces what is there of it."""
        return f"{self.shown} -m pip install --force-reinstall torch torchvision"


def free_bytes(folder: Path) -> int:
    """What a user may still write there; 0 when no file can be added. Raises OSError."""
    found = os.statvfs(folder)
    return 0 if found.f_files and not found.f_favail else found.f_frsize * found.f_bavail


def usable_cores() -> tuple[int, int]:
    """The machine's cores, and how many of them this process may use."""
    there = os.cpu_count() or 1
    return there, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else there


Run = Callable[[Sequence[str], float, Mapping[str, str]], Ended]


def run_child(argv: Sequence[str], patience: float, environ: Mapping[str, str]) -> Ended:
    """Run a program apart from this one, ended with all its children after `patience` seconds. Raises OSError."""
    began = time.monotonic()
    child = subprocess.Popen(
        argv,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=dict(environ),
        cwd="/",
        start_new_session=True,
    )
    kept: dict[str, bytearray] = {"out": bytearray(), "err": bytearray()}
    late = False
    with child, selectors.DefaultSelector() as select:
        try:
            for name, pipe in (("out", child.stdout), ("err", child.stderr)):
                assert pipe is not None
                select.register(pipe, selectors.EVENT_READ, name)
            while select.get_map():
                left = began + patience - time.monotonic()
                ready = select.select(max(0.0, min(left, PAUSE)))
                if left <= 0:
                    late = True
                    break
                if not ready and child.poll() is not None:      # it has ended, and something that it left behind holds the pipes
                    break
                for key, _ in ready:
                    more = os.read(key.fd, 1 << 16)
                    if not more:
                        select.unregister(key.fileobj)
                    kept[key.data] += more[: max(0, CAP - len(kept[key.data]))]
            if not late:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    child.wait(max(0.1, began + patience - time.monotonic()))
        finally:
            late = late or child.poll() is None
            with contextlib.suppress(OSError):
                os.killpg(child.pid, signal.SIGKILL)
            child.kill()
    out, err = (bytes(kept[name]).decode("utf-8", "replace") for name in ("out", "err"))
    return Ended(None if late else child.returncode, out, err, time.monotonic() - began)


class World:
    """One machine, as one learner sees it. What several groups need is found once (`once`)."""

    def __init__(
        self,
        session: Session,
        *,
        environ: Mapping[str, str] | None = None,
        root: Path = Path("/"),
        path: Sequence[str] | None = None,
        interpreter: Interpreter | None = None,
        platform: str = sys.platform,
        cores: Callable[[], tuple[int, int]] = usable_cores,
        free: Callable[[Path], int] = free_bytes,
        uid: int | None = None,
        size: tuple[int, int] | None = None,
        tty: bool | None = None,
        run: Run = run_child,
        nvml: Callable[[], Nvml] | None = None,
        ask: Callable[[], str | None] | None = None,
        keep_runner: bool = False,
    ) -> None:
        self.session = session
        self.environ: Mapping[str, str] = os.environ if environ is None else environ
        self.root = root
        """Where /proc, /sys and /etc are."""
        self.path = path
        """Where packages are looked for; None: where this interpreter does."""
        self.interpreter = interpreter or Interpreter()
        self.platform = platform
        self.cores, self.free = cores, free
        self.uid = os.getuid() if uid is None else uid
        columns, rows = size or shutil.get_terminal_size()
        self.size = (columns, rows)
        self.tty = (sys.stdin.isatty() and sys.stdout.isatty()) if tty is None else tty
        self.run = run
        self._nvml = nvml
        self.ask = ask
        """Asks the terminal itself what it can show; None where it must not be asked."""
        self.keep_runner = keep_runner
        """Whether a runner that was started for a look stays: an app is about to want it."""
        self._known: dict[str, Any] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def once(self, key: str, make: Callable[[], T]) -> T:
        """What `make` gives, made by whoever asks first; the others wait for it."""
        with self._lock:
            lock = self._locks.setdefault(key, threading.Lock())
        with lock:
            if key not in self._known:
                self._known[key] = make()
            return cast("T", self._known[key])

    def nvml(self) -> Nvml:
        """The way to the NVIDIA driver. Raises `nvml.NoDriver`."""
        from tutor.doctor import nvml

        return (self._nvml or nvml.Nvml)()

    # Files of the system

    def place(self, path: str) -> Path:
        """An absolute path of the system."""
        return self.root / path.lstrip("/")

    def read(self, path: str) -> str | None:
        """A file of the system; None where it is not, or not for us."""
        try:
            with self.place(path).open("rb") as file:
                return file.read(1 << 20).decode("utf-8", "replace")
        except OSError:
            return None

    def number(self, path: str) -> int | None:
        """The number in a file of the system."""
        text = (self.read(path) or "").strip()
        return int(text) if text.lstrip("-").isdigit() else None

    # Packages and programs

    def version(self, package: str) -> str | None:
        """The version of an installed package; nothing is imported."""
        found = self._distribution(package)
        return None if found is None else str(found.metadata["Version"] or "") or None

    def requires(self, package: str) -> list[str]:
        """What a package says that it needs."""
        found = self._distribution(package)
        return [] if found is None else list(found.requires or [])

    def _distribution(self, package: str) -> importlib.metadata.Distribution | None:
        if self.path is None:
            found = importlib.metadata.distributions(name=package)
        else:
            found = importlib.metadata.distributions(name=package, path=list(self.path))
        return next(iter(found), None)

    def module(self, name: str) -> Path | None:
        """The file that `import name` would run; nothing is imported."""
        try:
            find = importlib.machinery.PathFinder.find_spec
            spec = importlib.util.find_spec(name) if self.path is None else find(name, list(self.path))
        except (ImportError, ValueError, AttributeError):
            return None
        return Path(spec.origin) if spec is not None and spec.origin else None

    def which(self, program: str) -> str | None:
        """Where a program is."""
        return shutil.which(program, path=self.environ.get("PATH"))
