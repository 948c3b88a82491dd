"""What a process may do, as plain data, and the policies that we hand out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent.parent        # runners
ROOT = PACKAGE.parent                                   # site-packages, or a checkout

_SYSTEM = ("/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/nix/store", "/gnu/store", "/etc/ld.so.cache", "/etc/localtime",
           "/etc/passwd", "/etc/group", "/etc/nsswitch.conf", "/etc/mime.types", "/etc/fonts", "/etc/ssl/openssl.cnf")
# No other process's files under /proc: command lines and environments of the user's programs are none of a check's business.
_KERNEL = ("/proc/cpuinfo", "/proc/meminfo", "/proc/stat", "/proc/version", "/proc/filesystems", "/proc/uptime", "/proc/devices",
           "/proc/sys/kernel", "/proc/sys/vm", "/proc/driver/nvidia", "/sys/devices", "/sys/bus/pci", "/sys/class/dmi")
_DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
# What it takes to find others by name and to trust them.
_INTERNET = ("/etc/resolv.conf", "/etc/hosts", "/etc/host.conf", "/etc/gai.conf", "/etc/services", "/etc/protocols", "/etc/ssl", "/etc/pki",
             "/etc/ca-certificates", "/etc/ca-certificates.conf")
_CACHES = ("TORCH_HOME", "HF_HOME", "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "HF_DATASETS_CACHE", "HF_ASSETS_CACHE",
           "TRANSFORMERS_CACHE", "MPLCONFIGDIR", "TORCH_EXTENSIONS_DIR", "TORCHINDUCTOR_CACHE_DIR", "TRITON_CACHE_DIR", "CUDA_CACHE_PATH")
_INSTALLED = ("site-packages", "dist-packages")


@dataclass(frozen=True)
class Policy:
    """`read` trees are readable and what is in them may be started; of `hidden` trees nothing is, unless a narrower tree within
    is named. `write` trees are writable. Sizes: memory in MB, file_size in bytes, cpu in seconds."""

    read: tuple[str, ...] = ()
    write: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    devices: tuple[str, ...] = _DEVICES
    network: bool = False
    gpu: bool = False
    memory: int = 4096
    tasks: int = 512
    files: int = 1024
    file_size: int = 1 << 30
    cpu: int = 600
    expendable: int = 1000              # how gladly the kernel ends it when memory runs out, up to 1000
    shared: int = 1024                  # MB of memory as files, where the run has a /dev/shm of its own
    private: bool = False               # the run is in namespaces: /proc and /dev/shm are its own
    watches: bool = False               # it may watch files for changes: there are few such watches for all programs of a user
    trusted: bool = False               # our own code: kept from accidents, not from acting
    guarded: tuple[str, ...] = ()       # within what may be written, what may not: only a root of one's own can hold that
    names: tuple[str, ...] = ()         # paths as programs write them, which may lead through links to what may be read
    off: tuple[str, ...] = ()           # layers switched off when the host was started

    def plain(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_plain(cls, values: Mapping[str, Any]) -> Policy:
        plain: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
        return cls(**plain)


def real(path: str | os.PathLike[str]) -> str:
    return os.path.realpath(path)


def under(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def expose(root: str, hidden: Iterable[str], top: bool = True) -> Iterator[tuple[str, str]]:
    """(path, 'read' | 'list') for a tree without its hidden parts.

    Landlock can only add. So a tree with something hidden in it is granted child by child, and its folder may be listed
    (imports need that; what is below may then be listed, too, but not read). Links are left out there: what they lead to has
    to be granted where it is.
    """
    inside = [h for h in hidden if under(h, root)]
    if root in inside:
        return
    if not inside:
        yield root, "read"
        return
    if top:
        yield root, "list"
    try:
        entries = [entry.path for entry in os.scandir(root) if not entry.is_symlink()]
    except OSError:
        return
    for path in entries:
        yield from expose(path, inside, False)


def interpreter() -> list[str]:
    """Where Python and its packages are. Of a checkout only `runners`: its lessons and the rest are not the learner's."""
    found = [sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix, str(Path(os.__file__).parent),
             str(Path(real(sys.executable)).parent)]
    home = real(Path.home()) if os.environ.get("HOME") else ""
    for entry in sys.path:
        place = real(entry) if entry else ""
        if not place or (home and under(home, place)) or place == "/":
            continue                     # '' and a home on the path would open everything
        found.append(str(PACKAGE) if place == str(ROOT) and ROOT.name not in _INSTALLED else place)
    found += [part for part in os.environ.get("LD_LIBRARY_PATH", "").split(":") if part and not under(home or "/", real(part))]
    return found


def _links(folder: str, within: str) -> list[str]:
    """Where the links in a folder lead to, if it is within `within`: data sets are linked from the package."""
    try:
        targets = [real(entry.path) for entry in os.scandir(folder) if entry.is_symlink()]
    except OSError:
        return []
    return [target for target in targets if under(target, within)]


def _tidy(roots: Iterable[str], hidden: Iterable[str] = ()) -> tuple[str, ...]:
    """Real, existing, each once, and none that another one covers."""
    found: list[str] = []
    for root in sorted({real(r) for r in roots if r}):
        covered = any(under(root, other) and not any(under(root, h) and under(h, other) for h in hidden) for other in found)
        if not covered and os.path.exists(root):      # noqa: PTH110  a few dozen, at each check
            found.append(root)
    return tuple(found)


def gpu_devices() -> tuple[str, ...]:
    return tuple(sorted(entry.path for entry in os.scandir("/dev") if entry.name.startswith("nvidia")))


def of_check(request: Mapping[str, Any], temp: str, *, tasks: int = 512, off: tuple[str, ...] = ()) -> Policy:
    """For the learner's side of a check: the interpreter, the system's libraries, the week's folder and the data are readable;
    the week's outputs and the run's temp folder are writable; nothing else of the learner's is there."""
    lessons = ROOT / "lessons"
    course = Path(request["folder"]).parent.parent
    shipped = str(real(lessons / "data"))
    hidden = {real(p) for p in (lessons, course, request["home"], request["runs"], request["answers"]) if p}
    if os.environ.get("HOME"):
        hidden.add(real(Path.home()))
    hidden -= {"/"}
    named = [str(request[key]) for key in ("week_folder", "outputs", "data") if request.get(key)]
    own = [str(request["week_folder"]), str(request.get("data") or ""), shipped, *_links(str(request.get("data") or ""), real(course))]
    limits = request.get("limits") or {}
    wall = float(limits.get("wall") or 60)
    gpu = str(request.get("device") or "cpu") != "cpu"
    return Policy(
        read=(*_tidy([*_SYSTEM, *interpreter()], hidden), *_tidy(own), *_tidy(_KERNEL)),
        write=_tidy([str(request["outputs"]), temp]),
        hidden=tuple(sorted(hidden)),
        devices=_DEVICES + gpu_devices(),
        gpu=gpu,
        memory=int(limits.get("memory") or 4096),
        shared=min(1024, max(64, int(limits.get("memory") or 4096) // 2)),
        tasks=tasks,
        file_size=min(1024, int(limits.get("disk") or 1024)) << 20,
        cpu=int(wall * 2) + 10,
        off=off,
        names=tuple(sorted({*named, *interpreter(), temp, str(course / "data"), sys.executable})),
    )


def caches(environment: Mapping[str, str]) -> list[str]:
    """Where torch, Hugging Face and Matplotlib keep what they fetched or made, for these variables."""
    home = environment.get("HOME") or ""
    cache = environment.get("XDG_CACHE_HOME") or (f"{home}/.cache" if home else "")
    config = environment.get("XDG_CONFIG_HOME") or (f"{home}/.config" if home else "")
    found = [environment.get(name) or "" for name in _CACHES]
    if cache:
        found += [f"{cache}/{name}" for name in ("torch", "torch_extensions", "huggingface", "matplotlib")]
    found += [f"{config}/matplotlib" if config else "", f"{home}/.triton" if home else "", f"{home}/.nv" if home else ""]
    return [path for path in found if os.path.isabs(path)]      # noqa: PTH117  strings, as they came


def of_run(request: Mapping[str, Any], temp: str, *, tasks: int = 4096, off: tuple[str, ...] = ()) -> Policy:
    """For a script of the learner's own: its folder and the caches are readable and writable, of the rest of the home nothing is
    there; the network only by their wish. Where nothing must be trusted with much, nothing is held short either: a training may
    take the machine."""
    environment, network = request["environment"], bool(request.get("net"))
    folder, home = str(request["folder"]), environment.get("HOME") or ""
    hidden = {real(p) for p in (ROOT / "lessons", request["home"], request["runs"], request["answers"]) if p}
    hidden |= {real(p) for p in (home, os.environ.get("HOME") or "") if p}
    hidden -= {"/"}
    # A variable that names the home, or what holds it, would open all of it.
    kept = [path for path in caches(environment) if os.path.isdir(path)     # noqa: PTH112
            and not any(under(place, real(path)) for place in (*hidden, "/usr", "/etc"))]
    gpu = gpu_devices() if request.get("device") != "cpu" else ()
    memory = int((request.get("limits") or {}).get("memory") or 1 << 20)
    own = real(folder)
    return Policy(
        read=(*_tidy([*_SYSTEM, *(_INTERNET if network else ()), *interpreter()], hidden), *_tidy([str(request.get("data") or "")]),
              *_tidy(_KERNEL)),
        write=_tidy([folder, temp, *kept]),
        hidden=tuple(sorted(hidden)),
        devices=_DEVICES + gpu,
        network=network,
        gpu=bool(gpu),
        memory=memory,
        shared=max(64, memory // 2),
        watches=True,
        expendable=300,
        tasks=tasks,
        files=1 << 16,
        file_size=1 << 50,
        cpu=1 << 40,
        guarded=tuple(p for p in _tidy([sys.prefix, str(PACKAGE)]) if under(p, own) and p != own),
        names=tuple(sorted({folder, str(request["cwd"]), *kept, *interpreter(), temp, sys.executable, *(_INTERNET if network else ())})),
        off=off,
    )


def of_checker(writes: Iterable[str], *, off: tuple[str, ...] = ()) -> Policy:
    """For our own side: it may read everything and write only where it has to, since it handles files that both sides see."""
    return Policy(read=("/",), write=_tidy(writes), devices=_DEVICES + gpu_devices(), gpu=True, trusted=True, memory=1 << 20,
                  tasks=1 << 16, files=4096, cpu=3600, off=off)
