"""Where hostile scripts are run: a host, things of a user that must not change, a program of theirs that must not be met.

`Ring.fight` runs one script through the real host and says what it printed, how it ended, what stopped it, and all that is
different afterwards."""
from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from runners import record
from runners.client import Client, RunnerError
from runners.sandbox import tree
from tests.runners.tools import RIGHT, Place, until

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
SCRIPTS = sorted((FOLDER / "scripts").glob("*.py"))
MARK = "kUq7vXo3Zr"                     # in every answer, and in everything that is private
SAID = f"the-solution-is-here{MARK}"
ENV_MARK = "Jw5eT8hNq2"                 # in the environment of whoever starts the host
_GENEROUS = {"check": 60, "wall": 120}
_PATIENCE = 300.0                       # seconds for one script: the machine may be busy; every script is bounded
# What an error number tells of the layer that gave it.
_LAYERS = {"ENOENT": "namespaces", "ESRCH": "namespaces", "ENETUNREACH": "namespaces", "EROFS": "namespaces", "EXDEV": "namespaces",
           "EADDRNOTAVAIL": "namespaces", "ECONNREFUSED": "namespaces", "EBUSY": "namespaces", "ENOSPC": "namespaces",
           "EACCES": "landlock", "EPERM": "seccomp", "ENOSYS": "seccomp",
           "EAGAIN": "limits", "EMFILE": "limits", "EFBIG": "limits", "ENOMEM": "limits"}
_KINDS = {"MemoryError": "limits", "gaierror": "namespaces", "FileNotFoundError": "namespaces", "PermissionError": "landlock"}
# What is watched over in the script's own folder and below it is not: there it may do as it likes.
_SENTINEL = """
import os, signal, socket, sys, threading
secret, log, agent, abstract = sys.argv[1:5]
os.environ["HELD"] = secret
def note(what):
    with open(log, "a") as file:
        file.write(what + "\\n")
for number in range(1, 65):
    if number not in (signal.SIGKILL, signal.SIGSTOP, signal.SIGCHLD, 32, 33):
        signal.signal(number, lambda n, f: note(f"signal {n}"))
def listen(kind, family, address):
    sock = socket.socket(family, kind)
    sock.bind(address)
    if kind != socket.SOCK_DGRAM:
        sock.listen()
    def serve():
        while True:
            try:
                note(f"met by {family.name} " + (repr(sock.recv(100)) if kind == socket.SOCK_DGRAM else str(sock.accept()[1])[:40]))
            except OSError:
                pass
    threading.Thread(target=serve, daemon=True).start()
    return sock.getsockname()
listen(socket.SOCK_STREAM, socket.AF_UNIX, agent)
listen(socket.SOCK_STREAM, socket.AF_UNIX, "\\0" + abstract)
print(listen(socket.SOCK_STREAM, socket.AF_INET, ("127.0.0.1", 0))[1], listen(socket.SOCK_DGRAM, socket.AF_INET, ("127.0.0.1", 0))[1], flush=True)
while True:
    signal.pause()
"""


@dataclass
class Script:
    """A script, and what its header says must hold."""

    path: Path
    tries: str
    kinds: list[str]
    ends: set[str]
    by: set[str]
    verdict: set[str]
    limits: dict[str, float]
    open: list[str]             # settings in which it is not contained; `SETTING as KIND`: there only as this

    @property
    def name(self) -> str:
        return self.path.stem


def script(path: Path) -> Script:
    text = path.read_text("utf-8")
    tries = text.split('"""')[1].split("\n")[0]
    head = dict(re.findall(r"^# (\w+): (.*)$", text, re.MULTILINE))
    limits = {name: float(value) for name, value in (pair.split("=") for pair in head.get("limits", "").split())}
    return Script(path, tries, head.get("as", "check").split(), set(head.get("ends", "done").split()), set(head.get("by", "").split()),
                  set(head.get("verdict", "").split()), limits, [name for name in head.get("open", "").split(", ") if name])


@dataclass
class Fight:
    """What became of one script."""

    name: str
    kind: str
    how: str = ""
    verdict: str = ""
    sandbox: list[str] = field(default_factory=list)
    by: list[str] = field(default_factory=list)         # layers that stopped it
    harm: list[str] = field(default_factory=list)       # what it said it could do
    changed: list[str] = field(default_factory=list)    # what is different afterwards
    left: list[str] = field(default_factory=list)       # processes, folders
    host: bool = False                                  # alive, the same
    next: str = ""                                      # verdict on a right answer after it
    seconds: float = 0.0
    ended: float = 0.0                                  # seconds of the run, as its last event has them
    after: float = 0.0                                  # seconds until the next check's verdict
    told: str = ""                                      # the first words of feedback
    shown: str = ""                                     # what is not clean in what a screen would show

    def wrong(self) -> list[str]:
        """All that must not be; [] when it was contained."""
        found = [f"could: {x}" for x in self.harm] + [f"changed: {x}" for x in self.changed] + [f"left: {x}" for x in self.left]
        if not self.host:
            found.append("the host is gone")
        if self.next != "pass":
            found.append(f"the next check: {self.next}")
        if self.shown:
            found.append(f"shown: {self.shown}")
        return found

    def plain(self) -> dict[str, Any]:
        return asdict(self)


class Ring:
    """One host and its surroundings, for any number of scripts."""

    def __init__(self, base: Path, off: Iterable[str] = (), others: Path | None = None) -> None:
        self.base, self.off = base, tuple(off)
        self.others = others or base / "nobody"
        base.mkdir(parents=True, exist_ok=True)
        (base / "tmp").mkdir()
        os.environ |= {"TMPDIR": str(base / "tmp"), "HOME": str(base / "user"), "AWS_SECRET_ACCESS_KEY": ENV_MARK, "SSH_AUTH_SOCK": "/agent",
                       "GITHUB_TOKEN": ENV_MARK, "TORCHTUTOR_IDLE": "900"}
        self.place = Place(base / "p")
        self.client = Client(self.place.cache, self.place.runtime, off=self.off)
        self.user, self.project = base / "user", base / "projects" / "mine"
        self._fill()
        self.sentinel, self.tcp, self.udp = self._watch()
        self.client.start()
        self.host = self._host()
        self._settle()
        self.older = self.place.run(self.client, limits=_GENEROUS)

    # -- what there is -----------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        place = self.place
        (place.exercise / "solution.py").write_text(f"# {SAID}\nHELD = {SAID!r}\n" + RIGHT)
        (place.exercise / "checks.py").write_text((place.exercise / "checks.py").read_text() + f"\nHELD = {SAID!r}\n")
        (place.exercise / "pitfalls" / "halves.py").write_text(f'"""You halve. {SAID}"""\ndef answer(x):\n    return x / 2\n')
        (place.home / "progress.jsonl").write_text(f'{{"private":"{SAID}"}}\n')
        (place.home / ".history" / "old.py").write_text(SAID)
        (place.cache / "answers" / "held").write_text(SAID)
        (place.week / "notes.txt").write_text("mine\n")
        (place.week / "outputs").mkdir()
        for name in (".ssh/id_ed25519", ".bashrc", "notes.txt", ".config/app/token"):
            path = self.user / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(SAID + "\n")
            path.chmod(0o600)
        other = self.base / "projects" / "other" / "data.csv"
        other.parent.mkdir(parents=True)
        other.write_text(SAID)
        self.project.mkdir(parents=True)
        self.shared = [Path(f"/dev/shm/torchtutor-canary-{os.getuid()}"), Path(f"/var/tmp/torchtutor-canary-{os.getuid()}")]
        for path in self.shared:
            with contextlib.suppress(OSError):
                path.unlink()
            path.write_text(SAID)
        self.canaries = {"progress": place.home / "progress.jsonl", "history": place.home / ".history" / "old.py",
                         "answers": place.cache / "answers" / "held", "ssh": self.user / ".ssh" / "id_ed25519", "bashrc": self.user / ".bashrc",
                         "notes": self.user / "notes.txt", "token": self.user / ".config" / "app" / "token", "other": other,
                         "solution": place.exercise / "solution.py", "shm": self.shared[0], "tmp": self.shared[1]}
        self.log = place.home / "met.log"
        self.log.write_text("")

    def _watch(self) -> tuple[subprocess.Popen[str], int, int]:
        self.agent, self.abstract = self.user / "agent.sock", f"torchtutor-hostile-{os.getpid()}"
        sentinel = subprocess.Popen([sys.executable, "-c", _SENTINEL, SAID, str(self.log), str(self.agent), self.abstract],
                                    stdout=subprocess.PIPE, text=True, start_new_session=True, cwd=self.user, env={**os.environ, "HELD": SAID})
        assert sentinel.stdout is not None
        tcp, udp = map(int, sentinel.stdout.readline().split())
        return sentinel, tcp, udp

    def _host(self) -> int:
        with contextlib.suppress(RunnerError):
            status = self.client.status()
            return int(status["pid"]) if status else 0
        return 0

    def _places(self) -> dict[str, Any]:
        place = self.place
        found = {f"canary_{name}": str(path) for name, path in self.canaries.items()}
        run = self.older.folder / record.EVENTS
        return found | {"host": self.host, "sentinel": self.sentinel.pid, "driver": os.getpid(), "file": str(place.week / "double.py"),
                        "week": str(place.week), "home": str(place.home), "user": str(self.user), "cache": str(place.cache),
                        "outputs": str(place.week / "outputs"), "solution": str(place.exercise / "solution.py"), "checks": str(place.exercise / "checks.py"),
                        "pitfall": str(place.exercise / "pitfalls" / "halves.py"), "other_run": str(run), "project": str(self.project),
                        "lesson": str(next((ROOT / "lessons").glob("week*/*/solution.py"))), "lessons": str(ROOT / "lessons"),
                        "others": str(self.others), "tcp": self.tcp, "udp": self.udp, "agent": str(self.agent), "abstract": self.abstract,
                        "host_socket": str(next(place.runtime.glob("*.sock"), place.runtime / "none")), "trap": str(self.base / "trap"),
                        "env_mark": ENV_MARK[::-1][::-1], "mark_reversed": MARK[::-1]}

    # -- what must stay as it is -------------------------------------------------------------------------------------

    def _state(self) -> dict[str, Any]:
        """Of every file and folder that is watched: content, mode, owner, times, links, attributes; of the sentinel: all that others could
        change."""
        found: dict[str, Any] = {}
        files = [*self.canaries.values(), self.place.week / "double.py", self.place.week / "notes.txt", self.place.exercise / "checks.py",
                 self.place.exercise / "pitfalls" / "halves.py", self.place.home / "data" / "numbers.csv", self.older.folder / record.EVENTS,
                 self.older.folder / record.VERDICT, self.log]
        if self.others.exists():
            files += sorted(self.others.iterdir())
        for path in files:
            with contextlib.suppress(OSError):
                found[str(path)] = hashlib.sha256(path.read_bytes()).hexdigest() if os.access(path, os.R_OK) else ""
            found[f"{path} (state)"] = self._stat(path)
        for folder in (self.user, self.user / ".ssh", self.place.home, self.place.week, self.base / "projects", self.place.exercise, self.base,
                       self.base / "projects" / "other", self.older.folder):
            with contextlib.suppress(OSError):
                found[f"{folder} (names)"] = sorted(os.listdir(folder))
            found[f"{folder} (state)"] = self._stat(folder, times=False)
        pid = self.sentinel.pid
        with contextlib.suppress(OSError):
            import resource

            stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            found["the sentinel"] = ["stopped" if stat[0] in "tTZX" else "alive", os.getpriority(os.PRIO_PROCESS, pid), sorted(os.sched_getaffinity(pid)),
                                     os.sched_getscheduler(pid), [resource.prlimit(pid, kind) for kind in range(16)]]
        found["this program"] = [os.getpriority(os.PRIO_PROCESS, 0), sorted(os.sched_getaffinity(0))]
        found["old shared memory"] = self._sysv()
        return found

    @staticmethod
    def _stat(path: Path, times: bool = True) -> Any:
        try:
            s = path.lstat()
            names = os.listxattr(path, follow_symlinks=False) if path.exists() else []
        except OSError as error:
            return type(error).__name__
        return [oct(s.st_mode), s.st_uid, s.st_gid, s.st_nlink if times else 0, s.st_size if times else 0, s.st_mtime_ns if times else 0, names]

    @staticmethod
    def _sysv() -> list[str]:
        found = []
        for kind in ("shm", "sem", "msg"):
            with contextlib.suppress(OSError):
                lines = Path(f"/proc/sysvipc/{kind}").read_text().splitlines()[1:]
                found += [line for line in lines if str(os.getuid()) in line.split()]
        return found

    def _strangers(self) -> list[str]:
        """Processes that should not be there: of this user (or, where that is root, of this place), and neither ours nor standing by."""
        ours = {os.getpid(), self.sentinel.pid, self.host}
        for pid in (self.client.status() or {}).get("standby", []):
            ours |= {pid, *tree.descendants(pid)}
        found = []
        for name in os.listdir("/proc"):
            if not name.isdigit() or int(name) in ours:
                continue
            try:
                if os.getuid() and os.stat(f"/proc/{name}").st_uid not in (os.getuid(), 0):
                    continue
                status = Path(f"/proc/{name}/status").read_text()
                line = Path(f"/proc/{name}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
            except OSError:
                continue
            mine = re.search(rf"^Uid:\s+{os.getuid()}\b", status, re.MULTILINE) if os.getuid() else str(self.place.runtime) in line or " 988" in line
            if mine and "State:\tZ" not in status:
                found.append(f"{name} {line[:60]}")
        return found

    def _left(self, seconds: float = 30) -> list[str]:
        """The strangers that stay: the host makes its next processes at any time, and for a moment they are strange, too."""
        end = time.monotonic() + seconds
        while (found := self._strangers()) and time.monotonic() < end:
            time.sleep(0.1)
        return found[:6]

    def _settle(self) -> None:
        """Until the host has made the next run ready and does nothing else."""
        def quiet() -> bool:
            children = tree.children(self.host)
            return len(children) == 1 and len(tree.descendants(children[0])) in (2, 4)

        until(quiet, 60)

    # -- one script --------------------------------------------------------------------------------------------------

    def fight(self, path: Path, kind: str) -> Fight:
        one = script(path)
        found = Fight(one.name, kind)
        prelude = (FOLDER / "prelude.py").read_text().replace("PLACES = {}", f"PLACES = {self._places()!r}")
        text = path.read_text("utf-8")
        if "def answer(" not in text:
            text += "\n" + RIGHT
        if kind == "check":
            request = self.place.request(text, limits={"check": 30, "wall": 90, **one.limits})
            request["sources"]["prelude.py"] = prelude
        else:
            (self.project / "prelude.py").write_text(prelude)
            request = self.place.script(text, path=self.project / "train.py", limits={"wall": 90, **one.limits})
            request["environment"] = {**os.environ, "HOME": str(self.user)}
        before = self._state()
        began = time.monotonic()
        try:
            run = self.client.check(request) if kind == "check" else self.client.run(request)
            end = run.wait(_PATIENCE) or {"how": "hangs"}
        except RunnerError as error:
            found.how, end, run = str(error), {}, self.older
        found.seconds = round(time.monotonic() - began, 2)
        found.how = str(end.get("how", found.how))
        found.ended = float(end.get("t", 0))
        self._read(found, one, run, end)
        self._after(found, before)
        return found

    def _read(self, found: Fight, one: Script, run: Any, end: dict[str, Any]) -> None:
        """What it printed and how it ended."""
        raw = b"".join(p.read_bytes() for p in sorted(run.folder.glob("output*")))
        summary = record.load(run.folder)
        found.sandbox = list(((summary.start or {}).get("sandbox") or {}).get("on", []))
        for line in raw.decode("utf-8", "replace").splitlines():
            if line.startswith("HARM ") and len(found.harm) < 12:
                found.harm.append(record.clean(line[5:205].encode()))
            elif line.startswith("STOPPED "):
                layer = self._layer(line, found)
                if layer and layer not in found.by:
                    found.by.append(layer)
        if found.how in ("memory", "output", "timeout") or str(end.get("detail", "")).startswith("It started more"):
            detail = str(end.get("detail", ""))
            name = "supervisor" if found.how == "timeout" or detail.startswith("It printed") else "watchdog"
            found.by.append(name)
        secret = SAID.encode()
        if secret in raw:
            found.harm.append("a private text was printed")
        # What a screen would show of it.
        verdict = run.verdict if found.kind == "check" else None
        found.verdict = str((verdict or {}).get("verdict", ""))
        found.told = (((verdict or {}).get("feedback") or [{}])[0].get("message") or str(end.get("detail", "")))[:200]
        texts = [record.clean(raw[-200_000:]), json.dumps(verdict, ensure_ascii=False), json.dumps(end)]
        parts = [texts[0]] + [str(value) for value in _strings(verdict)]
        bad = next((c for text in parts for c in text if (ord(c) < 32 and c not in "\n\t") or 127 <= ord(c) < 160 or 0x202a <= ord(c) <= 0x202e
                    or 0x2066 <= ord(c) <= 0x2069), None)
        if bad is not None:
            found.shown = f"character {ord(bad):#x}"
        sizes = {p.name: p.stat().st_size for p in run.folder.rglob("*") if p.is_file() and "output" not in p.name and "source" not in p.parts}
        if max(sizes.values(), default=0) > 64 << 20 or sizes.get(record.VERDICT, 0) > 1 << 20:
            found.shown = f"a record of {max(sizes.values()) >> 20} MB"
        if SAID in texts[1]:
            found.harm.append("a private text is in the verdict")

    def _layer(self, line: str, found: Fight) -> str:
        what, _, name = line[8:].rpartition(": ")
        layer = _LAYERS.get(name) or _KINDS.get(name, "")
        on = " ".join(found.sandbox)
        signal_like = any(word in what for word in ("kill", "stop the", "signal", "SIGIO"))
        if layer == "seccomp" and signal_like and "landlock" in on and "namespaces" not in on and "everyone" not in what:
            layer = "landlock"
        if layer in ("namespaces", "landlock", "seccomp") and layer not in on:
            layer = "kernel"
        return layer

    def _after(self, found: Fight, before: dict[str, Any]) -> None:
        """What is different, what is left, and whether the next check works."""
        began = time.monotonic()
        try:
            following = self.client.check(self.place.request(limits=_GENEROUS))
            following.wait(_PATIENCE)
            found.next = (following.verdict or {}).get("verdict", "none")
        except RunnerError as error:
            found.next = str(error)
        found.after = round(time.monotonic() - began, 3)
        found.host = bool(self.host) and self._host() == self.host
        found.left = self._left()
        temps = [p.name for p in (self.base / "tmp").glob("torchtutor-*") if (p / "root").exists()]
        if temps and not until(lambda: not [p for p in (self.base / "tmp").glob("torchtutor-*") if (p / "root").exists()], 20):
            found.left.append(f"temp folders {temps[:3]}")
        if found.kind == "run":
            _empty(self.project)
        now = self._state()
        for name in sorted(before.keys() | now.keys()):
            if before.get(name) != now.get(name) and not name.endswith("double.py") and not name.endswith("double.py (state)"):
                found.changed.append(f"{name.replace(str(self.base) + '/', '')}: {_differs(before.get(name), now.get(name))}"[:240])
        if (self.place.week / "double.py").read_text() != RIGHT:
            found.changed.append("the learner's file")
        _empty(self.place.week / "outputs")
        for path in Path("/dev/shm").glob("torchtutor-hostile-*"):
            with contextlib.suppress(OSError):
                path.unlink()

    def whole(self, found: Fight) -> bool:
        """Whether the next script can be tried here."""
        return not found.wrong()

    def close(self) -> None:
        self.client.quit(now=True)
        for pid in (self.sentinel.pid, *tree.descendants(self.host), self.host):
            if pid > 1:
                tree.kill(pid, signal.SIGKILL)
        for path in self.shared:
            with contextlib.suppress(OSError):
                path.unlink()


def _differs(before: Any, now: Any) -> str:
    return f"{str(before)[:90]} became {str(now)[:90]}"


def _strings(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield str(key)
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _empty(folder: Path) -> None:
    """Remove what is in it, whatever its permissions."""
    subprocess.run(["chmod", "-R", "u+rwX", str(folder)], capture_output=True)
    with contextlib.suppress(OSError):
        for name in os.listdir(os.fsencode(folder)):
            path = os.path.join(os.fsencode(folder), name)
            if os.path.isdir(path) and not os.path.islink(path):
                subprocess.run([b"rm", b"-rf", b"--", path], capture_output=True)
            else:
                os.remove(path)


