"""Machines for the doctor to look at: a fake NVIDIA driver, a system's files below a folder, packages below another, children that say what the test wants."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from tests.tutor import building
from tests.tutor.building import write
from tutor.course import Course
from tutor.doctor.nvml import Nvml
from tutor.doctor.world import Ended, Interpreter, World
from tutor.paths import Paths
from tutor.session import Session

GIB = 1 << 30
ALL_NAMESPACES = {f"{kind} namespace": "EPERM" for kind in ("user", "pid", "mount", "net", "ipc")}
MOUNTS = "/dev/vda / ext4 rw 0 0\n"
MEMINFO = "MemTotal:       16384000 kB\nMemFree:         1000000 kB\nMemAvailable:   12288000 kB\n"


class Card:
    """A fake GPU."""

    def __init__(self, name: str = "NVIDIA H100 80GB HBM3", total: int = 80 * GIB, free: int = 79 * GIB, *, programs: int = 0,
                 mig: bool = False, parts: Sequence[str] = (), lost: bool = False, capability: tuple[int, int] = (9, 0)) -> None:  # fmt: skip
        self.name, self.total, self.free, self.programs = name, total, free, programs
        self.mig, self.parts, self.lost, self.capability = mig, parts, lost, capability


class FakeNvml:
    """The calls of `pynvml` that we make, on cards that are not there."""

    class NVMLError(Exception):
        """Any error of the library."""

    class NVMLError_LibraryNotFound(NVMLError):
        """No driver."""

    class NVMLError_DriverNotLoaded(NVMLError):
        """Its kernel module is not loaded."""

    class NVMLError_LibRmVersionMismatch(NVMLError):
        """It was updated while it was running."""

    class NVMLError_NoPermission(NVMLError):
        """Not for this user."""

    class NVMLError_GpuIsLost(NVMLError):
        """The card fell off the bus."""

    class NVMLError_NotSupported(NVMLError):
        """This card has no such thing."""

    class NVMLError_NotFound(NVMLError):
        """No such part."""

    def __init__(self, cards: Sequence[Card] = (), driver: str | bytes = "580.65.06", cuda: int | None = 13000, fails: str = "") -> None:
        self.cards, self.version, self.cuda, self.fails = cards, driver, cuda, fails
        self.open = 0

    def nvmlInit(self) -> None:
        if self.fails:
            raise getattr(self, f"NVMLError_{self.fails}")("Driver/library version mismatch" if "Mismatch" in self.fails else self.fails)
        self.open += 1

    def nvmlShutdown(self) -> None:
        self.open -= 1

    def nvmlSystemGetDriverVersion(self) -> str | bytes:
        return self.version

    def nvmlSystemGetCudaDriverVersion_v2(self) -> int:
        if self.cuda is None:
            raise self.NVMLError_NotSupported("Not Supported")
        return self.cuda

    def nvmlDeviceGetCount(self) -> int:
        return len(self.cards)

    def nvmlDeviceGetHandleByIndex(self, index: int) -> Card:
        if self.cards[index].lost:
            raise self.NVMLError_GpuIsLost("GPU is lost")
        return self.cards[index]

    def nvmlDeviceGetName(self, card: Card | str) -> str:
        return card if isinstance(card, str) else card.name

    def nvmlDeviceGetMemoryInfo(self, card: Card) -> SimpleNamespace:
        return SimpleNamespace(total=card.total, free=card.free, used=card.total - card.free)

    def nvmlDeviceGetCudaComputeCapability(self, card: Card) -> tuple[int, int]:
        return card.capability

    def nvmlDeviceGetMigMode(self, card: Card) -> list[int]:
        if not card.capability >= (8, 0):
            raise self.NVMLError_NotSupported("Not Supported")
        return [int(card.mig), int(card.mig)]

    def nvmlDeviceGetMaxMigDeviceCount(self, card: Card) -> int:
        return 7

    def nvmlDeviceGetMigDeviceHandleByIndex(self, card: Card, index: int) -> str:
        if index >= len(card.parts):
            raise self.NVMLError_NotFound("Not Found")
        return card.parts[index]

    def nvmlDeviceGetComputeRunningProcesses(self, card: Card) -> list[SimpleNamespace]:
        return [SimpleNamespace(pid=100 + i) for i in range(card.programs)]


def torch_said(*, cuda: str | None = "13.0", gpus: Sequence[Mapping[str, Any]] = (), **more: Any) -> str:
    """What the child says when all goes well; `load={"error": …}` and the like replace a step, `vision=None` leaves it out."""
    steps: dict[str, Any] = {
        "begin": {},
        "load": {"version": "2.14.1+cu130", "cuda": cuda, "hip": None, "file": "x"},
        "use": {"right": True, "threads": 4, "numpy": True},
        "vision": {"version": "0.29.1", "right": True},
        "devices": {"cuda": bool(gpus), "mps": False, "warned": [], "gpus": list(gpus)},
        "end": {},
    }
    steps.update(more)
    return "noise\n" + "".join(f"\n\x1e{json.dumps({'step': name, **said})}\n" for name, said in steps.items() if said is not None)


def layers(off: Mapping[str, str] | None = None, **more: Mapping[str, Any]) -> str:
    """What the trials say; `off`: errno by layer."""
    held = {"no_new_privs": ["set-uid programs"], "limits": ["file size", "processes", "memory"], "landlock": ["files", "tcp", "signals"],
            "seccomp": ["permissions of files", "sockets"]}  # fmt: skip
    names = [*held, *(f"{kind} namespace" for kind in ("user", "pid", "mount", "net", "ipc"))]
    out = []
    for name in names:
        one = {"name": name, "on": True, "holds": held.get(name, []), "open": [], "errno": "", "said": ""}
        if name in (off or {}):
            one |= {"on": False, "holds": [], "errno": (off or {})[name], "said": "refused"}
        if name == "landlock" and one["on"]:
            one["abi"] = 7
        out.append({**one, **more.get(name.replace(" ", "_"), {})})
    private = not any("namespace" in name for name in off or {})
    on = (["namespaces"] if private else []) + [n for n in ("limits", "landlock 7", "seccomp") if n.partition(" ")[0] not in (off or {})]
    missing = [] if private else ["no namespaces: the system refused them"]
    missing += ["no landlock: your files are " + ("kept from your code by namespaces alone" if private else "open to your code")] if "landlock" in (off or {}) else []
    return json.dumps({"layers": out, "on": on, "missing": missing})


class Machine:
    """A world in which everything is as it should be, until the test spoils it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.root, self.site = folder, folder / "root", folder / "site"
        self.environ: dict[str, str] = {
            "HOME": str(folder), "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "EDITOR": "vim", "PATH": str(folder / "bin"),
        }  # fmt: skip
        self.children: dict[str, Ended | OSError | Callable[[], Ended]] = {
            "torch": Ended(0, torch_said(), "", 3.1), "trials": Ended(0, layers(), ""), "tmux": Ended(0, "tmux 3.5a\n", ""),
        }  # fmt: skip
        self.asked: list[str] = []
        self.driver: FakeNvml | None = FakeNvml([Card()])
        self.interpreter = Interpreter((3, 11, 7), "CPython", 64, False, "/opt/venv/bin/python", "/opt/venv", "/usr")
        self.cores, self.free = (8, 8), 100 * GIB
        self.size, self.tty, self.answer = (120, 40), True, "kitty"
        self.paths = Paths.find(str(folder / "home"), building.places(folder).environ)
        self.client = building.FakeClient(self.paths)
        self.client.status = lambda: {"pid": 4711, "torch": "2.14.1+cu130", "python": "3.11.7", "runs": []}  # type: ignore[method-assign]
        for program in ("vim", "tmux"):
            write(folder / "bin" / program, "#!/bin/sh\n").chmod(0o755)
        self.file("/proc/self/mounts", MOUNTS)
        self.file("/proc/meminfo", MEMINFO)
        self.file("/proc/sys/kernel/osrelease", "6.12.0\n")
        self.file("/usr/share/terminfo/x/xterm-256color", "")
        for name, version in {"numpy": "2.4.6", "pandas": "3.1.1", "matplotlib": "3.11.2", "tensorboard": "2.21.0"}.items():
            self.package(name, version)
        self.package("torchvision", "0.29.1", "Requires-Dist: torch (>=2.14.0)\n")
        self.torch()

    def file(self, path: str, text: str) -> Path:
        """A file of the system."""
        return write(self.root / path.lstrip("/"), text)

    def package(self, name: str, version: str, more: str = "") -> None:
        """An installed package."""
        write(self.site / f"{name}-{version}.dist-info" / "METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{more}")

    def without(self, name: str) -> None:
        """Not installed."""
        for folder in self.site.glob(f"{name}-*.dist-info"):
            (folder / "METADATA").unlink()
            folder.rmdir()

    def torch(self, version: str = "2.14.1+cu130", cuda: str | None = "13.0", hip: str | None = None) -> None:
        """The installed torch, as its version.py tells it."""
        write(self.site / "torch" / "__init__.py", "raise SystemExit('nobody imports this')\n")
        text = f"from typing import Optional\n__version__ = {version!r}\ncuda: Optional[str] = {cuda!r}\nhip: Optional[str] = {hip!r}\n"
        write(self.site / "torch" / "version.py", text)

    def run(self, argv: Sequence[str], patience: float, environ: Mapping[str, str]) -> Ended:
        """A child that says what the test wants."""
        name = "torch" if "-c" in argv else "trials" if "runners.sandbox.trials" in argv else Path(argv[0]).name
        self.asked.append(name)
        said = self.children[name]
        if isinstance(said, OSError):
            raise said
        return said() if callable(said) else said

    def nvml(self) -> Nvml:
        """The driver, or none."""
        return Nvml(self.driver or FakeNvml(fails="LibraryNotFound"))

    @property
    def world(self) -> World:
        """As it is now."""
        session = Session(self.paths, Course(building.small_course(self.folder / "lessons")), self.client)
        return World(
            session, environ=self.environ, root=self.root, path=[str(self.site)], platform="linux", uid=self.folder.stat().st_uid,
            interpreter=self.interpreter, cores=lambda: self.cores, free=lambda folder: self.free, size=self.size, tty=self.tty, run=self.run, nvml=self.nvml, ask=lambda: self.answer,
        )  # fmt: skip

