"""The training doctor: looks on while a program trains, and says which classic mistake it makes, at which of its lines.

Backward calls and optimizer steps are seen on steps 1 to 64, then on 8 of every 64. All else, each torch function and each module's
forward, is looked at closely on steps 1 to 5 and then on powers of two, and where an evaluation begins: a look doubles the time of a
step. Installed after `loss.Watch`, under the same law: no result changes, no random number is drawn, nothing is raised into the program.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from types import FrameType
from typing import Any

import torch
from torch.nn.modules import module as nn_module
from torch.optim import optimizer as torch_optimizer

from .detector import Detector, Known
from .loss import Watch
from .mode import Mode

CLOSE = 5                   # steps, and evaluations, that are all looked at; then powers of two
AWAKE, EVERY = 8, 64        # after so many steps of which all are seen, these of every so many
CALLS = 4000                # calls that are looked at without a step between them
_TORCH = str(Path(torch.__file__).parent) + os.sep
_PASSING = frozenset({__file__, f"{_TORCH}utils{os.sep}_contextlib.py"})      # between `no_grad` and who asks for it
_TEXT, _PATH = 400, 300     # characters of a message, bytes of a file's path


class Doctor:
    """Dispatches what happens to the detectors, and sends what they find, each once."""

    def __init__(self, watch: Watch, folder: str, main: str, kinds: Iterable[type[Detector]]) -> None:
        self.watch, self.main = watch, main
        self.folder = folder.rstrip(os.sep) + os.sep
        self.step = 0                       # optimizer steps so far
        self.calls = 0                      # torch functions that were looked at in this look
        self.looking = False
        self.awake = True                   # backward calls and steps are seen
        self.quiet = False                  # compiled code: functions and modules are not looked at any more
        self.dead = False
        self.found: dict[str, dict[str, Any]] = {}
        self.optimizers: Known[Any] = Known()
        self.roots: Known[torch.nn.Module] = Known()       # modules that were called from outside of any
        self.stack: list[int] = []          # ids of the modules whose forward goes on
        self._thread = threading.get_ident()
        self._inside = False                # a detector is at work
        self._evaluations = 0
        self._hooks: list[Any] = []
        self._mode: Mode | None = None
        self.detectors = [kind(self) for kind in kinds]
        self._by_event: dict[str, list[Detector]] = {}
        self._by_name: dict[str, list[Detector]] = {}
        self.errors: list[str] = []         # of our own; tests read them

    # -- for detectors -----------------------------------------------------------------------------------------------

    def say(self, detector: Detector, message: str, frame: FrameType | None = None, level: str = "",
            where: tuple[str, int] | None = None) -> None:
        """Tell a finding, once. The place is the learner's line nearest to `frame`, or to the caller."""
        if detector.id in self.found:
            return
        file, line = where or self.site(frame) or ("", 0)
        # What is no plain text, or longer than a line of the pipe may be, is refused there.
        path = "".join(c if c.isprintable() else "?" for c in file).encode("utf-8", "replace")[-_PATH:].decode("utf-8", "ignore")
        finding = {"f": detector.id, "l": level or detector.level, "m": message[:_TEXT], "p": path, "n": line, "s": self.step,
                   "c": self.watch.index}
        self.found[detector.id] = finding
        self._drop(detector)
        self.watch.put_line((json.dumps(finding, ensure_ascii=False) + "\n").encode("utf-8", "replace"))

    def mine(self, file: str) -> bool:
        """Is it a file of the learner's?"""
        return file == self.main or (file.startswith(self.folder) and "site-packages" not in file)

    def site(self, frame: FrameType | None = None) -> tuple[str, int] | None:
        """File and line of the learner's that is at work."""
        at: FrameType | None = frame or sys._getframe(1)
        while at is not None:
            if self.mine(at.f_code.co_filename):
                return at.f_code.co_filename, at.f_lineno
            at = at.f_back
        return None

    def direct(self) -> bool:
        """Whether the function that is looked at was called by a line of the learner's, not by a library."""
        at: FrameType | None = sys._getframe(1)
        here = str(Path(__file__).parent)
        torch_overrides = torch.overrides.__file__
        while at is not None and (at.f_code.co_filename.startswith(here) or at.f_code.co_filename == torch_overrides):
            at = at.f_back
        return at is not None and self.mine(at.f_code.co_filename)

    # -- dispatch ----------------------------------------------------------------------------------------------------

    @property
    def listening(self) -> bool:
        return self.looking and not self._inside and not self.dead and threading.get_ident() == self._thread

    def wanted(self, name: str) -> list[Detector]:
        found = self._by_name.get(name)
        if found is None:
            found = self._by_name[name] = [d for d in self.detectors if d.calls is not None and (name in d.calls or "*" in d.calls)]
        return found

    def tell(self, detector: Detector, event: str, *facts: Any) -> None:
        before, self._inside = self._inside, True
        try:
            with torch._C.DisableTorchFunction():
                getattr(detector, event)(*facts)
        except Exception as error:          # one that stumbles is given up; the program goes on
            self.errors.append(f"{detector.id}: {event}: {type(error).__name__}: {error}")
            self._drop(detector)
        finally:
            self._inside = before

    def _drop(self, detector: Detector) -> None:
        if detector in self.detectors:
            self.detectors.remove(detector)
        self._by_event.clear()
        self._by_name.clear()

    def event(self, event: str, *facts: Any) -> None:
        """Tell all that listen to it."""
        if self.dead or self._inside or threading.get_ident() != self._thread:
            return
        found = self._by_event.get(event)
        if found is None:
            usual = getattr(Detector, event)
            found = self._by_event[event] = [d for d in self.detectors if getattr(type(d), event) is not usual]
        for detector in list(found):
            self.tell(detector, event, *facts)

    # -- looking -----------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Look closely from now on."""
        if self.looking or self.quiet or self.dead or threading.get_ident() != self._thread:
            return
        self.looking, self.calls = True, 0
        self.stack.clear()
        self._mode = Mode(self)
        self._mode.__enter__()              # type: ignore[no-untyped-call]
        self._hooks = [nn_module.register_module_forward_pre_hook(self._entering), nn_module.register_module_forward_hook(self._left)]

    def look_away(self) -> None:
        """No more; where the program has a mode of its own above ours, later."""
        if not self.looking or threading.get_ident() != self._thread:
            return
        height = torch._C._len_torch_function_stack()
        if not height or torch._C._get_function_stack_at(height - 1) is not self._mode:
            return
        assert self._mode is not None
        self._mode.__exit__(None, None, None)
        for hook in self._hooks:
            hook.remove()
        self.looking, self._hooks, self._mode = False, [], None
        self.event("looked_away")

    def _entering(self, module: Any, args: Any) -> None:
        if not self._inside:
            if not self.stack:
                self.roots.add(module)
            self.stack.append(id(module))
            self.event("entering", module, args)

    def _left(self, module: Any, args: Any, output: Any) -> None:
        if not self._inside:
            if id(module) in self.stack:        # what was entered after it ended by an exception
                del self.stack[self.stack.index(id(module)):]
            self.event("left", module, args, output)

    def _made(self, optimizer: Any) -> None:
        self.optimizers.add(optimizer)
        self.event("made", optimizer)

    def evaluates(self) -> None:
        """Gradients were switched off, or a module was put in evaluation mode: an evaluation may begin."""
        if self._inside or self.dead or self.looking:
            return
        at: FrameType | None = sys._getframe(1)
        while at is not None and at.f_code.co_filename in _PASSING:
            at = at.f_back
        if at is None or at.f_code.co_filename.startswith(_TORCH):      # an optimizer switches them off at each step
            return
        self._evaluations += 1
        n = self._evaluations
        if n <= CLOSE or n & (n - 1) == 0:
            self.look()

    # -- what happens ------------------------------------------------------------------------------------------------

    def differentiating(self, tensors: Any, frame: FrameType, args: Any, kwargs: Any) -> None:
        """`torch.autograd.backward` is called. It hands these on by place: grad_tensors, retain_graph, create_graph."""
        known = dict(zip(("grad_tensors", "retain_graph", "create_graph"), args, strict=False)) | kwargs
        for tensor in _several(tensors):
            self.event("differentiating", tensor, frame, known)

    def differentiated(self, tensors: Any, frame: FrameType) -> None:
        """It has returned."""
        for tensor in _several(tensors):
            self.event("differentiated", tensor, frame)

    def _stepping(self, optimizer: Any, args: Any, kwargs: Any) -> None:
        if self._inside or self.dead:
            return
        self.step += 1
        if self.awake:
            self.stack.clear()
            self.event("stepping", optimizer)

    def _stepped(self, optimizer: Any, args: Any, kwargs: Any) -> None:
        if self._inside or self.dead:
            return
        if self.awake:
            self.event("stepped", optimizer)
        n = self.step + 1
        awake = n <= EVERY or n % EVERY < AWAKE
        if awake != self.awake:
            self.awake = awake
            if awake:
                self.event("woken")
        if n <= CLOSE or n & (n - 1) == 0:
            self.calls = 0
            self.look()
        elif self.looking:
            self.look_away()

    def _cleared(self, whose: Any) -> None:
        if self.awake:
            self.event("cleared", whose)

    def lost(self, value: float, frame: FrameType) -> None:
        """A loss was differentiated, and is known on the CPU."""
        self.event("lost", value, frame)

    def raised(self, error: BaseException) -> None:
        """The program ends with this exception."""
        self.event("raised", error)

    def ended(self) -> None:
        """The program has come to its end."""
        self.event("ended")
        self.look_away()
        self.dead = True

    # -- hooks -------------------------------------------------------------------------------------------------------

    def install(self) -> None:
        self.watch.doctor = self
        torch_optimizer.register_optimizer_step_pre_hook(self._stepping)
        torch_optimizer.register_optimizer_step_post_hook(self._stepped)
        self._wrap(torch_optimizer.Optimizer, "zero_grad", after=lambda self_, *a, **k: self._cleared(self_))
        self._wrap(torch_optimizer.Optimizer, "__init__", after=lambda self_, *a, **k: self._made(self_))
        self._wrap(torch.nn.Module, "zero_grad", after=lambda self_, *a, **k: self._cleared(self_))
        for context in (torch.no_grad, torch.inference_mode):
            self._wrap(context, "__enter__", after=lambda *a, **k: self.evaluates())
        self._wrap(torch.nn.Module, "eval", after=lambda *a, **k: self.evaluates())
        self._wrap(torch, "compile", before=lambda *a, **k: self._compiles())
        self._wrap(torch.nn.Module, "compile", before=lambda *a, **k: self._compiles())
        for name in ("trace", "script"):
            self._wrap(torch.jit, name, before=lambda *a, **k: self._compiles())
        loader = torch.utils.data.DataLoader
        self._wrap(loader, "__iter__", after=lambda self_, *a, **k: self.event("loading", self_))
        self._wrap(torch, "save", before=lambda thing, *a, **k: self.event("saving", thing))
        self._warnings()
        os.register_at_fork(after_in_child=self._forked)
        self.look()

    def _wrap(self, owner: Any, name: str, *, before: Callable[..., None] | None = None, after: Callable[..., None] | None = None) -> None:
        """Listen to a function of the library's. What its caller sees of it stays as it was."""
        import functools

        original = getattr(owner, name)

        @functools.wraps(original)
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            if before is not None:
                self._safely(before, args, kwargs)
            result = original(*args, **kwargs)
            if after is not None:
                self._safely(after, args, kwargs)
            return result

        setattr(owner, name, wrapped)

    def _safely(self, do: Callable[..., None], args: Any, kwargs: Any) -> None:
        try:
            do(*args, **kwargs)
        except Exception as error:
            self.errors.append(f"{type(error).__name__}: {error}")

    def _warnings(self) -> None:
        original = warnings.showwarning

        def showwarning(message: Any, category: Any, filename: str, lineno: int, file: Any = None, line: Any = None) -> None:
            self._safely(lambda: self.event("warned", str(message), category), (), {})
            original(message, category, filename, lineno, file, line)

        warnings.showwarning = showwarning

    def _compiles(self) -> None:
        self.look_away()
        self.quiet = True

    def _forked(self) -> None:
        self.dead = True


def _several(tensors: Any) -> list[torch.Tensor]:
    return [tensors] if isinstance(tensors, torch.Tensor) else list(tensors) if isinstance(tensors, list | tuple) else []


def install(watch: Watch, folder: str, main: str) -> Doctor:
    """Begin to look at this process; findings go where the points of `watch` go."""
    from .detectors import ALL

    doctor = Doctor(watch, folder, main, ALL)
    doctor.install()
    return doctor
