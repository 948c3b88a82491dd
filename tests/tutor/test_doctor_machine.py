"""The doctor on progress, machine and GPUs that the test makes; the driver is a fake with the calls of NVIDIA's library."""

from __future__ import annotations

import pytest

from tests.tutor.building import write
from tests.tutor.doctors import GIB, Card, FakeNvml, Machine
from tutor.doctor import gpu, lessons, machine, torch
from tutor.doctor.facts import Fact


def one(facts: list[Fact], name: str) -> Fact:
    (found,) = [fact for fact in facts if fact.name == name]
    return found


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
