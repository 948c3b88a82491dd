"""Processor and memory: what there is, and what this process may have of it."""

from __future__ import annotations

import os
import platform
from pathlib import PurePosixPath

from tutor.doctor.facts import Fact, Group, many, size
from tutor.doctor.world import World

NEEDED = 2 << 30
"""Bytes of memory: the runner takes 0.7 GiB, a training with a data loader the rest."""
LEAST = 1 << 30

_facts = Group("machine")


def look(world: World) -> list[Fact]:
    """All of it."""
    return [system(world), cores(world), memory(world), *container(world)]


def system(world: World) -> Fact:
    """The system, and how well Torchtutor knows it."""
    release = (world.read("/proc/sys/kernel/osrelease") or platform.release()).strip()
    name = {"linux": "Linux", "darwin": "macOS"}.get(world.platform, world.platform)
    words = f"{name} {release}, {platform.machine()}"
    values = {"system": name, "release": release, "machine": platform.machine()}
    if world.platform == "darwin":
        return _facts.note("system", f"{words}: Torchtutor was not tried on it, and there is no sandbox for it", **values)
    if world.platform != "linux":
        return _facts.warn("system", f"{words}: Torchtutor is not made for it", "On Windows use WSL2.", **values)
    if "microsoft" in (world.read("/proc/version") or "").lower():
        return _facts.note("system", f"{words}, WSL: not tried here, everything below is", **values)
    return _facts.ok("system", words, **values)


def _groups(world: World) -> list[str]:
    """The cgroup of this process and those above it, as paths below /sys/fs/cgroup; a limit of any of them holds."""
    own = "/"
    for row in (world.read("/proc/self/cgroup") or "").splitlines():
        number, _, rest = row.partition(":")
        kinds, _, path = rest.partition(":")
        if number == "0" and not kinds:
            own = path or "/"
    return [str(path) for path in (PurePosixPath(own), *PurePosixPath(own).parents)]


def cpu_limit(world: World) -> float | None:
    """How many cores the cgroups allow; None: no limit."""
    found: list[float] = []
    for group in _groups(world):
        quota, _, period = (world.read(f"/sys/fs/cgroup{group.rstrip('/')}/cpu.max") or "").strip().partition(" ")
        if quota.isdigit() and period.isdigit() and int(period):
            found.append(int(quota) / int(period))
    old, span = (world.number(f"/sys/fs/cgroup/cpu/cpu.cfs_{name}_us") for name in ("quota", "period"))
    if old and span and old > 0:
        found.append(old / span)
    return min(found, default=None)


def memory_limit(world: World) -> tuple[int, int] | None:
    """What the cgroups allow, and what of it is in use; None: no limit."""
    found: list[tuple[int, int]] = []
    for group in _groups(world):
        place = f"/sys/fs/cgroup{group.rstrip('/')}"
        top = world.number(f"{place}/memory.max")
        if top is not None:
            found.append((top, world.number(f"{place}/memory.current") or 0))
    old = world.number("/sys/fs/cgroup/memory/memory.limit_in_bytes")
    if old is not None and old < 1 << 60:
        found.append((old, world.number("/sys/fs/cgroup/memory/memory.usage_in_bytes") or 0))
    return min(found, default=None)


def cores(world: World) -> Fact:
    """Those one may use."""
    there, usable = world.cores()
    limit = cpu_limit(world)
    values = {"cores": there, "usable": usable, "limit": limit}
    if limit is not None and limit < usable:
        return _facts.ok("cores", f"{limit:g} of {there}: a limit of the container or the job", **values)
    if usable < there:
        return _facts.ok("cores", f"{usable} of {there} are given to you", **values)
    return _facts.ok("cores", many(there, "core"), **values)


def memory(world: World) -> Fact:
    """What there is and what is free."""
    found = {}
    for row in (world.read("/proc/meminfo") or "").splitlines():
        name, _, rest = row.partition(":")
        first = rest.split()[:1]
        if first and first[0].isdigit():
            found[name] = int(first[0]) << 10
    if "MemTotal" not in found:
        total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        return _facts.ok("memory", size(total), total=total)
    total, free = found["MemTotal"], found.get("MemAvailable", found.get("MemFree", 0))
    text = f"{size(total)}, {size(free)} free"
    limit = memory_limit(world)
    if limit is not None and limit[0] < total:
        free = min(free, max(0, limit[0] - limit[1]))
        text = f"{size(limit[0])} are allowed by the container or the job, {size(free)} free"
    values = {"total": total, "free": free, "limit": limit[0] if limit else None}
    if free < LEAST:
        return _facts.warn(
            "memory", f"{text}: the runner alone takes 0.7 GiB", "End other programs, or ask for more memory.", **values
        )
    if free < NEEDED:
        return _facts.note("memory", f"{text}: enough for exercises, little for your own trainings", **values)
    return _facts.ok("memory", text, **values)


def container_kind(world: World) -> str:
    """docker, podman, lxc, kubernetes, …; '' when this is none, as far as it can be told."""
    if world.place("/.dockerenv").exists():
        return "docker"
    if world.place("/run/.containerenv").exists():
        return "podman"
    if "KUBERNETES_SERVICE_HOST" in world.environ:
        return "kubernetes"
    said = world.read("/run/systemd/container") or world.environ.get("container") or world.environ.get("SINGULARITY_NAME", "")
    return said.strip()


def container(world: World) -> list[Fact]:
    """A container, and the batch system that gave the machine."""
    out = []
    kind = container_kind(world)
    if kind:
        out.append(_facts.note("container", kind, kind=kind))
    if world.environ.get("SLURM_JOB_ID"):
        job = world.environ["SLURM_JOB_ID"]
        out.append(_facts.note("job", f"Slurm's job {job}: runs end with it", job=job))
    return out
