"""What a detector of the training doctor is: which events it hears, and the few things that several ask about tensors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import FrameType
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from weakref import ref

import torch

if TYPE_CHECKING:
    from .doctor import Doctor


def name_of(func: Any) -> str:
    """The bare name of a torch function or method: 'cross_entropy', 'add_'; of a property's getter 'get data'."""
    name = getattr(func, "__name__", "")
    if name == "__get__":
        return f"get {getattr(getattr(func, '__self__', None), '__name__', '')}"
    return name


class Detector:
    """One classic mistake. Keep what you note small: tensors by weak reference or by plain numbers, never alive.

    level: error (the training can't work, or its figures are wrong), warning (most likely a mistake), hint (worth a look).
    calls: the names of torch functions that are looked at ('*': all), see `name_of`; None: none.
    """

    id = ""
    level = "error"
    calls: frozenset[str] | None = None

    def __init__(self, doctor: Doctor) -> None:
        self.doctor = doctor
        self.begin()

    def begin(self) -> None:
        """Set up what it notes."""

    def say(self, message: str, frame: FrameType | None = None, level: str = "", where: tuple[str, int] | None = None) -> None:
        """Found. `where`: file and line that was noted earlier."""
        self.doctor.say(self, message, frame, level, where)

    # While the doctor looks closely

    def calling(self, name: str, args: Any, kwargs: Any) -> None:
        """A torch function of `calls` is about to be called."""

    def called(self, name: str, args: Any, kwargs: Any, result: Any) -> None:
        """It has returned."""

    def failed(self, name: str, args: Any, kwargs: Any, error: Exception) -> None:
        """It has raised."""

    def entering(self, module: torch.nn.Module, args: Any) -> None:
        """A module's forward begins."""

    def left(self, module: torch.nn.Module, args: Any, output: Any) -> None:
        """A module's forward has returned."""

    def looked_away(self) -> None:
        """Until the next look, calls and modules go by unseen."""

    # On steps 1 to 64, and on 8 of every 64 (from `loading` on: always)

    def differentiating(self, loss: torch.Tensor, frame: FrameType, kwargs: Any) -> None:
        """`backward` is about to begin. kwargs: retain_graph, create_graph."""

    def differentiated(self, loss: torch.Tensor, frame: FrameType) -> None:
        """`backward` has returned."""

    def lost(self, value: float, frame: FrameType) -> None:
        """A loss on the CPU was differentiated; its value."""

    def woken(self) -> None:
        """Some steps went by unseen: what was noted from step to step is out of date."""

    def stepping(self, optimizer: Any) -> None:
        """An optimizer is about to take a step; `doctor.step` is its number, from 1."""

    def stepped(self, optimizer: Any) -> None:
        """It has taken it."""

    def cleared(self, whose: Any) -> None:
        """`zero_grad` of an optimizer, or of a module, has returned."""

    def made(self, optimizer: Any) -> None:
        """An optimizer was made."""

    def loading(self, loader: Any) -> None:
        """Somebody begins to iterate over a DataLoader."""

    def saving(self, thing: Any) -> None:
        """`torch.save` of a thing begins."""

    def warned(self, message: str, category: type) -> None:
        """A warning is shown."""

    def raised(self, error: BaseException) -> None:
        """The program ends with an exception."""

    def ended(self) -> None:
        """The program has ended."""


def argument(args: Any, kwargs: Any, place: int, name: str) -> Any:
    """An argument that was given by place or by name; None if it was not."""
    return args[place] if len(args) > place else (kwargs or {}).get(name)


def parameters(optimizer: Any) -> list[torch.Tensor]:
    """All that an optimizer steps."""
    return [p for group in optimizer.param_groups for p in group["params"]]


def grad_name(tensor: Any) -> str:
    """How a tensor came about, such as 'SoftmaxBackward0'; '' for a leaf."""
    found = getattr(tensor, "grad_fn", None)
    return "" if found is None else str(found.name())


def shares(x: torch.Tensor) -> bool:
    """Do its rows look like probabilities: none below 0, each sum 1?"""
    x = x.detach()
    if x.ndim < 2 or x.shape[1] < 2 or not x.is_floating_point() or x.numel() > 1 << 20:
        return False
    rows = x.sum(1)
    return bool((x >= 0).all()) and bool(((rows - 1).abs() < 1e-3).all())


T = TypeVar("T")


class Known(Generic[T]):
    """Things by weak reference, told apart by what they are and never by what they say of themselves: a learner's class may compare as it
    likes."""

    def __init__(self) -> None:
        self._refs: dict[int, ref[T]] = {}

    def add(self, thing: T) -> None:
        key = id(thing)
        if key not in self._refs:
            self._refs[key] = ref(thing, lambda _: self._refs.pop(key, None) and None)

    def __iter__(self) -> Iterator[T]:
        found = [held() for held in list(self._refs.values())]
        return iter([thing for thing in found if thing is not None])

    def __len__(self) -> int:
        return len(self._refs)


class Gradient:
    """The gradient of a parameter as it was when it was last looked at, held by weak references."""

    def __init__(self, parameter: torch.Tensor) -> None:
        assert parameter.grad is not None
        self.parameter, self.grad, self.version = ref(parameter), ref(parameter.grad), parameter.grad._version

    def same(self) -> bool:
        """Is it the same tensor, with the same numbers?"""
        parameter, grad = self.parameter(), self.grad()
        return parameter is not None and grad is not None and parameter.grad is grad and grad._version == self.version

    def grew(self) -> bool:
        """Was it changed since the last look?"""
        grad = self.grad()
        before, self.version = self.version, grad._version if grad is not None else -1
        return self.version > before


class ByError(Detector):
    """A mistake that the program ends by: an exception that nobody caught, of one of `kinds`, whose text matches."""

    kinds: tuple[str, ...] = ("RuntimeError",)
    words: re.Pattern[str]
    message = ""

    def raised(self, error: BaseException) -> None:
        if type(error).__name__ in self.kinds and self.words.search(str(error)):
            self.say(self.message, where=place_of(self.doctor, error))


class ByWarning(Detector):
    """A mistake that PyTorch warns of."""

    words: re.Pattern[str]
    message = ""

    def warned(self, message: str, category: type) -> None:
        if self.words.search(message):
            self.say(self.message)


def place_of(doctor: Doctor, error: BaseException) -> tuple[str, int] | None:
    """The learner's line nearest to where it was raised."""
    found, at = None, error.__traceback__
    while at is not None:
        file = at.tb_frame.f_code.co_filename
        if doctor.mine(file):
            found = file, at.tb_lineno
        at = at.tb_next
    return found
