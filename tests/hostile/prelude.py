"""What hostile scripts share. It lies beside them and is imported as `prelude`; PLACES is filled in by whoever runs them."""
import ctypes
import errno
import os
import sys

PLACES = {}
LIBC = ctypes.CDLL(None, use_errno=True)


def say(line):
    """Not by print: a script may have broken that."""
    data = (line + "\n").encode("utf-8", "replace")
    try:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    except Exception:
        os.write(1, data)


def harm(what, how=""):
    """Something was done that must not be possible."""
    say(f"HARM {what} {str(how)[:200]!r}")


def stopped(what, error):
    number = getattr(error, "errno", None)
    name = errno.errorcode.get(number, "") if isinstance(number, int) else ""
    say(f"STOPPED {what}: {name or type(error).__name__}")


def attempt(what, act, *args, **kw):
    """Try what must not work; what it returned, or None."""
    try:
        found = act(*args, **kw)
    except BaseException as error:
        stopped(what, error)
        return None
    harm(what, found)
    return found


def tried(what, act, *args, **kw):
    """Try what may work without harm: in a root of its own a path can lead to nothing but the program's own. Whether anything is
    different afterwards is looked at from outside."""
    try:
        act(*args, **kw)
    except BaseException as error:
        stopped(what, error)
    else:
        say(f"DID {what}")


def call(name, *args):
    """A function of the C library. Raises OSError."""
    found = getattr(LIBC, name)(*args)
    if found == -1:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return found


def syscall(number, *args):
    """A system call by its number on x86-64 (above 423 it is the same everywhere). Raises OSError."""
    values = [ctypes.c_long(a) if isinstance(a, int) else a for a in args]
    found = LIBC.syscall(ctypes.c_long(number), *values)
    if found == -1:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))
    return found


def read(path):
    with open(path, "rb") as file:
        return file.read(4000)


def write(path, data=b"harmed"):
    with open(path, "wb") as file:
        return file.write(data)


def canaries():
    """Files that are none of a check's business (but for the one in /dev/shm, of which a run may have its own: see shm_read)."""
    return [path for name, path in PLACES.items() if name.startswith("canary") and name != "canary_shm"]
