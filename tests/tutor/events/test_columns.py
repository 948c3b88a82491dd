"""What records say: the same one by one, by columns, and as protobuf reads them."""

from __future__ import annotations

import math
import struct
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tensorboard.compat.proto import event_pb2
from tensorboard.compat.proto.summary_pb2 import Summary
from tensorboard.compat.proto.tensor_shape_pb2 import TensorShapeProto

from tests.tutor.events.making import VERSION, frame, restart, scalar, tensor
from tutor.events import wire
from tutor.events.columns import Batch, Decoder
from tutor.events.frames import Frames

FLOAT, DOUBLE, STRING, INT = 1, 2, 7, 3


def decode(folder: Path, records: list[bytes]) -> Batch:
    path = folder / "file"
    path.write_bytes(b"".join(map(frame, records)))
    chunk = Frames(path).read()
    return Decoder().decode(chunk) if chunk is not None else Batch()


def told(batch: Batch) -> dict[bytes, list[tuple[int, float, float]]]:
    return {tag: list(zip(p.steps.tolist(), p.walls.tolist(), p.values.tolist(), strict=True)) for tag, p in batch.points.items()}


def one_by_one(records: list[bytes]) -> dict[bytes, list[tuple[int, float, float]]]:
    found: dict[bytes, list[tuple[int, float, float]]] = {}
    for data in records:
        event = event_pb2.Event.FromString(data)
        for value in event.summary.value:
            found.setdefault(value.tag.encode(), []).append((event.step, event.wall_time, value.simple_value))
    return found


def alike(a: Any, b: Any) -> bool:
    """Equal, and nan is nan."""
    return repr(a) == repr(b)


def shape(*sizes: int) -> TensorShapeProto:
    return TensorShapeProto(dim=[TensorShapeProto.Dim(size=size) for size in sizes])


steps = st.one_of(st.integers(0, 300), st.integers(-(1 << 63), (1 << 63) - 1))
floats = st.floats(width=32)


@given(st.lists(st.tuples(st.sampled_from(["loss", "lr", "a/b", "ß", "acc1", "acc2"]), steps, floats, st.floats(0, 2e9)), max_size=80))
def test_scalars_are_what_protobuf_says(tmp_path_factory: pytest.TempPathFactory, points: list[tuple[str, int, float, float]]) -> None:
    records = [scalar(*point) for point in points]
    batch = decode(tmp_path_factory.mktemp("f"), records)
    assert alike(sorted(told(batch).items()), sorted(one_by_one(records).items()))
    assert not batch.others and not batch.malformed


def test_many_tags_of_one_shape(tmp_path: Path) -> None:
    records = [scalar(f"tag{i % 300:03}", i, float(i)) for i in range(3000)]
    batch = decode(tmp_path, records)
    assert alike(sorted(told(batch).items()), sorted(one_by_one(records).items())) and len(batch.points) == 300


def test_several_values_in_one_event(tmp_path: Path) -> None:
    records = [
        event_pb2.Event(wall_time=2.0, step=i, summary=Summary(value=[
            Summary.Value(tag="a", simple_value=i), Summary.Value(tag="bb", simple_value=-i), Summary.Value(tag="a", simple_value=7),
        ])).SerializeToString() for i in range(200)
    ]  # fmt: skip
    assert alike(sorted(told(decode(tmp_path, records)).items()), sorted(one_by_one(records).items()))


@pytest.mark.parametrize("many", [1, 40])
@pytest.mark.parametrize(("fields", "value"), [
    ({"dtype": FLOAT, "float_val": [0.5]}, 0.5),
    ({"dtype": DOUBLE, "double_val": [1e-300]}, 1e-300),
    ({"dtype": FLOAT, "tensor_content": struct.pack("<f", -2.5)}, -2.5),
    ({"dtype": DOUBLE, "tensor_content": struct.pack("<d", math.inf)}, math.inf),
    ({"dtype": FLOAT, "float_val": [3.0], "tensor_shape": shape()}, 3.0),
    ({"dtype": FLOAT, "float_val": [3.0], "tensor_shape": shape(1, 1)}, 3.0),
])
@pytest.mark.parametrize("plugin", ["scalars", ""])
def test_scalars_as_tensors(tmp_path: Path, many: int, fields: dict[str, Any], value: float, plugin: str) -> None:
    batch = decode(tmp_path, [tensor("loss", i, plugin=plugin if not i else "", **fields) for i in range(many)])
    assert told(batch) == {b"loss": [(i, 1.7e9, value) for i in range(many)]}
    assert not batch.others


@pytest.mark.parametrize(("fields", "plugin", "kind"), [
    ({"dtype": FLOAT, "float_val": [1.0, 2.0]}, "", "tensor"),
    ({"dtype": FLOAT, "float_val": [1.0], "tensor_shape": shape(3)}, "scalars", "tensor"),
    ({"dtype": FLOAT, "float_val": [1.0], "tensor_shape": TensorShapeProto(unknown_rank=True)}, "", "tensor"),
    ({"dtype": DOUBLE, "float_val": [1.0, 2.0]}, "", "tensor"),
    ({"dtype": FLOAT, "double_val": [1.0]}, "", "tensor"),
    ({"dtype": INT, "int_val": [1]}, "scalars", "tensor"),
    ({"dtype": FLOAT}, "scalars", "tensor"),
    ({"dtype": DOUBLE, "double_val": [1.0], "tensor_shape": shape(1, 3)}, "histograms", "histogram"),
    ({"dtype": STRING, "string_val": [b"png"]}, "images", "image"),
    ({"dtype": STRING, "string_val": [b"words"]}, "text", "text"),
    ({"dtype": FLOAT, "float_val": [1.0]}, "mine", "mine"),
])
def test_tensors_that_are_no_scalars(tmp_path: Path, fields: dict[str, Any], plugin: str, kind: str) -> None:
    batch = decode(tmp_path, [tensor("it", i, plugin=plugin, **fields) for i in range(20)])
    assert not batch.points
    assert [event.values[0].kind for _, event in batch.others] == [kind] * 20
    if kind == "text":
        assert batch.others[0][1].values[0].text == "words"


def test_pictures_and_histograms_and_restarts_are_told_in_order(tmp_path: Path) -> None:
    image = event_pb2.Event(step=3, summary=Summary(value=[Summary.Value(tag="i", image=Summary.Image(height=2, encoded_image_string=b"x" * 99))]))
    batch = decode(tmp_path, [VERSION, scalar("a", 1, 1.0), image.SerializeToString(), restart(5), scalar("a", 5, 2.0)])
    assert [order for order, _ in batch.others] == [0, 2, 3]
    version, picture, again = (event for _, event in batch.others)
    assert version.version == "brain.Event:2" and picture.values[0].kind == "image" and again.restart and again.step == 5
    assert batch.points[b"a"].order.tolist() == [1, 4]


def test_what_is_there_twice(tmp_path: Path) -> None:
    twice = scalar("one", 1, 1.0) + scalar("two", 2, 2.0, wall=5.0)       # concatenated messages are merged
    batch = decode(tmp_path, [twice] * 20)
    merged = event_pb2.Event.FromString(twice)
    assert (merged.step, merged.wall_time, len(merged.summary.value)) == (2, 5.0, 2)
    assert told(batch) == {b"one": [(2, 5.0, 1.0)] * 20, b"two": [(2, 5.0, 2.0)] * 20}


def test_unknown_fields_and_another_order_of_fields(tmp_path: Path) -> None:
    inner = b"\x0a\x04loss\x15" + struct.pack("<f", 0.25) + b"\x98\x06\x07"     # field 99: 7
    data = b"\x2a" + bytes([len(inner) + 2]) + b"\x0a" + bytes([len(inner)]) + inner + b"\x10\x05\x09" + struct.pack("<d", 9.0) + b"\x9a\x06\x01x"
    assert event_pb2.Event.FromString(data).summary.value[0].simple_value == 0.25
    for many in (1, 30):
        assert told(decode(tmp_path, [data] * many)) == {b"loss": [(5, 9.0, 0.25)] * many}


def test_what_is_no_event(tmp_path: Path) -> None:
    bad = [b"\x09abc", b"\x2a\xff\xff\xff\xff\x0f", b"\x08" + b"\xff" * 20, b"\x0b\x0c", b"\x00\x01", b"\x2a\x03\x0a\x05a"]
    batch = decode(tmp_path, [*bad, *[b"\x2a\x7f" + bytes(60)] * 50, scalar("a", 1, 1.0)])
    assert batch.malformed == len(bad) + 50 and told(batch) == {b"a": [(1, 1.7e9, 1.0)]}


@given(st.lists(st.binary(max_size=60), min_size=1, max_size=30), st.integers(1, 12))
def test_any_records(tmp_path_factory: pytest.TempPathFactory, records: list[bytes], times: int) -> None:
    decode(tmp_path_factory.mktemp("f"), records * times)


@given(st.data())
def test_any_change_of_an_event(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    made = bytearray(data.draw(st.sampled_from([scalar("loss", 300, 0.5), tensor("loss", 3, plugin="scalars", dtype=1, float_val=[0.5]), restart(4)])))
    for place, byte in data.draw(st.lists(st.tuples(st.integers(0, len(made) - 1), st.integers(0, 255)), max_size=3)):
        made[place] = byte
    folder = tmp_path_factory.mktemp("f")
    alone, many = decode(folder, [bytes(made)]), decode(folder, [bytes(made)] * 30)
    assert many.malformed == 30 * alone.malformed
    assert alike(told(many), {tag: points * 30 for tag, points in told(alone).items()})
    try:
        theirs = event_pb2.Event.FromString(bytes(made))
    except Exception:
        return
    if not alone.malformed and alone.points and len(theirs.summary.value) == 1 and theirs.summary.value[0].HasField("simple_value"):
        value = theirs.summary.value[0]
        assert alike(told(alone), {value.tag.encode(): [(theirs.step, theirs.wall_time, value.simple_value)]})


def test_numbers_of_seven_bits_a_byte() -> None:
    assert wire.varint(b"\x96\x01", 0) == (150, 2)
    with pytest.raises(wire.Malformed):
        wire.varint(b"\xff" * 11, 0)
