"""Resource limits: the layer that even the oldest kernel has. They stop accidents at once; the supervisor counts exactly."""

from __future__ import annotations

import contextlib
import os
import resource

from . import tree
from .policy import Policy
from .system import Missing

NAME = "limits"


def apply(policy: Policy) -> str:
    """Raises Missing when the system takes none of them."""
    wanted = {
        # Per user, not per run: so it stands above what the user has already. The user root is never held by it.
        resource.RLIMIT_NPROC: policy.tasks,
        resource.RLIMIT_FSIZE: policy.file_size,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: policy.files,
        resource.RLIMIT_CPU: policy.cpu,
    }
    # Per user, too: queued signals and timers, and messages that would stay.
    for name, value in (("RLIMIT_SIGPENDING", 1024), ("RLIMIT_MSGQUEUE", 0)):
        if hasattr(resource, name):
            wanted[getattr(resource, name)] = value
    if not policy.gpu:      # CUDA maps far more than it uses
        # RLIMIT_AS would break torch. What is mapped already counts, so it is added; the rest is room for reserves.
        wanted[resource.RLIMIT_DATA] = (tree.data_size(os.getpid()) + (1 << 20) + (policy.memory << 10)) << 10
    done = 0
    for kind, value in wanted.items():
        with contextlib.suppress(OSError, ValueError):
            _, hard = resource.getrlimit(kind)
            top = value + (5 if kind == resource.RLIMIT_CPU else 0)      # seconds between its warning signal and the kill
            if hard != resource.RLIM_INFINITY:
                top = min(top, hard)
            resource.setrlimit(kind, (min(value, top), top))
            done += 1
    if not done:
        raise Missing("no limits: this system does not limit how much your code may use")
    return NAME
