"""The NVIDIA driver, by its own library. The one place that imports `pynvml`; a test hands over a module with the same calls."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import Any, Literal

Why = Literal["no package", "no library", "not loaded", "mismatch", "no permission", "other"]


class NoDriver(Exception):
    """The driver can't be asked."""

    def __init__(self, why: Why, said: str) -> None:
        super().__init__(said)
        self.why: Why = why


@dataclass(frozen=True, slots=True)
class Gpu:
    """One GPU, or one part of it (MIG)."""

    index: int
    name: str = ""
    total: int | None = None
    free: int | None = None
    processes: int = 0
    """Processes that compute on it."""
    capability: tuple[int, int] | None = None
    parts: tuple[str, ...] = ()
    """With MIG on: its parts, by name."""
    mig: bool = False
    trouble: str = ""
    """What it answered instead."""


_WHY: dict[str, Why] = {
    "NVMLError_LibraryNotFound": "no library",
    "NVMLError_DriverNotLoaded": "not loaded",
    "NVMLError_LibRmVersionMismatch": "mismatch",
    "NVMLError_NoPermission": "no permission",
}


class Nvml:
    """One conversation with the driver. Raises NoDriver."""

    def __init__(self, module: Any = None) -> None:
        if module is None:
            try:
                import pynvml
            except ImportError as error:
                raise NoDriver("no package", str(error)) from error
            module = pynvml
        self.m = module
        try:
            self.m.nvmlInit()
        except self.m.NVMLError as error:
            raise NoDriver(_WHY.get(type(error).__name__, "other"), str(error)) from error

    def close(self) -> None:
        """End the conversation."""
        with contextlib.suppress(self.m.NVMLError):
            self.m.nvmlShutdown()

    def driver(self) -> str:
        """Its version, such as `580.65.06`; '' if it does not say."""
        return _text(self._ask("nvmlSystemGetDriverVersion", default=""))

    def cuda(self) -> tuple[int, int] | None:
        """The newest CUDA that it knows."""
        found = self._ask("nvmlSystemGetCudaDriverVersion_v2", default=None)
        return (int(found) // 1000, int(found) % 1000 // 10) if found else None

    def gpus(self) -> list[Gpu]:
        """All of them; one that does not answer says so. Raises NoDriver when they can't be counted."""
        try:
            count = int(self.m.nvmlDeviceGetCount())
        except self.m.NVMLError as error:
            raise NoDriver("other", str(error)) from error
        return [self._gpu(index) for index in range(count)]

    def _gpu(self, index: int) -> Gpu:
        try:
            handle = self.m.nvmlDeviceGetHandleByIndex(index)
            name = _text(self.m.nvmlDeviceGetName(handle))
        except self.m.NVMLError as error:
            return Gpu(index, trouble=str(error))
        memory = self._ask("nvmlDeviceGetMemoryInfo", handle, default=None)
        capability = self._ask("nvmlDeviceGetCudaComputeCapability", handle, default=None)
        mode = self._ask("nvmlDeviceGetMigMode", handle, default=None)
        mig = bool(mode and mode[0])
        return Gpu(
            index,
            name,
            int(memory.total) if memory is not None else None,
            int(memory.free) if memory is not None else None,
            len(self._ask("nvmlDeviceGetComputeRunningProcesses", handle, default=[])),
            (int(capability[0]), int(capability[1])) if capability else None,
            self._parts(handle) if mig else (),
            mig,
        )

    def _parts(self, handle: Any) -> tuple[str, ...]:
        parts = []
        for index in range(int(self._ask("nvmlDeviceGetMaxMigDeviceCount", handle, default=0))):
            part = self._ask("nvmlDeviceGetMigDeviceHandleByIndex", handle, index, default=None)
            if part is not None:
                parts.append(_text(self._ask("nvmlDeviceGetName", part, default="")))
        return tuple(parts)

    def _ask(self, function: str, *arguments: Any, default: Any) -> Any:
        """One answer; what a driver or a card does not know is no trouble."""
        try:
            return getattr(self.m, function)(*arguments)
        except (self.m.NVMLError, AttributeError):
            return default


def _text(said: Any) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
