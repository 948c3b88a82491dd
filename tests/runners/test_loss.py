"""The hooks see every loss and rate, and are not felt: the numbers stay the same bit for bit, nothing is raised, nothing waits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from tests.runners import forked

ROOT = Path(__file__).resolve().parents[2]
BEFORE = """
import json, os, sys
import torch
from runners.watch.loss import install
torch.manual_seed(0)
"""
TRAIN = """
def train(steps=20, lr=0.1, kind=torch.optim.SGD):
    torch.manual_seed(3)
    model = torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.Dropout(0.3), torch.nn.Linear(8, 1))
    opt = kind(model.parameters(), lr=lr)
    for _ in range(steps):
        opt.zero_grad()
        loss = torch.nn.functional.mse_loss(model(torch.randn(16, 4)), torch.randn(16, 1))
        loss.backward()
        opt.step()
    return [p.detach().clone() for p in model.parameters()]
"""


def ran(body: str, *, drain: bool = True) -> tuple[list[dict[str, Any]], str]:
    """The points and the output of a program that may use `watch`; in a fork, since hooks stay."""
    read, write = os.pipe()
    program = BEFORE + TRAIN + f"watch = install({write})\n" + textwrap.dedent(body) + "\nwatch.flush()\n"
    pid, printed = forked.start(program, write)
    os.close(write)
    data = b""
    if drain:
        while more := os.read(read, 1 << 16):
            data += more
    code, text = forked.end(pid, printed)
    os.close(read)
    assert code == 0, text
    return [json.loads(line) for line in data.splitlines()], text


def series(points: list[dict[str, Any]], name: str, check: int = 0) -> list[Any]:
    return [p["v"] for p in points if p["n"] == name and p["c"] == check]


def test_losses_and_rates() -> None:
    points, _ = ran("train()")
    losses = series(points, "loss")
    assert len(losses) == 20
    assert all(isinstance(v, float) for v in losses)
    assert series(points, "lr") == [0.1]
    assert [p["s"] for p in points if p["n"] == "loss"] == list(range(20))


def test_results_are_the_same_bit_for_bit() -> None:
    points, text = ran("""
        watched = train(kind=torch.optim.Adam)
        state = torch.get_rng_state()
        watch.remove()
        plain = train(kind=torch.optim.Adam)
        print(all(torch.equal(a, b) for a, b in zip(watched, plain)), torch.equal(state, torch.get_rng_state()))
    """)
    assert text.split() == ["True", "True"]
    assert len(series(points, "loss")) == 20


def test_a_rate_that_changes() -> None:
    points, _ = ran("""
        w = torch.ones(2, requires_grad=True)
        opt = torch.optim.SGD([w], lr=1.0)
        plan = torch.optim.lr_scheduler.StepLR(opt, 2, gamma=0.5)
        for _ in range(6):
            w.sum().backward(); opt.step(); plan.step()
    """)
    assert series(points, "lr") == [1.0, 0.5, 0.25]
    assert [p["s"] for p in points if p["n"] == "lr"] == [0, 2, 4]


def test_several_losses_and_optimizers() -> None:
    points, _ = ran("""
        a, b = torch.ones(1, requires_grad=True), torch.ones(1, requires_grad=True)
        one, two = torch.optim.SGD([a], lr=0.1), torch.optim.Adam([b], lr=0.2)
        for _ in range(3):
            (a * 2).sum().backward()
            one.step()
            (b * 3).sum().backward()
            two.step()
        torch.autograd.backward([(a * 5).sum(), (b * 7).sum()])
    """)
    assert len(series(points, "loss")) == len(series(points, "loss 2")) == 3
    assert len(series(points, "loss 3")) == len(series(points, "loss 4")) == 1
    assert series(points, "lr") == [0.1]
    assert series(points, "lr 2") == [0.2]


def test_checks_are_counted_apart() -> None:
    points, _ = ran("train(3); watch.check(4); train(2)")
    assert len(series(points, "loss", 0)) == 3
    assert len(series(points, "loss", 4)) == 2
    assert [p["s"] for p in points if p["c"] == 4 and p["n"] == "loss"] == [0, 1]


def test_values_that_are_no_numbers() -> None:
    points, _ = ran("""
        w = torch.ones(1, requires_grad=True)
        for factor in (float("nan"), float("inf"), -float("inf")):
            (w * factor).sum().backward()
    """)
    assert sorted(str(p["v"]) for p in points) == ["-inf", "inf", "nan"]


def test_errors_are_the_programs_own() -> None:
    _, text = ran("""
        try:
            torch.ones(3, requires_grad=True).backward()
        except RuntimeError as error:
            print(error)
        try:
            torch.ones(1).backward()
        except RuntimeError as error:
            print(error)
        torch.ones(3, requires_grad=True).backward(torch.ones(3))       # no scalar: no loss
        torch.ones(1, requires_grad=True, dtype=torch.complex64).abs().backward()
        class Odd(torch.optim.SGD):
            param_groups = property(lambda self: {}[1], lambda self, value: None)
        watch._stepped(None, (), {})
        os.close(watch._fd)
        train(200)
        print("still here")
    """)
    assert text.splitlines()[0] == "grad can be implicitly created only for scalar outputs"
    assert "does not require grad" in text.splitlines()[1]
    assert text.splitlines()[-1] == "still here"


def test_it_never_waits_for_a_reader() -> None:
    """Nobody reads: the pipe is full after a few thousand points, and the program goes on."""
    _, text = ran("""
        w = torch.ones(1, requires_grad=True)
        for _ in range(30_000):
            w.sum().backward()
        print(len(watch._lines) < 10_000)
    """, drain=False)
    assert text.split() == ["True"]


def test_lines_are_whole_when_the_pipe_is_full() -> None:
    read, write = os.pipe()
    os.set_blocking(read, False)
    program = BEFORE + f"""
watch = install({write})
w = torch.ones(1, requires_grad=True)
for round in range(40):
    for _ in range(500):
        w.sum().backward()
    watch.flush()
    print("turn", flush=True)
    sys.stdin.readline()
watch.flush()
"""
    process = subprocess.Popen([sys.executable, "-c", program], pass_fds=(write,), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               text=True, cwd=ROOT)
    os.close(write)
    data = b""
    assert process.stdout is not None
    assert process.stdin is not None
    for _ in range(40):
        process.stdout.readline()
        data += os.read(read, 7001)                     # less than was written, and not at the end of a line
        process.stdin.write("\n")
        process.stdin.flush()
    os.set_blocking(read, True)
    while more := os.read(read, 1 << 16):
        data += more
    process.communicate()
    os.close(read)
    points = [json.loads(line) for line in data[: data.rfind(b"\n")].splitlines()]      # it ended with the pipe full
    steps = [p["s"] for p in points]
    assert steps == sorted(steps)
    assert len(steps) > 1000


def test_workers_of_a_data_loader_write_nothing() -> None:
    points, text = ran("""
        train(5)
        pid = os.fork()
        if pid == 0:
            train(100)
            watch.flush()
            os._exit(0)
        os.waitpid(pid, 0)
        train(5)
    """)
    assert len(series(points, "loss")) + len(series(points, "loss 2")) == 10, text


def test_a_number_of_losses_beyond_all_measure() -> None:
    points, _ = ran("""
        w = torch.ones(1, requires_grad=True)
        for i in range(40):
            exec(compile(chr(10) * i + "w.sum().backward()", f"file{i}", "exec"))
    """)
    assert len({p["n"] for p in points}) <= 16


@pytest.mark.parametrize("number", [0, 5])
def test_flush_and_check_never_raise(number: int) -> None:
    ran(f"""
        os.close(watch._fd)
        watch.check({number})
        watch.check("nonsense")
        watch.flush()
    """)
