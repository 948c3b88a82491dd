"""The doctor on the layers of the sandbox and the runner: missing for every reason, and really taken away."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from runners.client import RunnerError
from tests.tutor.doctors import ALL_NAMESPACES, Machine, layers
from tutor.doctor import runner, sandbox
from tutor.doctor.facts import Fact
from tutor.doctor.world import Ended, Interpreter, run_child

ROOT = Path(__file__).resolve().parents[2]

def one(facts: list[Fact], name: str) -> Fact:
    (found,) = [fact for fact in facts if fact.name == name]
    return found


# Sandbox


def test_all_layers(at: Machine) -> None:
    found = sandbox.look(at.world)
    assert {fact.state for fact in found} == {"ok"}
    assert one(found, "landlock").found == "ABI 7, refused when tried: files, tcp, signals"
    assert one(found, "a check has").found == "namespaces, limits, landlock 7, seccomp"


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
    assert said == ["start", "quit"] and fact.state == "ok" and "was ended again" in fact.found
    said.clear()
    kept = at.world
    kept.keep_runner = True
    fact = runner.look(kept)[0]
    assert said == ["start"] and fact.state == "ok" and "was ended again" not in fact.found


def test_a_runner_that_does_not_come_up(at: Machine) -> None:
    def start() -> None:
        raise RunnerError("/run/x belongs to somebody else: remove it, or set TORCHTUTOR_RUNTIME to a folder of yours.")

    at.client.status, at.client.start = (lambda: None), start  # type: ignore[method-assign]
    fact = runner.look(at.world)[0]
    assert (fact.state, fact.found) == ("bad", "/run/x belongs to somebody else") and fact.do.startswith("Remove it")


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
