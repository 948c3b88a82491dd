"""The host's life: started once, replaced when it is gone, left alone when it is somebody else's."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

from runners import client as client_module
from runners import record
from runners.client import Client, RunnerError, runtime_folder
from tests.runners.tools import RIGHT, Place, hosted, kill_host, marked, pid_of, until

PACKAGE = Path(client_module.__file__).parent


def hosts(place: Place) -> set[int]:
    """The processes that are hosts of this place, not their forks."""
    found = set(marked(str(place.runtime)))
    return {pid for pid in found if parent(pid) not in found}


def parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def sockets(place: Place) -> list[Path]:
    return sorted(place.runtime.glob("*.sock"))


def test_a_life(place: Place) -> None:
    """One host for: two clients at once; killed; a stale socket; runs that outlive it; leaving when it is told to."""
    with hosted(place) as client:
        assert client.status() is None
        assert client.quit() is False

        # several ask at once: one host
        clients = [place.client() for _ in range(4)]
        threads = [threading.Thread(target=c.start) for c in clients]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        pid = pid_of(client)
        assert {pid_of(c) for c in clients} == {pid}
        assert hosts(place) == {pid}
        assert parent(pid) != os.getpid()
        assert place.runtime.stat().st_mode & 0o777 == 0o700
        assert sockets(place)[0].stat().st_mode & 0o777 == 0o600

        # the environment that forks could read holds nothing but what is needed
        environment = (Path(f"/proc/{pid}/environ").read_bytes() if os.getuid() == 0 else b"").decode()
        assert "PYTEST" not in environment

        # killed while a run goes on: the run comes to its own end, the next check has a new host
        run = client.check(place.request("import time\ntime.sleep(3)\n" + RIGHT))
        assert until(lambda: record.supervisor(run.folder) != 0)
        kill_host(client)
        assert sockets(place)
        assert client.status() is None
        again = place.run(client)
        assert again.verdict is not None
        assert again.verdict["verdict"] == "pass"
        assert pid_of(client) != pid
        end = run.wait(60)
        assert end is not None
        assert end["how"] == "done"
        assert run.verdict is not None
        assert run.verdict["verdict"] == "pass"

        # a run of a host that is gone can be stopped
        run = client.check(place.request("import time\ntime.sleep(60)\n" + RIGHT))
        assert until(lambda: record.supervisor(run.folder) != 0)
        kill_host(client)
        assert client.stop(run.id) is True
        end = run.wait(60)
        assert end is not None
        assert end["how"] == "stopped"

        # a run whose host and supervisor are both gone is marked by the next host
        run = client.check(place.request("import time\ntime.sleep(60)\n" + RIGHT))
        assert until(lambda: record.supervisor(run.folder) != 0)
        supervisor = record.supervisor(run.folder)
        kill_host(client)
        os.kill(supervisor, signal.SIGKILL)
        client.start()
        assert until(lambda: record.load(run.folder).end is not None)
        assert (record.load(run.folder).end or {})["how"] == "lost"

        # it leaves when it is told to, and nothing is left
        assert client.quit() is True
        assert until(lambda: not marked(str(place.runtime)))
        assert not sockets(place)


def test_it_leaves_after_a_while(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TORCHTUTOR_IDLE", "1")
    with hosted(place) as client:
        run = place.run(client)
        assert run.verdict is not None
        assert until(lambda: not marked(str(place.runtime)))
        assert not sockets(place)


def test_one_that_leaves_waits_for_its_runs_asleep(place: Place) -> None:
    """Told to leave while a run goes on, it once asked again and again whether it was time to prepare something."""
    with hosted(place) as client:
        run = client.check(place.request("import time\ntime.sleep(30)\n" + RIGHT))
        assert until(lambda: record.supervisor(run.folder) != 0)
        host = psutil.Process(pid_of(client))
        host.send_signal(signal.SIGTERM)
        assert until(lambda: not sockets(place))
        before, waits = sum(host.cpu_times()[:2]), host.num_ctx_switches().voluntary
        time.sleep(4)               # past all that a host does while it has nothing to do
        assert sum(host.cpu_times()[:2]) - before < 1.0
        assert host.num_ctx_switches().voluntary - waits < 500
        assert client.stop(run.id) is True
        assert until(lambda: not host.is_running() or host.status() == psutil.STATUS_ZOMBIE)


def test_a_stale_socket_and_one_that_nobody_answers(place: Place) -> None:
    with hosted(place) as client:
        place.runtime.mkdir(mode=0o700)
        name = place.runtime / client._names()[1]
        listener = socket.socket(socket.AF_UNIX)
        old = os.open(place.runtime, os.O_RDONLY)
        listener.bind(f"/proc/self/fd/{old}/{name.name}")
        os.close(old)
        listener.close()                    # what a host leaves behind that was killed
        assert name.exists()
        client.start()
        assert pid_of(client) in hosts(place)


def test_a_newer_version_has_a_new_host(tmp_path: Path) -> None:
    """The package is changed on disk: the next check runs what is there now, and the old host leaves."""
    tree = tmp_path / "tree"
    shutil.copytree(PACKAGE, tree / "runners", ignore=shutil.ignore_patterns("__pycache__"))
    place = Place(tmp_path)
    asked = tmp_path / "request.json"
    asked.write_text(json.dumps(place.request()))
    program = f"""
import json, sys
sys.path.insert(0, {str(tree)!r})
from runners.client import Client
client = Client({str(place.cache)!r}, {str(place.runtime)!r})
run = client.check(json.load(open({str(asked)!r})))
run.wait(120)
print(json.dumps([client.status()["pid"], run.verdict["verdict"]]))
"""

    def check() -> tuple[int, str]:
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd="/", check=True)
        pid, verdict = json.loads(done.stdout)
        return pid, verdict

    with hosted(place):
        first, verdict = check()
        assert verdict == "pass"
        assert check()[0] == first
        (tree / "runners" / "points.py").touch()
        second, verdict = check()
        assert verdict == "pass"
        assert second != first
        assert until(lambda: hosts(place) == {second})


def test_switched_off_layers_have_a_host_of_their_own(place: Place) -> None:
    plain, without = place.client(), place.client(off=("landlock",))
    assert plain._names()[0] != without._names()[0]


# -- what goes wrong, in one sentence --------------------------------------------------------------------------------


def sentence(error: pytest.ExceptionInfo[RunnerError]) -> str:
    text = str(error.value)
    assert "\n" not in text
    assert "Traceback" not in text
    return text


def broken_tree(tmp_path: Path, torch: str | None) -> Path:
    """A folder from which `import torch` fails in a given way."""
    folder = tmp_path / "broken"
    (folder / "torch").mkdir(parents=True)
    (folder / "torch" / "__init__.py").write_text(torch or "raise ModuleNotFoundError(\"No module named 'torch'\")\n")
    return folder


@pytest.mark.parametrize(("torch", "about"), [
    (None, "PyTorch is not installed"),
    ("raise OSError('libcudart.so.13: cannot open shared object file')\n", "PyTorch does not load (OSError: libcudart.so.13: cannot open"),
    ("x = undefined\n", "PyTorch does not load (NameError: name 'undefined' is not defined): install it anew with `"),
    ("import os, signal\nos.kill(os.getpid(), signal.SIGILL)\n", "PyTorch does not load (the process ended while it was loading)"),
    ("x = 1\n", "torch/__init__.py stands in PyTorch's place: rename it or move it away"),
])
def test_torch_that_does_not_load(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, torch: str | None, about: str) -> None:
    monkeypatch.setenv("PYTHONPATH", str(broken_tree(tmp_path, torch)))
    with hosted(place) as client, pytest.raises(RunnerError) as error:
        client.check(place.request())
    text = sentence(error)
    assert about in text
    assert text.endswith(f"({client.log} has more).")
    assert not marked(str(place.runtime))


def test_no_python(place: Place) -> None:
    with pytest.raises(RunnerError) as error:
        place.client(python="/not/there/python").start()
    assert "can't be run" in sentence(error)


def test_a_host_that_does_not_come_up(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(broken_tree(tmp_path, "import time\ntime.sleep(600)\n")))
    with hosted(place, patience=1.0) as client, pytest.raises(RunnerError) as error:
        client.start()
    assert "did not come up" in sentence(error)


def test_a_runtime_folder_that_is_a_link(place: Place, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    place.runtime.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(RunnerError) as error:
        place.client().start()
    assert "link" in sentence(error)


@pytest.mark.skipif(os.getuid() != 0, reason="only root can make a folder of somebody else's")
def test_a_runtime_folder_of_somebody_else(place: Place) -> None:
    place.runtime.mkdir()
    os.chown(place.runtime, 4242, 4242)
    with pytest.raises(RunnerError) as error:
        place.client().start()
    assert "somebody else" in sentence(error)


def test_a_runtime_folder_that_is_open_to_others_is_closed(place: Place) -> None:
    place.runtime.mkdir()
    place.runtime.chmod(0o777)
    assert place.client().status() is None
    assert place.runtime.stat().st_mode & 0o777 == 0o700


def test_a_cache_that_can_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RunnerError) as error:
        Client(tmp_path / "file" / "cache", tmp_path / "run").start()
    assert "can't be written" in sentence(error)


def test_a_host_that_answers_nonsense(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Something else sits behind the socket, or the host is cut off in the middle: a sentence, not an exception of json."""
    here, there = socket.socketpair()
    answers: list[Any] = []

    def reach(self: Client) -> socket.socket:
        here, there = socket.socketpair()
        there.sendall(b"\xff\xfe nonsense\n")
        there.shutdown(socket.SHUT_WR)
        answers.append(there)
        return here

    monkeypatch.setattr(Client, "_reach", reach)
    with pytest.raises(RunnerError) as error:
        place.client().check(place.request())
    sentence(error)
    here.close()
    there.close()


def test_where_the_socket_is(tmp_path: Path) -> None:
    assert runtime_folder({"XDG_RUNTIME_DIR": str(tmp_path)}) == tmp_path / "torchtutor"
    assert runtime_folder({"XDG_RUNTIME_DIR": str(tmp_path / "no")}).name == f"torchtutor-{os.getuid()}"
    assert runtime_folder({}).name == f"torchtutor-{os.getuid()}"


def test_a_long_name_of_the_folder(place: Place, tmp_path: Path) -> None:
    """Names of sockets hold 108 bytes; folders of users may be longer."""
    place.runtime = tmp_path / ("x" * 120) / "run"
    place.runtime.parent.mkdir()
    client = place.client()
    assert client.status() is None
    name = client._names()[1]
    from runners.door import listen

    listener = listen(place.runtime / name)
    try:
        sock = client._connect()
        assert sock is not None
        sock.close()
    finally:
        listener.close()


def test_importing_the_client_is_cheap() -> None:
    """It is on the way of every command: nothing but the standard library, and of that nothing heavy."""
    program = "import sys; before = set(sys.modules); import runners.client; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    loaded = set(done.stdout.split())
    assert not {"torch", "numpy", "asyncio", "subprocess", "multiprocessing", "logging", "typing_extensions"} & loaded
    ours = {name for name in loaded if name.startswith("runners")}
    assert ours == {"runners", "runners.client", "runners.figures", "runners.plain", "runners.printed", "runners.record"}
