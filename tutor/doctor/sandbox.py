"""Each layer of the sandbox, tried by the runners in a throw-away process; for what is missing: why, what stays open, what to do."""

from __future__ import annotations

import json
import os
import platform
import re
from typing import Any

from tutor.doctor.facts import Fact, Group
from tutor.doctor.machine import container_kind
from tutor.doctor.world import World
from tutor.verbs.out import clean

PATIENCE = 100.0

_facts = Group("sandbox")
_NAMESPACES = ("user", "pid", "mount", "net", "ipc")
_OPEN = {
    "no_new_privs": "a program that your code starts could gain rights",
    "limits": "your code may use all memory, processes and disk; the runner still watches memory and time",
    "landlock": "your code can read and change your files",
    "seccomp": "your code can change permissions and times of your files, and use other kinds of sockets",
    "user": "for anybody but root it takes the others with it",
    "pid": "your code sees which programs of yours run",
    "mount": "there is no root of its own: files are kept from it by Landlock alone",
    "net": "the network is kept from it by Landlock and seccomp alone",
    "ipc": "shared memory of your other programs is in reach",
}


def look(world: World) -> list[Fact]:
    """All of it."""
    found = tried(world)
    if isinstance(found, str):
        return [
            _facts.warn(
                "layers", f"could not be tried: {found}", "Each verdict says which layers it had: `torchtutor check --json`."
            )
        ]
    layers = {str(layer.get("name")): layer for layer in found.get("layers") or [] if isinstance(layer, dict)}
    on, missing = ([clean(str(text)) for text in found.get(key) or []] for key in ("on", "missing"))
    if not layers:
        text = missing[0] if missing else "no sandbox on this system: your code can read and change your files"
        return [_facts.warn("layers", text, "On Linux, WSL2 included, there is one.", on=on, missing=missing)]
    private = "namespaces" in on
    out = [
        layer(world, name, layers[name], private) for name in ("no_new_privs", "limits", "landlock", "seccomp") if name in layers
    ]
    out += namespaces(world, layers, next((text for text in missing if text.startswith("no namespaces: ")), ""))
    return [*out, together(on, missing)]


def tried(world: World) -> dict[str, Any] | str:
    """What the runners' trials say; a text, if they could not be held."""
    from runners.client import PACKAGE

    environ = dict(world.environ)
    if PACKAGE.parent.name not in ("site-packages", "dist-packages"):
        environ["PYTHONPATH"] = os.pathsep.join(p for p in (str(PACKAGE.parent), environ.get("PYTHONPATH", "")) if p)
    try:
        ended = world.run([world.interpreter.executable, "-P", "-m", "runners.sandbox.trials"], PATIENCE, environ)
    except OSError as error:
        return f"{world.interpreter.executable} can't be started ({error.strerror})"
    try:
        found = json.loads(ended.out)
    except ValueError:
        found = None
    if isinstance(found, dict):
        return found
    if ended.code is None:
        return f"they came to no end within {PATIENCE:g} s"
    said = [line for line in clean(ended.err).splitlines() if line.strip()]
    return said[-1].strip()[:200] if said else f"they ended with status {ended.code}"


def layer(world: World, name: str, found: dict[str, Any], private: bool = True) -> Fact:
    """One layer but the namespaces; `private`: those are there."""
    holds, through = ([str(text) for text in found.get(key) or []] for key in ("holds", "open"))
    values = {"on": bool(found.get("on")), "holds": holds, "open": through, "errno": found.get("errno") or ""}
    if "abi" in found:
        values["abi"] = found["abi"]
    version = f"ABI {found['abi']}, " if found.get("abi") else ""
    if not found.get("on"):
        why, remedy = reason(world, name, found)
        left = "your files are kept from your code by namespaces alone" if name == "landlock" and private else _OPEN[name]
        return _facts.warn(name, f"is missing: {why}. {left[0].upper()}{left[1:]}", remedy, **values)
    text = f"{version}refused when tried: {', '.join(holds)}"
    if through and name == "landlock":
        remedy = "Namespaces keep these, too; a newer kernel knows them."
        return _facts.note(name, f"{text}; this kernel's does not know: {', '.join(through)}", remedy, **values)
    if through:
        remedy = "A security module or an emulator may be in the way; please report it."
        return _facts.warn(name, f"{text}; went through: {', '.join(through)}", remedy, **values)
    said = f" ({clean(str(found['said']))})" if found.get("said") else ""
    return _facts.ok(name, text + said, **values)


def namespaces(world: World, layers: dict[str, dict[str, Any]], refused: str = "") -> list[Fact]:
    """The five of them: one line when all are there, else one for each that is not; `refused`: why a run can't have them."""
    found = {name: layers.get(f"{name} namespace", {}) for name in _NAMESPACES}
    there = [name for name, one in found.items() if one.get("on")]
    values = {name: bool(one.get("on")) for name, one in found.items()}
    if len(there) == len(found) and refused:  # a container that covers parts of /proc lets nobody mount a new one
        why = refused.partition(": ")[2]
        remedy = (
            "In a container of Docker or Podman: `--security-opt systempaths=unconfined`. Else ask for `mount` to be let through."
        )
        return [_facts.warn("namespaces", f"each can be made, but a run can't be put into them: {why}", remedy, **values)]
    if len(there) == len(found):
        return [_facts.ok("namespaces", f"{', '.join(there)}: each made and looked at", **values)]
    out = [_facts.ok("namespaces", f"{', '.join(there)}: each made and looked at", **values)] if there else []
    if not there:
        why, remedy = reason(world, "namespaces", found["user"] if found["user"].get("errno") else found["pid"])
        open_ = f"{_OPEN['pid']}, and its files and network are kept by the other layers alone"
        return [_facts.warn("namespaces", f"are missing, all five: {why}. {open_[0].upper()}{open_[1:]}", remedy, **values)]
    for name, one in found.items():
        if not one.get("on"):
            why, remedy = reason(world, "namespaces", one)
            out.append(
                _facts.warn(f"{name} namespace", f"is missing: {why}. {_OPEN[name][0].upper()}{_OPEN[name][1:]}", remedy, **values)
            )
    return out


def together(on: list[str], missing: list[str]) -> Fact:
    """What a run will say."""
    if not on:
        what = "no sandbox: it runs in a process of its own, but your code can read and change your files"
        return _facts.warn("a check has", what, "Check only code that you trust.", on=on, missing=missing)
    if missing:
        return _facts.note("a check has", f"{', '.join(on)}; {'; '.join(missing)}", on=on, missing=missing)
    return _facts.ok("a check has", ", ".join(on), on=on, missing=missing)


# -- why ---------------------------------------------------------------------------------------------------------------


def reason(world: World, name: str, found: dict[str, Any]) -> tuple[str, str]:
    """Why a layer is missing, and what would bring it."""
    error, said = str(found.get("errno") or ""), clean(str(found.get("said") or ""))
    kind = container_kind(world)
    if name == "landlock":
        return _no_landlock(world, error, said, kind)
    if name == "namespaces":
        return _no_namespaces(world, error, said, kind)
    if name == "seccomp" and (error in ("ENOSYS", "EINVAL") or configured(world, "SECCOMP_FILTER") is False):
        return (
            f"this kernel has none ({error or 'not built in'})",
            "Use a kernel with CONFIG_SECCOMP_FILTER; every distribution's has it.",
        )
    remedy = _of_container(kind) or "Look at what security module is at work: `cat /sys/kernel/security/lsm`."
    return f"the system refused it ({error or said or 'without a reason'})", remedy


def _no_landlock(world: World, error: str, said: str, kind: str) -> tuple[str, str]:
    release = (world.read("/proc/sys/kernel/osrelease") or platform.release()).strip()
    number = tuple(int(part) for part in re.findall(r"\d+", release)[:2])
    through = "Ask for `landlock_*` to be let through."
    if error == "ENOSYS":
        if number < (5, 13):
            return f"Linux {release} is older than it (5.13)", "Use a newer kernel."
        if configured(world, "SECURITY_LANDLOCK") is False:
            return (
                f"Linux {release} was built without it",
                "Use a kernel with CONFIG_SECURITY_LANDLOCK: the distributions' have it.",
            )
        if kind:
            remedy = "Use a newer container engine: its seccomp profile must let `landlock_*` through."
            return f"this container ({kind}), or its kernel, does not know its system calls (ENOSYS)", remedy
        what = f"Linux {release} does not know its system calls (ENOSYS): built without it, or a filter keeps them away"
        return what, f"Use a kernel with CONFIG_SECURITY_LANDLOCK. In a batch job: {through[0].lower()}{through[1:]}"
    if error == "EOPNOTSUPP":
        lsm = (world.read("/sys/kernel/security/lsm") or "").strip()
        known = f" (`lsm={lsm}`)" if lsm else ""
        return f"it is built in but switched off at boot{known}", f"Add it to the boot line: `lsm=landlock,{lsm or '…'}`."
    if error in ("EPERM", "EACCES"):
        return f"a filter keeps its system calls away ({error})", _of_container(kind) or through
    return f"it does not hold ({error or said or 'what was forbidden went through'})", "Please report it."


def _no_namespaces(world: World, error: str, said: str, kind: str) -> tuple[str, str]:
    if world.number("/proc/sys/user/max_user_namespaces") == 0:
        what = "the administrator allows no user namespaces (user.max_user_namespaces is 0)"
        return what, "`sudo sysctl user.max_user_namespaces=15000`"
    if world.number("/proc/sys/kernel/unprivileged_userns_clone") == 0:
        what = "only root may make user namespaces (kernel.unprivileged_userns_clone is 0)"
        return what, "`sudo sysctl kernel.unprivileged_userns_clone=1`"
    if world.number("/proc/sys/kernel/apparmor_restrict_unprivileged_userns") == 1:
        what = "Ubuntu's AppArmor keeps them from ordinary programs (apparmor_restrict_unprivileged_userns is 1)"
        return what, "`sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0`; it holds until the next start."
    if configured(world, "USER_NS") is False:
        return "this kernel was built without them", "Use a kernel with CONFIG_USER_NS."
    if error == "ENOSPC":
        return "there are too many already (ENOSPC)", "Look at `lsns`, or raise `user.max_user_namespaces`."
    if kind:
        return f"this container ({kind}) does not allow them ({error or said})", _of_container(kind)
    remedy = "A container or a batch system that forbids `unshare` does this: ask for it to be let through."
    return f"the system refused them ({error or said or 'without a reason'})", remedy


def _of_container(kind: str) -> str:
    if kind in ("docker", "podman"):
        return f"`{kind} run --security-opt seccomp=unconfined …` lets them through (the container then guards less)."
    return f"Ask whoever runs this container ({kind}) to let them through." if kind else ""


def configured(world: World, option: str) -> bool | None:
    """Whether the kernel was built with something; None where nobody says."""
    import gzip

    text = world.read(f"/boot/config-{platform.release()}") or world.read(f"/lib/modules/{platform.release()}/config")
    if text is None:
        try:
            text = gzip.decompress(world.place("/proc/config.gz").read_bytes()).decode("utf-8", "replace")
        except (OSError, EOFError):
            return None
    return re.search(rf"^CONFIG_{option}=y$", text, re.MULTILINE) is not None
