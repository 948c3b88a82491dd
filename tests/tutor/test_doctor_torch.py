"""The doctor on a torch that is whole, missing, unfit or broken in every way: told by a fake child, and by real ones."""

from __future__ import annotations

import json
import os
import sys
import time
from typing import Any

import pytest

from tests.tutor.building import write
from tests.tutor.doctors import Machine, torch_said
from tutor.doctor import runner, torch, world
from tutor.doctor.facts import Fact
from tutor.doctor.world import Ended, Interpreter, run_child


def one(facts: list[Fact], name: str) -> Fact:
    (found,) = [fact for fact in facts if fact.name == name]
    return found


# Torch


def test_torch_is_found_without_being_imported(at: Machine) -> None:
    fact = torch.found(at.world)
    assert fact.found == "2.14.1+cu130, for CUDA 13.0" and fact.values["cuda"] == "13.0"
    assert "torch" not in sys.modules or sys.modules["torch"].__file__ != str(at.site / "torch" / "__init__.py")


def test_torch_that_is_not_there_or_something_else(at: Machine) -> None:
    (at.site / "torch" / "version.py").unlink()
    assert "not PyTorch" in torch.found(at.world).found
    (at.site / "torch" / "__init__.py").unlink()
    (at.site / "torch").rmdir()
    fact = torch.look(at.world)
    assert [f.found for f in fact] == ["is not installed"] and "pip install torch torchvision" in fact[0].do
    assert "torch" not in at.asked, "nothing to try"
    write(at.site / "torch.py", "")
    fact = torch.look(at.world)
    assert "hides PyTorch" in fact[0].found and fact[0].state == "bad"


def test_all_is_well_with_torch(at: Machine) -> None:
    at.children["torch"] = Ended(0, torch_said(gpus=[{"name": "NVIDIA H100", "right": True, "error": ""}]), "", 3.1)
    found = torch.look(at.world)
    assert {fact.state for fact in found} == {"ok"}
    assert one(found, "devices").found == "the CPU and 1 GPU (NVIDIA H100): a product on each is right"


@pytest.mark.parametrize(("error", "said", "do"), [
    ({"error": "ModuleNotFoundError", "said": "No module named 'sympy'", "name": "sympy"}, "needs sympy", "pip install sympy"),
    ({"error": "ModuleNotFoundError", "said": "No module named 'torch._C'", "name": "torch._C"}, "a part of PyTorch is missing (torch._C)", "--force-reinstall"),
    ({"error": "OSError", "said": "libcudart.so.13: cannot open shared object file: No such file or directory"}, "needs libcudart.so.13", "--force-reinstall"),
    ({"error": "ImportError", "said": "libgomp.so.1: cannot open shared object file: No such file or directory"}, "a library of the system", "apt-file"),
    ({"error": "ImportError", "said": "/x/libtorch_cuda.so: undefined symbol: ncclCommRegister"}, "different versions", "--force-reinstall"),
    ({"error": "ImportError", "said": "/lib/libc.so.6: version `GLIBC_2.34' not found (required by /x/libtorch.so)"}, "older than this PyTorch wants", "older PyTorch"),
    ({"error": "ImportError", "said": "/x/libtorch.so: failed to map segment from shared object"}, "may not be run", "noexec"),
    ({"error": "MemoryError", "said": ""}, "too little memory", "more memory"),
    ({"error": "AttributeError", "said": "partially initialized module 'random' has no attribute 'x'"}, "hides a module", "Rename"),
    ({"error": "SyntaxError", "said": "invalid syntax\nmore\x1b[31m"}, "can't be imported (SyntaxError: invalid syntax)", "--force-reinstall"),
])
def test_torch_that_can_not_be_imported(at: Machine, error: dict[str, str], said: str, do: str) -> None:
    at.children["torch"] = Ended(0, torch_said(load=error, use=None, vision=None, devices=None), "")
    found = torch.look(at.world)
    fact = one(found, "loads")
    assert fact.state == "bad" and said in fact.found and do in fact.do, fact
    assert "\n" not in fact.found and "\x1b" not in fact.found
    assert one(found, "torchvision").state == "note"
    (last,) = runner.look(absent(at))
    assert last.state == "bad" and "torch does not load" in last.found


def absent(at: Machine) -> world.World:
    at.client.status = lambda: None  # type: ignore[method-assign]
    return at.world


@pytest.mark.parametrize(("code", "said"), [
    (None, "did not end within 90 s"), (-4, "illegal instruction"), (-9, "want of memory"), (-11, "crashes (SIGSEGV)"), (-6, "crashes (SIGABRT)"),
    (3, "ends the interpreter (exit status 3): last words"),
])
def test_torch_that_takes_the_child_down(at: Machine, code: int | None, said: str) -> None:
    at.children["torch"] = Ended(code, "\n\x1e" + json.dumps({"step": "begin"}) + "\n", "first\nlast words\n")
    fact = one(torch.look(at.world), "loads")
    assert fact.state == "bad" and said in fact.found and fact.do


def test_a_child_that_does_not_even_start(at: Machine) -> None:
    at.children["torch"] = Ended(127, "", "no such thing")
    assert "can't be started" in one(torch.look(at.world), "loads").found
    at.children["torch"] = OSError(8, "Exec format error")
    assert "Exec format error" in one(torch.look(at.world), "loads").found


@pytest.mark.parametrize(("use", "said"), [
    ({"right": False, "threads": 1}, "wrong numbers"), ({"error": "RuntimeError", "said": "Numpy is not available"}, "can't work with NumPy"),
    ({"error": "RuntimeError", "said": "boom"}, "can't compute (RuntimeError: boom)"),
])
def test_torch_that_loads_and_can_not_compute(at: Machine, use: dict[str, Any], said: str) -> None:
    at.children["torch"] = Ended(0, torch_said(use=use), "")
    assert said in one(torch.look(at.world), "loads").found


def test_torchvision(at: Machine) -> None:
    at.children["torch"] = Ended(0, torch_said(vision={"error": "RuntimeError", "said": "operator torchvision::nms does not exist"}), "")
    fact = torch.vision(at.world, torch.report(at.world))
    assert fact.state == "bad" and "nms does not exist" in fact.found and "both at once" in fact.do
    at.children["torch"] = Ended(-11, torch_said(vision=None, devices=None, end=None), "")
    assert "crashes (SIGSEGV)" in one(torch.look(at.world), "torchvision").found
    at.children["torch"] = Ended(0, torch_said(), "")
    at.without("torchvision")
    at.package("torchvision", "0.20.0", "Requires-Dist: torch==2.5.0\n")
    fact = one(torch.look(at.world), "torchvision")
    assert fact.state == "warn" and "it asks for torch==2.5.0" in fact.found
    at.without("torchvision")
    assert one(torch.look(at.world), "torchvision").found == "is not installed"


@pytest.mark.parametrize(("need", "version", "yes"), [
    ("torch==2.14.1", "2.14.1+cu130", True), ("torch==2.14.1", "2.14.0", False), ("torch (>=2.14.0)", "2.14.1", True), ("torch (>=2.14.0)", "2.9.1", False),
    ("torch<3,>=2.6", "2.10.0", True), ("torch<3,>=2.6", "3.0", False), ("torch==2.14.*", "2.14.7", True), ("torch~=2.5.1", "2.5.3", True),
    ("torch~=2.5.1", "2.6.0", False), ("torch", "1.0", True), ("torch!=2.5.0", "2.5.0", False), ("torch>2; extra == 'x'", "2.5", True),
])
def test_what_a_requirement_allows(need: str, version: str, yes: bool) -> None:
    assert torch.allows(need, version) is yes


def test_devices(at: Machine) -> None:
    at.children["torch"] = Ended(0, torch_said(gpus=[{"name": "A", "right": True, "error": ""}, {"name": "B", "error": "OutOfMemoryError: CUDA out of memory"}]), "")
    fact = one(torch.look(at.world), "devices")
    assert fact.state == "warn" and "cuda:1 OutOfMemoryError" in fact.found and "cuda:0" not in fact.found
    at.children["torch"] = Ended(0, torch_said(devices={"cuda": False, "mps": True, "warned": [], "gpus": []}), "")
    assert "mps" in one(torch.look(at.world), "devices").found
    at.children["torch"] = Ended(0, torch_said(devices={"cuda": False, "mps": False, "warned": ["The NVIDIA driver on your system is too old"], "gpus": []}), "")
    assert one(torch.look(at.world), "devices").state == "ok", "there is no card"
    at.file("/dev/nvidiactl", "")
    assert one(torch.look(at.world), "devices").state == "warn"


@pytest.mark.parametrize(("package", "said"), [
    ({"__init__.py": "import libmissing_thing\n"}, "needs libmissing_thing, which is not installed"),
    ({"__init__.py": "raise ImportError('libcudart.so.13: cannot open shared object file: No such file or directory')\n"}, "needs libcudart.so.13"),
    ({"__init__.py": "import ctypes\nctypes.CDLL('libnowhere.so.7')\n"}, "needs libnowhere.so.7"),
    ({"__init__.py": "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n"}, "crashes (SIGSEGV)"),
    ({"__init__.py": "import os\nos._exit(3)\n"}, "exit status 3"),
    ({"__init__.py": "while True: pass\n"}, "did not end within"),
    ({"__init__.py": "import sys\nwhile True: sys.stdout.write('x' * 4096)\n"}, "did not end within"),
    ({"__init__.py": "import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\nraise SystemExit(5)\n"}, "can't be imported (SystemExit: 5)"),
], ids=["module", "told", "library", "crash", "exit", "hang", "flood", "child left"])  # fmt: skip
def test_a_real_child_with_a_broken_torch(at: Machine, monkeypatch: pytest.MonkeyPatch, package: dict[str, str], said: str) -> None:
    for name, text in package.items():
        write(at.site / "torch" / name, text)
    ends = "did not end" not in said
    monkeypatch.setattr(torch, "PATIENCE", 60.0 if ends else 3.0)
    real = at.world
    real.run, real.environ, real.interpreter = run_child, {"PATH": os.environ["PATH"], "PYTHONPATH": str(at.site)}, Interpreter()
    began = time.monotonic()
    fact = one(torch.look(real), "loads")
    assert fact.state == "bad" and said in fact.found, fact
    assert ends or time.monotonic() - began < 60
