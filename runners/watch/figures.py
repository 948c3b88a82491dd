"""Figures that the learner's code saves or shows with Matplotlib, sent as small PNGs through the pipe of the points.

Installed in the learner's process before the learner's code; Matplotlib is never imported for it. It must not be felt: the same
files, values, errors, warnings and open figures as without it. So a saved PNG is read again, and what else there is to see (a PDF,
a figure that is only shown, a picture too large to send) is drawn by a forked child, whose changes to the figure die with it.
"""

from __future__ import annotations

import contextlib
import fcntl
import functools
import io
import os
import select
import signal
import stat
import threading
import time
from types import ModuleType
from typing import Any

from .. import figures
from .imports import on_import
from .loss import Watch

_BASES = "matplotlib.backend_bases"
WIDE, HIGH, DPI = 1280, 960, 100    # pixels of what we draw ourselves, at most
FREE = 24                           # pictures that are taken whatever they cost; beyond these
EVERY, SHARE = 1.0, 0.1             # one in so many seconds, if we have not had our part of the time
SOON, AT_LAST = 0.2, 3.0            # seconds that we wait for room in the pipe and for our children: at once, and before an answer
_CHILDREN, _SECONDS, _MEMORY = 2, 10, 256 << 20
_open, _read, _close, _fstat = os.open, os.read, os.close, os.fstat     # the learner may replace theirs

# Named as a part of Matplotlib, so that its warnings are told of the learner's line and not of ours.
_HOOKS = """
def print_figure(self, *args, **kwargs):
    result = original(self, *args, **kwargs)
    seen(self, *args, **kwargs)
    return result

def show(self, *args, **kwargs):
    seen(self)
    return original(self, *args, **kwargs)
"""


class Figures:
    """One for the process."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch
        self._original: Any = None                      # Matplotlib's own print_figure
        self._turn = threading.Lock()
        self._late: dict[str, dict[str, Any]] = {}      # files that wait for the next flush -> their heads
        self._children: list[tuple[int, int, dict[str, Any], bytearray]] = []
        self._count = self._left = 0
        self._spent, self._began, self._sent = 0.0, time.monotonic(), 0.0

    # -- hooks -------------------------------------------------------------------------------------------------------

    def install(self) -> None:
        self.watch.others.append(self.flush)
        on_import(_BASES, self.patch)

    def patch(self, bases: ModuleType) -> None:
        self._original = bases.FigureCanvasBase.print_figure
        for cls, name, seen in ((bases.FigureCanvasBase, "print_figure", self.saved), (bases.FigureManagerBase, "show", self.shown)):
            original = getattr(cls, name)
            space: dict[str, Any] = {"__name__": _BASES, "original": original, "seen": self._careful(seen)}
            place = os.path.join(os.path.dirname(bases.__file__ or ""), "<seen by torchtutor>")     # noqa: PTH118, PTH120
            exec(compile(_HOOKS, place, "exec"), space)
            setattr(cls, name, functools.wraps(original)(space[name]))

    def _careful(self, seen: Any) -> Any:
        def call(*args: Any, **kwargs: Any) -> None:
            if self.watch.index < 0 or not self._turn.acquire(blocking=False):
                return                          # a child of the program; or two threads draw at once
            start = time.monotonic()
            try:
                self._count += 1
                seen(*args, **kwargs)
            except Exception:                   # a picture is lost, the program goes on
                self._left += 1
            finally:
                self._spent += time.monotonic() - start
                self._turn.release()

        return call

    # -- what is seen ------------------------------------------------------------------------------------------------

    def saved(self, canvas: Any, filename: Any, *args: Any, **kwargs: Any) -> None:
        """A figure was written to `filename`, a path or something like a file."""
        path, kind = self._place(canvas, filename, args[4] if len(args) > 4 else kwargs.get("format"))
        due = self._due()
        if path is None:
            if due:
                self._draw(canvas.figure, self._head(_called(canvas)), kwargs)
            else:
                self._left += 1
            return
        head = self._head(os.path.basename(path), path)     # noqa: PTH119  their Path may be another by now
        if kind != "png":
            if due:
                self._draw(canvas.figure, head, kwargs)
            else:
                self._left += 1
        elif not due:
            self._left += self._late.pop(path, None) is not None
            self._late[path] = head
            if len(self._late) > figures.KEPT:
                self._late.pop(next(iter(self._late)))
                self._left += 1
        else:
            self._left += self._late.pop(path, None) is not None
            data = _file(path)
            if data is None:
                self._draw(canvas.figure, head, kwargs)
            else:
                self._send(head, data, SOON)

    def shown(self, manager: Any) -> None:
        """A figure is to be shown, and there is no window."""
        if self._due():
            self._draw(manager.canvas.figure, self._head(_called(manager.canvas, manager)), {})
        else:
            self._left += 1

    def due(self) -> bool:
        """Whether a picture of another sense may be sent now."""
        self._count += 1
        due = self._due()
        self._left += not due
        return due

    def send(self, name: str, data: bytes, seconds: float) -> None:
        """A PNG of another sense."""
        self._send(self._head(name), data, seconds)

    def draw(self, figure: Any, name: str) -> None:
        """A figure of Matplotlib's that another sense has seen; one that was closed is not drawn."""
        if self.due():
            self._draw(figure, self._head(name), {})

    def _due(self) -> bool:
        self._collect(0.0)
        now = time.monotonic()
        due = self._count <= FREE or (now - self._sent > EVERY and self._spent < SHARE * (now - self._began))
        self._sent = now if due else self._sent
        return due

    def _head(self, name: str, path: str = "") -> dict[str, Any]:
        return {"c": self.watch.index, "n": name[: figures.NAME], "p": path[: figures.PATH + 1], "t": time.monotonic()}

    @staticmethod
    def _place(canvas: Any, filename: Any, kind: Any) -> tuple[str | None, str]:
        """Where Matplotlib wrote, and what; no place for something like a file."""
        if isinstance(filename, os.PathLike):
            filename = os.fspath(filename)
        if not isinstance(filename, str):
            return None, str(kind or "")
        if not kind:
            kind = filename.rpartition("/")[2].rpartition(".")[2] if "." in filename.rpartition("/")[2].lstrip(".") else ""
            if not kind:
                kind = canvas.get_default_filetype()
                filename = f"{filename.rstrip('.')}.{kind}"
        return os.path.abspath(filename), str(kind).lower()     # noqa: PTH100

    # -- what is sent ------------------------------------------------------------------------------------------------

    def _send(self, head: dict[str, Any], data: bytes, seconds: float) -> None:
        if not self.watch.put(figures.lines(head, data), seconds):
            self._left += 1

    def flush(self) -> None:
        """Send what waits, before an answer is given."""
        if not (self._late or self._children or self._left):
            return
        if not self._turn.acquire(blocking=False):
            return
        try:
            late, self._late = self._late, {}
            for path, head in late.items():
                data = _file(path)
                if data is None:
                    self._left += 1
                else:
                    self._send(head, data, SOON)
            self._collect(AT_LAST)
            if self._left and self.watch.put(b'{"fig": 0, "left": %d}\n' % self._left, SOON):
                self._left = 0
        finally:
            self._turn.release()

    # -- what is drawn -----------------------------------------------------------------------------------------------

    def _draw(self, figure: Any, head: dict[str, Any], kwargs: dict[str, Any]) -> None:
        """Have a child draw it, as it is now."""
        if len(self._children) >= _CHILDREN:
            self._collect(SOON)
            if len(self._children) >= _CHILDREN:
                self._left += 1
                return
        read, write = os.pipe()
        with contextlib.suppress(OSError, AttributeError):
            fcntl.fcntl(write, fcntl.F_SETPIPE_SZ, figures.BYTES)
        try:
            pid = os.fork()
        except OSError:
            _close(read)
            _close(write)
            raise
        if pid == 0:
            try:
                _confined(write)
                data = _drawn(figure, self._original, kwargs)
                while data:
                    data = data[os.write(write, data) :]
            finally:
                os._exit(0)
        _close(write)
        os.set_blocking(read, False)
        self._children.append((pid, read, head, bytearray()))

    def _collect(self, seconds: float) -> None:
        """Send what the children have drawn; wait for those that are not ready at most so long."""
        end = time.monotonic() + seconds
        while self._children:
            poll = select.poll()
            for child in self._children:
                poll.register(child[1], select.POLLIN)
            ready = {fd for fd, _ in poll.poll(max(0.0, end - time.monotonic()) * 1000)}
            if not ready:
                if seconds == AT_LAST:
                    self._give_up()
                return
            for child in [child for child in self._children if child[1] in ready]:
                self._hear(child)

    def _hear(self, child: tuple[int, int, dict[str, Any], bytearray]) -> None:
        pid, fd, head, heard = child
        data = _read(fd, 1 << 20)
        heard += data
        if data and len(heard) <= figures.BYTES:
            return
        self._children.remove(child)
        _close(fd)
        _ended(pid)
        if heard and not data:
            self._send(head, bytes(heard), SOON)
        else:
            self._left += 1

    def _give_up(self) -> None:
        for pid, fd, _, _ in self._children:
            _close(fd)
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
            _ended(pid)
            self._left += 1
        self._children.clear()


def _ended(pid: int) -> None:
    with contextlib.suppress(OSError):      # the program may have waited for any child
        os.waitpid(pid, 0)


def _called(canvas: Any, manager: Any = None) -> str:
    """The figure's own name, or its number."""
    manager = manager or getattr(canvas, "manager", None)
    label = canvas.figure.get_label()
    number = getattr(manager, "num", None)
    return label if isinstance(label, str) and label else f"figure {number}" if isinstance(number, int) else "figure"


def _file(path: str) -> bytes | None:
    """The picture in a file, if it is one that can be sent as it is."""
    try:
        fd = _open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        about = _fstat(fd)
        if not stat.S_ISREG(about.st_mode) or not 0 < about.st_size <= figures.BYTES:
            return None
        data = b""
        while len(data) < about.st_size and (more := _read(fd, about.st_size - len(data))):
            data += more
    finally:
        _close(fd)
    return data if figures.picture(data) else None


def _confined(write: int) -> None:
    """In the child: it says nothing, holds nothing open, and ends by itself."""
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    os.closerange(3, write)
    os.closerange(write + 1, 1 << 16)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(_SECONDS)
    import resource

    with contextlib.suppress(OSError, ValueError, IndexError):
        pages = int(open("/proc/self/statm").read().split()[0])     # noqa: PTH123, SIM115  the child ends soon
        most = pages * os.sysconf("SC_PAGE_SIZE") + _MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _drawn(figure: Any, original: Any, kwargs: dict[str, Any]) -> bytes:
    """In the child: the figure as a PNG of a size that can be sent; nothing if there is none."""
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.cbook import CallbackRegistry

    figure._canvas_callbacks = CallbackRegistry()       # what the program does when a figure is drawn is not done twice
    canvas: Any = FigureCanvasAgg(figure)
    wide, high = figure.get_size_inches()
    passed = {key: kwargs[key] for key in ("facecolor", "edgecolor", "bbox_inches", "pad_inches") if key in kwargs}
    box = passed.get("bbox_inches") or matplotlib.rcParams["savefig.bbox"]
    if box == "tight":
        figure.dpi = min(DPI, WIDE / wide, HIGH / high)
        canvas.draw()
        box = figure.get_tightbbox()
    if box is not None and not isinstance(box, str):
        wide, high = box.width + 0.5, box.height + 0.5
    dpi = min(DPI, WIDE / wide, HIGH / high)
    for _ in range(3):
        out = io.BytesIO()
        original(canvas, out, dpi=dpi, format="png", **passed)
        if figures.picture(out.getvalue()):
            return out.getvalue()
        dpi /= 2
    return b""


def install(watch: Watch) -> Figures:
    """Begin to see the figures of this process."""
    found = Figures(watch)
    found.install()
    return found
