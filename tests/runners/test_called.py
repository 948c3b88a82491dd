"""What a loss is called, by the code that differentiates it."""

from __future__ import annotations

import linecache

import pytest

from runners.watch.called import LONGEST, loss_name

PREFIX = "class T:\n    def __init__(self, *a, **k): self.loss = self\n    def backward(self, *a, **k):\n        import sys; seen.append(name(sys._getframe(1)))\n"
PREFIX += "    def __getattr__(self, name): return lambda *a, **k: T()\n    def __truediv__(self, n): return self\n    __mul__ = __add__ = __truediv__\n"
PREFIX += "    def __getitem__(self, i): return self\nloss = errD = T(); F = T(); scaler = T(); model = T(); losses = {'a': loss}; x = T()\n"
PREFIX += "def backward(tensors, *a):\n    import sys; seen.append(name(sys._getframe(1)))\n"


def named(code: str, filename: str = "/home/you/train.py") -> str:
    seen: list[str] = []
    source = PREFIX + code
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    exec(compile(source, filename, "exec"), {"seen": seen, "name": loss_name})
    return seen[-1]


@pytest.mark.parametrize(("code", "name"), [
    ("loss.backward()", "loss"),
    ("errD.backward(retain_graph=True)", "errD"),
    ("loss.loss.backward()", "loss"),
    ("(loss / 4).backward()", "loss / 4"),
    ("scaler.scale(loss).backward()", "scale(loss)"),
    ("F.mse_loss(model.net(x), x).backward()", "mse_loss"),
    ("F.mse_loss(\n    model.net(x),\n    x,\n).backward()", "mse_loss"),
    ("errD.mean().backward()", "errD.mean"),
    ("(x * x).sum().backward()", "loss"),
    ("losses['a'].backward()", "losses['a']"),
    ("backward(errD)", "errD"),
    ("backward([errD, loss])", "[errD, loss]"),
    ("(loss + loss * loss + loss / errD + loss / loss).backward()", "loss"),
    ("ö = loss; ö.backward(); 'ä'; errD.backward()", "errD"),
])  # fmt: skip
def test_a_name(code: str, name: str) -> None:
    assert named(code) == name
    assert len(name) <= LONGEST


def test_a_source_that_is_not_there_or_another_one() -> None:
    seen: list[str] = []
    exec(compile(PREFIX + "errD.backward()", "<string>", "exec"), {"seen": seen, "name": loss_name})
    assert seen == ["loss"]
    source = PREFIX + "errD.backward()"
    linecache.cache["/home/you/changed.py"] = (3, None, ["x\n", "y\n"], "/home/you/changed.py")
    exec(compile(source, "/home/you/changed.py", "exec"), {"seen": seen, "name": loss_name})
    assert seen[-1] == "loss"
