"""Save to verdict: a warm host against the learner's own time, `pytest` on the same asserts, and the command."""
from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from ._common import COMMAND, ROOT, fresh_home, seconds, table

CASES = {"w3-zero-grad": "lessons/week03_regression/zero_grad", "w1-parse-readings": "lessons/week01_python/parse_readings"}
PYTEST = '''
import torch, torch.nn.functional as F
from {module} import train
def test_each_step_starts_from_fresh_gradients():
    model = torch.nn.Linear(1, 1).double()
    opt = torch.optim.SGD(model.parameters(), lr=0.07)
    twin = torch.nn.Linear(1, 1).double()
    twin.load_state_dict(model.state_dict())
    batches = [(torch.randn(4, 1).double(), torch.randn(4, 1).double()) for _ in range(5)]
    train(model, opt, batches)
    for x, y in batches:
        grads = torch.autograd.grad(F.mse_loss(twin(x), y), list(twin.parameters()))
        with torch.no_grad():
            for p, g in zip(twin.parameters(), grads):
                p -= 0.07 * g
    assert torch.allclose(model.weight, twin.weight)
'''


def warm(env: dict[str, str], exercise: str, file: str, n: int) -> list[tuple[float, float, float]]:
    """(save to verdict, the learner's own time) of n checks, each after its conversations were held, as in the app."""
    code = f"""
import json, sys, time
from pathlib import Path
from tutor.paths import Paths
from tutor.session import Session
session = Session(Paths.find())
found = []
for i in range({n + 1}):
    for _ in range(400):
        status = session.client.status()
        if status and not status["preparing"] and i:
            break
        if not i:
            session.prepare("{exercise}")
            time.sleep(0.5)
        time.sleep(0.05)
        if not i and session.client.status() and not session.client.status()["preparing"]:
            break
    time.sleep(0.4)
    start = time.perf_counter()
    v = session.finish(session.start_check("{exercise}", file=Path("{file}")))
    found.append([time.perf_counter() - start, v["seconds"]["learner"], v["seconds"]["total"]])
print(json.dumps(found[1:]))
"""
    out = subprocess.run([sys.executable, "-c", code], env=env, cwd=ROOT, capture_output=True, text=True)
    if out.returncode:
        raise RuntimeError(out.stderr)
    return [tuple(x) for x in json.loads(out.stdout)]


def main(n: int = 5) -> None:
    with fresh_home() as env, tempfile.TemporaryDirectory() as folder:
        Path(folder, "answer.py").write_bytes((ROOT / CASES["w3-zero-grad"] / "solution.py").read_bytes())
        Path(folder, "test_answer.py").write_text(PYTEST.replace("{module}", "answer"))
        pytest = median(seconds([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", folder], env | {"PYTHONPATH": folder})
                        for _ in range(4))
        rows = [("exercise", "answer", "save to verdict", "learner's own", "over it", "pytest / ours", "as a command")]
        for exercise, where in CASES.items():
            pitfall = sorted((ROOT / where / "pitfalls").glob("*.py"))[0]
            for name, path in (("right", ROOT / where / "solution.py"), ("starter", ROOT / where / "starter.py"), ("pitfall", pitfall)):
                times = warm(env, exercise, str(path), n)
                took, own = median(t[0] for t in times), median(t[1] for t in times)
                over = median(t[0] - t[1] for t in times)
                command = []
                for _ in range(3):
                    time.sleep(1.6)        # the conversations of the next seed are held meanwhile
                    command.append(seconds([*COMMAND, "check", exercise, "--file", str(path)], env))
                ms = [f"{x * 1000:.0f} ms" for x in (took, own, over, median(command))]
                rows.append((exercise, name, *ms[:3], f"{pytest / took:.0f} x", ms[3]))
        table(f"Warm check (medians of {n}; pytest on one torch test: {pytest:.2f} s; {os.cpu_count()} cores)", rows)
