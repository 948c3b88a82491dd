"""While the doctor looks: each call of a torch function passes by here, and the program can't tell."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import TYPE_CHECKING, Any

import torch
from torch.overrides import TorchFunctionMode

from .detector import name_of
from .loss import SEEN

if TYPE_CHECKING:
    from .doctor import Doctor

_TORCH = str(Path(torch.__file__).parent)
_HANDED_ON = str(torch.overrides.__file__)
_CALL = (lambda func, args, kwargs: func(*args, **kwargs)).__code__
_CALLS: dict[tuple[str, int], CodeType] = {}
_MANY = 5000


class Mode(TorchFunctionMode):
    """Tells the doctor of each call of a torch function while it looks."""

    def __init__(self, doctor: Doctor) -> None:
        super().__init__()
        self.doctor = doctor

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = kwargs or {}
        doctor = self.doctor
        at = sys._getframe(1)
        if at.f_code.co_filename == _HANDED_ON and at.f_back is not None:       # told of by a function that is written in Python
            func, at = _meant(func, at.f_back), at.f_back.f_back or at
        call = _call_from(at)
        if not doctor.listening:
            return call(func, args, kwargs)
        name = name_of(func)
        wanted = doctor.wanted(name)
        for detector in wanted:
            doctor.tell(detector, "calling", name, args, kwargs)
        try:
            result = call(func, args, kwargs)
        except Exception as error:
            for detector in wanted:
                doctor.tell(detector, "failed", name, args, kwargs, error)
            raise
        for detector in wanted:
            doctor.tell(detector, "called", name, args, kwargs, result)
        doctor.calls += 1
        return result


def _meant(func: Any, caller: FrameType) -> Any:
    """What was called. Functions of torch that are written in Python tell a mode of themselves by their name: where the program has put
    one of its own in their place that calls them, that name means the program's, which would be called twice."""
    code = getattr(func, "__code__", None)
    if code is None or caller.f_code is code or caller.f_code.co_freevars or not caller.f_code.co_filename.startswith(_TORCH):
        return func
    return FunctionType(caller.f_code, caller.f_globals, caller.f_code.co_name)


def _call_from(at: FrameType) -> Callable[[Any, Any, Any], Any]:
    """A call that seems to come from a frame: what PyTorch warns of is told of the line of which it would be told without us, and as
    often."""
    place = at.f_code.co_filename, at.f_lineno or 1
    code = _CALLS.get(place)
    if code is None:
        if len(_CALLS) >= _MANY:
            _CALLS.clear()
        code = _CALLS[place] = _CALL.replace(co_filename=place[0], co_firstlineno=place[1], co_name=SEEN, co_qualname=SEEN)
    return FunctionType(code, at.f_globals)
