"""The two processes of a check, from their fork to the code that they are for: the checker's, and the learner's (which a run of
a script has, too).

Both are forked before the run is known (see `supervisor`) and wait to be told; until then, and until it is confined, all that
runs in the learner's process is ours.
"""

from __future__ import annotations

import builtins
import contextlib
import os
import random
import signal
import socket
import sys
import tempfile
import time
import traceback
from collections.abc import Mapping
from typing import Any

import torch

from . import checking, learner, sandbox, script, standins
from .sandbox import namespaces, tree
from .spawn import Channel, arrange, fork
from .watch import doctor, figures, loss, tensorboard

SIDE, METRICS, CONTROL, OUTPUT = 3, 4, 5, 6      # descriptors in the learner's process
_ENDS = (SIDE, METRICS, CONTROL, OUTPUT)
_PASSED = ("PATH", "LANG", "LANGUAGE", "TZ", "LD_LIBRARY_PATH", "OPENBLAS_NUM_THREADS", "OPENBLAS_CORETYPE", "ATEN_CPU_CAPABILITY",
           "MKL_CBWR", "NVIDIA_TF32_OVERRIDE", "CUDA_VISIBLE_DEVICES", "CUDA_HOME", "CUDA_PATH", "CUDA_DEVICE_ORDER")


NOBODY = "nobody is at the keyboard while your code is checked: input() has no one to ask"
NO_KEYBOARD = "nobody is at the keyboard of a run: input() has no one to ask"


def environment(host: Mapping[str, str], temp: str, data: str) -> dict[str, str]:
    """What the learner's code finds in os.environ: what programs need, and places that it may use; nothing of the user's."""
    found = {key: value for key, value in host.items() if key in _PASSED or key.startswith("LC_")}
    found.setdefault("PATH", "/usr/bin:/bin")
    found.setdefault("LANG", "C.UTF-8")
    found |= {"HOME": temp, "USER": "learner", "LOGNAME": "learner", "TMPDIR": temp, "XDG_CACHE_HOME": f"{temp}/.cache",
              "MPLBACKEND": "Agg", "MPLCONFIGDIR": f"{temp}/.config/matplotlib", "PYTHONDONTWRITEBYTECODE": "1"}
    if data:
        found["TORCH_HOME"] = f"{data}/torch"
    return found


def _threads() -> int:
    return min(2, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def _streams(said: str) -> None:
    for fd, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        buffering = 1 if mode == "w" else -1
        stream = open(fd, mode, buffering=buffering, encoding="utf-8", errors="backslashreplace", closefd=False)    # noqa: SIM115
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    ask, empty = builtins.input, sys.stdin

    def input(prompt: object = "", /) -> str:
        if sys.stdin is not empty:          # a check put something there to be read
            return ask(prompt)
        print(prompt, end="", flush=True)
        raise EOFError(said)

    input.__doc__ = ask.__doc__
    builtins.input = input


def side_main(side: socket.socket, metrics: int, control: socket.socket, output: int, private: bool, network: bool = False) -> None:
    """The learner's side from its fork to its end. With namespaces (`private`) it is three processes: this one, which leaves; the
    first process of the new world, with which everything in it ends; and the learner's."""
    os.setsid()             # a share of the processor of its own, so that no number of processes starves whoever watches
    null = os.open(os.devnull, os.O_RDWR)
    arrange({0: null, 1: 1, 2: 2, SIDE: side.detach(), METRICS: metrics, CONTROL: control.detach(), OUTPUT: output})
    if private:
        try:
            namespaces.enter(network)
        except (OSError, sandbox.Missing) as error:     # it worked when it was probed
            print(f"no namespaces this time: {error}", file=sys.stderr)
            private = False
    if not private:
        learner_main(False)
        return
    first = fork(_first, keep=_ENDS)
    for fd in _ENDS:
        os.close(fd)
    os.waitpid(first, 0)


def _first() -> None:
    """Process 1 of the new world: takes in orphans, and tells how the learner's process ended."""
    learner_pid = fork(lambda: learner_main(True), keep=_ENDS)
    for fd in (SIDE, METRICS, OUTPUT):
        os.close(fd)
    while True:
        pid, status = os.wait()
        if pid == learner_pid:
            with contextlib.suppress(OSError):
                Channel(socket.socket(fileno=CONTROL)).send({"exit": status})
            return


def learner_main(private: bool) -> None:
    """The learner's process. Returns when the checker has hung up."""
    channel = Channel(socket.socket(fileno=CONTROL))
    try:
        go = channel.receive()
    except EOFError:
        return                          # the run never came
    os.environ.clear()
    os.environ.update(go["environment"])
    tempfile.tempdir = None
    time.tzset()
    os.chdir(go["folder"])
    asked = go.get("script")
    os.umask(asked["umask"] if asked else 0o022)
    if go["beside"]:
        sys.path.insert(0, go["beside"])            # as for `python FILE`: the file's folder comes first
    policy = sandbox.Policy.from_plain({**go["policy"], "private": private})
    if not go.get("open"):
        tree.expendable(policy.expendable)
    if private:
        try:
            namespaces.build(policy, go["root"])
        except OSError as error:
            channel.send({"refused": f"A view of the machine for your code alone could not be made ({error})."})
            return
    report = sandbox.Report(missing=[go["open"]]) if go.get("open") else sandbox.confine(policy)
    if not private and go["missing"]:
        report.missing.insert(0, go["missing"])
    channel.send({"sandbox": report.plain()})
    try:
        seed = int(channel.receive()["seed"])
    except EOFError:
        return
    channel.close()
    os.dup2(OUTPUT, 1)
    os.dup2(OUTPUT, 2)
    os.close(OUTPUT)
    _streams(NO_KEYBOARD if asked else NOBODY)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    torch.set_num_threads(int(asked["threads"]) if asked else _threads())   # only now: what was there before would not be confined
    random.seed(seed)
    torch.manual_seed(seed)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(seed % 2**32)
    if not private and any(layer.startswith("landlock") for layer in report.on):
        standins.by_copy()
    if not private and "seccomp" in report.on:
        standins.easy_on_metadata(policy.write)
    tree.dumpable(True)                         # nothing here is secret, and the supervisor counts its memory
    watch = loss.install(METRICS, script=bool(asked))
    drawn = figures.install(watch)
    if asked:
        tensorboard.install(watch, drawn)
    if asked:
        os.close(SIDE)
        looking = doctor.install(watch, str(asked["folder"]), str(asked["path"])) if asked.get("doctor") else None
        os._exit(script.run(asked, None if go.get("open") else policy, watch, looking))
    if go.get("doctor"):
        doctor.install(watch, os.path.dirname(go["doctor"]), go["doctor"])      # noqa: PTH120
    try:
        learner.serve(socket.socket(fileno=SIDE), watch)
    finally:
        with contextlib.suppress(Exception):
            sys.stdout.flush()


def checker_main(side: socket.socket, control: socket.socket) -> None:
    """The checker's process: ours, and the only one that sees the answers."""
    null = os.open(os.devnull, os.O_RDWR)
    arrange({0: null, 1: 1, 2: 2, SIDE: side.detach(), CONTROL: control.detach()})
    channel = Channel(socket.socket(fileno=CONTROL))
    try:
        go = channel.receive()
    except EOFError:
        return
    request: dict[str, Any] = go["request"]
    os.environ.clear()
    os.environ.update(go["environment"])
    tempfile.tempdir = None
    os.chdir(go["folder"])
    try:
        # It handles files that both sides see (a link there could lead anywhere), so it is confined as well.
        sandbox.confine(sandbox.Policy.from_plain(go["policy"]))
        request["seed"] = checking.next_seed(request)
        channel.send({"seed": request["seed"]})
        sock = socket.socket(fileno=SIDE)
        found = checking.judge(request, sock, lambda event: channel.send({"event": event}), lambda: _ended(channel))
        channel.send({"verdict": found})
    except EOFError:
        return
    except Exception as error:
        traceback.print_exc()
        said = " ".join(str(error).split())[:200]
        channel.send({"failed": f"The checks of this exercise failed themselves ({type(error).__name__}: {said}): that is our mistake, "
                                "not yours."})
    with contextlib.suppress(EOFError, OSError):
        channel.feed()                  # until the supervisor has it


def _ended(channel: Channel) -> dict[str, Any]:
    channel.send({"ask": "ended"})
    found = channel.receive()["ended"]
    assert isinstance(found, dict)
    return found


def prepare_main(request: dict[str, Any], environment: Mapping[str, str], seconds: int) -> None:
    """Hold the next conversations ahead, in a session of its own, behind whatever somebody waits for.

    Not at idle priority: on a box that trains on all cores it would never run."""
    os.setsid()
    tree.subreaper()
    with contextlib.suppress(OSError):
        os.nice(5)
    signal.alarm(seconds)               # its default meaning ends us; what we had begun is swept by the host
    temp = tempfile.mkdtemp(prefix="torchtutor-")
    try:
        os.environ.clear()
        os.environ.update({**environment, "TMPDIR": temp, "HOME": temp})
        tempfile.tempdir = None
        os.chdir(temp)
        checking.prepare(request)
    finally:
        tree.sweep()
        tempfile.tempdir = None
        import shutil

        shutil.rmtree(temp, ignore_errors=True)
