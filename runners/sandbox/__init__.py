"""The sandbox: layers, one file each, composed here. What can't be had on a system is said, never silently left out."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field

from . import landlock, limits, namespaces, seccomp, tree
from .policy import Policy, of_check, of_checker, of_run
from .system import LINUX, Missing

__all__ = ["Missing", "Policy", "Report", "confine", "of_check", "of_checker", "of_run", "probe"]


@dataclass
class Report:
    """The layers that hold, and in plain words what is missing."""

    on: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def plain(self) -> dict[str, list[str]]:
        return {"on": self.on, "missing": self.missing}


_LAYERS: tuple[tuple[str, Callable[[Policy], str]], ...] = ((limits.NAME, limits.apply), (landlock.NAME, landlock.apply),
                                                            (seccomp.NAME, seccomp.apply))


def confine(policy: Policy) -> Report:
    """Confine this process and all that it starts. There is no way back. Never raises: what fails is reported as missing.

    Namespaces are not among the layers here: they begin with the fork (`namespaces.enter`), and `policy.private` says that they
    hold.
    """
    report = Report()
    if not LINUX:
        report.missing.append("no sandbox on this system: your code can read and change your files")
        return report
    try:
        tree.no_new_privs()
    except OSError:
        report.missing.append("no_new_privs refused: programs that your code starts may gain rights")
    if policy.private:
        report.on.append(namespaces.NAME)
    if not policy.trusted:
        namespaces.drop_capabilities()
    for name, apply in _LAYERS:
        if policy.trusted and apply is seccomp.apply:
            continue
        if name in policy.off:
            report.missing.append(f"no {name}: switched off when the runner was started")
            continue
        try:
            report.on.append(apply(policy))
        except Missing as missing:
            report.missing.append(str(missing))
        except OSError as error:
            report.missing.append(f"no {name}: the system refused it ({error.strerror})")
    if any(layer.startswith(landlock.NAME) for layer in report.on):
        report.missing += landlock.gaps(landlock.abi(), policy.private, policy.network)
    return report


def probe(policy: Policy | None = None) -> Report:
    """What `confine` would say, found out in a throw-away process."""
    read, write = os.pipe()
    pid = os.fork()
    if not pid:
        try:
            os.close(read)
            report = confine(policy or Policy())
            os.write(write, "\n".join(["+" + line for line in report.on] + ["-" + line for line in report.missing]).encode())
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        lines = pipe.read().decode().split("\n")
    os.waitpid(pid, 0)
    return Report([line[1:] for line in lines if line[:1] == "+"], [line[1:] for line in lines if line[:1] == "-"])
