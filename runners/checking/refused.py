"""What is said when the sandbox refused something: which file or act, and what a check may do instead. The line is told beside it.

With a root of its own a program does not see what is hidden ("no such file"), else it is refused ("permission denied"): both are
explained, by the path that the error names.
"""
from __future__ import annotations

import re

from .wordings import Context, rule

_INSTEAD = "A check reads its week's folder and the data, and writes to `outputs/` (where it stands) and to its temp folder."
_NETWORK = ("A check has no network. Use the data that came with the exercise; for a script of your own, `torchtutor run --net FILE` opens "
            "the network.")
_ACTS = {
    r"\b(chmod|chown|utime|setxattr|copystat|copymode)\b": "change permissions, owners or times of files",
    r"\b(kill|killpg|setpriority|nice|sched_\w+|prlimit|ptrace)\b": "reach other programs",
    r"\b(mount|chroot|unshare|sethostname|clock_settime|setuid|setgid|setgroups|mknod)\b": "change the machine",
}


def _path(c: Context) -> str:
    """The path that the error names, its end where it is long."""
    found = re.search(r": '([^']+)'", c.raised.message)
    if not found:
        return ""
    return found[1] if len(found[1]) <= 60 else "…" + found[1][-59:]


@rule("no-network", "gaierror", "")
@rule("no-network", "OSError", r"Network is unreachable|Name or service not known|[Nn]ame resolution|getaddrinfo|nodename nor servname")
def _(c: Context, m: re.Match[str]) -> str:
    return f"Your program tried to reach another machine. {_NETWORK}"


@rule("no-network", "PermissionError", "")
def _(c: Context, m: re.Match[str]) -> str:
    wants = re.search(r"\b(socket|connect|bind|listen|urlopen|create_connection|requests|urllib|download\w*)\b", c.line)
    return f"Your program tried to reach another machine or program. {_NETWORK}" if wants and not _path(c) else ""


@rule("refused", "PermissionError", "")
def _(c: Context, m: re.Match[str]) -> str:
    path = _path(c)
    for pattern, what in _ACTS.items():
        if re.search(pattern, c.line):
            on = f" (here: `{path}`)" if path else ""
            return f"Your program tried to {what}{on}, which a check may not. {_INSTEAD}"
    if path:
        return f"Your program tried to reach `{path}`, which a check may not. {_INSTEAD}"
    return f"The system refused what this line asks for: a check may not do that. {_INSTEAD}"


@rule("refused", "OSError", r"Read-only file system")
def _(c: Context, m: re.Match[str]) -> str:
    path = _path(c)
    return f"Your program tried to write {f'`{path}`' if path else 'where it can only read'}, which a check may not. {_INSTEAD}"


@rule("no-file", "FileNotFoundError", r"'([^']*)'")
def _(c: Context, m: re.Match[str]) -> str:
    name = m[1].rsplit("/", 1)[-1][:60]
    if m[1].startswith(("/", "~")):
        return f"There is no file `{name}` where the program looks, or a check may not see it: use the path you were given. {_INSTEAD}"
    return f"There is no file `{name}` where the program looks for it. Use the path you were given."


@rule("limit", "OSError", r"\[Errno (11|24|27|28|122)\]")
def _(c: Context, m: re.Match[str]) -> str:
    what = {"11": "starts more processes or threads", "24": "keeps more files open", "27": "writes a larger file"}.get(m[1], "writes more")
    return f"Your program {what} than a check may. Is there a loop that makes one after the other?"


@rule("limit", "RuntimeError", r"can't start new thread")
def _(c: Context, m: re.Match[str]) -> str:
    return "Your program starts more threads than a check may. Is there a loop that makes one after the other?"


@rule("limit", "RuntimeError", r"not enough memory|can't allocate memory|unable to mmap|Cannot allocate memory")
def _(c: Context, m: re.Match[str]) -> str:
    size = re.search(r"allocate (\d+) bytes", c.raised.message)
    much = f" ({int(size[1]) / 1e9:,.1f} GB in one piece)" if size else ""
    return f"This line asks for more memory than a check may use{much}. How many numbers does it make?"
