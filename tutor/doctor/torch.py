"""PyTorch: found without importing it, then really loaded and used in a child, which may fail in any way it likes."""

from __future__ import annotations

import json
import os
import re
import signal
from dataclasses import dataclass, field
from typing import Any

from tutor.doctor.facts import Fact, Group, many
from tutor.doctor.world import Ended, World
from tutor.paths import tidy
from tutor.verbs.out import clean

PATIENCE = 90.0
"""Seconds for loading it: from a network folder it takes minutes at worst."""

_facts = Group("torch")

# Runs in the child. Each step is one line of JSON: how far it came tells what broke.
_CHILD = r"""
import json, sys, warnings
def say(**found):
    sys.stdout.write("\n\x1e" + json.dumps(found) + "\n"); sys.stdout.flush()
def step(name, work):
    try:
        say(step=name, **work())
    except BaseException as error:
        say(step=name, error=type(error).__name__, said=str(error)[:2000], name=getattr(error, "name", None) or "",
            path=getattr(error, "path", None) or getattr(error, "filename", None) or "")
        return False
    return True
def load():
    import torch
    return {"version": torch.__version__, "cuda": torch.version.cuda, "hip": torch.version.hip, "file": torch.__file__}
def use():
    import torch
    a = torch.tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad=True)
    (a @ a).sum().backward()
    right = a.grad.tolist() == [[7.0, 11.0], [9.0, 13.0]]
    return {"right": right, "threads": torch.get_num_threads(), "numpy": torch.ones(1).numpy().tolist() == [1.0]}
def devices():
    import torch
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        there = torch.cuda.is_available()
    found = {"cuda": there, "mps": torch.backends.mps.is_available(), "warned": [str(w.message)[:500] for w in caught], "gpus": []}
    for i in range(torch.cuda.device_count() if there else 0):
        gpu = {"name": torch.cuda.get_device_name(i), "capability": list(torch.cuda.get_device_capability(i)), "error": ""}
        try:
            gpu["right"] = (torch.full((2, 2), 2.0, device=f"cuda:{i}") @ torch.ones(2, 2, device=f"cuda:{i}")).tolist() == [[4.0, 4.0]] * 2
        except Exception as error:
            gpu["error"] = f"{type(error).__name__}: {error}"[:500]
        found["gpus"].append(gpu)
    return found
def vision():
    import torch, torchvision
    kept = torchvision.ops.nms(torch.tensor([[0.0, 0, 1, 1], [0, 0, 1, 1]]), torch.tensor([0.9, 0.8]), 0.5).tolist()
    return {"version": torchvision.__version__, "right": kept == [0]}
say(step="begin")
if step("load", load):
    step("use", use); step("vision", vision); step("devices", devices)
say(step="end")
"""


@dataclass(frozen=True, slots=True)
class Build:
    """What torch says of itself in its own file, without being imported."""

    version: str
    cuda: str | None
    hip: str | None
    folder: str


@dataclass(frozen=True, slots=True)
class Report:
    """What the child found."""

    ended: Ended
    steps: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def loads(self) -> bool:
        """Whether torch can be used."""
        return "right" in self.steps.get("use", {}) and bool(self.steps["use"]["right"])


def look(world: World) -> list[Fact]:
    """All of it."""
    where = found(world)
    if where.state == "bad":
        return [where]
    trial = report(world)
    return [where, *loads(world, trial), vision(world, trial), *devices(world, trial)]


def build(world: World) -> Build | None:
    """The torch that would be imported; None where there is none, or none that says what it is."""
    return world.once("build", lambda: _build(world))


def _build(world: World) -> Build | None:
    file = world.module("torch")
    if file is None:
        return None
    try:
        text = (file.parent / "version.py").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    values = dict(re.findall(r"""^(__version__|cuda|hip)\s*(?::[^=\n]*)?=\s*['"]([^'"\n]*)['"]""", text, re.MULTILINE))
    if "__version__" not in values:
        return None
    return Build(values["__version__"], values.get("cuda"), values.get("hip"), str(file.parent))


def kind(made: Build) -> str:
    """What a build is for."""
    return f"for CUDA {made.cuda}" if made.cuda else f"for ROCm {made.hip}" if made.hip else "for the CPU"


def found(world: World) -> Fact:
    """The torch that is installed."""
    file = world.module("torch")
    if file is None:
        return _facts.bad("torch", "is not installed", f"`{world.interpreter.install}`")
    if file.name != "__init__.py":
        remedy = "Rename that file, and its compiled twin in `__pycache__`."
        return _facts.bad("torch", f"{tidy(file)} is a file of that name, and hides PyTorch", remedy, file=str(file))
    made = build(world)
    if made is None:
        remedy = f"Remove that folder if it is yours; else `{world.interpreter.again}`."
        return _facts.bad("torch", f"{tidy(file.parent)} is not PyTorch, or not the whole of it", remedy, file=str(file))
    return _facts.ok(
        "torch", f"{made.version}, {kind(made)}", version=made.version, cuda=made.cuda, hip=made.hip, folder=made.folder
    )


def report(world: World) -> Report:
    """Load torch in a child, once for all who ask."""
    return world.once("torch", lambda: _report(world))


def _report(world: World) -> Report:
    environ = {**world.environ, "PYTHONUNBUFFERED": "1"}
    try:
        ended = world.run([world.interpreter.executable, "-P", "-c", _CHILD], PATIENCE, environ)
    except OSError as error:
        ended = Ended(127, "", f"{world.interpreter.executable} can't be started: {error.strerror}")
    steps: dict[str, dict[str, Any]] = {}
    for line in ended.out.split("\n"):  # splitlines would take the mark for a line end
        if line.startswith("\x1e"):
            try:
                one = json.loads(line[1:])
                steps[str(one["step"])] = one
            except (ValueError, LookupError, TypeError):
                continue
    return Report(ended, steps)


def loads(world: World, trial: Report) -> list[Fact]:
    """Whether it can be imported and computes."""
    began = "begin" in trial.steps
    load, use = trial.steps.get("load"), trial.steps.get("use")
    if load is None or (use is None and "error" not in load):
        return [_facts.bad("loads", *ending(world, trial.ended, began))]
    if "error" in load:
        return [_facts.bad("loads", *refused(world, load))]
    assert use is not None
    if "error" in use:
        said = _short(use["said"])
        if "numpy" in said.lower():
            remedy = f"`{world.interpreter.shown} -m pip install --upgrade numpy torch`"
            return [_facts.bad("loads", f"PyTorch loads, but can't work with NumPy: {said}", remedy)]
        return [_facts.bad("loads", f"PyTorch loads, but can't compute ({use['error']}: {said})", f"`{world.interpreter.again}`")]
    if not use.get("right"):
        remedy = f"`{world.interpreter.again}`; if that does not help, please report it to PyTorch."
        return [_facts.bad("loads", "PyTorch computes wrong numbers on this processor", remedy)]
    text = f"yes, and a backward pass is right ({many(int(use['threads']), 'thread')})"
    return [_facts.ok("loads", text, seconds=round(trial.ended.seconds, 1), threads=use["threads"])]


def ending(world: World, ended: Ended, began: bool = True) -> tuple[str, str]:
    """A child that came to no end of its own: what happened, and what to do."""
    if ended.code is None:
        remedy = "On a network folder the second try is faster. Else see what the machine does (`top`), or install on a local disk."
        return f"loading PyTorch did not end within {PATIENCE:g} s", remedy
    if not began:
        return (
            f"a Python child can't be started: {_last(ended.err) or 'it said nothing'}",
            "Start `python -c pass` by hand: it says more.",
        )
    if ended.code == -signal.SIGILL:
        what = "loading PyTorch ends with an illegal instruction: this processor is too old for this build"
        return what, "Install an older PyTorch, or one that is built for this processor."
    if ended.code == -signal.SIGKILL:
        what = "loading PyTorch was ended by the system (signal 9), most likely for want of memory"
        return what, "Close other programs, or ask for more memory."
    if ended.code < 0:
        try:
            name = signal.Signals(-ended.code).name
        except ValueError:
            name = f"signal {-ended.code}"
        remedy = "`unset LD_LIBRARY_PATH` and look again; " if world.environ.get("LD_LIBRARY_PATH") else ""
        return (
            f"loading PyTorch crashes ({name}): its libraries do not fit each other or this system",
            f"{remedy}`{world.interpreter.again}`",
        )
    words = _last(ended.err)
    return (
        f"loading PyTorch ends the interpreter (exit status {ended.code}){': ' + words if words else ''}",
        f"`{world.interpreter.again}`",
    )


def refused(world: World, error: dict[str, Any]) -> tuple[str, str]:
    """An import that failed: one sentence, and what to do."""
    kind, said, name = str(error.get("error")), _short(error.get("said")), str(error.get("name") or "")
    library = re.search(r"([\w.+-]+\.so[\w.]*): cannot open shared object file", said)
    path = world.environ.get("LD_LIBRARY_PATH")
    if kind == "ModuleNotFoundError" and name and name.partition(".")[0] != "torch":
        package = name.partition(".")[0].replace("_", "-")
        return f"PyTorch needs {name}, which is not installed", f"`{world.interpreter.shown} -m pip install {package}`"
    if kind == "ModuleNotFoundError":
        return (
            f"a part of PyTorch is missing ({name or said})",
            f"An installation that was interrupted looks like this: `{world.interpreter.again}`",
        )
    if library:
        lib = library.group(1)
        if lib.startswith(("libgomp", "libstdc++", "libgcc", "libnuma", "libatomic")):
            remedy = f"Install it (`apt-file search {lib}` names its package), or ask whoever looks after the machine."
            return f"PyTorch needs {lib}, a library of the system, which is missing", remedy
        return (
            f"PyTorch needs {lib}, which is missing",
            f"An installation that was interrupted looks like this: `{world.interpreter.again}`",
        )
    if "undefined symbol" in said or "symbol lookup" in said:
        remedy = (
            f"`unset LD_LIBRARY_PATH` (it is {path}) and look again; else `{world.interpreter.again}`"
            if path
            else f"`{world.interpreter.again}`"
        )
        return f"PyTorch's libraries are of different versions ({said})", remedy
    if re.search(r"(GLIBC|GLIBCXX|CXXABI)_[\d.]+' not found", said):
        remedy = "Install an older PyTorch, or use a newer system (a container will do)."
        return f"this system is older than this PyTorch wants ({said})", remedy
    if "partially initialized module" in said:
        return f"a file of yours hides a module that PyTorch needs ({said})", "Rename that file."
    if kind == "MemoryError" or "Cannot allocate memory" in said:
        return f"there is too little memory to load PyTorch ({said or kind})", "Close other programs, or ask for more memory."
    if "failed to map segment" in said:
        remedy = "That folder's file system is mounted `noexec`: make the venv in another one."
        return f"PyTorch's libraries may not be run from where they are ({said})", remedy
    return f"PyTorch can't be imported ({kind}: {said})".replace(": )", ")"), f"`{world.interpreter.again}`"


def vision(world: World, trial: Report) -> Fact:
    """torchvision, and whether it fits this torch: by what it asks for itself, then by using both."""
    version = world.version("torchvision")
    if version is None:
        return _facts.bad("torchvision", "is not installed", f"`{world.interpreter.install}`")
    wanted = [need for need in world.requires("torchvision") if re.match(r"torch\b(?!-)", need)]
    have = build(world)
    values = {"version": version, "wants": wanted}
    unfit = have is not None and any(not allows(need, have.version) for need in wanted)
    asks = f"it asks for {wanted[0].replace('(', '').replace(')', '')}" if wanted else ""
    tried = trial.steps.get("vision")
    together = f"`{world.interpreter.shown} -m pip install --upgrade torch torchvision`, both at once."
    if tried is None:
        if unfit:
            return _facts.warn("torchvision", f"{version} does not fit torch: {asks}", together, **values)
        if trial.loads:  # loading it took the child down
            what, _ = ending(world, trial.ended)
            return _facts.bad("torchvision", f"{version}: {what.replace('PyTorch', 'torchvision')}", together, **values)
        return _facts.note("torchvision", f"{version}; not tried, for torch does not load", **values)
    if "error" in tried:
        words = f"{version} does not work with this torch ({tried['error']}: {_short(tried['said'])})"
        return _facts.bad("torchvision", f"{words}; {asks}" if unfit else words, together, **values)
    if not tried.get("right"):
        return _facts.warn("torchvision", f"{version} computes something else than it should", together, **values)
    if unfit:
        return _facts.warn("torchvision", f"{version} works, but {asks}", together, **values)
    return _facts.ok("torchvision", f"{version}, fits", **values)


def allows(need: str, version: str) -> bool:
    """Whether `torch==2.14.1` or `torch (>=2.14.0)` is content with a version; what is not understood is."""
    mine = _numbers(version)
    for sign, wanted in re.findall(r"(==|>=|<=|!=|~=|<|>)\s*([\d][\w.*+]*)", need.partition(";")[0]):
        theirs = _numbers(wanted)
        cut = mine[: len(theirs)] if wanted.endswith("*") or sign in ("==", "!=") else mine
        if not {
            "==": cut == theirs, "!=": cut != theirs, ">=": mine >= theirs, "<=": mine <= theirs, "<": mine < theirs, ">": mine > theirs,
            "~=": mine >= theirs and mine[: len(theirs) - 1] == theirs[:-1],
        }[sign]:  # fmt: skip
            return False
    return True


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.match(r"[\d.]*", version).group().split(".") if part)  # type: ignore[union-attr]


def devices(world: World, trial: Report) -> list[Fact]:
    """What torch itself can compute on."""
    seen = trial.steps.get("devices")
    if seen is None or "error" in seen:
        if not trial.loads:
            return []
        said = _short(seen["said"]) if seen else ending(world, trial.ended)[0]
        remedy = "`export CUDA_VISIBLE_DEVICES=` keeps it on the CPU."
        return [_facts.warn("devices", f"PyTorch can't say what it can run on ({said})", remedy)]
    gpus = seen.get("gpus") or []
    wrong = [
        f"cuda:{i} {_short(gpu.get('error')) or 'computes wrong numbers'}" for i, gpu in enumerate(gpus) if not gpu.get("right")
    ]
    values = {"cuda": bool(seen.get("cuda")), "mps": bool(seen.get("mps")), "gpus": gpus}
    if wrong:
        remedy = "Memory may be in use by others (`nvidia-smi`), or this build does not know this GPU. Until then `--device cpu`."
        return [_facts.warn("devices", f"the CPU; {'; '.join(wrong)}", remedy, **values)]
    if gpus:
        names = ", ".join(_short(gpu["name"]) for gpu in gpus)
        return [_facts.ok("devices", f"the CPU and {many(len(gpus), 'GPU')} ({names}): a product on each is right", **values)]
    if seen.get("mps"):
        return [_facts.note("devices", "the CPU; Apple's GPU (mps) is there, but Torchtutor was not tried with it", **values)]
    warned = [_short(text) for text in seen.get("warned") or []]
    if warned and world.module("torch") is not None and _has_card(world):
        return [_facts.warn("devices", f"the CPU only: {warned[0]}", "See the GPU above.", **values)]
    return [_facts.ok("devices", "the CPU", **values)]


def _has_card(world: World) -> bool:
    return world.place("/dev/nvidiactl").exists()


def _short(said: Any) -> str:
    """The first line of what a program said, as data."""
    lines = [line.strip() for line in clean(str(said or "")).splitlines() if line.strip()]
    return (lines[0] if lines else "")[:200].rstrip(". ").replace(os.sep * 2, os.sep)


def _last(said: str) -> str:
    lines = [line.strip() for line in clean(said).splitlines() if line.strip()]
    return (lines[-1] if lines else "")[:200].rstrip(". ")
