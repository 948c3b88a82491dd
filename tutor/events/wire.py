"""One record as an event: as much of the protobuf wire format as TensorBoard's Event, Summary and TensorProto need.

The numbers of the fields are those of tensorboard/compat/proto/{event,summary,tensor,tensor_shape}.proto. Fields that are not known are
passed over; of a field that is there twice the last one counts, as protobuf has it. Where a number lies in the record is remembered, so
that `columns` can take it from many records of the same shape.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

VARINT, FIXED64, BYTES, FIXED32 = 0, 1, 2, 5
START = 1
"""SessionLog's status of a restart."""
FLOAT, DOUBLE, STRING = 1, 2, 7
TEXT = 2000
"""Characters of a text that are kept."""
SCALAR = "scalar"
_PLAIN = {4: "image", 5: "histogram", 3: "histogram", 6: "audio"}
_HOLDS = {FLOAT: ((4, 5), 4, "<f"), DOUBLE: ((4, 6), 8, "<d")}
"""The fields of a TensorProto that may hold a number of a type (tensor_content, float_val, double_val), its bytes, and struct's word."""
_PLUGINS = {"scalars": SCALAR, "images": "image", "histograms": "histogram", "audio": "audio", "text": "text"}


class Malformed(Exception):
    """These bytes are no such message."""


@dataclass(slots=True)
class Value:
    """One value of a summary. Places are bytes from the record's beginning, -1 where there is none."""

    tag: bytes = b""
    tag_at: int = -1
    kind: str = ""
    """scalar, image, histogram, audio, text, another plugin's name, or tensor where nothing says what it is."""
    number: float = math.nan
    number_at: int = -1
    width: int = 4
    """Bytes of the number: 4 of a float, 8 of a double."""
    text: str = ""


@dataclass(slots=True)
class Event:
    """What one record says."""

    wall: float = 0.0
    """Seconds since 1970."""
    wall_at: int = -1
    step: int = 0
    step_at: int = -1
    step_size: int = 0
    version: str = ""
    """`brain.Event:2` in the first record of a file."""
    restart: bool = False
    """A training goes on from this step: what was written from it on is void."""
    values: list[Value] = field(default_factory=list)


@dataclass(slots=True)
class _Tensor:
    dtype: int = 0
    elements: int = 1
    """As its shape has it."""
    numbers: list[tuple[int, int, int]] = field(default_factory=list)
    """(field, place, bytes) of each field that holds numbers."""
    text: bytes | None = None


def event(data: bytes) -> Event:
    """The event of a record. Raises `Malformed`."""
    found = Event()
    try:
        _event(data, found)
    except (IndexError, struct.error) as error:     # it ends within a field
        raise Malformed from error
    return found


def _event(data: bytes, found: Event) -> None:
    for number, kind, at, size in _fields(data, 0, len(data)):
        if number == 1 and kind == FIXED64:
            found.wall, found.wall_at = struct.unpack_from("<d", data, at)[0], at
        elif number == 2 and kind == VARINT:
            step = varint(data, at)[0]
            found.step, found.step_at, found.step_size = step - (1 << 64) if step >> 63 else step, at, size
        elif number == 3 and kind == BYTES:
            found.version = data[at : at + min(size, 100)].decode("utf-8", "replace")
        elif number == 5 and kind == BYTES:
            found.values += [_value(data, *place) for inner, of, *place in _fields(data, at, size) if inner == 1 and of == BYTES]
        elif number == 7 and kind == BYTES:
            status = [varint(data, place)[0] for inner, of, place, _ in _fields(data, at, size) if inner == 1 and of == VARINT]
            found.restart = bool(status) and status[-1] == START


def _value(data: bytes, begin: int, length: int) -> Value:
    found, plugin, name = Value(), "", b""
    tensor: _Tensor | None = None
    for number, kind, at, size in _fields(data, begin, length):
        if number == 1 and kind == BYTES:
            found.tag, found.tag_at = data[at : at + size], at
        elif number == 2 and kind == FIXED32:
            found.kind, found.number_at, found.width, tensor = SCALAR, at, 4, None
            found.number = struct.unpack_from("<f", data, at)[0]
        elif number in _PLAIN and kind == BYTES:
            found.kind, found.number_at, tensor = _PLAIN[number], -1, None
        elif number == 7 and kind == BYTES:
            name = data[at : at + size]
        elif number == 8 and kind == BYTES:
            tensor = _tensor(data, at, size)
        elif number == 9 and kind == BYTES:
            plugin = _plugin(data, at, size)
    if tensor is not None:
        if not found.tag:                   # as of old
            found.tag, found.tag_at = name, -1
        _of_tensor(data, found, tensor, plugin)
    return found


def _of_tensor(data: bytes, found: Value, tensor: _Tensor, plugin: str) -> None:
    kind = _PLUGINS.get(plugin, plugin[:40]) or "tensor"
    found.number_at = -1
    if kind in (SCALAR, "tensor"):
        kind = "tensor"                     # perhaps of a type or a shape that no curve is drawn of
        fields, width, code = _HOLDS.get(tensor.dtype, ((), 0, ""))
        if tensor.elements == 1 and len(tensor.numbers) == 1:
            number, at, size = tensor.numbers[0]
            if number in fields and size == width:
                kind, found.number_at, found.width = SCALAR, at, width
                found.number = struct.unpack_from(code, data, at)[0]
    if tensor.dtype == STRING and kind in ("text", "tensor") and tensor.text is not None:
        found.text = tensor.text[: 4 * TEXT].decode("utf-8", "replace")[:TEXT]
    found.kind = kind


def _plugin(data: bytes, begin: int, length: int) -> str:
    """The plugin's name in a SummaryMetadata."""
    name = ""
    for number, kind, at, size in _fields(data, begin, length):
        if number == 1 and kind == BYTES:
            for inner, of, place, count in _fields(data, at, size):
                if inner == 1 and of == BYTES:
                    name = data[place : place + min(count, 100)].decode("utf-8", "replace")
    return name


def _tensor(data: bytes, begin: int, length: int) -> _Tensor:
    found = _Tensor()
    for number, kind, at, size in _fields(data, begin, length):
        if number == 1 and kind == VARINT:
            found.dtype = varint(data, at)[0]
        elif number == 2 and kind == BYTES:
            found.elements = _elements(data, at, size)
        elif number in (4, 5, 6) and kind in (BYTES, FIXED32, FIXED64):
            found.numbers.append((number, at, size))
        elif number == 8 and kind == BYTES and found.text is None:
            found.text = data[at : at + min(size, 4 * TEXT)]
    return found


def _elements(data: bytes, begin: int, length: int) -> int:
    """How many a TensorShapeProto has room for; 0 where that is not known."""
    count = 1
    for number, kind, at, size in _fields(data, begin, length):
        if number == 2 and kind == BYTES:
            sizes = [varint(data, place)[0] for inner, of, place, _ in _fields(data, at, size) if inner == 1 and of == VARINT]
            count *= sizes[-1] if sizes else 0
        elif number == 3 and kind == VARINT and varint(data, at)[0]:
            return 0
    return count


def varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of seven bits a byte, the lowest first, and where it ends."""
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value & (1 << 64) - 1, at
        shift += 7
        if shift > 63:
            raise Malformed


def _fields(data: bytes, at: int, length: int) -> Iterator[tuple[int, int, int, int]]:
    """(number, wire type, place, bytes) of each field of a message."""
    end = at + length
    if end > len(data):
        raise Malformed
    while at < end:
        key, at = varint(data, at)
        kind = key & 7
        if kind == VARINT:
            size = varint(data, at)[1] - at
        elif kind == BYTES:
            size, at = varint(data, at)
        elif kind in (FIXED64, FIXED32):
            size = 8 if kind == FIXED64 else 4
        else:
            raise Malformed                 # groups: nobody writes them any more
        if at + size > end or not key >> 3:
            raise Malformed
        yield key >> 3, kind, at, size
        at += size
