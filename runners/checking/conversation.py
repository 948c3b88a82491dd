"""The connection to one learner's side: questions out; plain data, handles and exceptions back."""
from __future__ import annotations

import hashlib
import inspect
import socket
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import torch

from .. import wire
from .compare import Raised

LOOP_LIMIT = 10_000


class LearnerRaised(Exception):
    """The learner's code raised; `.raised` says what and where."""

    def __init__(self, raised: Raised) -> None:
        super().__init__(repr(raised))
        self.raised = raised


class NoLength(LearnerRaised, TypeError):
    """list(handle) asks for a length on the quiet, and takes a TypeError for a no."""


class Silent(Exception):
    """The learner's side gives no answer.  how: 'time' or 'gone' or 'broken' (it sent what no honest side sends)."""

    def __init__(self, how: str) -> None:
        super().__init__(how)
        self.how = how


class Far(wire.Reference):
    """A function or class whose source is sent to the learner's side; here it works as usual, too."""

    def __init__(self, thing: Any) -> None:
        self.here, self.name = thing, thing.__name__
        self.source = inspect.getsource(thing)

    def reference(self) -> str:
        return f"far:{self.name}"

    def __call__(self, *args: Any, **kw: Any) -> Any:
        return self.here(*args, **kw)


class Name(wire.Reference):
    """A name in the learner's file, or a dotted name from a library."""

    def __init__(self, name: str) -> None:
        self.name = name

    def reference(self) -> str:
        return self.name


class Handle(wire.Reference):
    """A thing on the learner's side.  Call it, index it, loop over it, ask for attributes: the answers come here."""

    _line: Line
    where: int
    kind: str

    def __init__(self, line: Line, where: int, kind: str) -> None:
        self.__dict__.update(_line=line, where=where, kind=kind)

    def reference(self) -> int:
        return self.where

    def __call__(self, *args: Any, **kw: Any) -> Any:
        return self._line.call(self, *args, **kw)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        try:
            return self._line.ask("get", self, name)
        except LearnerRaised as e:
            if e.raised.types[0] == "AttributeError" and name in _ASKED_BY_PYTHON:
                raise AttributeError(name) from None
            raise

    def __getitem__(self, index: Any) -> Any:
        return self._line.ask("item", self, index)

    def __len__(self) -> int:
        try:
            return int(self._line.ask("len", self))
        except LearnerRaised as e:
            raise NoLength(e.raised) from None

    def __iter__(self) -> Iterator[Any]:
        it = self._line.ask("iter", self)
        for _ in range(LOOP_LIMIT):
            found = self._line.ask("next", it)
            if not found:
                return
            yield found[0]
        raise LearnerRaised(Raised(["TooLong"], f"still going after {LOOP_LIMIT} items", []))

    def __repr__(self) -> str:
        return f"a {self.kind.split('.')[-1]}"


_ASKED_BY_PYTHON = frozenset({"columns", "to_list", "shape", "dtype"})


class Facts:
    """What the learner's side says of a tensor besides its values.  Claims, not proof."""

    def __init__(self, requires_grad: bool, leaf: bool, grad_fn: str | None, device: str) -> None:
        self.requires_grad, self.leaf, self.grad_fn, self.device = requires_grad, leaf, grad_fn, device


class Line:
    """Questions to one learner's side in one check, with one deadline for all of them (seconds)."""

    def __init__(self, sock: socket.socket, seed: int, seconds: float) -> None:
        self.sock, self.seed, self.asked, self.end = sock, seed, 0, time.monotonic() + seconds
        self.changed: Callable[[list[int]], None] = lambda positions: None
        self.printed = ""
        self.took = 0.0
        self.last: tuple[str, Any] = ("", None)      # what was called last, and what came back

    def _handle(self, where: int, kind: str, tensor: Any = None, facts: Any = None) -> Any:
        handle = Handle(self, where, kind)
        if tensor is None:
            return handle
        tensor.far, tensor.facts = handle, Facts(*facts)
        return tensor

    def ask(self, op: str, *rest: Any) -> Any:
        """One question.  Raises LearnerRaised for an exception over there, Silent when no (honest) answer comes."""
        self.asked += 1
        seed = int.from_bytes(hashlib.blake2s(f"{self.seed}/{self.asked}".encode(), digest_size=4).digest(), "big")
        start = time.monotonic()
        try:
            left = max(0.01, self.end - start)
            self.sock.settimeout(left)
            for part in wire.pack([op, seed, left, *rest], wire.Encoder(self._refuse)):
                self.sock.sendall(part)
            reply = self._receive()
        except TimeoutError:
            raise Silent("time") from None
        except (EOFError, ConnectionError):
            raise Silent("gone") from None
        except wire.Refused:
            raise Silent("broken") from None
        waited = time.monotonic() - start
        if type(reply) is not dict:
            raise Silent("broken")
        claim = reply.get("took")
        self.took += min(waited, claim) if type(claim) is float and claim >= 0 else waited
        printed = reply.get("printed")
        self.printed = printed if type(printed) is str else ""
        if "raised" in reply:
            raise LearnerRaised(told(reply))
        changed = reply.get("changed")
        if type(changed) is list and changed:
            self.changed([i for i in changed if type(i) is int])
        if "kept" in reply:
            kept = reply["kept"]
            if not (type(kept) is list and len(kept) == 2 and type(kept[0]) is int):
                raise Silent("broken")
            return self._handle(kept[0], str(kept[1])[:200])
        if "ok" not in reply:
            raise Silent("broken")
        return reply["ok"]

    def _receive(self) -> Any:
        # The socket's time-out starts anew with each piece that arrives; a side that trickles must not live for ever.
        def piece(n: int) -> bytearray:
            buffer = bytearray(n)
            view, got = memoryview(buffer), 0
            while got < n:
                left = self.end - time.monotonic()
                if left <= 0:
                    raise TimeoutError
                self.sock.settimeout(left)
                k = self.sock.recv_into(view[got:])
                if not k:
                    raise EOFError
                got += k
            return buffer

        header, blob = wire._FRAME.unpack(piece(wire._FRAME.size))
        if header > wire.MAX_HEADER or blob > wire.MAX_BLOB:
            raise wire.Refused("a message that is too large")
        head = piece(header)
        try:
            return wire.unpack(head, piece(blob), self._handle)
        except (NameError, AttributeError, ImportError) as e:
            raise wire.Refused(str(e)) from None

    def _refuse(self, thing: Any) -> int:
        if isinstance(thing, (torch.Tensor, np.ndarray)):
            return 0
        raise TypeError(f"a {type(thing).__name__} cannot cross: make it with t.call('library.name', …) or @far")

    def call(self, what: Any, *args: Any, **kw: Any) -> Any:
        guard = [i for i, a in enumerate(args) if not mentions(a)]
        answer = self.ask("call", Name(what) if isinstance(what, str) else what, list(args), kw, guard)
        if isinstance(what, str) and "." not in what:
            self.last = what, answer
        return answer


def mentions(a: Any) -> bool:
    """Does this argument hold a reference to something on the other side?"""
    if isinstance(a, dict):
        return any(map(mentions, a.values()))
    return isinstance(a, wire.Reference) or (isinstance(a, (list, tuple)) and any(map(mentions, a)))


def told(reply: dict[str, Any]) -> Raised:
    """An exception as it arrived: every field bounded, none trusted."""
    types, message, lines, names = (reply.get(k) for k in ("raised", "message", "lines", "names"))
    return Raised(
        [str(t)[:80] for t in types[:12]] if type(types) is list else [],
        message[:2000] if type(message) is str else "",
        [n for n in lines[:8] if type(n) is int and 0 < n < 10**7] if type(lines) is list else [],
        {str(k)[:60]: v for k, v in list(names.items())[:12] if type(v) is list and len(v) == 4 and type(v[1]) is list}
        if type(names) is dict else {},
        str(reply.get("where", ""))[:80],
    )
