"""Inside the learner's process: a script of their own, run as `python FILE` would run it. No frame of ours in its tracebacks."""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib.machinery
import io
import os
import signal
import sys
import threading
import time
import types
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from . import refusals
from .sandbox.policy import PACKAGE, Policy
from .watch.doctor import Doctor
from .watch.loss import SEEN, Watch

INTERRUPTED = 130
_OURS = str(PACKAGE) + os.sep
_HANDED_ON = str(torch.overrides.__file__)      # where torch tells of a function before it is called


def run(asked: Mapping[str, Any], policy: Policy | None, watch: Watch, doctor: Doctor | None = None) -> int:
    """Run the script; its exit code. `asked`: path, folder, cwd, args, source (as it was when it was asked for)."""
    path = str(asked["path"])
    main = _main_module(path, str(asked["cwd"]))
    sys.argv = [str(asked["name"]), *map(str, asked["args"])]
    sys.orig_argv = [sys.executable, *sys.argv]
    sys.path.insert(0, str(Path(path).resolve().parent))
    code = 0
    try:
        source = str(asked["source"]).encode("utf-8", "surrogateescape")
        exec(compile(source, path, "exec", dont_inherit=True), main.__dict__)
    except BaseException as error:
        if doctor is not None:
            doctor.raised(error)
        code = _ended(error, policy, asked)
    return _finish(main, code, watch, doctor)


def _main_module(path: str, cwd: str) -> types.ModuleType:
    main = types.ModuleType("__main__")
    main.__file__ = path
    main.__loader__ = importlib.machinery.SourceFileLoader("__main__", path)
    vars(main).update(__builtins__=sys.modules["builtins"], __annotations__={}, __cached__=None)
    sys.modules["__main__"] = main
    process = sys.modules.get("multiprocessing.process")
    if process is not None:             # it took note of where the host works
        vars(process)["ORIGINAL_DIR"] = cwd
    return main


def _ended(error: BaseException, policy: Policy | None, asked: Mapping[str, Any]) -> int:
    """The exit code after an exception that nobody caught, once it was told as Python tells it."""
    if isinstance(error, SystemExit):
        if error.code is None or isinstance(error.code, int):
            return int(error.code or 0) & 0xFF
        with contextlib.suppress(Exception):
            print(error.code, file=sys.stderr)
        return 1
    without_ours(error)
    try:
        sys.excepthook(type(error), error, error.__traceback__)
    except BaseException:               # a hook of the script's own
        sys.__excepthook__(type(error), error, error.__traceback__)
    if policy is not None:
        with contextlib.suppress(Exception):
            said = refusals.explain(error, policy, str(asked["folder"]), str(asked["cwd"]))
            if said:
                print(f"\n{said}", file=sys.stderr)
    return INTERRUPTED if isinstance(error, KeyboardInterrupt) else 1


def without_ours(error: BaseException) -> None:
    """Take the frames of this package out of an exception's tracebacks, and out of those that it came from."""
    todo, seen = [error], set[int]()
    while todo:
        one = todo.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        kept: list[types.TracebackType] = []
        at, between = one.__traceback__, False
        while at is not None:
            code = at.tb_frame.f_code
            if code.co_filename.startswith(_OURS) or code.co_name == SEEN:
                while kept and kept[-1].tb_frame.f_code.co_filename == _HANDED_ON:
                    kept.pop()
                between = True
            else:
                if between and kept and kept[-1].tb_frame.f_code is code:       # the function as it was called, before it came to us
                    kept.pop()
                between = False
                kept.append(at)
            at = at.tb_next
        rebuilt: types.TracebackType | None = None
        for at in reversed(kept):
            rebuilt = types.TracebackType(rebuilt, at.tb_frame, at.tb_lasti, at.tb_lineno)
        one.__traceback__ = rebuilt
        inner = [one.__cause__, one.__context__]
        if isinstance(one, BaseExceptionGroup):
            inner += one.exceptions
        todo += [other for other in inner if other is not None]


def _finish(main: types.ModuleType, code: int, watch: Watch, doctor: Doctor | None = None) -> int:
    """What Python does at its end: wait for threads, call what was registered, write out what open files hold."""
    try:
        threading._shutdown()           # type: ignore[attr-defined]
    except BaseException as error:
        code = code or (INTERRUPTED if isinstance(error, KeyboardInterrupt) else 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(BaseException):
        atexit._run_exitfuncs()
    if doctor is not None:
        doctor.ended()
    with contextlib.suppress(BaseException):
        for name in list(vars(main)):
            if name != "__builtins__":
                vars(main)[name] = None
        gc.collect()
    for thing in gc.get_objects():      # files of the script's other modules
        if issubclass(type(thing), io.IOBase):      # not isinstance, which asks the thing for its class: some warn of being asked
            with contextlib.suppress(BaseException):
                if not thing.closed:
                    thing.flush()
    watch.flush()
    _drain(watch)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(BaseException):
            stream.flush()
    return code


def _drain(watch: Watch, seconds: float = 2.0) -> None:
    """The last points, where the pipe was full."""
    end = time.monotonic() + seconds
    while watch.held and time.monotonic() < end:
        time.sleep(0.01)
        watch.flush()
