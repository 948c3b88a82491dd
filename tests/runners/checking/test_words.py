"""Each explanation is asked for by the real error of the installed torch, NumPy and Python, never by a made-up message."""
from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Judge

CHECKS = "from runners.checking import check\n@check('it runs')\ndef runs(t):\n    t.same(t.call('f'))\n"
HEAD = "import torch\nimport numpy as np\nfrom torch import nn\nimport torch.nn.functional as F\n"

# the body of f -> (id, words that the sentence must hold)
CASES = {
    "return torch.ones(8, 3) @ torch.ones(4, 1)": ("matmul-shapes", ["3 with 4"]),
    "x = torch.ones(8, 3); w = torch.ones(5, 3); return x @ w": ("matmul-shapes", ["`x`", "`w`", ".T"]),
    "return nn.Linear(4, 2)(torch.ones(8, 3))": ("matmul-shapes", ["3 with 4"]),
    "a = torch.ones(2, 3); b = torch.ones(2); return a + b": ("broadcast", ["`a` (2, 3)", "`b` (2,)", "from the right"]),
    "return np.ones((2, 3)) + np.ones(2)": ("broadcast", ["from the right"]),
    "return np.ones((2, 3)) @ np.ones((2, 3))": ("matmul-shapes", ["inner sizes"]),
    "return torch.ones(3, dtype=torch.float64) @ torch.ones(3)": ("dtype", ["different types"]),
    "x = torch.ones(2, 3, dtype=torch.float64); return nn.Linear(3, 1)(x)": ("dtype", ["different types"]),
    "return F.cross_entropy(torch.ones(2, 3), torch.tensor([0, 3]))": ("target-range", ["class 3"]),
    "w = torch.ones(1, requires_grad=True); w -= 1": ("leaf-in-place", ["no_grad"]),
    "w = torch.ones(1, requires_grad=True); y = (w * w).sum(); y.backward(); y.backward()": ("second-backward", ["anew"]),
    "torch.ones(1).sum().backward()": ("no-graph", ["depends on nothing"]),
    "torch.ones(3, requires_grad=True).exp().backward()": ("not-scalar", ["one number"]),
    "w = torch.ones(3, requires_grad=True); y = w.exp(); y += 1; y.sum().backward()": ("in-place-needed", ["overwritten"]),
    "return torch.ones(3, requires_grad=True).numpy()": ("numpy-grad", ["detach"]),
    "return torch.tensor([1, 2], requires_grad=True)": ("float-only", ["floating-point"]),
    "return torch.tensor([1, 2]).mean()": ("mean-dtype", ["float"]),
    "return torch.ones(6).reshape(4, 2)": ("reshape", ["6 numbers"]),
    "return np.ones(6).reshape(4, 2)": ("reshape", ["6 numbers"]),
    "return torch.ones(2, 3).T.view(6)": ("view-strides", ["reshape"]),
    "return torch.stack([torch.ones(2), torch.ones(3)])": ("stack-sizes", ["entry 1"]),
    "return torch.ones(3).item()": ("scalar", ["holds 3"]),
    "return float(np.ones(3))": ("scalar", ["several"]),
    "return 1 if torch.ones(3) > 0 else 2": ("ambiguous-truth", ["any"]),
    "return 1 if np.ones(3) > 0 else 2": ("ambiguous-truth", ["any"]),
    "return torch.ones(3)[5]": ("index-tensor", ["0 to 2"]),
    "return torch.ones(3).sum(2)": ("dimension", ["axis 2"]),
    "return torch.optim.SGD([], lr=0.1)": ("empty-parameters", ["no parameters"]),
    "a = torch.tensor([1]); a += 0.5": ("result-type", ["in-place"]),
    "w = torch.ones(1, requires_grad=True); v = torch.ones(1, requires_grad=True); return torch.autograd.grad(w.sum(), v)": ("unused", ["depend"]),
    "return g()": ("name", ["`g`"]),
    "return optim.SGD": ("name", ["from torch import optim"]),
    "return math.pi": ("name", ["import math"]),
    "import mathh": ("import", ["`mathh`"]),
    "from torch import Linear": ("import-name", ["`Linear`"]),
    "x = None; return x.grad.zero_()": ("none-attribute", [".grad"]),
    "x = None; return x[0]": ("none-used", ["None"]),
    "a, b = None": ("none-used", ["None"]),
    "return [].shape": ("attribute", ["`list`"]),
    "return torch.zeroes(3)": ("module-attribute", ["`zeroes`"]),
    "return (lambda a, b: a)(1)": ("missing-argument", ["`b`"]),
    "return (lambda a: a)(1, 2)": ("too-many-arguments", ["given 2"]),
    "return nn.Linear(1, 2, biass=True)": ("unexpected-argument", ["biass"]),
    "return torch.ones(2)(1)": ("not-callable", ["`Tensor`"]),
    "return 'a' - 1": ("operand", ["`str`"]),
    "return 'a' + 1": ("concatenate", ["`int`"]),
    "return list(3)": ("not-iterable", ["`int`"]),
    "a, b = [1, 2, 3]": ("unpack", ["expected 2"]),
    "a, b, c = [1, 2]": ("unpack", ["got 2"]),
    "return float('n/a')": ("to-float", ["n/a"]),
    "return int('3.5')": ("to-int", ["3.5"]),
    "return [1][3]": ("index", ["length - 1"]),
    "import sys; return sys.argv[1]": ("index", ["__main__"]),
    "return {}['a']": ("key", ["'a'"]),
    "return 1 / 0": ("zero", ["zero"]),
    "return f()": ("recursion", ["calls itself"]),
    "return open('/tmp/none/here.csv')": ("no-file", ["here.csv"]),
    "raise PermissionError(13, 'Permission denied', '/etc/secret')": ("refused", ["secret"]),
    "import os; os.chmod('x', 0) if False else (_ for _ in ()).throw(PermissionError(1, 'Operation not permitted', 'x'))": ("refused", ["permissions", "`x`"]),
    "raise PermissionError(1, 'Operation not permitted')": ("refused", ["a check may not"]),
    "import socket; s = socket.socket; raise PermissionError(1, 'Operation not permitted')": ("no-network", ["run --net"]),
    "import socket; socket.getaddrinfo('nowhere.invalid', 80)": ("no-network", ["run --net"]),
    "raise OSError(101, 'Network is unreachable')": ("no-network", ["run --net"]),
    "raise OSError(30, 'Read-only file system', '/usr/new')": ("refused", ["/usr/new", "outputs"]),
    "return open('/tmp/none/here.csv', 'r').read()": ("no-file", ["may not see"]),
    "raise OSError(24, 'Too many open files')": ("limit", ["open"]),
    "raise BlockingIOError(11, 'Resource temporarily unavailable')": ("limit", ["processes"]),
    "return torch.empty(10**14)": ("limit", ["memory", "GB"]),
    "return input('?')": ("input", ["arguments"]),
    "exit()": ("exit", ["return instead"]),
    "import argparse; p = argparse.ArgumentParser(); p.add_argument('x'); p.parse_args()": ("exit", ["__main__"]),
    "raise KeyboardInterrupt": ("interrupt", ["Ctrl-C"]),
    "raise NotImplementedError": ("not-written", ["your code"]),
    "raise MemoryError": ("memory", ["memory"]),
    "x = y if False else z; y = z = 1": ("unbound", ["before it gets a value"]),
    "raise ZeroDivisionError('my own')": ("zero", ["zero"]),
    "raise RuntimeError('something nobody foresaw')": ("error-runtimeerror", ["something nobody foresaw"]),
    "class A:\n        def m(x): return 1\n    return A().m(2)": ("too-many-arguments", ["self"]),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    where = tmp_path / "one"
    (where / "pitfalls").mkdir(parents=True)
    (where / "solution.py").write_text("def f():\n    return 1\n")
    (where / "checks.py").write_text(CHECKS)
    return where


@pytest.mark.parametrize("body", CASES, ids=lambda b: b[:50])
def test_an_error_is_explained_with_its_line(body: str, folder: Path, judged: Judge) -> None:
    ident, needles = CASES[body]
    found = judged(folder, f"{HEAD}def f():\n    {body}\n")
    assert found["verdict"] == "fail"
    assert found["feedback"][0]["id"] == ident, found["feedback"]
    for needle in needles:
        assert needle in found["first"]["means"]
    assert found["first"]["line"] and 5 < found["first"]["line"] <= 9
    assert "/site-packages/" not in found["first"]["means"]


@pytest.mark.parametrize(("source", "ident", "verdict"), [
    ("", "no-such-name", "fail"), ("\n\n# nothing\n", "no-such-name", "fail"), ("def ff():\n    return 1\n", "no-such-name", "fail"),
    ("def f(:\n", "syntax", "error"), ("def f()\n    return 1\n", "syntax", "error"), ("def f():\nreturn 1\n", "indentation", "error"),
    ("def f():\n    return (1\n", "syntax", "error"), ("x = 'abc\n", "syntax", "error"),
    ("def f():\n\treturn 1\n        return 2\n", "tabs", "error"), ("import nothing_like_it\n", "import", "error"), ("1 / 0\n", "zero", "error"),
    ("import sys\nsys.exit(0)\n", "exit", "error"), ("raise SystemExit\n", "exit", "error"), ("import os\nos._exit(3)\n", "exit", "error"),
    ("x = input()\n", "input", "error"), ("def f():\n    return None\n", "returned-none", "fail"), ("def f():\n    ...\n", "returned-none", "fail"),
    ("f = 3\n", "not-callable", "fail"), ("def f(x):\n    return 1\n", "missing-argument", "fail"), ("\0", "syntax", "error"),
], ids=repr)
def test_a_file_that_is_not_what_was_asked_for(source: str, ident: str, verdict: str, folder: Path, judged: Judge) -> None:
    found = judged(folder, source)
    assert found["verdict"] == verdict
    assert found["feedback"] and found["feedback"][0]["id"] == ident, found["feedback"]
    assert found["first"]["means"]
    reached = [c["passed"] for c in found["checks"]]
    assert reached == ([None] if verdict == "error" else [False])


def test_a_name_that_is_nearly_right_is_pointed_out(folder: Path, judged: Judge) -> None:
    (folder / "checks.py").write_text(CHECKS.replace("'f'", "'train_model'"))
    (folder / "solution.py").write_text("def train_model():\n    return 1\n")
    assert "`train_modl`" in judged(folder, "def train_modl():\n    return 1\n")["first"]["means"]
