"""Why a script of the learner's own was refused something, and what would allow it: said after its traceback."""

from __future__ import annotations

import errno
import os
import socket
import traceback
from collections.abc import Iterable, Iterator

from .sandbox.policy import Policy, under

_DEEP = 20
_REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS)
_NO_NETWORK = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL)
_ACTS = frozenset(("connect", "connect_ex", "bind", "listen", "sendto", "socket"))
_SAID = ("name resolution", "Name or service not known", "Network is unreachable", "getaddrinfo failed", "Failed to resolve")


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The exception, what it came from, and what it carries: libraries wrap what the system said."""
    todo, seen = [error], set[int]()
    while todo and len(seen) < _DEEP:
        one = todo.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        inner = [one.__cause__, one.__context__, getattr(one, "reason", None), *getattr(one, "args", ())]
        todo += [other for other in inner if isinstance(other, BaseException)]


def explain(error: BaseException, policy: Policy, folder: str, cwd: str) -> str:
    """One sentence, or '' when the sandbox has no part in it."""
    for one in _chain(error):
        if isinstance(one, OSError) and isinstance(one.filename, str | bytes):
            said = _file(one, policy, folder, cwd)
            if said:
                return said
        elif not policy.network and _wants_network(one):
            return "A run has no network: `torchtutor run --net` opens it."
        elif isinstance(one, PermissionError):
            return f"The system refused {_act(one)}, which a run may not do: `torchtutor run --no-sandbox` runs your script without walls."
    return ""


def _act(error: BaseException) -> str:
    """The line that was refused, as it stands in the script."""
    frames = traceback.extract_tb(error.__traceback__)
    line = " ".join((frames[-1].line or "").split()) if frames else ""
    return f"`{line[:80]}`" if line else "this act"


def _wants_network(error: BaseException) -> bool:
    if isinstance(error, socket.gaierror):
        return True
    if isinstance(error, OSError) and error.errno in _NO_NETWORK:
        return True
    if isinstance(error, PermissionError) and error.__traceback__ is not None:      # it does not say what was refused
        at = error.__traceback__
        while at.tb_next is not None:
            at = at.tb_next
        if _ACTS & set(at.tb_frame.f_code.co_names):
            return True
    return any(word in str(error)[:2000] for word in _SAID)


def _file(error: OSError, policy: Policy, folder: str, cwd: str) -> str:
    names = [os.fsdecode(name) for name in (error.filename, error.filename2) if isinstance(name, str | bytes)]
    for name in names:
        path = os.path.realpath(os.path.join(cwd, name))       # noqa: PTH118
        if _within(path, policy.write):
            continue
        if error.errno in _REFUSED and _within(path, policy.read):
            return f"A run can only read {name}: it may write in {folder}, in its temp folder, and in the caches of torch, Hugging Face " \
                   "and Matplotlib. `--no-sandbox` allows more."
        if error.errno in (*_REFUSED, errno.ENOENT) and not _within(path, (*policy.read, *policy.devices)):
            return f"{name} is out of a run's sight: it reads and writes in {folder}. Copy what it needs there, or say `--no-sandbox`."
    return ""


def _within(path: str, trees: Iterable[str]) -> bool:
    return any(under(path, tree) for tree in trees)
