"""Event files as others write them: with TensorBoard's own messages and its own checksums."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tensorboard.compat.proto.event_pb2 import Event, SessionLog
from tensorboard.compat.proto.summary_pb2 import Summary, SummaryMetadata
from tensorboard.compat.proto.tensor_pb2 import TensorProto
from tensorboard.compat.tensorflow_stub.pywrap_tensorflow import masked_crc32c

from tutor.events.folder import Folder
from tutor.events.store import Run

NAME = "events.out.tfevents.1700000000.host.1.0"
VERSION = Event(wall_time=1.0, file_version="brain.Event:2").SerializeToString()


def frame(data: bytes) -> bytes:
    """A record."""
    length = struct.pack("<Q", len(data))
    return length + struct.pack("<I", masked_crc32c(length)) + data + struct.pack("<I", masked_crc32c(data))


def scalar(tag: str, step: int, value: float, wall: float = 1.7e9) -> bytes:
    """As SummaryWriter.add_scalar."""
    return Event(wall_time=wall, step=step, summary=Summary(value=[Summary.Value(tag=tag, simple_value=value)])).SerializeToString()


def tensor(tag: str, step: int, *, plugin: str = "", wall: float = 1.7e9, **fields: Any) -> bytes:
    """As tf.summary does, with the fields of a TensorProto."""
    value = Summary.Value(tag=tag, tensor=TensorProto(**fields))
    if plugin:
        value.metadata.CopyFrom(SummaryMetadata(plugin_data=SummaryMetadata.PluginData(plugin_name=plugin)))
    return Event(wall_time=wall, step=step, summary=Summary(value=[value])).SerializeToString()


def restart(step: int) -> bytes:
    """As SummaryWriter(purge_step=step)."""
    return Event(wall_time=1.7e9, step=step, session_log=SessionLog(status=SessionLog.START)).SerializeToString()


def write(folder: Path, records: Iterable[bytes], name: str = NAME, *, version: bool = True) -> Path:
    """A file of these records."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(b"".join(frame(data) for data in ([VERSION] if version else []) + list(records)))
    return path


def read(path: Path) -> Folder:
    """All that there is."""
    folder = Folder(path)
    while folder.poll() or folder.reading:
        pass
    return folder


def rows(run: Run, tag: str) -> list[tuple[int, float]]:
    """(step, value) of a tag."""
    steps, _, values = run.curves[tag].arrays()
    return list(zip(steps.tolist(), values.tolist(), strict=True))
