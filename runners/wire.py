"""Plain data and tensors as bytes; never pickle.

A frame is: u32 header size, u64 blob size, a JSON header, raw blobs.  What has no plain form stays where it is and
crosses as a handle (a number).  Sizes, shapes and dtypes that arrive are checked before memory is touched: whatever the
other side sends, the answer is data or `Refused`.
"""
from __future__ import annotations

import json
import math
import socket
import struct
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import torch

DTYPES: dict[str, torch.dtype] = {
    n: getattr(torch, n)
    for n in ["float32", "float64", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8", "bool", "complex64", "complex128"]
}
NAMES = {v: k for k, v in DTYPES.items()}
MAX_HEADER, MAX_BLOB, MAX_DEPTH, MAX_AXES = 8 << 20, 512 << 20, 40, 16
_FRAME = struct.Struct("<IQ")

Leave = Callable[[Any], int]
HandleMaker = Callable[..., Any]
Resolve = Callable[[Any], Any]


class Refused(Exception):
    """The other side sent something that the format does not allow, or we tried to send what cannot cross."""


class Reference:
    """Something that lives on the other side; subclasses say how it is named there."""

    def reference(self) -> int | str:
        raise NotImplementedError


class Encoder:
    """Turns a value into a JSON-able tree plus blobs.  `leave(thing)` keeps what cannot cross and returns its number."""

    def __init__(self, leave: Leave) -> None:
        self.leave = leave
        self.blobs: list[memoryview] = []

    def blob(self, view: memoryview) -> int:
        self.blobs.append(view)
        return view.nbytes

    def other(self, x: Any, depth: int) -> Any:
        """What has no plain form.  Overridden where more kinds may cross (the store of conversations)."""
        kind = type(x)
        return {"H": [self.leave(x), f"{kind.__module__}.{kind.__qualname__}"[:200]]}

    def __call__(self, x: Any, depth: int = 0) -> Any:
        if depth > MAX_DEPTH:
            raise Refused("a value is nested too deeply")

        def sub(v: Any) -> Any:
            return self(v, depth + 1)

        kind = type(x)
        if x is None or kind in (bool, int, float, str):
            return x
        if kind is list:
            return {"l": [sub(v) for v in x]}
        if kind in (tuple, torch.Size) or _named_tuple(kind):
            return {"t": [sub(v) for v in x]}
        if kind in (set, frozenset):
            return {"s": sorted((sub(v) for v in x), key=repr)}
        if isinstance(x, dict) and kind.__module__ in ("builtins", "collections"):
            return {"d": [[sub(k), sub(v)] for k, v in x.items()]}
        if kind in (bytes, bytearray):
            return {"b": self.blob(memoryview(bytes(x)))}
        if kind is slice:
            return {"c": [sub(x.start), sub(x.stop), sub(x.step)]}
        if kind is torch.dtype and x in NAMES:
            return {"y": NAMES[x]}
        if kind is torch.device:
            return {"D": str(x)}
        if kind in (torch.Tensor, torch.nn.Parameter) and x.dtype in NAMES and x.layout is torch.strided and x.device.type != "meta":
            return self._tensor(x)
        if isinstance(x, np.generic) and x.dtype.kind in "biufc":
            return {"n": [x.dtype.str, [x.real.item(), x.imag.item()] if x.dtype.kind == "c" else x.item()]}
        if kind is np.ndarray and x.dtype.kind in "biufc":
            raw = memoryview(np.ascontiguousarray(x).data).cast("B") if x.size else memoryview(b"")
            return {"A": [x.dtype.str, list(x.shape), self.blob(raw), self.leave(x)]}
        if kind is complex:
            return {"j": [x.real, x.imag]}
        pd = sys.modules.get("pandas")
        if pd is not None and kind is pd.DataFrame:
            return {"P": [[[sub(c), sub(x.iloc[:, i])] for i, c in enumerate(x.columns)], sub(list(x.index))]}
        if pd is not None and kind is pd.Series:
            numeric = isinstance(x.dtype, np.dtype) and x.dtype.kind in "biuf"
            return {"p": [sub(x.name), sub(x.to_numpy() if numeric else [None if pd.isna(v) else v for v in x])]}
        if isinstance(x, Reference):
            return {"@": x.reference()}
        return self.other(x, depth)

    def _tensor(self, x: torch.Tensor) -> Any:
        facts = [x.requires_grad, x.is_leaf, type(x.grad_fn).__name__ if x.grad_fn is not None else None, str(x.device)]
        if x.numel():
            plain = x.detach().resolve_conj().resolve_neg().cpu().contiguous().reshape(-1)
            if plain.stride(0) != 1:        # a single number cut out of a column counts as contiguous, but can't be viewed as bytes
                plain = plain.clone(memory_format=torch.contiguous_format)
            raw = memoryview(plain.view(torch.uint8).numpy().data)
        else:
            raw = memoryview(b"")
        return {"T": [NAMES[x.dtype], list(x.shape), self.blob(raw), facts, self.leave(x)]}


def _named_tuple(kind: type) -> bool:
    return issubclass(kind, tuple) and hasattr(kind, "_fields")


class Decoder:
    """The way back.  `handle(number, kind, tensor, facts)` makes what stands for a thing of the other side;
    `resolve(reference)` finds a thing of this side that the other one named."""

    def __init__(self, blob: bytearray, handle: HandleMaker, resolve: Resolve | None) -> None:
        self.blob, self.at, self.handle, self.resolve = blob, 0, handle, resolve

    def take(self, nbytes: Any) -> bytearray:
        if type(nbytes) is not int or nbytes < 0 or self.at + nbytes > len(self.blob):
            raise Refused("a blob of the wrong size")
        self.at += nbytes
        return bytearray(memoryview(self.blob)[self.at - nbytes:self.at])

    def array(self, itemsize: int, shape: Any, nbytes: Any) -> bytearray:
        if type(shape) is not list or len(shape) > MAX_AXES or any(type(n) is not int or not 0 <= n < 2**48 for n in shape):
            raise Refused("an array of no possible shape")
        if math.prod(shape) * itemsize != nbytes:
            raise Refused("an array of the wrong size")
        return self.take(nbytes)

    def __call__(self, v: Any, depth: int = 0) -> Any:
        if depth > MAX_DEPTH:
            raise Refused("a value is nested too deeply")
        if v is None or type(v) in (bool, int, float, str):
            return v
        if type(v) is not dict or len(v) != 1:
            raise Refused("a malformed value")
        (tag, a), = v.items()
        make = getattr(self, "_" + _TAGS[tag], None) if tag in _TAGS else None
        if make is None:
            return self.other(tag, a, depth)
        return make(a, depth + 1)

    def other(self, tag: str, a: Any, depth: int) -> Any:
        raise Refused("a value of unknown kind")

    def _list(self, a: Any, d: int) -> list[Any]:
        return [self(x, d) for x in a]

    def _tuple(self, a: Any, d: int) -> tuple[Any, ...]:
        return tuple(self(x, d) for x in a)

    def _set(self, a: Any, d: int) -> set[Any]:
        return {_hashable(self(x, d)) for x in a}

    def _dict(self, a: Any, d: int) -> dict[Any, Any]:
        return {_hashable(self(k, d)): self(x, d) for k, x in a}

    def _bytes(self, a: Any, d: int) -> bytes:
        return bytes(self.take(a))

    def _slice(self, a: Any, d: int) -> slice:
        start, stop, step = (self(x, d) for x in a)
        return slice(start, stop, step)

    def _dtype(self, a: Any, d: int) -> torch.dtype:
        return DTYPES[a]

    def _device(self, a: Any, d: int) -> torch.device:
        return torch.device(str(a)[:40])

    def _complex(self, a: Any, d: int) -> complex:
        return complex(float(a[0]), float(a[1]))

    def _scalar(self, a: Any, d: int) -> np.generic:
        dtype = np.dtype(str(a[0])[:8])
        if dtype.kind not in "biufc":
            raise Refused("a scalar of no numeric type")
        found: np.generic = dtype.type(complex(*a[1]) if dtype.kind == "c" else a[1])
        return found

    def _tensor(self, a: Any, d: int) -> Any:
        name, shape, nbytes, facts, where = a
        dtype = DTYPES[name]
        raw = self.array(dtype.itemsize, shape, nbytes)
        t = torch.frombuffer(raw, dtype=torch.uint8).view(dtype).reshape(shape) if nbytes else torch.empty(shape, dtype=dtype)
        grad, leaf, grad_fn, device = facts
        plain = [bool(grad), bool(leaf), None if grad_fn is None else str(grad_fn)[:80], str(device)[:40]]
        return self.handle(int(where), "torch.Tensor", t, plain)

    def _ndarray(self, a: Any, d: int) -> Any:
        dtype = np.dtype(str(a[0])[:8])
        if dtype.kind not in "biufc" or dtype.itemsize > 32:
            raise Refused("an array of no numeric type")
        return np.frombuffer(self.array(dtype.itemsize, a[1], a[2]), dtype).reshape(a[1])

    def _frame(self, a: Any, d: int) -> Any:
        import pandas as pd
        columns, index = a
        names = [_hashable(self(c, d)) for c, _ in columns]
        values = [self(s, d) for _, s in columns]
        frame = pd.DataFrame({i: getattr(v, "array", v) for i, v in enumerate(values)}, index=self(index, d))
        frame.columns = pd.Index(names)
        return frame

    def _series(self, a: Any, d: int) -> Any:
        import pandas as pd
        return pd.Series(self(a[1], d), name=_hashable(self(a[0], d)))

    def _handle(self, a: Any, d: int) -> Any:
        return self.handle(int(a[0]), str(a[1])[:200])

    def _reference(self, a: Any, d: int) -> Any:
        if self.resolve is None or type(a) not in (int, str):
            raise Refused("a reference that has no meaning here")
        return self.resolve(a)


_TAGS = {"l": "list", "t": "tuple", "s": "set", "d": "dict", "b": "bytes", "c": "slice", "y": "dtype", "D": "device", "j": "complex",
         "n": "scalar", "T": "tensor", "A": "ndarray", "P": "frame", "p": "series", "H": "handle", "@": "reference"}


def _hashable(x: Any) -> Any:
    try:
        hash(x)
    except TypeError:
        return repr(x)
    return x


def pack(message: Any, encode: Encoder) -> list[bytes | memoryview]:
    """The parts of one frame, in order."""
    header = json.dumps(encode(message), separators=(",", ":")).encode()
    blobs = sum(b.nbytes for b in encode.blobs)
    if len(header) > MAX_HEADER or blobs > MAX_BLOB:
        raise Refused("a value is too large to be sent")
    return [_FRAME.pack(len(header), blobs) + header, *(b for b in encode.blobs if b.nbytes)]


def unpack(header: bytes | bytearray, blob: bytearray, handle: HandleMaker, resolve: Resolve | None = None,
           decoder: type[Decoder] = Decoder) -> Any:
    """The value in a frame.  Raises Refused for anything that `pack` would not have written."""
    try:
        return decoder(blob, handle, resolve)(json.loads(header))
    except (Refused, NameError, AttributeError, ImportError):
        raise                       # a name that the learner's file lacks is an answer, not a broken frame
    except Exception as e:
        raise Refused(f"a malformed value ({type(e).__name__})") from None


def send(sock: socket.socket, message: Any, leave: Leave) -> None:
    for part in pack(message, Encoder(leave)):
        sock.sendall(part)


def receive(sock: socket.socket, handle: HandleMaker, resolve: Resolve | None = None) -> Any:
    """The next message.  Raises EOFError when the other side is gone, Refused for what it must not send."""
    header, blob = _FRAME.unpack(_exactly(sock, _FRAME.size))
    if header > MAX_HEADER or blob > MAX_BLOB:
        raise Refused("a message that is too large")
    head = _exactly(sock, header)
    return unpack(head, _exactly(sock, blob), handle, resolve)


def _exactly(sock: socket.socket, n: int) -> bytearray:
    buffer = bytearray(n)
    view, got = memoryview(buffer), 0
    while got < n:
        k = sock.recv_into(view[got:])
        if not k:
            raise EOFError
        got += k
    return buffer
