"""What the app may import of the runners, with `record`: find or start the host, ask it, follow a run, stop it.

Standard library only, and quick to import. Nothing here needs care from the caller: a host that is missing, was killed, or
belongs to an older version is replaced on the way. What can't be mended is a `RunnerError`: one sentence for the learner.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import select
import socket
import stat
import struct
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from . import record

PACKAGE = Path(__file__).resolve().parent
_REPLY = 60.0                   # seconds a host has for its first answer (it may be just waking on a busy machine)
_REPLY_CAP = 1 << 20
_LOG_CAP = 1 << 20
# What a program needs to run, and what decides how numbers are computed; of the rest the learner's code would see everything.
_PASSED = frozenset((
    "PATH", "HOME", "USER", "LOGNAME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "LD_LIBRARY_PATH", "PYTHONPATH", "PYTHONNOUSERSITE",
    "PYTHONUSERBASE", "PYTHONDONTWRITEBYTECODE", "VIRTUAL_ENV", "CONDA_PREFIX", "XDG_CACHE_HOME", "MPLCONFIGDIR", "NVIDIA_TF32_OVERRIDE",
    "ATEN_CPU_CAPABILITY", "MKL_CBWR", "OPENBLAS_CORETYPE", "OMP_PLACES", "OMP_PROC_BIND", "TORCHTUTOR_IDLE"))
_PASSED_BEGIN = ("LC_", "CUDA_", "NVIDIA_VISIBLE")
# A host with other values of these would compute something else: each has its own host.
_TELLING = ("LD_LIBRARY_PATH", "PYTHONPATH", "CUDA_VISIBLE_DEVICES", "ATEN_CPU_CAPABILITY", "MKL_CBWR", "OPENBLAS_CORETYPE")


class RunnerError(Exception):
    """A run can't be made or reached. The text is one sentence for the learner."""


def runtime_folder(environ: Mapping[str, str] | None = None) -> Path:
    """Where the host's socket is: $XDG_RUNTIME_DIR/torchtutor, else /tmp/torchtutor-UID."""
    env = os.environ if environ is None else environ
    given = env.get("XDG_RUNTIME_DIR", "")
    if given and Path(given).is_dir():
        return Path(given) / "torchtutor"
    return Path(tempfile.gettempdir()) / f"torchtutor-{os.getuid()}"


def _crc(*parts: object) -> str:
    return f"{zlib.crc32(chr(0).join(map(str, parts)).encode('utf-8', 'surrogateescape')):08x}"


def _stat(path: str) -> str:
    try:
        found = Path(path).stat()
    except OSError:
        return ""
    return f"{path}:{found.st_mtime_ns}:{found.st_size}"


def fingerprint() -> str:
    """The state of what a host has loaded: our own files, and torch, which is found without being imported."""
    seen = []
    todo = [str(PACKAGE)]
    while todo:
        with os.scandir(todo.pop()) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    found = entry.stat()
                    seen.append(f"{entry.path}:{found.st_mtime_ns}:{found.st_size}")
                elif entry.name != "__pycache__" and entry.is_dir(follow_symlinks=False):
                    todo.append(entry.path)
    for folder in sys.path:
        torch = _stat(f"{folder}/torch/version.py")
        if torch:
            seen.append(torch)
            break
    return _crc(*sorted(seen))


def quietly_quit(place: Path) -> bool:
    """Ask the host behind a socket to leave when its runs are over. False when nobody is there."""
    try:
        with socket.socket(socket.AF_UNIX) as sock:
            sock.settimeout(2.0)
            sock.connect(str(place))
            sock.sendall(b'{"op":"quit"}\n')
            sock.recv(100)
    except OSError as error:
        return isinstance(error, TimeoutError)
    return True


class Run:
    """A run that goes on, or is over. Closing it does nothing to the run."""

    def __init__(self, folder: Path, client: Client | None = None, sock: socket.socket | None = None) -> None:
        self.id = folder.name
        self.folder = folder
        self._client = client
        self._sock = sock
        self._end: record.Event | None = None

    def wait(self, timeout: float | None = None) -> record.Event | None:
        """The end event, when the run is over; None when `timeout` seconds went by before."""
        until = None if timeout is None else time.monotonic() + timeout
        while self._end is None:
            left = None if until is None else max(0.0, until - time.monotonic())
            if self._sock is not None:
                ready, _, _ = select.select([self._sock], [], [], left)
                if not ready:
                    return None
                self._heard()
                continue
            self._end = record.settle(self.folder)
            if self._end is None:
                if left == 0.0:
                    return None
                time.sleep(0.05 if left is None else min(0.05, left))
        return self._end

    def _heard(self) -> None:
        """The connection ended, and so did the run; or its supervisor was killed, which the folder shows."""
        assert self._sock is not None
        try:
            more = self._sock.recv(4096)
        except OSError:
            more = b""
        if not more:
            self.close()

    def follow(self, pause: float = 0.05) -> Iterator[record.Event]:
        """All events, from the start to the end, as they come. `pause`: seconds between looks."""
        tail = record.Tail(self.folder)
        while True:
            over = self.wait(0) is not None
            events = tail.poll()
            yield from events
            if tail.end is not None:
                return
            if not events:
                if over:                # the folder was removed, or can't be written
                    assert self._end is not None
                    yield self._end
                    return
                self.wait(pause)

    @property
    def verdict(self) -> dict[str, Any] | None:
        """The verdict document, once it is there."""
        return record.verdict(self.folder)

    def stop(self) -> None:
        """End the run. Raises RunnerError."""
        if self._client is not None:
            self._client.stop(self.id)

    def close(self) -> None:
        """Let go of the connection."""
        if self._sock is not None:
            self._sock.close()
            self._sock = None


class Client:
    """Asks the host. `cache`: where runs and the log are kept; `runtime`: the private folder of the socket; `off`: layers of the
    sandbox that are left out (for tests, and for those who know what they do)."""

    def __init__(self, cache: Path | str, runtime: Path | str | None = None, *, off: Sequence[str] = (), patience: float = 180.0,
                 python: str | None = None) -> None:
        self.cache = Path(os.path.abspath(cache))       # noqa: PTH100  links stay as they were given
        self.runtime = Path(os.path.abspath(runtime)) if runtime is not None else runtime_folder()     # noqa: PTH100
        self.off = tuple(off)
        self.patience = patience                        # seconds until a host is given up that does not come up
        self.python = python or sys.executable
        self.log = self.cache / "logs" / "host.log"

    # -- asking ------------------------------------------------------------------------------------------------------

    def check(self, request: Mapping[str, Any]) -> Run:
        """Have a learner's file judged. Returns as soon as the run has begun, or is in line. Raises RunnerError."""
        return self._made({**request, "op": "check"})

    def run(self, request: Mapping[str, Any]) -> Run:
        """Have a script of theirs run. Returns as soon as the run has begun, or is in line. Raises RunnerError."""
        return self._made({**request, "op": "run"})

    def _made(self, request: Mapping[str, Any]) -> Run:
        reply, sock = self._ask(request)
        try:
            folder = Path(str(reply["folder"]))
        except KeyError:
            sock.close()
            raise RunnerError("The runner gave an answer that can't be read: stop it with `torchtutor runner stop`.") from None
        sock.settimeout(None)
        return Run(folder, self, sock)

    def prepare(self, request: Mapping[str, Any]) -> None:
        """Have the next conversations of an exercise held ahead, while the host is idle. Raises RunnerError."""
        self._ask({**request, "op": "prepare"})[1].close()

    def attach(self, run: str) -> Run:
        """A run of this cache, whoever began it. Raises RunnerError when there is none of that name."""
        folder = self.cache / "runs" / run
        if not record.is_id(run) or not folder.is_dir():
            raise RunnerError(f"There is no run named {run[:60]!r}: `torchtutor runs` lists them.")
        return Run(folder, self)

    def stop(self, run: str) -> bool:
        """End a run. False when it was over already. Raises RunnerError."""
        if self._connect() is None:                     # no host: the run may go on without one
            pid = record.supervisor(self.cache / "runs" / run) if record.is_id(run) else 0
            if pid:
                os.kill(pid, 15)
            return bool(pid)
        reply, sock = self._ask({"op": "stop", "run": run})
        sock.close()
        return bool(reply.get("ok"))

    def status(self) -> dict[str, Any] | None:
        """What the host says of itself (pid, since, python, torch, count, runs, preparing, sandbox); None when there is none.
        Starts none. Raises RunnerError."""
        if self._connect() is None:
            return None
        reply, sock = self._ask({"op": "status"})
        sock.close()
        return reply

    def start(self) -> None:
        """Have a host ready. Raises RunnerError."""
        self._reach().close()

    def quit(self, now: bool = False) -> bool:
        """Have the host leave when its runs are over; `now`: stop them. False when there is none."""
        sock = self._connect()
        if sock is None:
            return False
        with sock, contextlib.suppress(OSError):
            sock.settimeout(5.0)
            sock.sendall(json.dumps({"op": "quit", "now": now}).encode() + b"\n")
            sock.recv(100)
        return True

    def _ask(self, request: Mapping[str, Any]) -> tuple[dict[str, Any], socket.socket]:
        """The reply, and the connection it came by. A host that leaves just now is replaced."""
        line = json.dumps(request).encode() + b"\n"
        for _ in range(4):
            sock = self._reach()
            reply = self._talk(sock, line)
            if reply is None:
                sock.close()
                continue
            if "error" in reply:
                sock.close()
                raise RunnerError(str(reply["error"]))
            return reply, sock
        raise RunnerError(f"The runner ends before it answers: {self._reason() or 'nothing says why'} (more in {self.log}).")

    def _talk(self, sock: socket.socket, line: bytes) -> dict[str, Any] | None:
        """One line there, one line back; None when the other side went away."""
        sock.settimeout(_REPLY)
        data = b""
        try:
            try:
                sock.sendall(line)
            except ConnectionError:
                pass                    # it may have refused half-way, and said why
            while b"\n" not in data:
                more = sock.recv(1 << 16)
                if not more or len(data) > _REPLY_CAP:
                    return None
                data += more
            reply = json.loads(data.partition(b"\n")[0])
        except TimeoutError:
            raise RunnerError("The runner does not answer: stop it with `torchtutor runner stop` and try again.") from None
        except (OSError, ValueError):
            return None
        return reply if isinstance(reply, dict) else None

    # -- reaching ----------------------------------------------------------------------------------------------------

    def _names(self) -> tuple[str, str]:
        """The installation's name, and its socket's: a host of an older state has another one and is never met."""
        ours = _crc(self.python, PACKAGE, self.cache, *self.off, *(os.environ.get(name, "") for name in _TELLING))
        return f"host-{ours}", f"host-{ours}-{fingerprint()}.sock"

    def _private(self) -> int:
        """A descriptor of the socket's folder, which must be ours alone. Raises RunnerError."""
        folder = self.runtime
        fd = -1
        try:
            try:
                folder.mkdir(mode=0o700)
            except FileExistsError:
                pass
            except FileNotFoundError:
                folder.mkdir(mode=0o700, parents=True)
            fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
            found = os.fstat(fd)
            if found.st_uid != os.getuid():
                os.close(fd)
                raise RunnerError(f"{folder} belongs to somebody else: remove it, or set TORCHTUTOR_RUNTIME to a folder of yours.")
            if stat.S_IMODE(found.st_mode) & 0o077:
                os.fchmod(fd, 0o700)
            return fd
        except OSError as error:
            if fd >= 0:
                os.close(fd)
            if folder.is_symlink():
                raise RunnerError(f"{folder} is a link, which is not safe there: remove it, or set TORCHTUTOR_RUNTIME to a folder of "
                                  "yours.") from None
            raise RunnerError(f"{folder} can't be used ({error.strerror}): set TORCHTUTOR_RUNTIME to a folder of yours.") from None

    def _connect(self) -> socket.socket | None:
        folder = self._private()
        try:
            return self._try(folder, self._names()[1])
        finally:
            os.close(folder)

    @staticmethod
    def _try(folder: int, name: str) -> socket.socket | None:
        """A connection to the socket in a folder, None when nobody answers there."""
        sock = socket.socket(socket.AF_UNIX)
        try:
            sock.connect(f"/proc/self/fd/{folder}/{name}")          # names of sockets must be short; this one always is
            peer = struct.unpack("3i", sock.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i")))
        except OSError:
            sock.close()
            return None
        if peer[1] != os.getuid():
            sock.close()
            return None
        return sock

    def _reach(self) -> socket.socket:
        """A connection to a host, which is started if there is none. However many clients ask at once, one host is started."""
        folder = self._private()
        try:
            stem, name = self._names()
            sock = self._try(folder, name)
            if sock is not None:
                return sock
            lock = os.open(f"{stem}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600, dir_fd=folder)
            try:
                until = time.monotonic() + self.patience + 10
                while True:
                    try:
                        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                        break
                    except BlockingIOError:         # somebody else starts one
                        sock = self._try(folder, name)
                        if sock is not None:
                            return sock
                        if time.monotonic() > until:
                            raise RunnerError(f"Another program starts the runner and does not come to an end: see {self.log}.") from None
                        time.sleep(0.02)
                for _ in range(3):              # one with little patience may leave before we come
                    sock = self._try(folder, name)
                    if sock is not None:
                        return sock
                    self._start(self.runtime / name)
                sock = self._try(folder, name)
                if sock is None:
                    why = self._reason() or "nothing says why"
                    raise RunnerError(f"The runner started but can't be reached: {why} (more in {self.log}).")
                return sock
            finally:
                os.close(lock)
        finally:
            os.close(folder)

    # -- starting ----------------------------------------------------------------------------------------------------

    def _environment(self) -> dict[str, str]:
        env = {key: value for key, value in os.environ.items() if key in _PASSED or key.startswith(_PASSED_BEGIN)}
        # OpenMP's threads would spin while they wait: where others compute, too, two of them take ten times as long as one.
        env |= {"OPENBLAS_NUM_THREADS": "1", "OMP_WAIT_POLICY": "PASSIVE", "MPLBACKEND": "Agg", "PYTHONUNBUFFERED": "1"}
        root = str(PACKAGE.parent)
        if PACKAGE.parent.name not in ("site-packages", "dist-packages"):
            # A checkout, which this program may have found by its working folder. The host puts it last.
            env["TORCHTUTOR_ROOT"] = root
            env["PYTHONPATH"] = os.pathsep.join(p for p in (root, env.get("PYTHONPATH", "")) if p)
        return env

    def _open_log(self) -> int:
        try:
            self.log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            log = os.open(self.log, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        except OSError as error:
            raise RunnerError(f"{self.log} can't be written ({error.strerror}): set TORCHTUTOR_CACHE to a folder of yours.") from None
        if os.fstat(log).st_size > _LOG_CAP:
            os.ftruncate(log, 0)
        return log

    def _start(self, place: Path) -> None:
        """Start a host and wait until it is ready. Raises RunnerError with the reason, from the log."""
        import subprocess

        log = self._open_log()
        begin = os.fstat(log).st_size
        ready, tell = os.pipe()
        command = [self.python, "-P", "-m", "runners.host", "--socket", str(place), "--cache", str(self.cache), "--ready", str(tell)]
        if self.off:
            command += ["--off", ",".join(self.off)]
        try:
            # It forks and leaves at once, so that the host is nobody's child and outlives whoever started it.
            first = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, pass_fds=(tell,), start_new_session=True,
                                     cwd="/", env=self._environment())
        except OSError as error:
            os.close(ready)
            raise RunnerError(f"The runner could not start: {self.python} can't be run ({error.strerror}).") from None
        finally:
            os.close(tell)
            os.close(log)
        try:
            until = time.monotonic() + self.patience
            said = b""
            while b"\n" not in said:
                waiting, _, _ = select.select([ready], [], [], max(0.0, until - time.monotonic()))
                if not waiting:
                    raise RunnerError(f"The runner did not come up within {self.patience:g} seconds: see {self.log}.")
                more = os.read(ready, 100)
                if not more:
                    raise RunnerError(self._no_start(begin))
                said += more
        finally:
            os.close(ready)
            with contextlib.suppress(Exception):
                first.wait(5)

    def _reason(self, begin: int = 0) -> str:
        """The last line of the log, which says why."""
        try:
            with self.log.open("rb") as file:
                file.seek(max(begin, file.seek(0, os.SEEK_END) - 8192))
                lines = record.clean(file.read()).split("\n")
        except OSError:
            return ""
        return next((line.strip()[:300] for line in reversed(lines) if line.strip()), "")

    def _no_start(self, begin: int) -> str:
        reason = self._reason(begin) or "it ended without a word"
        advice = ""
        if "No module named 'torch'" in reason:
            advice = f"PyTorch is not installed for {self.python}; install it with `{self.python} -m pip install torch`"
        elif "runners" in reason and "No module" in reason:
            advice = "Torchtutor's own files are not complete; install it again"
        elif "torch" in reason or "lib" in reason or "numpy" in reason:
            advice = f"PyTorch does not load; try `{self.python} -c 'import torch'`"
        return f"The runner could not start: {reason.rstrip('.')}. {advice + ' (' if advice else '('}more in {self.log})."
