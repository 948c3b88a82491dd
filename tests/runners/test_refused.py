"""What is refused in a check is explained: which path or act, what is allowed instead, and the learner's line."""

from __future__ import annotations

import os

import pytest

from runners.client import Client
from runners.sandbox import landlock, namespaces
from tests.runners.tools import Place, output

Shared = tuple[Place, Client]

needs_landlock = pytest.mark.skipif(landlock.abi() < 1, reason="this kernel has no Landlock")
needs_namespaces = pytest.mark.skipif(bool(namespaces.probe()), reason="no namespaces for this user here")


@pytest.fixture(params=[pytest.param("shared", marks=needs_namespaces), pytest.param("landlocked", marks=needs_landlock)])
def layered(request: pytest.FixtureRequest) -> Shared:
    found: Shared = request.getfixturevalue(request.param)
    return found


ACTS = {
    "open(SSH).read()": ("no-file refused", ["id_rsa", "outputs/"]),
    "open('/usr/new', 'w')": ("refused", ["/usr/new", "outputs/"]),
    "open(WEEK + '/notes.txt', 'w')": ("refused", ["notes.txt", "outputs/"]),
    "os.remove(WEEK + '/notes.txt')": ("refused", ["notes.txt", "outputs/"]),
    "os.chmod(WEEK + '/notes.txt', 0)": ("refused", ["notes.txt"]),
    "import socket; socket.create_connection(('192.0.2.1', 80), 2)": ("no-network", ["run --net"]),
    "import urllib.request; urllib.request.urlopen('http://example.org/', timeout=5)": ("no-network", ["run --net"]),
    "os.setpriority(os.PRIO_PROCESS, HOST, 5)": ("refused error-processlookuperror", []),
    "[os.dup(0) for _ in range(5000)]": ("limit", ["open"]),
    "torch.empty(10**14)": ("limit", ["memory"]),
}


@pytest.mark.parametrize("act", ACTS)
def test_a_refusal_in_a_check_says_what_and_what_instead(layered: Shared, act: str) -> None:
    place, client = layered
    (place.week / "notes.txt").write_text("mine")
    ssh = place.base / "user" / ".ssh" / "id_rsa"
    ssh.parent.mkdir(parents=True, exist_ok=True)
    ssh.write_text("key")
    text = f"import os, torch\nSSH, WEEK, HOST = {str(ssh)!r}, {str(place.week)!r}, {os.getpid()}\ndef answer(x):\n    {act}\n    return 2 * x\n"
    run = place.run(client, text, limits={"check": 30, "wall": 60})
    verdict = run.verdict
    assert verdict is not None
    idents, needles = ACTS[act]
    assert verdict["verdict"] == "fail", output(run)
    told = verdict["feedback"][0]
    assert told["id"] in idents.split(), told
    assert all(needle in told["message"] for needle in needles), told
    assert verdict["first"]["line"] == 4
    assert (place.week / "notes.txt").read_text() == "mine"


def test_what_was_too_much_is_named_for_what_it_was(shared: Shared) -> None:
    """Not every end is an endless print."""
    place, client = shared
    run = place.run(client, "import time\nfor i in range(40):\n    open(f'x{i}', 'wb').write(b'x' * (1 << 20))\n    time.sleep(0.1)\ntime.sleep(20)\n",
                    limits={"disk": 8, "wall": 60})
    for path in (place.week / "outputs").glob("x*"):
        path.unlink()
    assert run.verdict is not None
    told = run.verdict["feedback"][0]
    assert told["id"] == "disk", told
    assert "it wrote more than 8 MB" in told["message"]
    run = place.run(client, "import subprocess, time\nheld = [subprocess.Popen(['sleep', '60']) for _ in range(80)]\ntime.sleep(20)\n", limits={"wall": 60})
    assert run.verdict is not None
    assert run.verdict["feedback"][0]["id"] == "processes", run.verdict["feedback"]


def test_a_run_that_is_refused_an_act_is_told_which(layered: Shared) -> None:
    place, client = layered
    run = place.own(client, f"import os\nos.mknod('disk', 0o060666, os.makedev(8, 0))\n# {os.getpid()}\n")
    last = output(run).strip().splitlines()[-1]
    assert "--no-sandbox" in last, output(run)
