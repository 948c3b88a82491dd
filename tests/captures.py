"""python -m tests.captures: docs/doctor.md's captures of `torchtutor doctor`, in a real terminal (tmux), and written into the page.

All but what a caption names is real: the children that load torch, the layers that are tried, the runner that is started. Needs
tmux and vim. `--inner NAME` is what runs in that terminal.
"""
from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "doctor.md"
SIZE = (92, 50)

BROKEN = {
    "version.py": "__version__ = '2.14.1+cu130'\ncuda = '13.0'\nhip = None\n",
    "__init__.py": """import ctypes
import os

ctypes.CDLL(os.path.join(os.path.dirname(__file__), "lib", "libtorch_global_deps.so"), mode=ctypes.RTLD_GLOBAL)
""",
}
"""A torch whose installation was interrupted: like the real one it begins with that library of its own, which is not there."""
FROM = {"no-landlock": "Sandbox", "bare": "Sandbox", "broken-torch": "PyTorch"}
"""Where what is shown begins: before it all is as in the others."""


def well() -> int:
    """The real doctor on this machine, but for the driver and the GPU: those are said to be there."""
    from tests.tutor.doctors import GIB, Card, FakeNvml
    from tutor.doctor.nvml import Nvml
    from tutor.doctor.terminal import ask_terminal
    from tutor.doctor.world import Ended, World, run_child
    from tutor.paths import Paths
    from tutor.session import Session
    from tutor.verbs.machine import examine
    from tutor.verbs.out import Out

    def run(argv: Sequence[str], patience: float, environ: Mapping[str, str]) -> Ended:
        ended = run_child(argv, patience, environ)
        lines = ended.out.split("\n")
        for i, line in enumerate(lines):
            if line.startswith("\x1e") and json.loads(line[1:]).get("step") == "devices":
                lines[i] = "\x1e" + json.dumps(json.loads(line[1:]) | {"cuda": True, "gpus": [{"name": "NVIDIA H100 80GB HBM3", "right": True}]})
        return Ended(ended.code, "\n".join(lines), ended.err, ended.seconds)

    def nvml() -> Nvml:
        return Nvml(FakeNvml([Card(free=79 * GIB)]))

    return examine(World(Session(Paths.find()), run=run, nvml=nvml, ask=ask_terminal), Out())


def captured(name: str, command: str, folder: Path, **more: str) -> str:
    """What a terminal shows after a command, its last line the exit code."""
    home = folder / "home"
    source = home / "torchtutor-source"
    source.mkdir(parents=True, exist_ok=True)
    for entry in (".venv", "tutor", "runners", "lessons", "tests"):
        if not (source / entry).is_symlink():
            (source / entry).symlink_to(ROOT / entry)
    env = {
        "HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "EDITOR": "vim", "COLORTERM": "truecolor", "TORCHTUTOR_RUNTIME": str(folder / "run"),
        **more,
    }
    socket = f"captures-{os.getpid()}-{name}"
    python = source / ".venv" / "bin" / "python"
    script = f"cd {source}; {command.replace('PYTHON', str(python))}; echo exit code $? > {folder}/{name}.code; sleep 600"
    tmux = ["tmux", "-f", "/dev/null", "-L", socket]
    given = [item for pair in env.items() for item in ("-e", "=".join(pair))]
    subprocess.run([*tmux, "new-session", "-d", "-x", str(SIZE[0]), "-y", str(SIZE[1]), *given, "sh", "-c", script], check=True, env={**os.environ, **env})
    code = folder / f"{name}.code"
    try:
        for _ in range(6000):
            if code.exists() and code.read_text().endswith("\n"):
                break
            time.sleep(0.1)
        time.sleep(0.5)
        said = subprocess.run([*tmux, "capture-pane", "-p", "-J", "-S", "-", "-E", "-"], check=True, capture_output=True, text=True).stdout
    finally:
        subprocess.run([*tmux, "kill-server"], check=False, capture_output=True)
    said = "\n".join(line.rstrip() for line in said.rstrip().split("\n"))
    return f"{said}\n\n({code.read_text().strip()})"


def main() -> None:
    doctor = "PYTHON -m tutor doctor"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        broken = folder / "home" / "broken" / "torch"
        broken.mkdir(parents=True)
        for file, text in BROKEN.items():
            (broken / file).write_text(text)
        shots = {
            "well": captured("well", "PYTHON -m tests.captures --inner well", folder),
            "no-landlock": captured("no-landlock", f"PYTHON -m tests.without landlock -- {doctor}", folder),
            "bare": captured("bare", f"PYTHON -m tests.without landlock,namespaces -- {doctor}", folder),
            "no-gpu": captured("no-gpu", doctor, folder),
            "broken-torch": captured("broken-torch", doctor, folder, PYTHONPATH=str(broken.parent)),
        }
        text = PAGE.read_text(encoding="utf-8")
        for shot, said in shots.items():
            said = said.replace(name, "/tmp").replace(str(ROOT), "~/torchtutor-source")
            if shot in FROM:
                said = "…\n\n" + said[said.index(f"\n{FROM[shot]}\n") + 1 :]
            text, count = re.subn(rf"(<!-- {shot} -->\n```text\n).*?(\n```)", lambda m, s=said: m.group(1) + s + m.group(2), text, flags=re.DOTALL)
            assert count == 1, shot
        PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(well() if "--inner" in sys.argv else main())
