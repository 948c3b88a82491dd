"""The learner's side: loads the source it is handed, answers calls.  Runs inside the sandbox; imports nothing of the checks.

Needs the standard library, numpy and torch only, so that it can work under the learner's own interpreter.
"""
from __future__ import annotations

import contextlib
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import io
import os
import random
import shutil
import signal
import socket
import sys
import time
import traceback
import types
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

import numpy as np
import torch

from . import intact, wire

PRINTED, MESSAGE, NAMES = 20_000, 2_000, 12
KEPT_FILES, KEPT_BYTES = 50, 64 << 20
# what far code may use without importing it
KITCHEN = {"torch": torch, "nn": torch.nn, "F": torch.nn.functional, "np": np, "os": os, "sys": sys}


class Watch(Protocol):
    def check(self, i: int) -> None: ...
    def flush(self) -> None: ...


class TooSlow(BaseException):
    """Raised in the learner's code when its time is up."""


def _late(signum: int, frame: types.FrameType | None) -> None:
    raise TooSlow


class Kept:
    """Marks a result that stays here even though it could cross."""

    def __init__(self, thing: Any) -> None:
        self.thing = thing


class Tee(io.TextIOBase):
    """What is printed goes to the run's output, and the last of it is remembered for `t.printed`."""

    def __init__(self, through: Any) -> None:
        self.through, self.heard, self.size = through, [""], 0

    def write(self, text: str) -> int:
        if self.through is not None:
            self.through.write(text)
        self.heard.append(text[-PRINTED:])
        self.size += len(self.heard[-1])
        if self.size > 4 * PRINTED:
            self.heard = [self.text()]
            self.size = len(self.heard[0])
        return len(text)

    def flush(self) -> None:
        if self.through is not None:
            self.through.flush()

    def writable(self) -> bool:
        return True

    @property
    def encoding(self) -> str:          # type: ignore[override]
        return "utf-8"

    @property
    def buffer(self) -> Any:
        return self.through.buffer

    def fileno(self) -> int:
        if self.through is None:
            raise io.UnsupportedOperation("fileno")
        return int(self.through.fileno())

    def text(self) -> str:
        return "".join(self.heard)[-PRINTED:]

    def take(self) -> str:
        text, self.heard, self.size = self.text(), [], 0
        return text


class Siblings(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports of the learner's other files, from the very texts that are being judged."""

    def __init__(self, sources: dict[str, str], folder: str) -> None:
        self.sources, self.folder = sources, folder

    def find_spec(self, fullname: str, path: Sequence[str] | None,
                  target: types.ModuleType | None = None) -> importlib.machinery.ModuleSpec | None:
        if fullname + ".py" in self.sources:
            return importlib.util.spec_from_loader(fullname, self, origin=os.path.join(self.folder, fullname + ".py"))
        return None

    def exec_module(self, module: types.ModuleType) -> None:
        name = module.__name__ + ".py"
        module.__file__ = os.path.join(self.folder, name)
        exec(compile(self.sources[name], module.__file__, "exec", dont_inherit=True), module.__dict__)


class Server:
    """Answers one question at a time; each starts from its own seed, so that a different draw before changes nothing after."""

    def __init__(self, watch: Watch | None = None) -> None:
        self.watch = watch
        self.out = Tee(sys.stdout)
        sys.stdout = self.out
        self.path, self.main, self.sources = "", "", dict[str, str]()
        self.files: set[str] = set()
        self.kept: list[Any] = []
        self.before = intact.snapshot()
        self.module: types.ModuleType | None = None
        self.texts: list[types.CodeType] = []        # of the module, as long as they were not executed
        self.space: dict[str, Any] = {}

    # ---- things and their names ------------------------------------------------------------------------------------
    def leave(self, thing: Any) -> int:
        self.kept.append(thing)
        return len(self.kept) - 1

    def resolve(self, ref: int | str) -> Any:
        """An int is a kept thing, 'far:x' code that the checker sent, 'a.b.c' a library name, 'x' the learner's name."""
        if isinstance(ref, int):
            return self.kept[ref]
        if ref.startswith("far:"):
            return self.space[ref[4:]]
        if "." not in ref:
            self.execute()
            if self.module is None or ref not in vars(self.module):
                raise NameError(f"your file has no `{ref}`")
            return getattr(self.module, ref)
        parts = ref.split(".")
        for cut in range(len(parts) - 1, 0, -1):
            with contextlib.suppress(ModuleNotFoundError):
                thing = importlib.import_module(".".join(parts[:cut]))
                for p in parts[cut:]:
                    thing = getattr(thing, p)
                return thing
        raise NameError(ref)

    # ---- what may be asked -----------------------------------------------------------------------------------------
    def do_load(self, sources: dict[str, str], main: str, path: str, under: str | None, program: bool = False) -> None:
        """`under`: a text that is loaded first, into the same names (a pitfall holds only what it does differently).
        `program`: one that is run, not imported, so that nothing is executed before one of its names is asked for; but a pitfall
        may `from learner import` what it is laid over."""
        self.path, self.main, self.sources = path, main, sources
        folder = os.path.dirname(path)
        self.files = {os.path.join(folder, name) for name in sources} | {path}
        self.kept = []
        self.space = dict(KITCHEN, __name__="far", far=lambda thing: thing)
        sys.meta_path[:] = [f for f in sys.meta_path if not isinstance(f, Siblings)]
        for name in sources:
            sys.modules.pop(name.removesuffix(".py"), None) if len(sources) > 1 else None
        if len(sources) > 1:
            sys.meta_path.insert(0, Siblings({k: v for k, v in sources.items() if k != main}, folder))
        self.module = sys.modules["learner"] = types.ModuleType("learner")
        self.module.__file__ = path
        sys.argv = [os.path.basename(path)]         # not the host's, which are nobody's business
        self.texts = [compile(text, name, "exec", dont_inherit=True)
                      for text, name in ((under, "<under>"), (sources[main], path)) if text is not None]
        if not program or under is not None:
            self.execute()

    def execute(self) -> None:
        """The texts that were loaded, once."""
        while self.texts and self.module is not None:
            exec(self.texts.pop(0), self.module.__dict__)

    def do_far(self, source: str) -> None:
        exec(compile(source, "<far>", "exec", dont_inherit=True), self.space)

    def do_check(self, i: int) -> None:
        if self.watch is not None:
            self.watch.check(i)

    def do_intact(self) -> list[str]:
        return intact.changed(self.before)

    def do_call(self, what: Any, args: list[Any], kw: dict[str, Any], guard: list[int]) -> Any:
        return what(*args, **kw)

    def do_get(self, thing: Any, name: str) -> Any:
        return getattr(thing, name)

    def do_item(self, thing: Any, index: Any) -> Any:
        return thing[index]

    def do_len(self, thing: Any) -> Any:
        return len(thing)

    def do_iter(self, thing: Any) -> Any:
        return Kept(iter(thing))

    def do_next(self, it: Iterator[Any]) -> Any:
        try:
            return [next(it)]
        except StopIteration:
            return []

    def do_keep(self, what: Any, args: list[Any], kw: dict[str, Any]) -> Any:
        return Kept(what(*args, **kw))

    def do_put(self, value: Any) -> Any:
        return Kept(value)

    def do_value(self, thing: Any) -> Any:
        return thing

    def do_enter(self, probe: Any, args: list[Any]) -> Any:
        g = probe(*args)
        next(g)
        return Kept(g)

    def do_leave(self, g: Iterator[Any]) -> Any:
        try:
            next(g)
        except StopIteration as end:
            return end.value
        raise RuntimeError("a probe yields once")

    def do_script(self, argv: list[str], folder: str, keep: str, handed: list[str], imported: bool) -> Any:
        """The learner's file as a program: its own `__main__`, arguments and working directory.  keep: the folder of the
        outputs that gets a copy of what it writes, but for the files that it was `handed`; '' for none.  imported: as a
        program with these arguments imports it, so that its name is its own."""
        out, err, code, raised = Tee(self.out.through), Tee(sys.stderr if self.out.through else None), 0, None
        start = time.perf_counter()
        name = "learner" if imported else "__main__"
        old, home, before = sys.argv, os.getcwd(), sys.modules.get(name)
        module = types.ModuleType(name)
        module.__file__ = self.path
        sys.argv = [os.path.basename(self.path), *argv]
        os.chdir(folder)
        sys.modules[name] = module
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                exec(compile(self.sources[self.main], self.path, "exec", dont_inherit=True), module.__dict__)
        except SystemExit as e:
            code = e.code if isinstance(e.code, int) else 0 if e.code is None else 1
            if isinstance(e.code, str):
                err.write(e.code + "\n")
        except Exception as e:
            code, raised = 1, self.failed(e, time.perf_counter() - start)
            err.write("".join(traceback.format_exception_only(e)))
        finally:
            sys.argv = old
            os.chdir(home)
            if before is not None:
                sys.modules[name] = before
            vars(module).update(dict.fromkeys(vars(module)))        # as at the end of a program: files left open are closed
        if keep:
            with contextlib.suppress(OSError):
                keep_files(folder, os.path.join(home, keep), handed)
        return {"code": code, "out": out.text(), "err": err.text(), "raised": raised}

    # ---- one question, one answer ----------------------------------------------------------------------------------
    def answer(self, op: str, seed: int, left: float, *rest: Any) -> dict[str, Any]:
        random.seed(seed)
        np.random.seed(seed % 2**32)
        if torch.cuda.is_initialized():
            torch.manual_seed(seed)
        else:
            torch.default_generator.manual_seed(seed)
        guarded = {i: rest[1][i] for i in rest[3]} if op == "call" else {}      # arguments by value must not change
        before = {i: fingerprint(a) for i, a in guarded.items()}
        start = time.perf_counter()
        # A little before the checker loses patience, so that the answer says which line was still running.
        signal.setitimer(signal.ITIMER_REAL, max(0.005, left * 0.93 - 0.02))
        try:
            result = getattr(self, "do_" + op)(*rest)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        took = time.perf_counter() - start
        changed = [i for i, a in guarded.items() if fingerprint(a) != before[i]]
        reply: dict[str, Any] = {"took": took, "printed": self.out.take()}
        if isinstance(result, Kept):
            reply["kept"] = [self.leave(result.thing), type(result.thing).__qualname__]
        else:
            reply["ok"], reply["changed"] = result, changed
        return reply

    def failed(self, e: BaseException, took: float) -> dict[str, Any]:
        """An exception as plain data: its types, what it says, the learner's lines (innermost last), what was there."""
        frames = [(f, n) for f, n in traceback.walk_tb(e.__traceback__) if f.f_code.co_filename in self.files]
        lines = [n for f, n in frames if f.f_code.co_filename == self.path]
        if isinstance(e, SyntaxError) and e.filename in self.files and e.lineno:
            lines = [e.lineno]
        try:
            message = str(e)[:MESSAGE]
        except BaseException:
            message = ""
        try:
            names = shapes(frames[-1][0].f_locals) if frames else {}
        except BaseException:
            names = {}
        where = frames[-1][0].f_code.co_name if frames else ""
        return {"raised": [c.__name__ for c in type(e).__mro__][:-1][:12], "message": message, "lines": lines[-8:], "names": names,
                "where": where[:80], "took": took, "printed": self.out.take()}

    def serve(self, sock: socket.socket) -> None:
        signal.signal(signal.SIGALRM, _late)

        def make(where: int, kind: str, tensor: torch.Tensor | None = None, facts: Sequence[Any] = ()) -> Any:
            if tensor is None:
                raise wire.Refused("a handle from the wrong side")
            return tensor.requires_grad_(True) if facts[0] else tensor

        while True:
            try:
                op, *rest = wire.receive(sock, make, self.resolve)
            except (EOFError, ConnectionError):
                return
            except Exception as e:           # a name in the question that the learner's file lacks
                self._send(sock, self.failed(e, 0.0))
                continue
            start = time.perf_counter()
            try:
                reply = self.answer(op, *rest)
            except BaseException as e:       # SystemExit and KeyboardInterrupt of the learner's are answers, too
                reply = self.failed(e, time.perf_counter() - start)
            self._send(sock, reply)

    def _send(self, sock: socket.socket, reply: dict[str, Any]) -> None:
        if self.watch is not None:
            self.watch.flush()
        with contextlib.suppress(Exception):
            self.out.flush()
        try:
            parts = wire.pack(reply, wire.Encoder(self.leave))
        except (ConnectionError, EOFError):
            raise
        except Exception as e:              # a value whose own methods raise, or one that is far too large
            parts = wire.pack(self.failed(e, float(reply.get("took", 0.0))), wire.Encoder(self.leave))
        for part in parts:
            sock.sendall(part)


def shapes(names: dict[str, Any]) -> dict[str, list[Any]]:
    """What the explanation of an error may need to know of the values in a frame: name -> [type, shape, dtype, device]."""
    found: dict[str, list[Any]] = {}
    for name, value in list(names.items())[:200]:
        kind = type(value)
        if kind in (torch.Tensor, torch.nn.Parameter, np.ndarray) and len(found) < NAMES:
            found[str(name)[:60]] = [kind.__name__, list(value.shape), str(value.dtype), str(getattr(value, "device", ""))]
    return found


def keep_files(source: str, target: str, handed: Sequence[str]) -> None:
    """Copies of the files in a folder, the smallest first: at most KEPT_FILES of them, KEPT_BYTES in all. Raises OSError."""
    with os.scandir(source) as entries:
        sizes = {e.name: e.stat().st_size for e in entries if e.name not in handed and e.is_file(follow_symlinks=False)}
    left = KEPT_BYTES
    for name in sorted(sizes, key=lambda name: (sizes[name], name))[:KEPT_FILES]:
        left -= sizes[name]
        if left < 0:
            return
        os.makedirs(target, exist_ok=True)
        shutil.copyfile(os.path.join(source, name), os.path.join(target, name), follow_symlinks=False)


def fingerprint(x: Any) -> tuple[str, list[bytes]]:
    encode = wire.Encoder(lambda thing: 0)
    return str(encode(x)), [bytes(b) for b in encode.blobs]


def serve(sock: socket.socket, watch: Watch | None = None) -> None:
    """Answer questions on `sock` until the other side hangs up."""
    Server(watch).serve(sock)
