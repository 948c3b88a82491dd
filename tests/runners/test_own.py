"""Scripts of the learner's own, through a real host: what `python FILE` does, within walls, and what is said where these stand."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from runners import record
from runners.client import Client, RunnerError
from runners.sandbox import landlock, namespaces
from tests.runners.tools import SECRET, Place, events, marked, output, said, until

Shared = tuple[Place, Client]

needs_landlock = pytest.mark.skipif(landlock.abi() < 1, reason="this kernel has no Landlock")
needs_namespaces = pytest.mark.skipif(bool(namespaces.probe()), reason="no namespaces for this user here")


@pytest.fixture(params=[pytest.param("shared", marks=needs_namespaces), pytest.param("landlocked", marks=needs_landlock)])
def layered(request: pytest.FixtureRequest) -> Shared:
    """With everything, and without namespaces."""
    found: Shared = request.getfixturevalue(request.param)
    return found


LOGS = """
import torch
from torch.utils.tensorboard import SummaryWriter
with SummaryWriter("logs") as writer:
    for step in range(0, 50, 10):
        writer.add_scalar("loss/train", torch.tensor(1 / (step + 1)), step)
        writer.add_scalar("loss/val", 2.0, global_step=step)
    writer.add_scalars("both", {"a": 1, "b": float("nan")}, 3)
    writer.add_scalar("\033[31mred", 1.0)
    writer.add_image("square", torch.ones(1, 8, 8) * 0.5, 4)
    writer.add_histogram("weights", torch.randn(100), 0)
    writer.add_text("note", "hello", 0)
"""


def test_what_a_summary_writer_logs_is_recorded_and_its_files_are_its_own(shared: Shared) -> None:
    place, client = shared
    script = place.base / "logging" / "train.py"
    run = place.own(client, LOGS, path=script)
    assert end(run)["code"] == 0, output(run)
    points = [event for event in events(run) if event["e"] == "m"]
    assert {point["k"] for point in points} == {"tag"}
    assert [(p["s"], p["v"]) for p in points if p["n"] == "loss/train"] == [(s, pytest.approx(1 / (s + 1))) for s in range(0, 50, 10)]
    assert {p["n"] for p in points} == {"loss/train", "loss/val", "both/a", "both/b", "?[31mred"}
    assert [p["v"] for p in points if p["n"] == "both/b"] == ["nan"]
    assert [event["name"] for event in events(run) if event["e"] == "fig"] == ["square at 4"]
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
    read = EventAccumulator(str(script.parent / "logs"))
    read.Reload()
    assert len(read.Scalars("loss/train")) == 5 and read.Tags()["histograms"] == ["weights"]


def end(run: Any) -> dict[str, Any]:
    found = run.wait(0)
    assert found is not None
    return dict(found)


ALIKE = """
import atexit, json, os, pickle, random, sys, threading, time
import helper                                   # beside the script
class Thing: pass
left_open = open("left_open.txt", "w"); left_open.write("all of it")
atexit.register(lambda: print("at the end"))
def late():
    time.sleep(0.2); print("a thread's last word")
threading.Thread(target=late).start()
try:
    asked = input("name? ")
except EOFError:
    asked = "nobody"
print(json.dumps({"argv": sys.argv, "file": __file__, "name": __name__, "cwd": os.getcwd(), "first": sys.path[0], "asked": asked,
    "pickled": type(pickle.loads(pickle.dumps(Thing()))).__module__, "main": sys.modules["__main__"].Thing is Thing, "helper": helper.X,
    "spec": repr(__spec__), "given": os.environ.get("GIVEN"), "stdin": sys.stdin.read()}))
sys.stderr.write("to stderr\\n")
sys.exit(7)
"""


def test_it_runs_as_python_would_run_it(shared: Shared) -> None:
    """The same script, the same folder, by `python` and as a run: the same words, the same exit code, the same files."""
    place, client = shared
    project = place.base / "alike"
    project.mkdir(exist_ok=True)
    (project / "helper.py").write_text("X = 41\nf = open('of_a_module.txt', 'w')\nf.write('late')\n")
    script = project / "alike.py"
    run = place.own(client, ALIKE, path=script, name=str(script), args=["--a", "1"], environment={"GIVEN": "by the caller"})
    written = {p.name: p.read_text() for p in project.glob("*.txt")}
    plain = subprocess.run([sys.executable, str(script), "--a", "1"], cwd=project, env={**os.environ, "GIVEN": "by the caller"},
                           capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert end(run)["code"] == plain.returncode == 7
    assert end(run)["how"] == "done"
    told = output(run).splitlines()
    assert "to stderr" in told
    told.remove("to stderr")
    assert [line for line in told if line] == plain.stdout.splitlines()
    assert written == {p.name: p.read_text() for p in project.glob("*.txt")} == {"left_open.txt": "all of it", "of_a_module.txt": "late"}


@pytest.mark.parametrize("text", [
    "def f():\n    1 / 0\nf()\n",
    "def f(:\n    pass\n",
    "import torch\ntorch.ones(2, requires_grad=True).backward()\n",
    "try:\n    int('x')\nexcept ValueError as error:\n    raise RuntimeError('more') from error\n",
    "raise SystemExit('a reason')\n",
    "raise KeyboardInterrupt\n",
    "import sys\nsys.excepthook = lambda *a: print('mine', a[0].__name__, file=sys.stderr)\n{}['x']\n",
    "import sys\nsys.exit(True)\n", "import sys\nsys.exit(259)\n", "import sys\nsys.exit()\n",
])
def test_tracebacks_and_exit_codes_are_those_of_python(shared: Shared, text: str) -> None:
    place, client = shared
    run = place.own(client, text)
    plain = subprocess.run([sys.executable, str(place.base / "project" / "train.py")], capture_output=True, text=True)
    code = plain.returncode if plain.returncode >= 0 else 128 - plain.returncode
    assert end(run)["code"] == code
    assert output(run).rstrip() == plain.stderr.rstrip()


def test_a_crash_is_told(shared: Shared) -> None:
    place, client = shared
    found = end(place.own(client, "import ctypes\nctypes.string_at(0)\n"))
    assert (found["how"], found["code"]) == ("died", 128 + signal.SIGSEGV)


def test_the_run_says_what_it_is(shared: Shared) -> None:
    place, client = shared
    run = place.own(client, "print('x')\n", args=["--lr", "0.1"], environment={"HF_TOKEN": SECRET, "AWS_SECRET_ACCESS_KEY": SECRET})
    start = events(run)[0]
    assert (start["kind"], start["what"], start["args"]) == ("run", "train.py", ["--lr", "0.1"])
    assert start["folder"] == str(place.base / "project")
    assert start["sandbox"]["on"]
    assert (run.folder / "source" / "train.py").read_text() == "print('x')\n"
    for file in run.folder.rglob("*"):
        assert not file.is_file() or SECRET not in file.read_text()
    assert run.verdict is None


def test_losses_are_recorded_and_the_seed_is_its_own(shared: Shared) -> None:
    place, client = shared
    text = """
        import random, torch
        w = torch.ones(1, requires_grad=True)
        opt = torch.optim.SGD([w], lr=0.5)
        for _ in range(200):
            opt.zero_grad()
            (w * w).sum().backward()
            opt.step()
        print(torch.rand(1).item(), random.random())
    """
    first, second = place.own(client, text), place.own(client, text)
    points = [e for e in events(first) if e["e"] == "m" and e["n"] == "loss"]
    assert [p["s"] for p in points] == list(range(200))
    assert output(first) != output(second)


def test_the_variables_a_script_finds() -> None:
    from runners.own import environment

    asked = {"PATH": "/bin", "EPOCHS": "3", "TOKENIZERS_PARALLELISM": "false", "MAX_TOKENS": "9", "HF_HOME": "/hf", "TMPDIR": "/elsewhere",
             "HF_TOKEN": "1", "GITHUB_TOKEN": "1", "AWS_SECRET_ACCESS_KEY": "1", "SSH_AUTH_SOCK": "1", "DISPLAY": ":0", "WANDB_API_KEY": "1",
             "DB_PASSWORD": "1"}
    plain = {"PATH": "/bin", "EPOCHS": "3", "TOKENIZERS_PARALLELISM": "false", "MAX_TOKENS": "9", "HF_HOME": "/hf", "TMPDIR": "/t",
             "MPLBACKEND": "Agg", "PWD": "/p"}
    assert environment(asked, {"cwd": "/p"}, "/t") == plain
    assert environment(asked, {"cwd": "/p", "net": True}, "/t") == {**plain, "HF_TOKEN": "1", "WANDB_API_KEY": "1"}
    assert environment(asked, {"cwd": "/p", "sandbox": False}, "/t") == {**asked, "MPLBACKEND": "Agg", "PWD": "/p"}
    assert environment({}, {"cwd": "/p", "device": "cpu"}, "/t")["CUDA_VISIBLE_DEVICES"] == ""


# -- what it may see and touch ---------------------------------------------------------------------------------------

TRY = """
import json, os, sys
found = {}
def attempt(name, function, *args):
    try:
        function(*args)
        found[name] = "yes"
    except BaseException as error:
        found[name] = type(error).__name__
def read(path):
    open(path).read()
def write(path):
    open(path, "a").write("x")
"""


def test_its_folder_and_the_caches_are_its_own_and_the_rest_of_the_home_is_not_there(layered: Shared) -> None:
    place, client = layered
    user = place.base / "user"
    for name in (".cache/torch/hub", ".cache/huggingface", ".config/matplotlib", ".ssh", "hf"):
        (user / name).mkdir(parents=True, exist_ok=True)
    (user / ".ssh" / "id").write_text(SECRET)
    (user / "notes.txt").write_text(SECRET)
    project = place.base / "user" / "project"
    project.mkdir(exist_ok=True)
    (project / "data.csv").write_text("1\n")
    run = place.own(client, TRY + f"""
attempt("own data", read, "data.csv")
attempt("own folder", write, "made.txt")
attempt("below", os.makedirs, "runs/1", 0o777, True)
attempt("mode", os.chmod, "data.csv", 0o600)
attempt("torch's cache", write, os.path.expanduser("~/.cache/torch/hub/x"))
attempt("hub", write, os.path.expanduser("~/.cache/huggingface/x"))
attempt("hub elsewhere", write, os.environ["HF_HOME"] + "/x")
attempt("matplotlib", write, os.path.expanduser("~/.config/matplotlib/x"))
attempt("temp", write, __import__("tempfile").gettempdir() + "/x")
attempt("data sets", read, {str(place.home / "data" / "numbers.csv")!r})
attempt("HOME is the user's", lambda: {{}}["no"] if os.environ["HOME"] != {str(user)!r} else 0)
attempt("notes", read, {str(user / "notes.txt")!r})
attempt("keys", read, {str(user / ".ssh" / "id")!r})
attempt("new in home", write, {str(user / "new.txt")!r})
attempt("progress", read, {str(place.home / "progress.jsonl")!r})
attempt("answers", read, {str(place.cache / "answers" / "held")!r})
attempt("runs", os.listdir, {str(place.cache / "runs")!r})
attempt("solution", read, {str(Path(__file__).parents[2] / "lessons" / "week03_regression" / "zero_grad" / "solution.py")!r})
attempt("system", write, "/usr/x")
attempt("network", lambda: __import__("socket").create_connection(("127.0.0.1", 9), 1))
print(json.dumps(found))
""", path=project / "train.py", environment={"HF_HOME": str(user / "hf")})
    found = said(run)
    allowed = ("own data", "own folder", "below", "mode", "torch's cache", "hub", "hub elsewhere", "matplotlib", "temp", "data sets",
               "HOME is the user's")
    assert {name: value for name, value in found.items() if name in allowed and value != "yes"} == {}
    assert {name for name, value in found.items() if value == "yes"} == set(allowed)
    assert (project / "made.txt").exists()
    assert (user / ".cache" / "torch" / "hub" / "x").exists()


def test_the_network_by_the_learners_wish(layered: Shared) -> None:
    place, client = layered
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=lambda: listener.accept()[0].sendall(b"hello"), daemon=True).start()
    text = f"import socket\ns = socket.create_connection(('127.0.0.1', {listener.getsockname()[1]}), 5)\nprint(s.recv(5).decode())\n"
    refused = place.own(client, text)
    assert end(refused)["code"] == 1
    run = place.own(client, text, net=True)
    listener.close()
    assert output(run).strip() == "hello"


def test_without_walls_by_the_learners_wish(shared: Shared) -> None:
    place, client = shared
    secret = place.base / "user" / "notes.txt"
    secret.parent.mkdir(exist_ok=True)
    secret.write_text("mine")
    run = place.own(client, f"print(open({str(secret)!r}).read())\n", sandbox=False)
    assert output(run).strip() == "mine"
    start = events(run)[0]
    assert start["sandbox"]["on"] == []
    assert "--no-sandbox" in start["sandbox"]["missing"][0]


@pytest.mark.parametrize(("act", "allows"), [
    ("open(NOTES)", "out of a run's sight"),
    ("open(NOTES, 'w')", "out of a run's sight"),
    ("import os; os.listdir(os.path.dirname(NOTES))", "out of a run's sight"),
    ("open('/usr/new', 'w')", "can only read /usr/new"),
    ("import urllib.request; urllib.request.urlopen('http://localhost.invalid/')", "run --net"),
    ("import socket; socket.create_connection(('192.0.2.1', 80), 2)", "run --net"),
])
def test_a_refusal_says_what_would_allow_it(layered: Shared, act: str, allows: str) -> None:
    place, client = layered
    notes = place.base / "user" / "notes.txt"
    notes.parent.mkdir(exist_ok=True)
    notes.write_text("mine")
    run = place.own(client, f"NOTES = {str(notes)!r}\n{act}\n")
    assert end(run)["code"] == 1
    last = output(run).strip().splitlines()[-1]
    assert allows in last, output(run)
    assert "Traceback" in output(run)


def test_a_mistake_that_is_no_refusal_is_not_explained_as_one(shared: Shared) -> None:
    place, client = shared
    for text in ("open('not_there.csv')\n", "import subprocess\nsubprocess.run(['no-such-program'])\n", "1 / 0\n"):
        told = output(place.own(client, text)).strip()
        assert "--no-sandbox" not in told
        assert "--net" not in told


# -- folders ---------------------------------------------------------------------------------------------------------


def test_the_folder_is_where_one_stands_when_the_script_lies_below(shared: Shared) -> None:
    place, client = shared
    project = place.base / "tree"
    (project / "data").mkdir(parents=True, exist_ok=True)
    (project / "data" / "x.csv").write_text("7")
    text = "import os\nprint(os.getcwd(), open('data/x.csv').read())\nopen('made.txt', 'w')\n"
    run = place.own(client, text, path=project / "scripts" / "train.py", cwd=str(project))
    assert output(run).split() == [os.path.realpath(project), "7"]
    assert (project / "made.txt").exists()


def test_the_folder_is_the_scripts_when_one_stands_elsewhere(shared: Shared) -> None:
    place, client = shared
    run = place.own(client, "import os\nprint(os.getcwd())\n", path=place.base / "p" / "train.py", cwd="/")
    assert output(run).strip() == os.path.realpath(place.base / "p")


@pytest.mark.parametrize(("where", "because"), [
    ("user", "your home folder"), ("", "which holds your home folder"), ("home", "progress"), ("cache", "progress"), ("/tmp", "all users"),
])
def test_a_folder_in_which_more_lies_than_a_project_is_none(shared: Shared, where: str, because: str) -> None:
    place, client = shared
    path = (place.base / where if not where.startswith("/") else Path(where)) / f"train_{os.getpid()}.py"
    try:
        with pytest.raises(RunnerError) as error:
            client.run(place.script("print(1)\n", path=path))
        text = str(error.value)
        assert because in text
        assert "--no-sandbox" in text
        assert "\n" not in text
        assert end(place.own(client, "print(1)\n", path=path, sandbox=False))["code"] == 0
        if not where.startswith("/"):       # a folder below it is one, wherever one stands
            run = place.own(client, "print(1)\n", path=path.parent / "own_folder" / "train.py", cwd=str(path.parent))
            assert end(run)["code"] == 0
    finally:
        path.unlink(missing_ok=True)


@pytest.mark.parametrize("wrong", [
    {"sources": {}}, {"path": "relative.py"}, {"args": "x"}, {"args": [1]}, {"environment": {"a=b": "c"}}, {"environment": []},
    {"limits": {"memory": -1}}, {"device": "tpu"}, {"main": "../x.py"}, {"cwd": 3},
])
def test_requests_that_can_not_be_made(shared: Shared, wrong: dict[str, Any]) -> None:
    place, client = shared
    asked = place.script("print(1)\n")
    with pytest.raises(RunnerError) as error:
        client.run({**asked, **wrong})
    assert "\n" not in str(error.value)


# -- limits and ends -------------------------------------------------------------------------------------------------


def test_much_output_ends_nothing_and_the_newest_is_kept(shared: Shared) -> None:
    place, client = shared
    run = place.own(client, "for i in range(200_000):\n    print(i, 'x' * 90)\nprint('the end')\n")
    found = end(run)
    assert (found["how"], found["code"]) == ("done", 0)
    assert found["dropped"] > 8 << 20
    assert sum(p.stat().st_size for p in run.folder.glob("output*")) <= record.OUTPUT_CAP
    tail, lines = record.Tail(run.folder), record.Lines()
    told: list[str] = []
    while data := tail.output():
        told += lines.feed(data)
    assert "no longer kept" in told[1]
    assert told[-1] == "the end"
    assert told[-2].startswith("199999 ")


def test_no_wall_clock_but_one_that_is_asked_for(shared: Shared) -> None:
    place, client = shared
    assert end(place.own(client, "import time\ntime.sleep(60)\n", limits={"wall": 1}))["how"] == "timeout"


def test_memory(shared: Shared) -> None:
    place, client = shared
    run = place.own(client, "held = []\nwhile True:\n    held.append(bytearray(b'x' * 4_000_000))\n", limits={"memory": 300})
    assert end(run)["how"] == "memory"
    assert json.loads((place.own(client, "").folder / record.REQUEST).read_text())["limits"]["memory"] > 1000


def test_a_stopped_run_may_save_and_then_ends(shared: Shared) -> None:
    place, client = shared
    run = client.run(place.script("""
        import time
        print("begun", flush=True)
        try:
            time.sleep(60)
        except KeyboardInterrupt:
            open("saved.txt", "w").write("saved")
    """))
    assert until(lambda: "begun" in output(run))
    run.stop()
    found = run.wait(60)
    assert found is not None
    assert found["how"] == "stopped"
    assert (place.base / "project" / "saved.txt").read_text() == "saved"
    assert client.stop(run.id) is False


def test_a_run_that_does_not_listen_is_ended(shared: Shared) -> None:
    place, client = shared
    run = client.run(place.script("""
        import signal, subprocess, time
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        subprocess.Popen(["sleep", "98771"], start_new_session=True)
        print("begun", flush=True)
        while True:
            time.sleep(1)
    """))
    assert until(lambda: "begun" in output(run))
    run.stop()
    found = run.wait(60)
    assert found is not None
    assert (found["how"], found["code"]) == ("stopped", 128 + signal.SIGKILL)
    assert until(lambda: not marked("98771"))


def test_what_it_left_behind_ends_with_it(shared: Shared) -> None:
    place, client = shared
    run = place.own(client, "import subprocess\nsubprocess.Popen(['sleep', '98772'], start_new_session=True)\n")
    assert end(run)["code"] == 0
    assert until(lambda: not marked("98772"))


def test_workers_of_a_data_loader(layered: Shared) -> None:
    place, client = layered
    run = place.own(client, """
        import torch
        from torch.utils.data import DataLoader, Dataset
        class Squares(Dataset):
            def __len__(self): return 8
            def __getitem__(self, i): return torch.full((64, 64), i * i)
        if __name__ == "__main__":
            print(sum(int(batch.max()) for batch in DataLoader(Squares(), batch_size=2, num_workers=2)))
    """)
    assert output(run).strip().splitlines()[-1] == str(1 + 9 + 25 + 49), output(run)


# -- many at a time --------------------------------------------------------------------------------------------------


def test_ten_at_once_are_queued_in_order_and_no_check_waits_for_them(shared: Shared) -> None:
    place, client = shared
    go = place.base / "project" / "go"
    go.unlink(missing_ok=True)
    text = "import os, time\nwhile not os.path.exists('go'):\n    time.sleep(0.02)\n"
    runs = [client.run(place.script(text, name=f"t{i}.py")) for i in range(10)]
    status = client.status()
    assert status is not None
    began = len(status["runs"])
    assert 2 <= began < 10
    assert status["waiting"] == [run.id for run in runs[began:]]
    places = [e["place"] for run in runs[began:] for e in events(run)]
    assert places == list(range(1, 11 - began))
    # checks have a lane of their own
    checked = place.run(client)
    assert checked.verdict is not None
    assert checked.verdict["verdict"] == "pass"
    assert not [e for e in events(checked) if e["e"] == "wait"]
    # who waits can be stopped, and those behind it move up
    runs[began].stop()
    gone = runs[began].wait(60)
    assert gone is not None
    assert gone["how"] == "stopped"
    assert until(lambda: events(runs[-1])[-1]["place"] == 9 - began)
    go.write_text("")
    for run in runs:
        assert run.wait(120) is not None
    starts = [(run.folder / record.EVENTS).read_text() for run in runs if run is not runs[began]]
    assert all('"code":0' in text for text in starts)
    waited = events(runs[-1])
    assert [e["place"] for e in waited if e["e"] == "wait"] == sorted((e["place"] for e in waited if e["e"] == "wait"), reverse=True)
    first = next(e for e in waited if e["e"] == "start")
    assert first["t"] == 0
    assert record.load(runs[-1].folder).start == first


def test_the_standby_is_there_while_a_run_goes_on(shared: Shared) -> None:
    """Its processes are forked ahead, so that a save during a training is judged as fast as without one."""
    place, client = shared
    run = client.run(place.script("import time\ntime.sleep(60)\n"))
    status = client.status()
    assert status is not None
    host = status["pid"]
    known = record.supervisor(run.folder)
    from runners.sandbox import tree

    assert until(lambda: len([pid for pid in tree.children(host) if pid != known]) >= 1)
    run.stop()
    assert run.wait(60) is not None


# -- what survives what ----------------------------------------------------------------------------------------------


def test_a_run_goes_on_when_its_host_is_killed_and_is_lost_with_its_supervisor(place: Place) -> None:
    from tests.runners.tools import hosted, kill_host

    with hosted(place) as client:
        slow = "import time\nprint('begun', flush=True)\nwhile True:\n    time.sleep(0.05)\n    print('more', flush=True)\n"
        quick = "import time\nprint('begun', flush=True)\ntime.sleep(2)\nprint('at its end')\n"
        first, second = client.run(place.script(quick, name="a.py")), client.run(place.script(slow, name="b.py"))
        assert until(lambda: "begun" in output(first) and "more" in output(second))
        kill_host(client)
        ended = client.attach(first.id).wait(60)
        assert ended is not None
        assert (ended["how"], ended["code"]) == ("done", 0)
        assert "at its end" in output(first)
        os.kill(record.supervisor(second.folder), signal.SIGKILL)
        lost = client.attach(second.id).wait(60)
        assert lost is not None
        assert lost["how"] == "lost"
        assert "more" in output(second)
        began = time.monotonic()
        checked = place.run(client)
        assert checked.verdict is not None
        assert checked.verdict["verdict"] == "pass", time.monotonic() - began
