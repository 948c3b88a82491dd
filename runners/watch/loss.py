"""The loss at each `backward` and the learning rate at each step, of any PyTorch code, sent as points through a pipe.

Installed in the learner's process before the learner's code. It must not be felt: it changes no result (it draws no random
numbers and touches no gradient), it never raises into the program, it never waits for a reader.
"""

from __future__ import annotations

import json
import os
import select
import sys
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch.optim.optimizer import register_optimizer_step_post_hook

from .called import loss_name

MANY, SOON = 64, 0.05           # points, seconds: what is held at most before it is written
HELD = 4096                     # points that wait when the pipe is full; beyond, every other one is given up
PACE = 0.5                      # seconds between two measurements of what costs something
SERIES = 16                     # losses, and optimizers, that are told apart in one check
_BETWEEN = frozenset({torch.overrides.__file__, *(str(Path(__file__).with_name(name)) for name in ("doctor.py", "mode.py"))})
SEEN = "<seen by torchtutor>"   # the name of our frames that stand for the program's, in a call that is looked at
_WAITING = 256                  # values on their way from a GPU


class Watch:
    """What `runners.learner.serve` is handed. `check(i)`: points from now on belong to check i. `flush()`: write what is held."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._index = 0
        self._lines: list[bytes] = []
        self._rest = b""                                    # of a line that the pipe took in part
        self._last = time.monotonic()
        self._sites: dict[tuple[int, int, int], str] = {}   # where backward is called -> the name of that loss
        self._quoted: dict[str, bytes] = {}                 # names as JSON
        self._counts: dict[str, int] = {}
        self._rates: dict[int, tuple[str, float]] = {}      # optimizer -> its name and its rate when last seen
        self._steps: dict[int, int] = {}
        self._coming: deque[tuple[Any, torch.Tensor, str, int, float, str]] = deque()
        self._hook: Any = None
        self.script = False                                 # losses have their names from the code, and more is measured
        self._pace, self._total = 0.0, 0                                     # when that was measured last
        self.doctor: Any = None                             # `doctor.Doctor`, where one looks on
        self.others: list[Callable[[], None]] = []          # other senses that hold something back until `flush`
        self._backward = torch.autograd.backward
        self._method = torch.Tensor.backward.__code__
        os.set_blocking(fd, False)

    def install(self) -> None:
        original = self._backward

        # `Tensor.backward` looks this function up at each call, so that one wrapper sees both ways of calling it.
        def backward(tensors: Any, *args: Any, **kwargs: Any) -> None:
            doctor = self.doctor if self.doctor is not None and self.doctor.awake else None
            if doctor is not None:
                doctor.differentiating(tensors, self._caller(sys._getframe(1)), args, kwargs)
            original(tensors, *args, **kwargs)
            try:
                self._seen(tensors, sys._getframe(1))
            except Exception:           # a point is lost, the program goes on
                pass
            if doctor is not None:
                doctor.differentiated(tensors, self._caller(sys._getframe(1)))

        backward.__doc__, backward.__name__, backward.__qualname__ = original.__doc__, original.__name__, original.__qualname__
        backward.__module__ = original.__module__
        backward.__wrapped__ = original     # type: ignore[attr-defined]
        torch.autograd.backward = backward
        self._hook = register_optimizer_step_post_hook(self._stepped)
        os.register_at_fork(after_in_child=self._forked)

    def remove(self) -> None:
        """Take the hooks out again."""
        torch.autograd.backward = self._backward
        if self._hook is not None:
            self._hook.remove()

    def _forked(self) -> None:
        """In a child of the program (a data loader's worker): the parent writes what was held."""
        self._fd, self._lines, self._rest = -1, [], b""
        self._coming.clear()

    # -- what is seen ------------------------------------------------------------------------------------------------

    def _seen(self, tensors: Any, frame: Any) -> None:
        if self._fd < 0:
            return
        frame = self._caller(frame)
        if isinstance(tensors, torch.Tensor):
            self._loss(tensors, frame, 0)
        else:
            for place, tensor in enumerate(tensors):
                self._loss(tensor, frame, place)

    def _caller(self, frame: Any) -> Any:
        """Who called backward, as a function or as a method, looked at by the doctor or not."""
        while frame.f_back is not None and (frame.f_code is self._method or frame.f_code.co_filename in _BETWEEN
                                             or frame.f_code.co_name == SEEN):
            frame = frame.f_back
        return frame

    def _loss(self, tensor: torch.Tensor, frame: Any, place: int) -> None:
        if tensor.numel() != 1:
            return
        site = (id(frame.f_code), frame.f_lasti, place)
        name = self._sites.get(site)
        if name is None:
            known = len(self._sites)
            if known >= SERIES:
                return
            name = self._sites[site] = self._named(frame, known)
        step = self._counts.get(name, 0)
        self._counts[name] = step + 1
        now = time.monotonic()
        if tensor.is_cuda:
            self._fetch(tensor, name, step, now)
        else:
            value = tensor.item()
            self._point(name, step, value, now)
            if self.doctor is not None and self.doctor.awake:
                self.doctor.lost(value, frame)

    def _named(self, frame: Any, known: int) -> str:
        name = loss_name(frame) if self.script else "loss"
        taken = set(self._sites.values())
        return next(one for one in (name, *(f"{name} {n}" for n in range(2, SERIES + 2))) if one not in taken)

    def _fetch(self, tensor: torch.Tensor, name: str, step: int, now: float, kind: str = "") -> None:
        """A value on a GPU: reading it would wait for the device, so it is copied and read when it has arrived."""
        here = torch.empty((), dtype=tensor.dtype, pin_memory=True)
        here.copy_(tensor.detach().reshape(()), non_blocking=True)
        event = torch.cuda.Event()
        event.record(torch.cuda.current_stream(tensor.device))
        self._coming.append((event, here, name, step, now, kind))
        self._arrived(wait=len(self._coming) > _WAITING)

    def _arrived(self, wait: bool) -> None:
        while self._coming:
            event, value, name, step, then, kind = self._coming[0]
            if not event.query():
                if not wait:
                    return
                event.synchronize()
            self._coming.popleft()
            self._point(name, step, value.item(), then, kind)

    def _stepped(self, optimizer: Any, args: Any, kwargs: Any) -> None:
        try:
            if self._fd < 0:
                return
            key = id(optimizer)
            step = self._steps.get(key, 0)
            self._steps[key] = step + 1
            rate = float(optimizer.param_groups[0]["lr"])
            known = self._rates.get(key)
            if known is None:
                if len(self._rates) >= SERIES:
                    return
                known = ("lr" if not self._rates else f"lr {len(self._rates) + 1}", float("nan"))
            now = time.monotonic()
            if known[1] != rate:
                self._rates[key] = (known[0], rate)
                self._point(known[0], step, rate, now, "lr")
            if self.script and now - self._pace >= PACE:
                self._measure(optimizer, known[0].replace("lr", "gradient norm", 1), step, now)
        except Exception:
            pass

    def _measure(self, optimizer: Any, name: str, step: int, now: float) -> None:
        """What costs something is measured a few times a second: the norm of all gradients, how fast it goes, the GPU's memory."""
        total = sum(self._steps.values())
        if self._pace:
            self._point("steps a second", total, (total - self._total) / (now - self._pace), now, "speed")
        self._pace, self._total = now, total
        grads = [p.grad for group in optimizer.param_groups for p in group["params"] if p.grad is not None and not p.grad.is_sparse]
        with torch._C.DisableTorchFunction(), torch.no_grad():
            if grads and len({grad.device for grad in grads}) == 1:
                norm = torch.linalg.vector_norm(torch.stack([torch.linalg.vector_norm(grad.detach().float()) for grad in grads]))
                if norm.is_cuda:
                    self._fetch(norm, name, step, now, "gradient")
                elif not norm.is_meta:
                    self._point(name, step, norm.item(), now, "gradient")
            if torch.cuda.is_initialized():
                self._point("GPU memory, GiB", total, torch.cuda.memory_allocated() / 2**30, now, "memory")

    # -- what is sent ------------------------------------------------------------------------------------------------

    def point(self, name: str, step: int, value: float, kind: str) -> None:
        """A point of another sense."""
        if self._fd >= 0:
            self._point(name, step, value, time.monotonic(), kind)

    def _point(self, name: str, step: int, value: float, now: float, kind: str = "") -> None:
        """`kind`: what it is, if it is no loss."""
        value = float(value)
        told = repr(value) if value - value == 0 else f'"{value!r}"'        # JSON knows neither nan nor inf
        if name not in self._quoted:
            self._quoted[name] = json.dumps(name).encode()
        what = self._quoted[name] + (b',"k":"%b"' % kind.encode() if kind else b"")
        self._lines.append(b'{"c":%d,"n":%b,"s":%d,"v":%b,"t":%.4f}\n' % (self._index, what, step, told.encode(), now))
        if len(self._lines) >= MANY or now - self._last >= SOON:
            self._last = now
            self._write()

    def _write(self) -> None:
        if self._fd < 0 or not (self._lines or self._rest):
            return
        data = self._rest + b"".join(self._lines)
        try:
            written = os.write(self._fd, data)
        except BlockingIOError:
            if len(self._lines) > HELD:
                del self._lines[1::2]
            return
        except OSError:                 # nobody reads any more
            self._fd = -1
            return
        rest = data[written:]
        # Of what did not fit, a line that was begun must be ended; the others wait.
        if written and data[written - 1 : written] != b"\n":
            begun, _, rest = rest.partition(b"\n")
            self._rest = begun + b"\n"
        else:
            self._rest = b""
        self._lines = rest.splitlines(keepends=True)

    def put(self, lines: bytes, seconds: float) -> bool:
        """Write whole lines after what is held, waiting for room at most so long; False if they did not all go."""
        end, view = time.monotonic() + seconds, memoryview(lines)
        try:
            while self._fd >= 0 and (self._lines or self._rest):
                self._write()
                if (self._lines or self._rest) and not self._wait(end):
                    return False
            while self._fd >= 0 and view:
                try:
                    view = view[os.write(self._fd, view) :]
                except BlockingIOError:
                    if not self._wait(end):
                        break
            return self._fd >= 0 and not view
        finally:                        # whatever interrupts: a line that was begun is ended
            gone = len(lines) - len(view)
            if view and gone and lines[gone - 1 : gone] != b"\n":
                self._rest = bytes(view).partition(b"\n")[0] + b"\n"

    def put_line(self, line: bytes) -> None:
        """Have a line of another sense written in its turn."""
        if self._fd >= 0:
            self._lines.append(line)

    def _wait(self, end: float) -> bool:
        room = select.poll()
        room.register(self._fd, select.POLLOUT)
        return bool(room.poll(max(0.0, end - time.monotonic()) * 1000))

    @property
    def index(self) -> int:
        """The check that is held now; -1 in a child of the program, of which nothing is told."""
        return self._index if self._fd >= 0 else -1

    def check(self, i: int) -> None:
        """Points from now on belong to check i, and are counted anew."""
        try:
            self.flush()
            self._index = int(i)
            for memory in (self._sites, self._counts, self._rates, self._steps):
                memory.clear()
        except Exception:
            pass

    def flush(self) -> None:
        """Write what is held, as far as the pipe takes it."""
        try:
            if self._fd >= 0:
                self._arrived(wait=True)
                self._last = time.monotonic()
                self._write()
                for other in self.others:
                    other()
        except Exception:
            pass


    @property
    def held(self) -> bool:
        """Whether there are points that were not written yet."""
        return self._fd >= 0 and bool(self._lines or self._rest or self._coming)


def install(fd: int, script: bool = False) -> Watch:
    """Begin to watch this process; points go to the pipe `fd`. `script`: it is a program of the learner's own, not an exercise."""
    watch = Watch(fd)
    watch.script = script
    watch.install()
    return watch
