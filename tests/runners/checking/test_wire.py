"""Whatever bytes arrive, the answer is data or Refused; and what may cross comes out as it went in."""
from __future__ import annotations

import json
import socket

import numpy as np
import pandas as pd
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from runners import wire
from runners.checking.compare import alike

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4) | st.tuples(inner, inner),
    max_leaves=20)


def there_and_back(value: object) -> object:
    parts = b"".join(wire.pack(value, wire.Encoder(lambda thing: 7)))
    header, _ = wire._FRAME.unpack_from(parts)
    start = wire._FRAME.size
    return wire.unpack(parts[start:start + header], bytearray(parts[start + header:]),
                       lambda where, kind, tensor=None, facts=None: tensor if tensor is not None else (where, kind))


@given(PLAIN)
def test_plain_data_comes_out_as_it_went_in(value: object) -> None:
    assert there_and_back(value) == value


@pytest.mark.parametrize("dtype", list(wire.NAMES), ids=str)
@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 0, 4), (2, 3)])
def test_tensors_keep_type_shape_and_values(dtype: torch.dtype, shape: tuple[int, ...]) -> None:
    t = (torch.rand(shape) * 5).to(dtype)
    back = there_and_back(t)
    assert isinstance(back, torch.Tensor) and back.dtype == dtype and back.shape == t.shape and torch.equal(back, t)


@pytest.mark.parametrize("value", [
    np.arange(6).reshape(2, 3)[:, ::-1], np.float32(1.5), np.complex128(1 + 2j), {"a": {1, 2}, (1, 2): None}, 2**80, b"\0x", slice(1, None),
    torch.int64, 3 + 4j, pd.DataFrame({"a": [1.0, 2.0], "b": ["x", None]}, index=[5, 6]), pd.Series([1, 2], name="n"),
    torch.eye(3)[::2].T, torch.arange(18.0)[::9][:1], torch.tensor([1 + 2j]).conj(),
], ids=repr)
def test_strange_data_crosses(value: object) -> None:
    assert alike(there_and_back(value), value)


def test_what_cannot_cross_stays_as_a_handle() -> None:
    class Mine(torch.Tensor):
        pass

    class Text(str):
        pass
    for thing in (object(), len, torch.nn.Linear(1, 1), torch.ones(2).as_subclass(Mine), Text("x"), torch.ones(2).to_sparse()):
        found = there_and_back([thing])
        assert found[0][0] == 7, thing                                           # type: ignore[index]


BROKEN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from([*wire._TAGS, "?"]), inner, max_size=2), max_leaves=12)


@settings(max_examples=400)
@given(BROKEN, st.binary(max_size=64))
def test_no_header_does_more_than_be_refused(tree: object, blob: bytes) -> None:
    try:
        wire.unpack(json.dumps(tree).encode(), bytearray(blob), lambda *a, **k: None)
    except wire.Refused:
        pass


@given(st.binary(max_size=200))
def test_no_bytes_do_more_than_be_refused(raw: bytes) -> None:
    a, b = socket.socketpair()
    with a, b:
        a.sendall(raw)
        a.shutdown(socket.SHUT_WR)
        try:
            wire.receive(b, lambda *a, **k: None)
        except (wire.Refused, EOFError):
            pass


@pytest.mark.parametrize("tree", [
    {"T": ["float32", [2**40, 2**40], 8, [0, 0, None, "cpu"], 0]}, {"T": ["float32", [-1], 4, [0, 0, None, "cpu"], 0]},
    {"A": ["<f8", [1] * 40, 8, 0]}, {"A": ["|O", [1], 8, 0]}, {"b": 10**12}, {"n": ["|O8", 3]}, {"@": [1]}, {"l": 3},
    {"T": ["float32", [True], 4, [0, 0, None, "cpu"], 0]},
])
def test_sizes_and_types_that_lie_are_refused(tree: object) -> None:
    with pytest.raises(wire.Refused):
        wire.unpack(json.dumps(tree).encode(), bytearray(16), lambda *a, **k: None)


def test_depth_is_bounded_both_ways() -> None:
    deep: list[object] = []
    for _ in range(100):
        deep = [deep]
    with pytest.raises(wire.Refused):
        there_and_back(deep)
    text = "0"
    for _ in range(100):
        text = '{"l":[' + text + "]}"
    with pytest.raises(wire.Refused):
        wire.unpack(text.encode(), bytearray(), lambda *a, **k: None)
