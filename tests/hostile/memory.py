"""What the host and its children use, in PSS, and whether anything grows over many runs.

    python -m tests.hostile.memory [RUNS]       (500 by default)

PSS counts what processes share in parts, so that the sum is what they really take; the pages of torch's files are shared with whatever
else on the machine has torch open, so growth is judged by the rest, PSS of memory without a file. Checks that pass, that fail, that print and that
are ended, and runs of scripts, in turn."""
from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from runners.client import Client
from runners.sandbox import tree
from tests.runners.tools import RIGHT, Place, hosted, pid_of, until

EVERY, FIRST_SCRIPT = 20, 8
KINDS = [RIGHT, "def answer(x):\n    return x\n", "print('x' * 100_000)\n" + RIGHT, "import os\nos._exit(3)\n",
         "import torch\nheld = torch.ones(1 << 20).share_memory_()\n" + RIGHT, "raise ValueError('x' * 1000)\n", "def answer(x:\n"]


@dataclass
class Use:
    """At one moment, in MB: the host alone, and with all below it, each with files and without; and what it holds."""

    runs: int
    host: float
    all: float
    host_own: float
    all_own: float
    descriptors: int
    processes: int
    temps: int


def pss(pid: int) -> tuple[float, float]:
    """In MB, with files and without; what belongs to it alone where PSS can't be read (it is not for other users to see, nor for
    ourselves)."""
    try:
        lines = dict(line.split(":") for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:])
        found = {name: int(value.split()[0]) / 1024 for name, value in lines.items()}
        return found["Pss"], found["Pss_Anon"] + found["Pss_Shmem"]
    except (OSError, KeyError):
        return (tree.anonymous(pid) / 1024,) * 2


def measure(host: int, runs: int, temp: Path) -> Use:
    below = tree.descendants(host)
    here, rest = pss(host), [pss(pid) for pid in below]
    try:
        descriptors = len(list(Path(f"/proc/{host}/fd").iterdir()))
    except OSError:
        descriptors = 0
    return Use(runs, here[0], here[0] + sum(all for all, _ in rest), here[1], here[1] + sum(own for _, own in rest), descriptors, len(below), len(list(temp.glob("torchtutor-*"))))


def series(runs: int) -> list[Use]:
    found = []
    with tempfile.TemporaryDirectory(prefix="tt-", dir="/tmp") as folder:
        base = Path(folder)
        (base / "tmp").mkdir()
        os.environ["TMPDIR"] = str(base / "tmp")
        place = Place(base / "p")
        with hosted(place) as client:
            client.start()
            host = pid_of(client)
            for number in range(1, runs + 1):
                one(place, client, number)
                if number % EVERY == 0 or number == 1:
                    ahead = 1 if number < FIRST_SCRIPT else 2       # what stands by: a check, and a run once there was one
                    until(lambda: len(standing(client, host)) == ahead, 60)  # noqa: B023
                    found.append(measure(host, number, base / "tmp"))
                    print(f"{number:5}  host {found[-1].host:6.1f} MB ({found[-1].host_own:6.1f} without files)  "
                          f"all {found[-1].all:6.1f} MB ({found[-1].all_own:6.1f})  {found[-1].descriptors} descriptors  "
                          f"{found[-1].processes} processes  {found[-1].temps} temp folders", flush=True)
            assert pid_of(client) == host, "the host is another one"
    return found


def standing(client: Client, host: int) -> list[int]:
    """The supervisors that stand by, where the host has no other children and prepares nothing; else none."""
    status = client.status() or {}
    found: list[int] = status.get("standby", [])
    return found if not status.get("preparing") and sorted(found) == sorted(tree.children(host)) else []


def one(place: Place, client: Client, number: int) -> None:
    if number % FIRST_SCRIPT == 0:
        place.own(client, "import torch\nw = torch.ones(3, requires_grad=True)\nfor _ in range(20):\n    (w * w).sum().backward()\nprint('x')\n")
    else:
        place.run(client, KINDS[number % len(KINDS)], limits={"check": 60, "wall": 120})


def grows(found: list[Use]) -> list[str]:
    """What is more at the end than once everything had been used for the first time."""
    early, late = found[1 if len(found) > 2 else 0], found[-1]
    wrong = []
    if late.host_own - early.host_own > 6:
        wrong.append(f"the host grew from {early.host_own:.1f} to {late.host_own:.1f} MB")
    if late.all_own - early.all_own > 20:
        wrong.append(f"all grew from {early.all_own:.1f} to {late.all_own:.1f} MB")
    if late.descriptors > early.descriptors + 2:
        wrong.append(f"descriptors grew from {early.descriptors} to {late.descriptors}")
    if late.processes > early.processes:
        wrong.append(f"processes grew from {early.processes} to {late.processes}")
    if late.temps > early.temps + 1:
        wrong.append(f"temp folders grew from {early.temps} to {late.temps}")
    return wrong


if __name__ == "__main__":
    wrong = grows(series(int(sys.argv[1]) if len(sys.argv) > 1 else 500))
    print("; ".join(wrong) or "nothing grows")
    sys.exit(bool(wrong))
