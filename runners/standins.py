"""What stands in, inside the learner's process, for what a layer of the sandbox takes away.

Where a run has no /dev/shm of its own it gets none (it could fill it, and see what other programs keep there); so locks live in
memory that forks share, and tensors go from a data loader's workers to it by copy. Where it sees the real files it may not change
their permissions and times; so that `shutil.copy` works, such a wish is passed over in silence for files that it may write.
"""

from __future__ import annotations

import ctypes
import errno
import importlib
import mmap
import os
import threading
import time
from collections.abc import Callable, Sequence
from multiprocessing.reduction import ForkingPickler
from typing import Any

import torch

_RECURSIVE = 0
_libc = ctypes.CDLL(None, use_errno=True)


class _Time(ctypes.Structure):
    _fields_ = [("seconds", ctypes.c_long), ("nanoseconds", ctypes.c_long)]


class SemLock:
    """What `_multiprocessing.SemLock` does, for processes that are forked: a semaphore without a name."""

    SEM_VALUE_MAX = 2**31 - 1

    def __init__(self, kind: int, value: int, maxvalue: int, name: str, unlink: bool) -> None:
        self.kind, self.maxvalue, self.name = kind, maxvalue, None
        self._memory = mmap.mmap(-1, 64)
        self.handle = ctypes.addressof(ctypes.c_char.from_buffer(self._memory))
        self._times = 0             # how often this process holds it
        self._owner = 0
        if _libc.sem_init(ctypes.c_void_p(self.handle), 1, ctypes.c_uint(value)):
            raise OSError(ctypes.get_errno(), "sem_init")

    def acquire(self, block: bool = True, timeout: float | None = None) -> bool:
        if self.kind == _RECURSIVE and self._is_mine():
            self._times += 1
            return True
        handle = ctypes.c_void_p(self.handle)
        end: _Time | None = None
        if block and timeout is not None:
            moment = time.time() + max(0.0, timeout)
            end = _Time(int(moment), int(moment % 1 * 1e9))
        while True:
            if not block:
                failed = _libc.sem_trywait(handle)
            elif end is None:
                failed = _libc.sem_wait(handle)
            else:
                failed = _libc.sem_timedwait(handle, ctypes.byref(end))
            if not failed:
                break
            number = ctypes.get_errno()
            if number == errno.EINTR:       # a signal came; Python has seen to it
                continue
            if number in (errno.EAGAIN, errno.ETIMEDOUT):
                return False
            raise OSError(number, "sem_wait")
        self._times += 1
        self._owner = threading.get_ident()
        return True

    def release(self) -> None:
        if self.kind == _RECURSIVE:
            if not self._is_mine():
                raise AssertionError("attempt to release recursive lock not owned by thread")
            if self._times > 1:
                self._times -= 1
                return
        elif self._get_value() >= self.maxvalue:
            raise ValueError("semaphore or lock released too many times")
        self._times -= 1
        if _libc.sem_post(ctypes.c_void_p(self.handle)):
            raise OSError(ctypes.get_errno(), "sem_post")

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()

    def _count(self) -> int:
        return self._times

    def _is_mine(self) -> bool:
        return self._times > 0 and self._owner == threading.get_ident()

    def _get_value(self) -> int:
        value = ctypes.c_int()
        _libc.sem_getvalue(ctypes.c_void_p(self.handle), ctypes.byref(value))
        return value.value

    def _is_zero(self) -> bool:
        return self._get_value() == 0

    def _after_fork(self) -> None:
        self._times = 0


def _flat(tensor: torch.Tensor) -> tuple[Any, ...]:
    data = tensor.detach().cpu().contiguous().reshape(-1).view(torch.uint8) if tensor.numel() else torch.empty(0, dtype=torch.uint8)
    return _rebuild, (data.numpy().tobytes(), tensor.dtype, tuple(tensor.shape), tensor.requires_grad, type(tensor) is torch.nn.Parameter)


def _rebuild(data: bytes, dtype: torch.dtype, shape: tuple[int, ...], grad: bool, parameter: bool) -> torch.Tensor:
    flat = torch.frombuffer(bytearray(data), dtype=torch.uint8).view(dtype) if data else torch.empty(0, dtype=dtype)
    tensor = flat.reshape(shape)
    return torch.nn.Parameter(tensor, requires_grad=grad) if parameter else tensor.requires_grad_(grad)


def by_copy() -> None:
    """From here on this process and its forks use no shared memory by name."""
    vars(importlib.import_module("_multiprocessing"))["SemLock"] = SemLock
    for kind in (torch.Tensor, torch.nn.Parameter):
        ForkingPickler.register(kind, _flat)
    # A worker makes its batches in shared memory; in plain memory they are copied like everything else.
    torch.UntypedStorage._new_shared = classmethod(lambda cls, size, *, device="cpu": cls(size, device=device))   # type: ignore[assignment]


def easy_on_metadata(writable: Sequence[str]) -> None:
    """Refused changes of permissions and times are no error below `writable`."""

    def eased(change: Callable[..., None]) -> Callable[..., None]:
        def changed(path: Any, *args: Any, **kwargs: Any) -> None:
            try:
                change(path, *args, **kwargs)
            except PermissionError:
                real = os.path.realpath(f"/proc/self/fd/{path}" if isinstance(path, int) else os.fsdecode(path))
                if not any(real == folder or real.startswith(folder + "/") for folder in writable):
                    raise

        changed.__name__, changed.__doc__ = change.__name__, change.__doc__
        return changed

    for name in ("chmod", "fchmod", "utime", "setxattr"):
        if hasattr(os, name):
            setattr(os, name, eased(getattr(os, name)))
