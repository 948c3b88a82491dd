"""Has hostile scripts run by an ordinary user: where this is root, by a user that has nothing else, with a Python that it can read."""
from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from runners.sandbox import landlock, namespaces, tree
from tests.hostile.ring import ROOT, Fight

_FROZEN = 30                            # seconds that a host may be stopped
FIRST = 4242                            # of the users that are tried
_TRY = "import importlib.util as u, runners.client; assert u.find_spec('torch') and u.find_spec('numpy')"


class Cannot(Exception):
    """There is no way to try it here; the text says why."""


def _user() -> int:
    """A user that runs nothing."""
    return next(uid for uid in range(FIRST, FIRST + 1000) if not tree.tasks_of(uid))


class Ordinary:
    """Who runs the scripts: uid and interpreter. Where nobody but root can, `uid` is 0 and `why` says so."""

    def __init__(self, base: Path) -> None:
        self.uid, self.python, self.why = os.getuid(), sys.executable, ""
        if self.uid:
            return
        site = next(p for p in sys.path if p.endswith("site-packages"))
        own = base / "python"
        for attempt in (None, f"/usr/bin/python3.{sys.version_info.minor}"):
            python = sys.executable
            if attempt is not None:
                if not Path(attempt).exists():
                    continue
                subprocess.run([attempt, "-m", "venv", "--without-pip", str(own)], check=True, capture_output=True)
                python = str(own / "bin" / "python")
                next(own.glob("lib/python3.*/site-packages")).joinpath("ours.pth").write_text(site + "\n")
            with contextlib.suppress(OSError, subprocess.SubprocessError):
                uid = _user()
                subprocess.run([python, "-c", _TRY], user=uid, group=uid, extra_groups=[], cwd=ROOT, env={"PATH": os.environ["PATH"], "HOME": "/"},
                               check=True, capture_output=True, timeout=120)
                self.uid, self.python = uid, python
                return
        self.why = "run as root: no other user can read a Python that has torch here"

    def may(self, off: tuple[str, ...]) -> None:
        """Raises Cannot where what is left would not protect whoever runs this: root's scripts reach everything, and without walls
        those of a person at their desk end all of their programs."""
        dropped = self.uid != os.getuid()
        private, scoped = not namespaces.probe() and "namespaces" not in off, landlock.abi() >= 6 and "landlock" not in off
        if not dropped and not ((private or scoped) and "seccomp" not in off and "limits" not in off):
            raise Cannot("without these layers the scripts reach everything of whoever runs them: only root can try that, as another user")


class Driver:
    """A driver with its ring; made anew when a script has broken it."""

    def __init__(self, who: Ordinary, base: Path, off: tuple[str, ...] = ()) -> None:
        who.may(off)
        self.who, self.base, self.off = who, base, off
        self.count = 0
        self.status: dict[str, Any] = {}
        self.process: subprocess.Popen[str] | None = None

    def _start(self) -> subprocess.Popen[str]:
        # A short name, for sockets; and not below what other users may not enter.
        self.folder = Path(tempfile.mkdtemp(prefix="tt-", dir="/tmp"))
        others = self.folder / "others"
        others.mkdir()
        for name, mode in (("closed", 0o600), ("open", 0o644), ("everybodys", 0o666)):
            (others / name).write_text("of somebody else\n")
            (others / name).chmod(mode)
        (self.folder / "own").mkdir()
        os.chmod(self.folder, 0o755)
        kept = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "HOME": str(self.folder / "own")}
        user: dict[str, Any] = {}
        if self.who.uid != os.getuid():
            os.chown(self.folder / "own", self.who.uid, self.who.uid)
            user = {"user": self.who.uid, "group": self.who.uid, "extra_groups": []}
        log = (self.folder / "driver.log").open("w")
        process = subprocess.Popen([self.who.python, "-m", "tests.hostile.driver", str(self.folder / "own" / "b"), str(others), *self.off],
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True, cwd=ROOT, env=kept, start_new_session=True, **user)
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line:
            raise RuntimeError((self.folder / "driver.log").read_text()[-2000:])
        self.status = json.loads(line)["status"]
        return process

    def fight(self, path: Path, kind: str) -> Fight:
        if self.process is None:
            self.process = self._start()
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        with contextlib.suppress(OSError):
            self.process.stdin.write(json.dumps({"script": str(path), "kind": kind}) + "\n")
            self.process.stdin.flush()
        line = self.process.stdout.readline() if self._answers(self.process.stdout.fileno()) else None
        if line:
            found = Fight(**json.loads(line))
        elif line is None:
            found = Fight(path.stem, kind, how="everything of this user was stopped", changed=["the user's other programs: stopped"])
        else:
            found = Fight(path.stem, kind, how="everything of this user was ended", changed=["the user's other programs: ended"])
        if found.wrong():               # what it broke is not the next one's fault
            self.close()
        return found

    def _answers(self, fd: int) -> bool:
        """Wait for the driver's next line. False: a script has stopped (not ended) the host that was to watch over it."""
        still = 0
        while not select.select([fd], [], [], 1.0)[0]:
            hosts = [p for p in map(int, filter(str.isdigit, os.listdir("/proc")))
                     if _owner(str(p)) == self.who.uid and _stopped_host(p)]
            still = still + 1 if hosts else 0
            if still > _FROZEN:
                self._end_all()
                return False
        return True

    def close(self) -> None:
        if self.process is None:
            return
        process, self.process = self.process, None
        assert process.stdin is not None
        with contextlib.suppress(OSError):
            process.stdin.close()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if self.who.uid != os.getuid():
            self._end_all()
        for path in (*Path("/dev/shm").glob("torchtutor-*"), *Path("/var/tmp").glob("torchtutor-*"), *Path("/tmp").glob("torchtutor-hostile*")):
            if path.lstat().st_uid == self.who.uid:
                path.unlink()
        subprocess.run(["chmod", "-R", "u+rwX", str(self.folder)], capture_output=True)
        shutil.rmtree(self.folder, ignore_errors=True)
        subprocess.run(["rm", "-rf", str(self.folder)], capture_output=True)

    def _end_all(self) -> None:
        """Whatever runs as the user that has nothing else."""
        for _ in range(200):
            pids = [int(p) for p in os.listdir("/proc") if p.isdigit() and _owner(p) == self.who.uid]
            if not pids:
                return
            for pid in pids:
                tree.kill(pid)


def _stopped_host(pid: int) -> bool:
    """Whether this is a host (its parent is none of ours: the client's start goes through a process that ends) and stopped."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return status[0] in "Tt" and status[1] == "1" and b"runners.host" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False


def _owner(pid: str) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return -1
    return int(lines.split("Uid:")[1].split()[0])
