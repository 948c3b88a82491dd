"""The doctor, fact by fact, on machines that the test makes: what was found, how grave it is, and what to do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from runners.client import RunnerError
from tests.tutor.building import write
from tests.tutor.doctors import GIB, Card, FakeNvml, Machine, layers, torch_said
from tutor.doctor import editor, examine, folders, gpu, lessons, machine, python, runner, sandbox, terminal, torch, world
from tutor.doctor.examine import PROBES, Examination, Probe
from tutor.doctor.facts import GROUPS, STATES, Fact, document, many, size, worst
from tutor.doctor.tell import lines, summary, wrap
from tutor.doctor.world import Ended, Interpreter, run_child
from tutor.verbs.out import Out

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.setenv("HOME", str(tmp_path))
    return Machine(tmp_path)


def one(facts: list[Fact], name: str) -> Fact:
    (found,) = [fact for fact in facts if fact.name == name]
    return found


def examined(at: Machine) -> list[Fact]:
    return [fact for _, found in Examination(at.world).start() for fact in found]


# Python


@pytest.mark.parametrize(("mine", "state", "said"), [
    (Interpreter((3, 11, 0), "CPython", 64, False), "ok", "3.11.0"),
    (Interpreter((3, 10, 9), "CPython", 64, False), "bad", "too old"),
    (Interpreter((3, 12, 1), "PyPy", 64, False), "bad", "CPython only"),
    (Interpreter((3, 12, 1), "CPython", 32, False), "bad", "32 bits"),
    (Interpreter((3, 14, 0), "CPython", 64, True), "note", "free-threaded"),
])
def test_the_interpreter(mine: Interpreter, state: str, said: str) -> None:
    fact = python.interpreter(mine)
    assert fact.state == state and said in fact.found


def test_the_environment(at: Machine) -> None:
    assert python.environment(at.world).found == "a venv, /opt/venv"
    at.environ["VIRTUAL_ENV"] = "/other"
    assert "/other is the one that is active" in python.environment(at.world).found
    del at.environ["VIRTUAL_ENV"]
    prefix = at.folder / "conda"
    write(prefix / "conda-meta" / "history", "")
    at.interpreter = Interpreter((3, 11, 7), "CPython", 64, False, "python", str(prefix), str(prefix))
    at.environ["CONDA_PREFIX"] = str(prefix)
    assert python.environment(at.world).found == "conda, ~/conda"
    del at.environ["CONDA_PREFIX"]
    at.interpreter = Interpreter((3, 11, 7), "CPython", 64, False, "/usr/bin/python3", "/usr", "/usr")
    fact = python.environment(at.world)
    assert fact.state == "note" and "venv" in fact.do


def test_packages(at: Machine) -> None:
    assert python.packages(at.world)[0].found == "numpy 2.4.6, pandas 3.1.1, matplotlib 3.11.2, tensorboard 2.21.0"
    at.without("pandas")
    fact = one(python.look(at.world), "pandas")
    assert (fact.state, fact.do) == ("bad", "`/opt/venv/bin/python -m pip install pandas`")
    at.environ["PYTHONPATH"] = "/somewhere"
    assert one(python.look(at.world), "PYTHONPATH").state == "note"


# Terminal


@pytest.mark.parametrize(("env", "count"), [
    ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "millions"), ({"TERM": "xterm-256color"}, "256"), ({"TERM": "xterm-kitty"}, "256"),
    ({"TERM": "xterm"}, "16"), ({"TERM": "dumb"}, "none"), ({}, "none"), ({"TERM": "xterm", "COLORTERM": "24bit", "NO_COLOR": "1"}, "none"),
])
def test_colours(env: dict[str, str], count: str) -> None:
    assert terminal.colour_system(env) == count


@pytest.mark.parametrize(("env", "protocol"), [
    ({"TERM": "xterm-kitty"}, "kitty"), ({"TERM_PROGRAM": "ghostty"}, "kitty"), ({"KONSOLE_VERSION": "230800"}, "kitty"),
    ({"TERM_PROGRAM": "iTerm.app"}, "iterm"), ({"LC_TERMINAL": "iTerm2", "TERM": "xterm-256color"}, "iterm"), ({"TERM_PROGRAM": "WezTerm"}, "iterm"),
    ({"TERM": "foot"}, "sixel"), ({"WT_SESSION": "x"}, "sixel"), ({"TERM": "xterm-256color"}, ""), ({}, ""),
])
def test_pictures_are_guessed_from_the_environment(at: Machine, env: dict[str, str], protocol: str) -> None:
    assert terminal.guessed(env) == protocol
    at.environ = env
    at.answer = None  # it could not be asked, or was silent
    fact = terminal.pictures(at.world)
    assert fact.values == {"protocol": protocol, "how": "guessed"} and "guessed" in fact.found


def test_a_terminal_that_answered_is_believed(at: Machine) -> None:
    at.environ["KITTY_WINDOW_ID"] = "1"
    at.answer = ""
    assert terminal.pictures(at.world).values == {"protocol": "", "how": "asked"}
    at.tty = False
    assert terminal.pictures(at.world).values["how"] == "guessed", "what is no terminal is not asked"


@pytest.mark.parametrize(("said", "protocol"), [
    (b"\033_Gi=31;OK\033\\\033[?62;c", "kitty"), (b"\033[?62;4;22c", "sixel"), (b"\033[?4c", ""), (b"\033[?62;22c", ""), (b"", ""),
    (b"\033_Gi=31;ENOTSUPPORTED:no\033\\\033[?1;2c", ""),
])
def test_what_a_terminal_answers(said: bytes, protocol: str) -> None:
    assert terminal.understood(said) == protocol


@pytest.mark.parametrize(("size", "state"), [((120, 40), "ok"), ((80, 24), "ok"), ((79, 24), "note"), ((40, 12), "note"), ((39, 24), "warn"), ((80, 11), "warn")])
def test_the_size(at: Machine, size: tuple[int, int], state: str) -> None:
    at.size = size
    assert terminal.size(at.world).state == state


def test_letters_and_the_line(at: Machine) -> None:
    assert terminal.letters(at.world).found == "UTF-8 (LANG=C.UTF-8)"
    at.environ["LC_ALL"] = "C"
    assert terminal.letters(at.world).values["utf8"] is False
    assert terminal.line(at.world).found == "on this machine"
    at.environ |= {"SSH_CONNECTION": "1 2 3 4"}
    assert terminal.line(at.world).state == "note" and "tmux" in terminal.line(at.world).do
    at.environ |= {"TMUX": "/tmp/x,1,0"}
    assert terminal.line(at.world).found == "over SSH, in tmux"
    at.environ["KITTY_WINDOW_ID"], at.answer = "1", None
    assert "allow-passthrough" in terminal.pictures(at.world).do


def test_a_terminal_that_this_machine_does_not_know(at: Machine) -> None:
    at.environ["TERM"] = "xterm-ghostty"
    assert terminal.kind(at.world).state == "warn" and "infocmp -x xterm-ghostty" in terminal.kind(at.world).do
    write(at.folder / ".terminfo" / "78" / "xterm-ghostty", "")
    assert terminal.kind(at.world).state == "ok"
    at.environ["TERM"] = "dumb"
    assert terminal.kind(at.world).state == "warn"
    at.tty = False
    assert terminal.kind(at.world).state == "note", "a pipe is no fault"


def test_a_real_terminal_is_asked_and_left_as_it_was() -> None:
    import pty

    code = "from tutor.doctor.terminal import ask_terminal as a; import termios; b = termios.tcgetattr(0); print(repr(a()), b == termios.tcgetattr(0))"
    for answer, expected in ((b"\033_Gi=31;OK\033\\\033[?62;4c", "'kitty' True"), (b"\033[?64;4;6c", "'sixel' True"), (b"", "None True")):
        pid, fd = pty.fork()
        if not pid:
            os.execve(sys.executable, [sys.executable, "-c", code], {"TERM": "xterm", "PATH": os.environ["PATH"]})
        said, told = b"", False
        while True:
            try:
                more = os.read(fd, 4096)
            except OSError:
                break
            if not more:
                break
            said += more
            if b"\033[c" in said and not told:
                told = True
                os.write(fd, answer)
        os.close(fd)
        os.waitpid(pid, 0)
        assert told and expected in said.decode(), said


# Editor


def test_the_editor(at: Machine) -> None:
    assert editor.chosen(at.world).found == "vim (from $EDITOR), the app steps aside for it"
    at.environ["TMUX"] = "/tmp/x,1,0"
    assert editor.chosen(at.world).values["how"] == "split"
    at.environ["EDITOR"] = "nothing-of-the-kind"
    fact = editor.chosen(at.world)
    assert (fact.state, fact.do) == ("warn", "Install it, or set $EDITOR to another.")
    write(at.folder / "bin" / "code", "#!/bin/sh\n").chmod(0o755)
    at.environ |= {"EDITOR": "code -w", "SSH_CONNECTION": "1 2 3 4"}
    assert "has no screen" in editor.chosen(at.world).found
    at.environ["TERM_PROGRAM"] = "vscode"
    assert editor.chosen(at.world).state == "ok"


def test_tmux(at: Machine) -> None:
    assert editor.tmux(at.world).found == "3.5a; you are not in it"
    at.environ["TMUX"] = "/tmp/x,1,0"
    assert editor.tmux(at.world).state == "ok"
    at.children["tmux"] = Ended(1, "", "")
    assert "does not run" in editor.tmux(at.world).found
    at.children["tmux"] = PermissionError(13, "Permission denied")
    assert "can't be started" in editor.tmux(at.world).found
    (at.folder / "bin" / "tmux").unlink()
    assert "not on the PATH" in editor.tmux(at.world).found
    del at.environ["TMUX"]
    assert editor.tmux(at.world).found == "is not installed"


# Folders


def test_folders_that_are_not_there_yet_and_that_are(at: Machine) -> None:
    found = folders.look(at.world)
    assert {fact.state for fact in found} == {"ok"}
    assert one(found, "home").found == "~/home (made when it is needed), 100 GiB free, ext4"
    for place in (at.paths.home, at.paths.cache, at.paths.runtime):
        place.mkdir()
    found = folders.look(at.world)
    assert one(found, "home").found == "~/home, 100 GiB free, ext4"
    assert not list(at.paths.home.iterdir()), "the trial leaves nothing behind"


@pytest.mark.parametrize(("free", "state"), [(100 * GIB, "ok"), (GIB - 1, "warn"), (1 << 20, "bad"), (0, "bad")])
def test_little_space(at: Machine, free: int, state: str) -> None:
    at.free = free
    assert one(folders.look(at.world), "home").state == state


def test_a_home_on_a_network(at: Machine) -> None:
    at.paths.home.mkdir()
    at.file("/proc/self/mounts", f"/dev/vda / ext4 rw 0 0\nserver:/export {at.paths.home} nfs4 rw 0 0\n")
    fact = one(folders.look(at.world), "home")
    assert fact.state == "note" and "nfs4, a network file system: saves are noticed by looking every 0.3 s" in fact.found


def test_folders_that_are_in_the_way(at: Machine) -> None:
    at.paths.home.write_text("a file")
    at.paths.cache.symlink_to(at.folder / "nowhere")
    found = folders.look(at.world)
    assert (one(found, "home").state, one(found, "home").found) == ("bad", "~/home is a file where a folder is needed")
    assert (one(found, "cache").state, one(found, "cache").found) == ("bad", "~/cache is a link that leads nowhere")
    assert "TORCHTUTOR_CACHE" in one(found, "cache").do


def test_a_folder_that_refuses(at: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    at.paths.home.mkdir()
    at.paths.runtime.mkdir()

    def refuse(*args: object, **more: object) -> str:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(folders.tempfile, "mkdtemp", refuse)
    fact = one(folders.look(at.world), "home")
    assert fact.state == "bad" and "read-only file system" in fact.found
    monkeypatch.undo()
    monkeypatch.setenv("HOME", str(at.folder))
    monkeypatch.setattr(folders, "_no_socket", lambda trial: "it takes no sockets (operation not supported)")
    fact = one(folders.look(at.world), "runtime")
    assert fact.state == "bad" and "takes no sockets" in fact.found


def test_a_runtime_folder_of_somebody_else(at: Machine) -> None:
    at.paths.runtime.mkdir()
    strange = at.world
    strange.uid += 1
    fact = one(folders.look(strange), "runtime")
    assert fact.state == "bad" and "belongs to somebody else" in fact.found
    assert at.paths.runtime.is_dir()


def test_a_socket_is_really_made(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 100) / ("e" * 100)  # longer than the name of a socket may be
    deep.mkdir(parents=True)
    assert folders._no_socket(str(deep)) == ""
    assert (deep / "s").is_socket()


# Lessons and progress


def test_course_and_its_problems(at: Machine) -> None:
    assert lessons.course(at.world)[0].found == "4 exercises, each whole"
    world = at.world
    write(at.folder / "lessons" / "week01_first" / "adder" / "exercise.toml", "title = 3\n")
    (fact,) = lessons.course(world)
    assert fact.state == "warn" and "exercise.toml" in fact.found and "install" in fact.do.lower()


def test_progress_is_read_and_nothing_is_mended(at: Machine) -> None:
    assert lessons.progress(at.world).found == "nothing is recorded yet"
    text = '{"id":"a","event":"start"}\n{"id":"b","event":"hint"}\n{"id":"c","ev'
    write(at.paths.progress, text)
    fact = lessons.progress(at.world)
    assert fact.state == "warn" and fact.values == {"events": 2, "unreadable": 1, "set_aside": 0}
    assert at.paths.progress.read_text() == text
    write(at.paths.progress, text.rpartition("\n")[0] + "\n")
    write(at.paths.progress.with_name("progress.jsonl.torn"), "x\ny\n")
    fact = lessons.progress(at.world)
    assert fact.state == "note" and "2 torn lines set aside" in fact.found
    at.paths.progress.unlink()
    at.paths.progress.mkdir()
    assert lessons.progress(at.world).state == "bad"


def test_settings(at: Machine) -> None:
    assert lessons.settings(at.world)[0].state == "ok"
    write(at.paths.config / "settings.toml", 'device = "gpu"\ntehme = "dark"\n')
    found = lessons.settings(at.world)
    assert [fact.state for fact in found] == ["warn", "warn"]
    assert "Did you mean theme?" in found[1].found


def test_data_is_what_is_there(at: Machine) -> None:
    assert lessons.data(at.world)[0].state == "note"
    world = at.world
    write(at.folder / "lessons" / "data" / "iris" / "iris.csv", "x" * 2000)
    write(at.paths.data / "own.csv", "y")
    (fact,) = lessons.data(world)
    assert fact.found == "with the lessons: iris (1 file, 2 kB); yours: own.csv (1 file, 1 kB)"
    (at.paths.data / "gone").symlink_to(at.folder / "nowhere")
    assert lessons.data(world)[0].state == "warn"


# Machine


def test_cores_and_limits(at: Machine) -> None:
    assert machine.cores(at.world).found == "8 cores"
    at.cores = (8, 3)
    assert machine.cores(at.world).found == "3 of 8 are given to you"
    at.file("/proc/self/cgroup", "0::/job/step\n")
    at.file("/sys/fs/cgroup/job/cpu.max", "150000 100000\n")
    at.file("/sys/fs/cgroup/job/step/cpu.max", "max 100000\n")
    assert machine.cores(at.world).values["limit"] == 1.5


def test_memory_and_limits(at: Machine) -> None:
    assert machine.memory(at.world).found == "16 GiB, 12 GiB free"
    at.file("/proc/self/cgroup", "0::/job\n")
    at.file("/sys/fs/cgroup/job/memory.max", f"{4 * GIB}\n")
    at.file("/sys/fs/cgroup/job/memory.current", f"{GIB}\n")
    assert machine.memory(at.world).found == "4.0 GiB are allowed by the container or the job, 3.0 GiB free"
    at.file("/sys/fs/cgroup/job/memory.current", f"{4 * GIB - 1000}\n")
    assert machine.memory(at.world).state == "warn"
    at.file("/sys/fs/cgroup/job/memory.max", "max\n")
    assert machine.memory(at.world).state == "ok"
    at.file("/sys/fs/cgroup/memory/memory.limit_in_bytes", str(2 * GIB))  # cgroup v1
    assert machine.memory(at.world).values["limit"] == 2 * GIB


@pytest.mark.parametrize(("path", "text", "kind"), [("/.dockerenv", "", "docker"), ("/run/.containerenv", "", "podman"), ("/run/systemd/container", "lxc\n", "lxc")])
def test_containers(at: Machine, path: str, text: str, kind: str) -> None:
    assert machine.container(at.world) == []
    at.file(path, text)
    at.environ["SLURM_JOB_ID"] = "77"
    found = machine.container(at.world)
    assert found[0].found == kind and "job 77" in found[1].found


def test_other_systems(at: Machine) -> None:
    world = at.world
    for platform, state in (("linux", "ok"), ("darwin", "note"), ("win32", "warn")):
        world.platform = platform
        assert machine.system(world).state == state
    world.platform = "linux"
    at.file("/proc/version", "Linux version 5.15.90.1-microsoft-standard-WSL2")
    assert "WSL" in machine.system(world).found


# GPU


def test_a_gpu_that_fits(at: Machine) -> None:
    found = gpu.look(at.world)
    assert [(fact.name, fact.state) for fact in found] == [("driver", "ok"), ("CUDA build", "ok"), ("GPU 0", "ok")]
    assert found[0].found == "580.65.06, for CUDA up to 13.0"
    assert found[2].found == "NVIDIA H100 80GB HBM3, 79 GiB of 80 GiB free"
    assert at.driver is not None and at.driver.open == 0, "the conversation is ended"


def test_several_gpus_used_divided_full_and_lost(at: Machine) -> None:
    at.driver = FakeNvml([
        Card("NVIDIA A100", 40 * GIB, 3 * GIB, programs=2), Card("NVIDIA A100", 40 * GIB, GIB >> 1), Card(mig=True, parts=["MIG 1g.10gb", "MIG 2g.20gb"]),
        Card(mig=True), Card(lost=True), Card("Tesla V100", 16 * GIB, 16 * GIB, capability=(7, 0)),
    ], driver=b"580.65.06")  # fmt: skip
    found = {fact.name: fact for fact in gpu.look(at.world)}
    assert found["GPU 0"].found == "NVIDIA A100, 3.0 GiB of 40 GiB free, used by 2 programs"
    assert found["GPU 1"].state == "warn" and "too little" in found["GPU 1"].found
    assert found["GPU 2"].state == "ok" and "MIG 1g.10gb, MIG 2g.20gb" in found["GPU 2"].found
    assert found["GPU 3"].state == "warn" and "no part" in found["GPU 3"].found
    assert found["GPU 4"].state == "warn" and "GPU is lost" in found["GPU 4"].found
    assert found["GPU 5"].state == "ok" and found["GPU 5"].values["mig"] is False


@pytest.mark.parametrize(("cuda", "driver", "state"), [
    ("13.0", "580.65.06", "ok"), ("13.2", "580.65.06", "ok"), ("13.0", "590.1", "ok"), ("13.0", "575.57.08", "warn"),
    ("12.6", "525.60.13", "ok"), ("12.6", "525.60.12", "warn"), ("12.1", "580.65.06", "ok"), ("11.8", "450.80.02", "ok"), ("11.8", "440.33", "warn"),
])
def test_the_build_against_the_driver(at: Machine, cuda: str, driver: str, state: str) -> None:
    at.torch(f"2.9.0+cu{cuda.replace('.', '')}", cuda)
    fact = gpu.fit(torch.build(at.world), driver, None)
    assert fact is not None and fact.state == state
    assert (cuda in fact.found) and (driver in fact.found or state == "ok")


def test_a_cuda_that_no_table_knows_yet(at: Machine) -> None:
    at.torch("3.0.0+cu140", "14.0")
    old, new = gpu.fit(torch.build(at.world), "590.1", (13, 1)), gpu.fit(torch.build(at.world), "700.1", (14, 0))
    assert old is not None and old.state == "warn" and "CUDA 13" in old.do
    assert new is not None and new.state == "ok"


def test_a_driver_too_old(at: Machine) -> None:
    at.driver = FakeNvml([Card()], driver="535.104.05", cuda=12020)
    write(at.paths.config / "settings.toml", 'device = "cuda"\n')
    found = gpu.look(at.world)
    fact = one(found, "CUDA build")
    assert fact.state == "warn" and "580.65.06 or newer" in fact.found and "535.104.05 is too old" in fact.found and "CUDA 12" in fact.do
    assert one(found, "settings").state == "warn"


def test_builds_that_use_no_cuda(at: Machine) -> None:
    at.torch("2.14.1+cpu", None)
    assert "built for the CPU" in one(gpu.look(at.world), "CUDA build").found
    at.torch("2.14.1+rocm6.4", None, "6.4")
    assert one(gpu.look(at.world), "CUDA build").state == "warn"


def test_no_driver_is_fine(at: Machine) -> None:
    at.driver = None
    found = gpu.look(at.world)
    assert [(fact.name, fact.state) for fact in found] == [("GPU", "note"), ("CUDA build", "note")]
    assert "Fine: everything here also runs on the CPU" in found[1].found
    at.torch("2.14.1+cpu", None)
    assert [fact.name for fact in gpu.look(at.world)] == ["GPU"]


@pytest.mark.parametrize(("fails", "said"), [
    ("DriverNotLoaded", "not loaded"), ("LibRmVersionMismatch", "updated while it was running"), ("NoPermission", "may not be used by you"),
])
def test_a_driver_that_is_broken(at: Machine, fails: str, said: str) -> None:
    at.driver = FakeNvml(fails=fails)
    fact = one(gpu.look(at.world), "driver")
    assert fact.state == "warn" and said in fact.found and fact.do


def test_cards_and_modules_without_a_library(at: Machine) -> None:
    at.driver = None
    at.file("/sys/bus/pci/devices/0000:01:00.0/vendor", "0x10de\n")
    at.file("/sys/bus/pci/devices/0000:01:00.0/class", "0x030200\n")
    at.file("/sys/bus/pci/devices/0000:01:00.1/vendor", "0x10de\n")  # its sound
    at.file("/sys/bus/pci/devices/0000:01:00.1/class", "0x040300\n")
    assert "1 NVIDIA card in this machine, but no driver" in gpu.look(at.world)[0].found
    at.file("/proc/driver/nvidia/version", "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  575.57.08  Release Build  (x)\nGCC version: 13.2.0\n")
    found = gpu.look(at.world)
    assert "575.57.08 is loaded, but it can't be asked" in found[0].found
    assert one(found, "CUDA build").state == "warn"


def test_other_forms_of_the_kernels_word(at: Machine) -> None:
    at.file("/proc/driver/nvidia/version", "NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.104.05  Sat Aug 19 01:15:15 UTC 2023\n")
    assert gpu.kernel_module(at.world) == "535.104.05"


@pytest.mark.parametrize(("value", "said"), [("", "hides every GPU"), ("-1", "hides every GPU"), ("1,2", "only 1,2")])
def test_hidden_gpus(at: Machine, value: str, said: str) -> None:
    at.environ["CUDA_VISIBLE_DEVICES"] = value
    assert said in one(gpu.look(at.world), "visible").found


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


def test_torch_is_tried_once_for_all_who_ask(at: Machine) -> None:
    examined(at)
    assert at.asked.count("torch") == 1 and at.asked.count("trials") == 1


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


# Sandbox


def test_all_layers(at: Machine) -> None:
    found = sandbox.look(at.world)
    assert {fact.state for fact in found} == {"ok"}
    assert one(found, "landlock").found == "ABI 7, refused when tried: files, tcp, signals"
    assert one(found, "a check has").found == "namespaces, limits, landlock 7, seccomp"


ALL_NAMESPACES = {f"{kind} namespace": "EPERM" for kind in ("user", "pid", "mount", "net", "ipc")}


@pytest.mark.parametrize(("off", "files", "name", "said", "do"), [
    ({"landlock": "ENOSYS"}, {}, "landlock", "Linux 6.12.0 does not know its system calls", "CONFIG_SECURITY_LANDLOCK"),
    ({"landlock": "ENOSYS"}, {"/proc/sys/kernel/osrelease": "5.4.0-generic"}, "landlock", "older than it (5.13)", "newer kernel"),
    ({"landlock": "ENOSYS"}, {"/.dockerenv": ""}, "landlock", "this container (docker)", "container engine"),
    ({"landlock": "EOPNOTSUPP"}, {"/sys/kernel/security/lsm": "lockdown,capability,yama"}, "landlock", "switched off at boot", "lsm=landlock,lockdown,capability,yama"),
    ({"landlock": "EPERM"}, {}, "landlock", "a filter keeps", "let through"),
    (ALL_NAMESPACES, {}, "namespaces", "the system refused them (EPERM)", "let through"),
    (ALL_NAMESPACES, {"/proc/sys/user/max_user_namespaces": "0\n"}, "namespaces", "user.max_user_namespaces is 0", "sysctl user.max_user_namespaces"),
    (ALL_NAMESPACES, {"/proc/sys/kernel/unprivileged_userns_clone": "0\n"}, "namespaces", "only root", "unprivileged_userns_clone=1"),
    (ALL_NAMESPACES, {"/proc/sys/kernel/apparmor_restrict_unprivileged_userns": "1\n"}, "namespaces", "AppArmor", "apparmor_restrict_unprivileged_userns=0"),
    (ALL_NAMESPACES, {"/run/.containerenv": ""}, "namespaces", "this container (podman)", "seccomp=unconfined"),
    ({"user namespace": "ENOSPC"}, {}, "user namespace", "too many", "lsns"),
    ({"net namespace": "EPERM"}, {}, "net namespace", "The network is kept", "let through"),
    ({"seccomp": "EINVAL"}, {}, "seccomp", "this kernel has none (EINVAL)", "CONFIG_SECCOMP_FILTER"),
    ({"limits": "EPERM"}, {}, "limits", "all memory, processes and disk", "lsm"),
])
def test_a_layer_that_is_missing(at: Machine, off: dict[str, str], files: dict[str, str], name: str, said: str, do: str) -> None:
    at.children["trials"] = Ended(0, layers(off), "")
    for path, text in files.items():
        at.file(path, text)
    fact = one(sandbox.look(at.world), name)
    assert fact.state == "warn" and said in fact.found and do in fact.do, fact


def test_what_stays_open_without_landlock_depends_on_the_namespaces(at: Machine) -> None:
    at.children["trials"] = Ended(0, layers({"landlock": "ENOSYS"}), "")
    assert "kept from your code by namespaces alone" in one(sandbox.look(at.world), "landlock").found
    at.children["trials"] = Ended(0, layers({"landlock": "ENOSYS", **ALL_NAMESPACES}), "")
    assert "read and change your files" in one(sandbox.look(at.world), "landlock").found


def test_an_old_landlock_and_a_layer_with_a_hole(at: Machine) -> None:
    at.children["trials"] = Ended(0, layers(landlock={"abi": 3, "open": ["tcp", "signals"]}, seccomp={"open": ["sockets"]}), "")
    found = sandbox.look(at.world)
    assert one(found, "landlock").state == "note" and "tcp, signals" in one(found, "landlock").found
    assert one(found, "seccomp").state == "warn" and "went through: sockets" in one(found, "seccomp").found


def test_namespaces_that_can_be_made_and_not_filled(at: Machine) -> None:
    said = json.loads(layers())
    said |= {"on": ["limits", "landlock 7", "seccomp"], "missing": ["no namespaces: the system refused their mounts (Operation not permitted)"]}
    at.children["trials"] = Ended(0, json.dumps(said), "")
    fact = one(sandbox.look(at.world), "namespaces")
    assert fact.state == "warn" and "refused their mounts" in fact.found and "systempaths=unconfined" in fact.do


@pytest.mark.parametrize("ended", [Ended(1, "", "Traceback\nImportError: x\n"), Ended(None, "", ""), Ended(0, "[]", ""), Ended(0, "{", "")])
def test_trials_that_could_not_be_held(at: Machine, ended: Ended) -> None:
    at.children["trials"] = ended
    (fact,) = sandbox.look(at.world)
    assert fact.state == "warn" and "could not be tried" in fact.found


def test_a_system_without_any_sandbox(at: Machine) -> None:
    at.children["trials"] = Ended(0, json.dumps({"layers": [], "on": [], "missing": ["no sandbox on this system: your code can read and change your files"]}), "")
    (fact,) = sandbox.look(at.world)
    assert fact.state == "warn" and "no sandbox on this system" in fact.found


@pytest.mark.parametrize(("text", "known"), [("CONFIG_USER_NS=y\n", True), ("# CONFIG_USER_NS is not set\n", False), (None, None)])
def test_how_the_kernel_was_built(at: Machine, text: str | None, known: bool | None) -> None:
    import gzip

    if text is not None:
        at.file("/proc/config.gz", "").write_bytes(gzip.compress(text.encode()))
    assert sandbox.configured(at.world, "USER_NS") is known


# Runner


def test_the_runner(at: Machine) -> None:
    at.client.status = lambda: {"pid": 7, "torch": "2.14.1", "python": "3.11.7", "runs": [{}], "count": 3}  # type: ignore[method-assign]
    fact = runner.look(at.world)[0]
    assert fact.found == "is running (process 7, torch 2.14.1, Python 3.11.7), 1 run going on"


def test_a_runner_is_started_asked_and_ended_again(at: Machine) -> None:
    said: list[str] = []
    at.client.status = lambda: {"torch": "2.14.1"} if "start" in said else None  # type: ignore[method-assign]
    at.client.start = lambda: said.append("start")  # type: ignore[method-assign]
    at.client.quit = lambda: bool(said.append("quit"))  # type: ignore[method-assign, func-returns-value]
    fact = runner.look(at.world)[0]
    assert said == ["start", "quit"] and fact.state == "ok" and "was not running" in fact.found


def test_a_runner_that_does_not_come_up(at: Machine) -> None:
    def start() -> None:
        raise RunnerError("/run/x belongs to somebody else: remove it, or set TORCHTUTOR_RUNTIME to a folder of yours.")

    at.client.status, at.client.start = (lambda: None), start  # type: ignore[method-assign]
    fact = runner.look(at.world)[0]
    assert (fact.state, fact.found) == ("bad", "/run/x belongs to somebody else") and fact.do.startswith("Remove it")


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


def test_trials_agree_with_what_a_run_gets() -> None:
    from runners import sandbox as layers_of
    from runners.sandbox import namespaces
    from runners.sandbox.trials import trials

    found = trials()
    missing = namespaces.probe()
    assert found["on"] == layers_of.probe(layers_of.Policy(private=not missing)).on
    tried = {layer["name"]: layer for layer in found["layers"]}
    assert set(tried) == {"no_new_privs", "limits", "landlock", "seccomp", *ALL_NAMESPACES}
    for layer in tried.values():
        assert layer["on"] == bool(layer["holds"]) and (layer["on"] or layer["errno"] or layer["said"])
    assert ("namespaces" in found["on"]) <= all(tried[name]["on"] for name in ALL_NAMESPACES)


@pytest.mark.skipif(os.uname().machine not in ("x86_64", "aarch64"), reason="the filter knows two kinds of machines")
@pytest.mark.parametrize(("without", "gone"), [("landlock", {"landlock"}), ("namespaces", set(ALL_NAMESPACES)), ("landlock,namespaces", {"landlock", *ALL_NAMESPACES})])
def test_a_machine_without_a_layer_is_found_out(at: Machine, without: str, gone: set[str]) -> None:
    """A kernel that does not know a system call is made by a filter; nobody tells the doctor."""
    at.environ["PATH"] = os.environ["PATH"]
    real = at.world
    real.interpreter = Interpreter()
    real.run = lambda argv, patience, environ: run_child([sys.executable, "-m", "tests.without", without, "--", *argv], patience, {**environ, "PYTHONPATH": str(ROOT)})
    found = sandbox.look(real)
    off = {fact.name for fact in found if fact.state == "warn"}
    assert off == {name.replace("user namespace", "namespaces") for name in gone if "namespace" not in name or name == "user namespace"}
    for fact in found:
        assert fact.do or fact.state != "warn"


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
