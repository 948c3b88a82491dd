"""Checks through a real host: what comes of right, wrong, hostile and unlucky programs. Each must end, be told, and leave nothing."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from runners import record
from runners.client import Client, RunnerError
from tests.runners.tools import RIGHT, Place, events, marked, output, program, said, until

Shared = tuple[Place, Client]


def test_right_answer_passes(shared: Shared) -> None:
    place, client = shared
    run = place.run(client)
    verdict = run.verdict
    assert verdict is not None
    assert verdict["verdict"] == "pass"
    assert verdict["how"] == "done"
    assert [c["passed"] for c in verdict["checks"]] == [True, True]
    assert verdict["seed"] == 7
    assert verdict["seconds"]["total"] >= verdict["seconds"]["learner"] >= 0
    assert any(layer.startswith("limits") for layer in verdict["sandbox"]["on"])


def test_the_folder_of_a_run(shared: Shared) -> None:
    place, client = shared
    run = place.run(client)
    assert record.is_id(run.id)
    assert run.folder == place.cache / "runs" / run.id
    assert run.folder.stat().st_mode & 0o777 == 0o700
    assert (run.folder / "source" / "double.py").read_text() == RIGHT
    seen = events(run)
    assert seen[0]["e"] == "start"
    assert seen[0]["what"] == "w1-double"
    assert seen[0]["seed"] == 7
    assert seen[-1]["e"] == "end"
    assert seen[-1]["how"] == "done"
    assert [e["i"] for e in seen if e["e"] == "check"] == [0, 1]
    asked = record.load(run.folder).request
    assert "answers" not in asked
    assert "sources" not in asked


def test_wrong_answer_is_named(shared: Shared) -> None:
    place, client = shared
    verdict = place.run(client, "def answer(x):\n    return x / 2\n").verdict
    assert verdict is not None
    assert verdict["verdict"] == "fail"
    assert verdict["feedback"] == [{"id": "halves", "message": "You halve."}]


def test_seed_is_drawn_when_none_is_given(shared: Shared) -> None:
    place, client = shared
    verdict = place.run(client, seed=None).verdict
    assert verdict is not None
    assert verdict["verdict"] == "pass"
    assert verdict["seed"] > 0


def test_a_run_is_followed_while_it_goes_on(shared: Shared) -> None:
    place, client = shared
    run = client.check(place.request("import time\ntime.sleep(0.3)\n" + RIGHT))
    assert run.wait(0) is None
    seen = [event["e"] for event in run.follow()]
    assert seen[0] == "start"
    assert seen[-1] == "end"
    assert run.wait(0) is not None


def test_two_follow_one_run(shared: Shared) -> None:
    place, client = shared
    run = place.run(client)
    other = client.attach(run.id)
    assert [e["e"] for e in other.follow()] == [e["e"] for e in run.follow()]


def test_loss_and_rate_are_recorded(shared: Shared) -> None:
    place, client = shared
    run = place.run(client, """
        import torch
        def answer(x):
            w = torch.ones(1, requires_grad=True)
            opt = torch.optim.SGD([w], lr=0.5)
            for _ in range(10):
                opt.zero_grad()
                (w * w).sum().backward()
                opt.step()
            return 2 * x
    """)
    points = [e for e in events(run) if e["e"] == "m" and e["c"] == 0]
    losses = [p["v"] for p in points if p["n"] == "loss"]
    assert losses == [1.0] + [0.0] * 9
    assert [p["v"] for p in points if p["n"] == "lr"] == [0.5]
    assert [p["s"] for p in points if p["n"] == "loss"] == list(range(10))


FORGETS = """
    import torch
    def answer(x):
        w = torch.ones(3, requires_grad=True)
        opt = torch.optim.SGD([w], lr=0.1)
        for _ in range(6):
            (w * w).sum().backward()
            opt.step()
        return {answer}
"""


def test_what_the_doctor_sees_stands_beside_a_check_that_fails(shared: Shared) -> None:
    place, client = shared
    verdict = place.run(client, FORGETS.format(answer="7 * x"), doctor=True).verdict
    assert verdict is not None and verdict["verdict"] == "fail"
    said = verdict["feedback"][-1]
    assert (said["id"], said["level"]) == ("no-zero-grad", "error")
    assert place.request(FORGETS)["sources"]["double.py"].splitlines()[said["line"] - 1].strip() == "(w * w).sum().backward()"
    named = place.run(client, FORGETS.format(answer="x / 2"), doctor=True).verdict          # that mistake has a name
    assert named is not None and [said["id"] for said in named["feedback"]] == ["halves"]
    passed = place.run(client, FORGETS.format(answer="2 * x"), doctor=True).verdict
    assert passed is not None and (passed["verdict"], passed["feedback"]) == ("pass", [])
    unasked = place.run(client, FORGETS.format(answer="7 * x")).verdict
    assert unasked is not None and not any("level" in said for said in unasked["feedback"])


def test_output_is_kept(shared: Shared) -> None:
    place, client = shared
    run = place.run(client, "print('hello \\033[31mred\\033[0m')\nimport sys\nprint('to stderr', file=sys.stderr)\n" + RIGHT)
    assert output(run).splitlines() == ["hello red", "to stderr"]


def test_input_has_no_one_to_ask(shared: Shared) -> None:
    place, client = shared
    verdict = place.run(client, "name = input('your name? ')\n" + RIGHT).verdict
    assert verdict is not None
    assert verdict["verdict"] == "error"
    assert "input()" in str(verdict)
    assert verdict["first"]["line"] == 1


def test_the_process_a_program_finds(shared: Shared) -> None:
    place, client = shared
    run = place.run(client, program("""
        import json, os, sys, tempfile, torch
        print(json.dumps({"cwd": os.getcwd(), "env": dict(os.environ), "temp": tempfile.gettempdir(),
                          "threads": torch.get_num_threads(), "stdin": sys.stdin.read(), "beside": sys.path[0],
                          "fds": sorted(map(int, os.listdir("/proc/self/fd")))}))
    """))
    found = said(run)
    assert found["cwd"] == os.path.realpath(place.week / "outputs")
    assert not any(str(place.home) in value for key, value in found["env"].items() if key != "TORCH_HOME")
    assert "TORCHTUTOR_IDLE" not in found["env"]
    assert found["threads"] == min(2, len(os.sched_getaffinity(0)))
    assert found["stdin"] == ""
    assert len(found["fds"]) <= 6           # 0, 1, 2, the interview, the points, and the folder that is listed here
    assert found["beside"] == str(place.week)
    assert until(lambda: not Path(found["temp"]).exists())


@pytest.mark.parametrize(("text", "how", "about"), [
    ("import os\nos._exit(3)\n", "died", "exit code 3"),
    ("import os\nos._exit(0)\n", "died", "exit code 0"),
    ("import ctypes\nctypes.string_at(0)\n", "died", "segmentation fault"),
    ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n", "died", "kill"),
    ("import os, signal\nos.abort()\n", "died", "abort"),
])
def test_a_program_that_ends_itself(shared: Shared, text: str, how: str, about: str) -> None:
    place, client = shared
    run = place.run(client, text + RIGHT)
    verdict = run.verdict
    assert verdict is not None
    assert verdict["verdict"] == "error"
    assert verdict["how"] == how
    assert about in verdict["feedback"][0]["message"]
    assert run.wait(0)["how"] == how        # type: ignore[index]


def test_sys_exit_is_an_answer(shared: Shared) -> None:
    place, client = shared
    verdict = place.run(client, "import sys\nsys.exit(1)\n" + RIGHT).verdict
    assert verdict is not None
    assert verdict["verdict"] == "error"


def test_endless_loop(shared: Shared) -> None:
    place, client = shared
    verdict = place.run(client, "def answer(x):\n    while True:\n        pass\n", limits={"check": 1}).verdict
    assert verdict is not None
    assert verdict["verdict"] == "error"
    assert "loop" in verdict["feedback"][0]["message"]
    assert verdict["first"]["line"] in (2, 3)


def test_endless_loop_that_hears_no_alarm(shared: Shared) -> None:
    place, client = shared
    run = place.run(client, """
        import signal
        def answer(x):
            signal.signal(signal.SIGALRM, signal.SIG_IGN)
            while True:
                pass
    """, limits={"check": 1})
    verdict = run.verdict
    assert verdict is not None
    assert verdict["verdict"] == "error"
    assert verdict["how"] == "timeout"


def test_wall_clock(shared: Shared) -> None:
    place, client = shared
    run = place.run(client, "import time\ntime.sleep(60)\n" + RIGHT, limits={"wall": 1})
    verdict = run.verdict
    assert verdict is not None
    assert verdict["verdict"] == "error"
    assert verdict["how"] == "timeout"


def test_flood_of_output(shared: Shared) -> None:
    place, client = shared
    run = place.run(client, "import sys\nline = 'x' * 1000 + chr(10)\nfor _ in range(100_000):\n    sys.stdout.write(line)\n" + RIGHT)
    verdict = run.verdict
    assert verdict is not None
    assert verdict["how"] == "output"
    assert verdict["verdict"] == "error"
    assert (run.folder / record.OUTPUT).stat().st_size == record.OUTPUT_CAP


def test_much_memory_at_once(shared: Shared) -> None:
    place, client = shared
    verdict = place.run(client, "import torch\nheld = torch.ones(40_000_000_000, dtype=torch.uint8)\n" + RIGHT).verdict
    assert verdict is not None
    assert verdict["verdict"] == "error"


def test_much_memory_by_and_by(shared: Shared) -> None:
    place, client = shared
    run = place.run(client, "held = []\nwhile True:\n    held.append(bytearray(b'x' * 4_000_000))\n", limits={"memory": 300})
    verdict = run.verdict
    assert verdict is not None
    assert verdict["verdict"] == "error"
    assert verdict["how"] == "memory"


def test_children_are_ended(shared: Shared) -> None:
    place, client = shared
    run = place.run(client, program("""
        import subprocess
        for i in range(3):
            subprocess.Popen(["sleep", "98761"])
    """))
    assert run.verdict is not None
    assert run.verdict["verdict"] == "pass"
    assert until(lambda: not marked("98761"))


_DAEMON = """
    import os, time
    def away():
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                os.execvp("sleep", ["sleep", "98762"])
            os._exit(0)
    away()
    time.sleep(0.2)
"""


def test_daemons_are_ended(shared: Shared) -> None:
    place, client = shared
    run = place.run(client, program(_DAEMON))
    assert run.verdict is not None
    assert run.verdict["verdict"] == "pass"
    assert until(lambda: not marked("98762"))


def test_daemons_are_ended_without_namespaces(landlocked: Shared) -> None:
    place, client = landlocked
    run = place.run(client, program(_DAEMON))
    assert run.verdict is not None
    assert run.verdict["verdict"] == "pass"
    assert until(lambda: not marked("98762"))


def test_many_processes(shared: Shared) -> None:
    place, client = shared
    run = place.run(client, program("""
        import os, time
        for _ in range(150):
            try:
                if os.fork() == 0:
                    time.sleep(98763)
            except OSError:
                break
        time.sleep(5)
    """))
    assert run.verdict is not None
    assert run.verdict["verdict"] == "error"
    assert run.verdict["how"] == "died"
    assert "processes" in run.wait(0)["detail"]     # type: ignore[index]


def test_stop(shared: Shared) -> None:
    place, client = shared
    run = client.check(place.request("import time\ntime.sleep(60)\n" + RIGHT))
    run.stop()
    end = run.wait(60)
    assert end is not None
    assert end["how"] == "stopped"
    assert run.verdict is None
    assert client.stop(run.id) is False


def test_closing_the_connection_does_nothing(shared: Shared) -> None:
    place, client = shared
    run = client.check(place.request("import time\ntime.sleep(0.5)\n" + RIGHT))
    run.close()
    end = client.attach(run.id).wait(60)
    assert end is not None
    assert end["how"] == "done"


def test_runs_at_the_same_time(shared: Shared) -> None:
    place, client = shared
    runs = [client.check(place.request("import time\ntime.sleep(0.3)\n" + RIGHT)) for _ in range(4)]
    assert len({run.id for run in runs}) == 4
    for run in runs:
        assert run.wait(120) is not None
        assert run.verdict is not None
        assert run.verdict["verdict"] == "pass"


def test_a_supervisor_that_is_killed(shared: Shared) -> None:
    place, client = shared
    run = client.check(place.request("import subprocess, time\nsubprocess.Popen(['sleep', '98764'])\ntime.sleep(60)\n" + RIGHT))
    assert until(lambda: bool(marked("98764")))
    pid, temp = record.supervisor(run.folder), Path(record.leftover(run.folder))
    assert pid
    assert temp.is_dir()
    os.kill(pid, signal.SIGKILL)
    end = run.wait(60)
    assert end is not None
    assert end["how"] == "lost"
    assert until(lambda: not marked("98764"))
    assert until(lambda: not temp.exists())
    again = place.run(client)
    assert again.verdict is not None
    assert again.verdict["verdict"] == "pass"


def test_checks_that_fail_themselves(place: Place, shared: Shared) -> None:
    _, client = shared
    (place.exercise / "checks.py").write_text("raise KeyError('ours')\n")
    run = client.check({**place.request(), "runs": str(client.cache / "runs")})
    assert run.wait(60) is not None
    verdict = run.verdict
    assert verdict is not None
    assert verdict["verdict"] == "error"
    assert "our mistake" in verdict["feedback"][0]["message"]
    assert "Traceback" not in str(verdict)


def test_prepare_holds_conversations(shared: Shared) -> None:
    place, client = shared
    client.prepare(place.request())
    held = place.cache / "answers" / "w1-double"
    assert until(lambda: len(list(held.rglob("*.held"))) >= 2)
    verdict = place.run(client, seed=None).verdict
    assert verdict is not None
    assert verdict["verdict"] == "pass"


@pytest.mark.parametrize("wrong", [
    {"sources": {}}, {"sources": {"double.py": 3}}, {"folder": "/not/there"}, {"seed": -1}, {"limits": {"wall": -3}}, {"main": 3},
    {"outputs": "relative"}, {"sources": {"double.py": "", "../up.py": ""}},
])
def test_requests_that_can_not_be_made(shared: Shared, wrong: dict[str, object]) -> None:
    place, client = shared
    with pytest.raises(RunnerError) as error:
        client.check({**place.request(), **wrong})
    assert "\n" not in str(error.value)
    assert "Traceback" not in str(error.value)


def test_request_that_is_too_large(shared: Shared) -> None:
    place, client = shared
    with pytest.raises(RunnerError, match="larger than 8 MiB"):
        client.check({**place.request(), "sources": {"double.py": "#" * (9 << 20)}})


def test_folder_of_runs_that_can_not_be_written(shared: Shared, tmp_path: Path) -> None:
    place, client = shared
    (tmp_path / "file").write_text("")
    with pytest.raises(RunnerError, match="can't be recorded"):
        client.check({**place.request(), "runs": str(tmp_path / "file" / "runs")})


def test_status(shared: Shared) -> None:
    _, client = shared
    client.start()
    status = client.status()
    assert status is not None
    assert status["torch"]
    assert status["since"] <= time.time()
    assert "limits" in status["sandbox"]["on"]


def test_unknown_run(shared: Shared) -> None:
    _, client = shared
    with pytest.raises(RunnerError, match="no run named"):
        client.attach("20200101-000000-abcdef")


@pytest.mark.parametrize("kind", ["shared", "landlocked"])
@pytest.mark.parametrize("text", [
    "import os\nwhile True:\n    try:\n        os.fork()\n    except OSError:\n        pass\n",         # more and more
    "import os\nwhile True:\n    if os.fork():\n        os._exit(0)\n",                              # each lives for a moment
])
def test_processes_without_end(request: pytest.FixtureRequest, kind: str, text: str) -> None:
    place, client = request.getfixturevalue(kind)
    run = place.run(client, text)
    assert run.verdict is not None
    assert run.verdict["verdict"] == "error"
    assert run.verdict["how"] == "died"
    again = place.run(client)
    assert again.verdict is not None
    assert again.verdict["verdict"] == "pass"
    status = client.status()
    assert status is not None
    assert until(lambda: len(marked(str(place.runtime))) < 20)
