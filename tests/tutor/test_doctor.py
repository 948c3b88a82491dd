"""The doctor as a whole: every group at once, as text, as a document, as a verb and as a page."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.tutor.building import write
from tests.tutor.doctors import ALL_NAMESPACES, GIB, Card, FakeNvml, Machine, layers, torch_said
from tutor.doctor import examine, world
from tutor.doctor.examine import PROBES, Examination, Probe
from tutor.doctor.facts import GROUPS, STATES, Fact, document, many, size, worst
from tutor.doctor.tell import lines, summary, wrap
from tutor.doctor.world import Ended, run_child
from tutor.verbs.out import Out


def examined(at: Machine) -> list[Fact]:
    return [fact for _, found in Examination(at.world).start() for fact in found]


# The whole


def test_every_fact_that_asks_for_attention_says_what_to_do(at: Machine) -> None:
    spoil(at)
    facts = examined(at)
    assert {fact.state for fact in facts} == set(STATES)
    for fact in facts:
        assert fact.group in GROUPS and fact.name and fact.found
        assert fact.do or fact.state in ("ok", "note"), fact
        assert not fact.found.endswith("."), "it stands beside a name, and is no sentence"
    assert [g for g in GROUPS if g in {f.group for f in facts}] == list(GROUPS), "each group has something to say"


def spoil(at: Machine) -> None:
    """A machine on which much is amiss."""
    at.driver = FakeNvml([Card("NVIDIA A100-SXM4-40GB", 40 * GIB, 3 * GIB, programs=2), Card(lost=True)], driver="535.104.05", cuda=12020)
    at.environ |= {"EDITOR": "nothing-of-the-kind", "LANG": "C", "SSH_CONNECTION": "1 2 3 4", "TERM": "xterm", "COLORTERM": ""}
    at.children["torch"] = Ended(0, torch_said(load={"error": "OSError", "said": "libcudart.so.13: cannot open shared object file: No such file or directory"}, use=None, vision=None, devices=None), "")
    at.children["trials"] = Ended(0, layers({"landlock": "EOPNOTSUPP", **ALL_NAMESPACES}), "")
    at.free, at.answer = 700 << 20, None
    at.client.status = lambda: None  # type: ignore[method-assign]
    at.without("matplotlib")
    write(at.paths.config / "settings.toml", 'device = "gpu"\n')
    write(at.paths.progress, '{"id":"a","event":"start"}\n{"id":"c","ev')


SHAPES = {"well": lambda at: None, "no-gpu": lambda at: setattr(at, "driver", None), "spoilt": spoil}


@pytest.mark.parametrize("width", [40, 80, 120, 200])
@pytest.mark.parametrize("shape", SHAPES)
def test_the_text(at: Machine, shape: str, width: int, request: pytest.FixtureRequest) -> None:
    """`--snapshot-update` writes the files anew: read them before you keep them."""
    SHAPES[shape](at)
    at.size = (width, 40)
    text = told(examined(at), width, Out(environ={"LANG": "C.UTF-8"}, stream=Utf8())).replace(f"{os.uname().machine}", "x86_64")
    file = Path(__file__).parent / "doctor" / f"{shape}-{width}.txt"
    if request.config.getoption("update_snapshots", default=False):
        write(file, "").write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")
    assert max(map(len, text.splitlines())) <= min(width, 100)


class Utf8:
    encoding = "utf-8"

    def __init__(self, tty: bool = False) -> None:
        self.said, self.tty = "", tty

    def write(self, text: str) -> int:
        self.said += text
        return len(text)

    def flush(self) -> None: ...

    def isatty(self) -> bool:
        return self.tty


def told(facts: list[Fact], width: int, out: Out) -> str:
    from tutor.glyphs import plain

    rows = []
    for group in GROUPS:
        rows += [GROUPS[group], *(line for fact in facts if fact.group == group for line in lines(fact, width, out)), ""]
    text = "\n".join([*rows, *wrap(summary(facts)[1], width)]) + "\n"
    return plain(text) if out.ascii else text


def test_ascii_and_colour_change_no_cell(at: Machine) -> None:
    import re

    spoil(at)
    facts = examined(at)
    for width in (40, 57, 80, 133):
        plain = told(facts, width, Out(environ={"LANG": "C.UTF-8"}, stream=Utf8()))
        ascii = told(facts, width, Out(environ={"LANG": "C"}, stream=Utf8()))
        colour = told(facts, width, Out(environ={"LANG": "C.UTF-8"}, stream=Utf8(tty=True)))
        none = told(facts, width, Out(environ={"LANG": "C.UTF-8", "NO_COLOR": "1"}, stream=Utf8(tty=True)))
        assert ascii.isascii() and [len(row) for row in ascii.splitlines()] == [len(row) for row in plain.splitlines()]
        assert "\033[" in colour and re.sub(r"\033\[[\d;]*m", "", colour) == plain == none


def test_what_others_wrote_moves_no_cursor() -> None:
    fact = Fact("torch", "loads\x1b[2J", "bad", "a\x1b]0;title\x07b\r\n[red]c", "do\x1b[1A `x`")
    text = told([fact], 80, Out(environ={"LANG": "C.UTF-8"}, stream=Utf8()))
    assert "\x1b" not in text and "\r" not in text and "\x07" not in text and "[red]c" in text


def test_wrapping_keeps_commands_whole_and_cuts_paths_at_their_slashes() -> None:
    assert wrap("Type `pip install torch` now", 20) == ["Type", "`pip install torch`", "now"] or wrap("Type `a b` now", 12)[0] == "Type `a b`"
    assert all(len(row) <= 30 for row in wrap("/very/long/path/" * 8, 30, "  ", "    "))
    assert wrap("/very/long/path/" * 3, 30)[0].endswith("/")
    from rich.cells import cell_len

    assert all(cell_len(row) <= 21 for row in wrap("学" * 40 + " b", 21, "  ", "  "))


SCHEMA: dict[str, type | tuple[type, ...]] = {"group": str, "name": str, "state": str, "found": str, "do": str, "values": dict}


def test_the_document(at: Machine) -> None:
    spoil(at)
    made = json.loads(json.dumps(document(examined(at))))
    assert set(made) == {"ok", "worst", "facts"} and made["ok"] is False and made["worst"] == "bad"
    for fact in made["facts"]:
        assert set(fact) == set(SCHEMA) and all(isinstance(fact[key], kind) for key, kind in SCHEMA.items())
        assert fact["group"] in GROUPS and fact["state"] in STATES


def test_a_group_that_breaks_or_hangs_hides_nothing_else(at: Machine) -> None:
    def broken(world: world.World) -> list[Fact]:
        raise ValueError("what")

    release = threading.Event()

    def hangs(world: world.World) -> list[Fact]:
        release.wait(30)
        return []

    probes = (Probe("python", broken, 5.0), Probe("folders", hangs, 0.3), PROBES[1])
    told: dict[str, list[Fact]] = {}
    found = {probe.group: facts for probe, facts in Examination(at.world, probes=probes, told=told.__setitem__).start()}
    release.set()
    assert found["python"][0].state == "warn" and "ValueError" in found["python"][0].found
    assert found["folders"][0].state == "bad" and "no answer" in found["folders"][0].found
    assert [fact.name for fact in found["terminal"]] == ["kind", "size", "colours", "letters", "pictures", "line"]
    assert set(told) == set(found)


def test_groups_are_given_up_even_when_nobody_waits(at: Machine) -> None:
    release, there = threading.Event(), threading.Event()

    def hangs(world: world.World) -> list[Fact]:
        release.wait(30)
        return []

    probe = Probe("gpu", hangs, 0.2)
    told: list[Fact] = []
    Examination(at.world, probes=(probe,), told=lambda group, facts: (told.extend(facts), there.set())[0]).start()
    assert there.wait(10) and "nvidia-smi" in told[0].do
    release.set()


def test_summaries() -> None:
    def of(*states: str) -> str:
        return summary([Fact("torch", "loads", state, "x", "y") for state in states])[1]  # type: ignore[arg-type]

    assert of("ok", "note") == "All is well: exercises work here."
    assert of("warn", "ok") == "Exercises work here. 1 thing to look at."
    assert of("bad", "warn") == "1 thing keeps exercises from working (torch: loads)."
    assert worst([]) == "ok"
    assert (many(1, "core"), many(2, "core"), size(0), size(139 * GIB), size(1500 * GIB), size(1.44 * GIB)) == ("1 core", "2 cores", "0 kB", "139 GiB", "1.5 TiB", "1.4 GiB")


def test_children_are_ended_and_bounded() -> None:
    ended = run_child([sys.executable, "-c", "import sys; sys.stdout.write('x' * 10_000_000)"], 30, os.environ)
    assert ended.code == 0 and len(ended.out) == world.CAP
    code = "import subprocess, sys, time; p = subprocess.Popen(['sleep', '600']); print(p.pid, flush=True); time.sleep(600)"
    ended = run_child([sys.executable, "-c", code], 15, os.environ)
    assert ended.code is None
    for _ in range(100):
        if not Path(f"/proc/{int(ended.out)}").exists() or "Z" in Path(f"/proc/{int(ended.out)}/stat").read_text().split(") ")[1][:2]:
            break
        time.sleep(0.05)
    else:
        raise AssertionError("a grandchild lives on")


def test_looking_imports_no_torch(at: Machine) -> None:
    code = f"import sys; from tutor.cli import main; main(['--home', {str(at.folder / 'h')!r}, 'doctor', '--help']); import tutor.doctor.{'; import tutor.doctor.'.join(GROUPS)}; print('torch' in sys.modules, 'textual' in sys.modules, 'numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("False False False")
    assert len(examine.PROBES) == len(GROUPS)


def test_torch_is_tried_once_for_all_who_ask(at: Machine) -> None:
    examined(at)
    assert at.asked.count("torch") == 1 and at.asked.count("trials") == 1


# The verb and the page


def test_the_verb(at: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from tutor.cli import main

    monkeypatch.setattr("tutor.verbs.machine.World", lambda *_, **__: at.world)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert main(["doctor"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Python\n") and said.endswith("\n✓ All is well: exercises work here.\n")
    assert main(["doctor", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["worst"] == "note"
    spoil(at)
    assert main(["doctor", "--ascii"]) == 1
    said = capsys.readouterr().out
    assert said.isascii() and said.endswith("x 3 things keep exercises from working (python: matplotlib, torch: loads,\n  runner).\n")
    assert main(["doctor", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["ok"] is False


def test_what_is_found_at_once_is_printed_at_once(at: Machine) -> None:
    from tutor.verbs import machine as verb

    slow, stream = threading.Event(), Utf8(tty=True)

    def child() -> Ended:
        slow.wait(30)
        return Ended(0, torch_said(), "")

    at.children["torch"] = child
    thread = threading.Thread(target=verb.examine, args=(at.world, Out(environ={"LANG": "C.UTF-8", "TERM": "xterm"}, stream=stream)))
    thread.start()
    for _ in range(6000):
        if "being tried" in stream.said and "a check has" in stream.said:
            break
        time.sleep(0.01)
    assert "being tried" in stream.said
    assert "a check has" in stream.said and "loads" not in stream.said, "only torch is waited for, and that is said"
    slow.set()
    thread.join(30)
    assert "\r\033[K" in stream.said and "loads" in stream.said


async def test_the_page_fills_as_facts_come(at: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.tutor.desk import Desk, text_of, until
    from tutor.screens.doctor import Doctor
    from tutor.screens.home import Home

    slow = threading.Event()

    def child() -> Ended:
        slow.wait(60)
        return Ended(0, torch_said(), "")

    spoil(at)
    at.children["torch"] = child
    monkeypatch.setattr("tutor.screens.doctor.World", lambda session, **more: at.world)
    monkeypatch.setenv("LANG", "C.UTF-8")
    for name in ("NO_COLOR", "LC_ALL"):
        monkeypatch.delenv(name, raising=False)
    app = Desk(at.folder / "desk").app("home")
    async with app.run_test(size=(100, 150)) as pilot:
        await pilot.press("ctrl+p", *"doctor", "enter")
        await until(pilot, lambda: isinstance(app.screen, Doctor))
        page = app.screen
        assert isinstance(page, Doctor)
        await until(pilot, lambda: len(page.found) == len(GROUPS) - 2)
        await pilot.pause()
        seen = text_of(app)
        assert "8 of 10 looked at" in seen and "● being tried" in seen and "nothing-of-the-kind" in seen
        assert "a look again" not in seen
        slow.set()
        await until(pilot, lambda: page.over)
        await pilot.pause()
        seen = text_of(app)
        assert "being tried" not in seen and "backward pass is right" in seen and "keeps exercises from working (python: matplotlib)" in seen
        before = page.examination
        await pilot.press("a")
        await until(pilot, lambda: page.over and page.examination is not before)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Home))


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (200, 60)])
@pytest.mark.parametrize("colourless", [False, True])
async def test_the_page_at_any_size(at: Machine, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], colourless: bool) -> None:
    from tests.tutor.desk import Desk, text_of, until
    from tutor.screens.doctor import Doctor

    spoil(at)
    monkeypatch.setattr("tutor.screens.doctor.World", lambda session, **more: at.world)
    monkeypatch.setenv("LANG", "C" if colourless else "C.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    if colourless:
        monkeypatch.setenv("NO_COLOR", "1")
    else:
        monkeypatch.delenv("NO_COLOR", raising=False)
    app = Desk(at.folder / "desk").app("home")
    async with app.run_test(size=size) as pilot:
        app.action_doctor()
        await until(pilot, lambda: isinstance(app.screen, Doctor) and app.screen.over)
        seen = ""
        for _ in range(60):
            await pilot.pause()
            seen += text_of(app)
            assert isinstance(app.screen, Doctor)
            if app.screen.at_end:
                break
            await pilot.press("space")
        words = " ".join(seen.split())
        for wanted in ("Folders", "matplotlib", "libcudart.so.13", "runner"):
            assert wanted in words
        assert all(len(row) <= size[0] for row in text_of(app).splitlines())
        if colourless:
            assert seen.isascii()


# This very machine


def test_the_doctor_here(tmp_path: Path) -> None:
    """Everything real: torch in a child, each layer, a runner that is started and ended."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("TORCHTUTOR")}
    env |= {f"TORCHTUTOR_{name.upper()}": str(tmp_path / name) for name in ("home", "cache", "config", "runtime")}
    done = subprocess.run([sys.executable, "-m", "tutor", "doctor", "--json"], capture_output=True, text=True, env=env)
    made = json.loads(done.stdout)
    facts = {(fact["group"], fact["name"]): fact for fact in made["facts"]}
    assert done.returncode == (0 if made["ok"] else 1), done.stderr
    assert facts["torch", "loads"]["state"] == "ok" and facts["torch", "torchvision"]["state"] == "ok"
    assert facts["runner", "runner"]["state"] == "ok" and facts["runner", "runner"]["values"]["running"] is False
    assert not [fact for fact in made["facts"] if "could not be looked at" in fact["found"]]
    assert not (tmp_path / "home").exists(), "looking makes no home"
    assert not list((tmp_path / "runtime").glob("*.sock")), "the runner is gone"
