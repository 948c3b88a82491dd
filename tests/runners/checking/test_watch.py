"""A witness goes home, also when the learner's code raises while it is there."""
from __future__ import annotations

from pathlib import Path

from .conftest import Judge

CHECKS = '''
import torch
from runners.checking import Trial, check, far

@far
def modules():
    made, real = [], torch.nn.Module.__init__
    def init(self, *args, **kwargs):
        made.append(1)
        real(self, *args, **kwargs)
    torch.nn.Module.__init__ = init
    try:
        yield
    finally:
        torch.nn.Module.__init__ = real
    return len(made)

@check("no module is made")
def alone(t: Trial) -> None:
    with t.watch(modules) as made:
        t.call("work")
    t.close(made[0], 0, "how many modules are made")
'''


def test_what_a_witness_replaced_is_put_back_after_an_error(tmp_path: Path, judged: Judge) -> None:
    (tmp_path / "checks.py").write_text(CHECKS)
    (tmp_path / "solution.py").write_text("def work():\n    return 1\n")
    (tmp_path / "exercise.toml").write_text('title = "t"\n')
    found = judged(tmp_path, "def work():\n    raise ValueError('mine')\n")
    assert found["verdict"] == "fail"
    assert "ValueError" in found["first"]["yours"] and not any(f["id"] == "library-changed" for f in found["feedback"])
    found = judged(tmp_path, "import torch\ndef work():\n    torch.nn.Linear(1, 1)\n")
    assert found["first"]["yours"] == "1"
