"""Every way of crossing between checker and learner, once, held with a real process on the other side."""
from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Judge

LEARNER = '''
import json, os, sys
import torch
print("hello from import")

def slope(f, x, h=1e-4): return (f(x + h) - f(x - h)) / (2 * h)
def adder(n): return lambda x: x + n
def make_model(layer, act): return torch.nn.Sequential(layer(3, 4), act(), layer(4, 1))
def naughty(xs):
    xs.append(1)
    return sum(xs)
def clamp_(a): a.clamp_(0, 1)
def window(a): return a[1:3]
def copy(a): return a[1:3].clone()
def count():
    n = 0
    while True:
        yield n
        n += 1
def hang():
    while True:
        pass
def hang_hard():
    while True:
        try:
            while True: pass
        except BaseException: pass
def crash(): os._exit(3)
def refuse(x):
    if x < 0: raise ValueError("negative")
    return x
def table(df):
    df["new"] = df["a"] * 2
    return df
def shout(x): print("loud", x)
class Squares(torch.utils.data.Dataset):
    def __len__(self): return 8
    def __getitem__(self, i): return torch.tensor(float(i * i))
def noise(n): return torch.randn(n)
def graph(x): return (x * 2).sum()
if __name__ == "__main__":
    if len(sys.argv) < 3: sys.exit("need two files")
    with open(sys.argv[1]) as f: data = json.load(f)
    with open(sys.argv[2], "w") as f: json.dump({"n": len(data)}, f)
    left_open = open("log.txt", "w")
    left_open.write("complete")
    print("done")
'''

CHECKS = '''
import json
import numpy as np, pandas as pd, torch
from torch import nn
from runners.checking import Trial, check, far
from runners.checking.probes import shares

@far
def cube(x): return x ** 3
@far
class Wide(nn.Linear):
    def __init__(self, a, b):
        super().__init__(a, b, bias=False)
@far
def loaded(ds, workers):
    return torch.cat([b.reshape(-1) for b in torch.utils.data.DataLoader(ds, batch_size=3, num_workers=workers)])

@check("functions cross both ways")
def functions(t):
    t.close(t.call("slope", cube, 2.0), 12.0, "slope", rtol=1e-4)
    add = t.call("adder", 5)
    t.close(add(4), 9, "a closure that came back")
    t.close(t.call("slope", add, 1.0), 1.0, "a closure handed in again", rtol=1e-4)

@check("classes cross")
def classes(t):
    model = t.call("make_model", t.name("torch.nn.Linear"), t.name("torch.nn.Tanh"))
    t.close(list(model(t.randn(5, 3)).shape), [5, 1], "library classes")
    t.close(len(list(t.call("make_model", Wide, t.name("torch.nn.ReLU")).parameters())), 2, "a far class")

@check("an input by value must not change")
def value(t): t.call("naughty", [1, 2, 3])

@check("a table must not change")
def frame(t): t.call("table", pd.DataFrame({"a": [1.0, 2.0], "b": ["x", None]}))

@check("an input by handle may change")
def handle(t):
    a = t.put(t.randn(9) * 3)
    before = t.fetch(a)
    t.call("clamp_", a)
    t.close(t.fetch(a), before.clamp(0, 1), "clamped in place")

@check("views and copies")
def views(t):
    a = t.put(t.randn(5))
    t.true(t.call(shares, a, t.call("window", a).far), "window should share memory", "copied")
    t.true(not t.call(shares, a, t.call("copy", a).far), "copy should not share memory", "shared")

@check("endless generators are cut")
def endless(t):
    it = iter(t.call("count"))
    t.close([next(it) for _ in range(3)], [0, 1, 2], "first three")

@check("exceptions are answers")
def exceptions(t):
    t.raises(ValueError, "refuse", -1)
    t.close(t.call("refuse", 1), 1)

@check("scripts run as programs")
def scripts(t):
    source = t.file("in.json", json.dumps([1, 2, 3]))
    r = t.script(source, "out.json")
    t.close(r, {"code": 0, "out": "hello from import\\ndone\\n", "err": ""}, "exit code, output")
    t.close(json.loads((t.folder / "out.json").read_text()), {"n": 3}, "what it wrote")
    t.close((t.folder / "log.txt").read_text(), "complete", "a file that it left open")
    t.close(t.script()["code"], 1, "without arguments")
    t.close(t.script(source, "not.json", imported=True), {"code": 0, "out": "hello from import\\n", "err": ""}, "what it does when imported")
    t.true(not (t.folder / "not.json").exists(), "imported, it writes nothing")

@check("printing is seen")
def printing(t):
    t.call("shout", 3)
    t.close(t.printed, "loud 3\\n", "printed text")

@check("loader workers")
def workers(t):
    for n in (0, 2):
        t.close(t.call(loaded, t.call("Squares"), n), torch.arange(8.0) ** 2, f"{n} workers")

@check("the same seed on every side")
def seeds(t):
    t.same(t.call("noise", 4), "noise")
    t.true(not torch.equal(t.call("noise", 4), t.call("noise", 4)), "two draws differ")

@check("gradient facts")
def facts(t):
    x = t.put(t.randn(3).requires_grad_())
    y = t.call("graph", x)
    t.true(y.facts.requires_grad and not y.facts.leaf and y.facts.grad_fn == "SumBackward0", "a graph", vars(y.facts))
    y.far.backward()
    t.close(x.grad, torch.full((3,), 2.0), "gradient of the input")

@check("what it does last")
def last(t): t.call(LAST)
'''
GOOD = ["functions cross both ways", "classes cross", "an input by handle may change", "views and copies", "endless generators are cut",
        "exceptions are answers", "scripts run as programs", "printing is seen", "loader workers", "the same seed on every side", "gradient facts"]


def lab(tmp_path: Path, last: str) -> Path:
    folder = tmp_path / "lab"
    (folder / "pitfalls").mkdir(parents=True)
    (folder / "solution.py").write_text(LEARNER)
    (folder / "checks.py").write_text(f"SECONDS = 3\nLAST = {last!r}\n" + CHECKS)
    return folder


def test_everything_crosses(tmp_path: Path, judged: Judge) -> None:
    found = {c["name"]: c for c in judged(lab(tmp_path, "shout"), LEARNER)["checks"]}
    for name in GOOD:
        assert found[name]["passed"], found[name]
    assert not found["an input by value must not change"]["passed"]
    assert not found["a table must not change"]["passed"]


@pytest.mark.parametrize(("last", "ident"), [("hang", "slow"), ("hang_hard", "slow"), ("crash", "exit")])
def test_a_side_that_falls_silent_is_an_error_with_a_reason(tmp_path: Path, judged: Judge, last: str, ident: str) -> None:
    found = judged(lab(tmp_path, last), LEARNER, limits={"check": 1.5})
    assert found["verdict"] == "error"
    assert found["checks"][-1]["passed"] is False
    assert [f["id"] for f in found["feedback"]] == [ident] and found["first"]["means"]


def test_an_endless_loop_names_its_line(tmp_path: Path, judged: Judge) -> None:
    folder = tmp_path / "loop"
    (folder / "pitfalls").mkdir(parents=True)
    (folder / "solution.py").write_text("def f(n):\n    return n\n")
    (folder / "checks.py").write_text("from runners.checking import check\n@check('ends')\ndef ends(t):\n    t.same(t.call('f', 3))\n")
    found = judged(folder, "def f(n):\n    while n:\n        n = n\n", limits={"check": 1})
    assert found["verdict"] == "error" and found["first"]["line"] in (2, 3)
    assert found["feedback"][0]["id"] == "slow"
