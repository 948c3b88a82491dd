"""What a check may see and touch, with all layers, without namespaces, and without any: tried by programs that try."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from runners import sandbox
from runners.client import Client
from runners.sandbox import landlock, namespaces, policy, seccomp
from tests.runners.tools import RIGHT, SECRET, Place, output, program, said

Shared = tuple[Place, Client]

needs_landlock = pytest.mark.skipif(landlock.abi() < 1, reason="this kernel has no Landlock")
needs_namespaces = pytest.mark.skipif(bool(namespaces.probe()), reason="no namespaces for this user here")


@pytest.fixture(params=[pytest.param("shared", marks=needs_namespaces), pytest.param("landlocked", marks=needs_landlock)])
def layered(request: pytest.FixtureRequest) -> Shared:
    """With everything, and without namespaces."""
    found: Shared = request.getfixturevalue(request.param)
    return found


def tried(shared: Shared, body: str, **names: str) -> Any:
    """What a program prints that fills a dictionary `found` by trying things; `attempt(name, function)` does that."""
    place, client = shared
    text = f"NAMES = {names!r}\n" + """
import json, os, sys
found = {}
def attempt(name, function, *args):
    try:
        value = function(*args)
        found[name] = value if isinstance(value, (str, int, list, bool, type(None))) else repr(value)
    except BaseException as error:
        found[name] = f"refused: {type(error).__name__}: {error}"
def read(path):
    with open(path) as file:
        return file.read()
def write(path):
    with open(path, "w") as file:
        file.write("x")
    return "written"
""" + body + "\nprint(json.dumps(found))\n" + RIGHT
    run = place.run(client, text)
    assert run.verdict is not None
    assert run.verdict["verdict"] == "pass", (run.verdict, output(run))
    return said(run)


def test_what_is_hidden(layered: Shared) -> None:
    place, client = layered
    real_home = Path.home()
    paths = {
        "solution": place.exercise / "solution.py", "checks": place.exercise / "checks.py",
        "pitfall": place.exercise / "pitfalls" / "halves.py", "progress": place.home / "progress.jsonl",
        "history": place.home / ".history" / "old.py", "answers": place.cache / "answers" / "held",
        "log": client.log, "shadow": Path("/etc/shadow"), "our lessons": policy.ROOT / "lessons" / "__init__.py",
        "our project file": policy.ROOT / "pyproject.toml", "home": real_home / ".bashrc",
        "another process": Path(f"/proc/{os.getpid()}/environ"),
    }
    (place.cache / "runs").mkdir(exist_ok=True)
    found = tried(layered, "for name, path in NAMES.items():\n    attempt(name, read, path)", **{k: str(v) for k, v in paths.items()})
    for name, value in found.items():
        assert value.startswith("refused"), name
    assert SECRET not in json.dumps(found)


def test_what_is_readable(layered: Shared) -> None:
    place, _ = layered
    (place.week / "notes.txt").write_text("mine")
    found = tried(layered, """
attempt("week", read, NAMES["week"] + "/notes.txt")
attempt("data", read, NAMES["data"] + "/numbers.csv")
attempt("cpu", lambda: len(read("/proc/cpuinfo")) > 0)
attempt("self", lambda: len(read("/proc/self/status")) > 0)
attempt("import", lambda: __import__("sympy").__name__)
attempt("import more", lambda: __import__("torchvision.models").__name__)
attempt("standard library", lambda: __import__("sqlite3").__name__)
attempt("home", lambda: os.path.expanduser("~") == os.environ["TMPDIR"])
attempt("program", lambda: __import__("subprocess").run(["true"]).returncode)
attempt("python", lambda: __import__("subprocess").run([sys.executable, "-c", "import numpy; print(numpy.ones(2).sum())"],
                                                      capture_output=True, text=True).stdout.strip())
""", week=str(place.week), data=str(place.home / "data"))
    assert found == {"week": "mine", "data": "1,2,3\n", "cpu": True, "self": True, "import": "sympy", "import more": "torchvision",
                     "standard library": "sqlite3", "home": True, "program": 0, "python": "2.0"}


def test_where_it_may_write(layered: Shared) -> None:
    place, _ = layered
    (place.week / "kept.txt").write_text("kept")
    found = tried(layered, """
attempt("outputs", write, "made.txt")
attempt("outputs by name", write, NAMES["week"] + "/outputs/also.txt")
attempt("temp", write, os.environ["TMPDIR"] + "/made.txt")
attempt("tempfile", lambda: __import__("tempfile").TemporaryFile().write(b"x"))
attempt("copy", lambda: __import__("shutil").copy2(NAMES["week"] + "/kept.txt", "copied.txt"))
attempt("move", lambda: __import__("shutil").move(os.environ["TMPDIR"] + "/made.txt", "moved.txt"))
attempt("week", write, NAMES["week"] + "/kept.txt")
attempt("new in week", write, NAMES["week"] + "/new.txt")
attempt("remove", os.remove, NAMES["week"] + "/kept.txt")
attempt("home", write, NAMES["home"] + "/new.txt")
attempt("rename", os.rename, NAMES["week"] + "/kept.txt", NAMES["week"] + "/outputs/kept.txt")
attempt("link", os.link, NAMES["week"] + "/kept.txt", "linked.txt")
attempt("truncate", os.truncate, NAMES["week"] + "/kept.txt", 0)
attempt("package", write, os.path.dirname(__import__("torch").__file__) + "/new.txt")
attempt("mode", os.chmod, NAMES["week"] + "/kept.txt", 0)
attempt("time", os.utime, NAMES["week"] + "/kept.txt", (1, 1))
attempt("tmp", write, "/var/tmp/new.txt")
""", week=str(place.week), home=str(place.home))
    allowed = {"outputs", "outputs by name", "temp", "tempfile", "copy", "move"}
    assert {name for name, value in found.items() if not str(value).startswith("refused")} == allowed
    assert (place.week / "kept.txt").read_text() == "kept"
    assert (place.week / "kept.txt").stat().st_mode & 0o700
    assert (place.week / "kept.txt").stat().st_mtime > 1000
    assert (place.week / "outputs" / "moved.txt").read_text() == "x"
    assert not (place.week / "new.txt").exists()


def test_what_it_may_not_do(layered: Shared) -> None:
    found = tried(layered, """
import ctypes, signal, socket
libc = ctypes.CDLL(None, use_errno=True)
def connect():
    with socket.socket() as sock:
        sock.settimeout(2)
        sock.connect(("127.0.0.1", 22))
def bind():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return "bound"
def system(name, *args):
    if getattr(libc, name)(*args) == -1:
        raise OSError(ctypes.get_errno(), name)
attempt("connect", connect)
attempt("ask for a name", socket.gethostbyname, "example.org")
attempt("kill the one who started it", os.kill, int(NAMES["pid"]), 9)
attempt("look at it", read, f"/proc/{NAMES['pid']}/maps")
attempt("trace", system, "ptrace", 16, int(NAMES["pid"]), 0, 0)
attempt("mount", system, "mount", b"none", b"/mnt", b"tmpfs", 0, None)
attempt("unshare", system, "unshare", 0x10000000)
attempt("raise a limit", lambda: __import__("resource").setrlimit(__import__("resource").RLIMIT_NPROC, (1 << 20, 1 << 20)))
attempt("netlink", lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW))
""", pid=str(os.getpid()))
    assert all(str(value).startswith("refused") for value in found.values()), found


def test_links_lead_nowhere_else(layered: Shared) -> None:
    place, _ = layered
    outputs = place.week / "outputs"
    outputs.mkdir(exist_ok=True)
    link = outputs / "away"
    link.unlink(missing_ok=True)
    link.symlink_to(place.home)
    found = tried(layered, """
attempt("through a link", read, "away/progress.jsonl")
attempt("write through a link", write, "away/new.txt")
os.symlink(NAMES["solution"], "answer")
attempt("through a link of its own", read, "answer")
os.remove("answer")
""", solution=str(place.exercise / "solution.py"))
    assert all(str(value).startswith("refused") for value in found.values()), found


def test_data_that_is_linked_from_the_package(layered: Shared) -> None:
    place, _ = layered
    shipped = place.exercise.parent.parent / "data"
    shipped.mkdir(exist_ok=True)
    (shipped / "shipped.csv").write_text("4,5\n")
    link = place.home / "data" / "shipped.csv"
    if not link.is_symlink():
        link.symlink_to(shipped / "shipped.csv")
    found = tried(layered, 'attempt("shipped", read, NAMES["data"] + "/shipped.csv")', data=str(place.home / "data"))
    assert found == {"shipped": "4,5\n"}


def test_workers_of_a_data_loader(layered: Shared) -> None:
    place, client = layered
    run = place.run(client, program("""
        import json, torch
        from torch.utils.data import DataLoader, Dataset
        class Squares(Dataset):
            def __len__(self): return 10
            def __getitem__(self, i): return torch.tensor([float(i * i)])
        print(json.dumps([float(batch.sum()) for batch in DataLoader(Squares(), batch_size=5, num_workers=2)]))
    """))
    assert run.verdict is not None
    assert run.verdict["verdict"] == "pass", (run.verdict, output(run))
    assert said(run) == [30.0, 255.0]


def test_without_any_layer_it_works_and_says_so(bare: Shared) -> None:
    place, client = bare
    run = place.run(client)
    assert run.verdict is not None
    assert run.verdict["verdict"] == "pass"
    report = run.verdict["sandbox"]
    assert report["on"] == ["limits"]
    assert [line.partition(":")[0] for line in report["missing"]] == ["no namespaces", "no landlock", "no seccomp"]
    status = client.status()
    assert status is not None
    assert status["sandbox"] == report


def test_what_is_on_is_said(layered: Shared) -> None:
    place, client = layered
    run = place.run(client)
    assert run.verdict is not None
    report = run.verdict["sandbox"]
    assert f"landlock {min(landlock.abi(), 7)}" in report["on"]
    assert ("namespaces" in report["on"]) is not any("no namespaces" in line for line in report["missing"])
    assert ("namespaces" in report["on"]) is (not client.off and not namespaces.probe())
    status = client.status()
    assert status is not None
    assert status["sandbox"] == report


def test_probing_leaves_no_trace(tmp_path: Path) -> None:
    before = os.getcwd()        # noqa: PTH109
    sandbox.probe()
    assert namespaces.probe() == namespaces.probe()
    (tmp_path / "still").write_text("free")
    assert os.getcwd() == before        # noqa: PTH109


# -- policies, as data -----------------------------------------------------------------------------------------------


def test_expose_leaves_out_what_is_hidden(tmp_path: Path) -> None:
    for name in ("a/x", "a/lessons/week", "b"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "c.py").write_text("")
    (tmp_path / "link").symlink_to("/etc")
    hidden = [str(tmp_path / "a" / "lessons")]
    found = dict(policy.expose(str(tmp_path), hidden))
    assert found == {str(tmp_path): "list", str(tmp_path / "a" / "x"): "read", str(tmp_path / "b"): "read", str(tmp_path / "c.py"): "read"}
    assert dict(policy.expose(str(tmp_path / "b"), hidden)) == {str(tmp_path / "b"): "read"}
    assert dict(policy.expose(hidden[0], hidden)) == {}
    assert dict(policy.expose(hidden[0] + "/week", hidden)) == {hidden[0] + "/week": "read"}


def test_a_checkout_shows_only_the_runners(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy, "ROOT", Path("/src/torchtutor"))
    monkeypatch.setattr(policy, "PACKAGE", Path("/src/torchtutor/runners"))
    monkeypatch.setattr(sys, "path", ["", "/src/torchtutor", "/", str(Path.home()), "/opt/packages"])
    found = policy.interpreter()
    assert "/src/torchtutor" not in found
    assert "/src/torchtutor/runners" in found
    assert "/opt/packages" in found
    assert "/" not in found
    assert str(Path.home()) not in found


def test_an_installed_package_hides_its_lessons(monkeypatch: pytest.MonkeyPatch, place: Place, tmp_path: Path) -> None:
    site = tmp_path / "venv" / "site-packages"
    for name in ("lessons/week01/x", "runners", "torch"):
        (site / name).mkdir(parents=True)
    monkeypatch.setattr(policy, "ROOT", site)
    monkeypatch.setattr(policy, "PACKAGE", site / "runners")
    monkeypatch.setattr(sys, "path", [str(site)])
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "venv"))
    made = policy.of_check(place.request(), str(tmp_path))
    granted = [path for root in made.read for path, kind in policy.expose(root, made.hidden) if kind == "read"]
    assert str(site / "torch") in granted
    assert not any(policy.under(str(site / "lessons" / "week01"), path) for path in granted)


def test_policies_cross_as_plain_data(place: Place) -> None:
    made = policy.of_check(place.request(), "/tmp")
    assert sandbox.Policy.from_plain(json.loads(json.dumps(made.plain()))) == made


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
@pytest.mark.parametrize("private", [True, False])
def test_jumps_of_the_filter_stay_within(machine: str, private: bool) -> None:
    code = seccomp.program(private, machine)
    for place_, (operation, yes, no, _) in enumerate(code):
        if operation & 7 == 5:
            assert place_ + 1 + max(yes, no) < len(code)
    assert code[-1] == (0x06, 0, 0, 0x7FFF0000)
    assert len(code) < 4096


ALLOW, EPERM, ENOSYS, KILL = 0x7FFF0000, 0x50001, 0x50026, 0x80000000


def judged(code: list[tuple[int, int, int, int]], architecture: int, number: int, *arguments: int) -> int:
    """What the kernel would make of a call: the filter, step by step."""
    data = {0: number, 4: architecture} | {16 + 8 * i: value & 0xFFFFFFFF for i, value in enumerate((*arguments, 0, 0, 0, 0, 0, 0)[:6])}
    at, held = 0, 0
    while True:
        operation, yes, no, value = code[at]
        at += 1
        if operation == 0x20:
            held = data[value]
        elif operation == 0x06:
            return value
        else:
            met = {0x15: held == value, 0x35: held >= value, 0x45: bool(held & value)}[operation]
            at += yes if met else no


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
@pytest.mark.parametrize("private", [True, False])
def test_what_the_filter_says_on_each_processor(machine: str, private: bool) -> None:
    architecture, numbers = seccomp._ARCHITECTURE[machine]
    code = seccomp.program(private, machine)

    def say(name: str, *arguments: int) -> int:
        return judged(code, architecture, {**numbers, **seccomp._COMMON}[name], *arguments)

    special = {*seccomp._INSPECTED, *seccomp._METADATA}
    assert {name for name in {**numbers, **seccomp._COMMON} if name not in special and say(name) != EPERM} == set()
    assert {say(name) for name in seccomp._METADATA if name in numbers} == {ALLOW if private else EPERM}
    assert judged(code, architecture, 435) == ENOSYS
    assert judged(code, 0x40000003, 20) == KILL             # the calls of the 32-bit table
    assert judged(code, architecture, 0) == ALLOW
    assert say("clone", 0x10000000 | 17) == EPERM
    assert say("clone", 0x00010000 | 17) == ALLOW
    assert [say("socket", family) for family in (1, 2, 10)] == [ALLOW if private else EPERM] * 3
    assert {say("socket", family) for family in range(46) if family not in (1, 2, 10)} == {EPERM}
    assert [say("ioctl", 0, request) for request in (0x5412, 0x541C, 0x5413)] == [EPERM, EPERM, ALLOW]
    assert [say("prlimit64", pid) for pid in (0, 1)] == [ALLOW, EPERM]
    assert [say("fcntl", 0, command) for command in (1024, 1026, 1, 1030)] == [EPERM, EPERM, ALLOW, ALLOW]
    assert [say("fcntl", 0, command) for command in (8, 15)] == [ALLOW if private else EPERM] * 2
    other = ALLOW if private else EPERM
    assert [say("setpriority", *a) for a in ((0, 0), (0, 7), (2, 0))] == [ALLOW, other, other]
    assert [say("ioprio_set", *a) for a in ((1, 0), (1, 7), (3, 0))] == [ALLOW, other, other]
    assert [say("sched_setaffinity", pid) for pid in (0, 7)] == [ALLOW, other]
    assert [say("kill", pid) for pid in (-1, 7, 0)] == [other, ALLOW, ALLOW]
    watching = seccomp.program(private, machine, watches=True)
    assert judged(watching, architecture, numbers["inotify_init1"]) == ALLOW
    if machine == "x86_64":
        assert judged(code, architecture, 0x40000000 + 1) == KILL


@pytest.mark.parametrize(("machine", "header"), [("x86_64", "x86_64-linux-gnu/asm/unistd_64.h"), ("aarch64", "asm-generic/unistd.h")])
def test_the_filters_numbers_are_the_kernels(machine: str, header: str) -> None:
    path = Path("/usr/include") / header
    if not path.exists():
        pytest.skip(f"no {path} here")
    known: dict[str, int] = {}
    for name, number in re.findall(r"^#define __NR(?:3264)?_(\w+) (\d+)", path.read_text(), re.MULTILINE):
        known.setdefault(name, int(number))
    _, numbers = seccomp._ARCHITECTURE[machine]
    wrong = {name: (number, known[name]) for name, number in {**numbers, **seccomp._COMMON}.items() if known.get(name, number) != number}
    assert wrong == {}
    assert len(numbers.keys() & known.keys()) > 60
