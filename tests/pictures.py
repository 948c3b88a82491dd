"""python -m tests.pictures [FOLDER]: the README's pictures, of the real app with the real course, host and sandbox."""
from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tutor.app import Torchtutor
from tutor.paths import Paths
from tutor.session import Session

ROOT = Path(__file__).resolve().parents[1]
ZERO_GRAD = ROOT / "lessons" / "week03_regression" / "zero_grad"
FIT_LINE = ROOT / "lessons" / "week03_regression" / "fit_line"
SMALL, WIDE = (80, 24), (120, 40)


async def settled(session: Session) -> None:
    """The host is there and holds its conversations."""
    for _ in range(300):
        status = await asyncio.to_thread(session.runner_status)
        if status and not status["preparing"] and not status["runs"]:
            return
        await asyncio.sleep(0.1)


async def shoot(session: Session, where: Path, size: tuple[int, int], start: str | None, shots: dict[str, tuple[Path | str | None, float]]) -> None:
    """Each shot: a text that is saved first (or keys that are pressed), seconds that it is given, then the picture."""
    app = Torchtutor(session, start, False, "torchtutor-dark")
    async with app.run_test(size=size) as pilot:
        await pilot.pause(1.0)
        for name, (act, seconds) in shots.items():
            if isinstance(act, str) and act.startswith("keys:"):
                await pilot.press(*act.removeprefix("keys:").split())
            elif act is not None:
                await settled(session)
                ex = session.course.exercise(start or "w3-zero-grad")
                text = act if isinstance(act, str) else act.read_text()
                session.workspace.path(ex).write_text(text)
            await pilot.pause(seconds)
            if not name.strip():
                continue
            (where / f"{name}-{size[0]}x{size[1]}.svg").write_text(app.export_screenshot(title="torchtutor"))


async def scripts(session: Session, where: Path) -> None:
    """Runs of scripts of one's own: two players with a loss each, what the doctor finds, a figure."""
    project = session.paths.home.parent / "project"
    project.mkdir()
    real = ROOT / "tests" / "doctor" / "scripts"
    (project / "gan.py").write_text((real / "real" / "dcgan.py").read_text().replace("range(40)", "range(700)") + FIGURE)
    (project / "train.py").write_text((real / "no-zero-grad" / "bad.py").read_text().replace("range(30)", "range(300)"))
    for name in ("gan.py", "train.py"):
        command = [sys.executable, "-m", "tutor", "run", str(project / name)]
        await asyncio.to_thread(subprocess.run, command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for size in (SMALL, WIDE):
        await shoot(session, where, size, None, {
            "": ("keys:R", 1.0), "run-finding": ("keys:enter l", 2.0), " ": ("keys:escape j", 1.0), "run-losses": ("keys:enter l", 3.0),
            "run-cursor": ("keys:s plus left left left left", 2.0), "run-figure": ("keys:0 f", 3.0)})


FIGURE = """
import matplotlib.pyplot as plt
with torch.no_grad():
    pictures = netG(fixed)
figure, axes = plt.subplots(1, 4, figsize=(8, 2.4))
for one, axis in zip(pictures, axes):
    axis.imshow(one[0], cmap="gray")
    axis.set_axis_off()
figure.savefig("samples.png")
"""


async def main(where: Path) -> None:
    where.mkdir(parents=True, exist_ok=True)
    session = Session(Paths.find())
    slow = (FIT_LINE / "solution.py").read_text().replace("loss.backward()", "loss.backward(); time.sleep(0.03)").replace(
        "import torch\n", "import time\n\nimport torch\n", 1)
    await shoot(session, where, SMALL, None, {"first-start": (None, 0.5)})
    for size in (SMALL, WIDE):
        await shoot(session, where, size, "w3-zero-grad", {
            "page": (None, 1.0), "exercise-new": ("keys:v", 1.0), "exercise-failed": (ZERO_GRAD / "pitfalls" / "cleared_too_late.py", 4.0),
            "exercise-failed-in-waves": (ZERO_GRAD / "starter.py", 4.0), "exercise-passed": (ZERO_GRAD / "solution.py", 4.0)})
        session.reset("w3-zero-grad")
        await shoot(session, where, size, "w3-fit-line", {"": ("keys:v", 1.0), "exercise-running": (slow, 7.0)})
        await shoot(session, where, size, None, {"weeks": ("keys:W", 1.0), "week": ("keys:enter", 1.0)})
    await scripts(session, where)
    await asyncio.to_thread(session.stop_runner)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"TORCHTUTOR_HOME": f"{folder}/torchtutor", "TORCHTUTOR_CACHE": f"{folder}/cache", "XDG_RUNTIME_DIR": folder, "HOME": folder}
        asyncio.run(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "screens"))
