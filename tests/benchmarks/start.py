"""The prompt and the first frames, against the least that Python and Textual can do."""
from __future__ import annotations

import subprocess
import sys

from ._common import COMMAND, ROOT, fresh_home, in_turns, seconds, table, until_mark

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("READY-MARK")
Bare().run()
"""


def main(n: int = 11) -> None:
    with fresh_home() as env:
        times = in_turns(
            n, python=lambda: seconds([sys.executable, "-c", "pass"], env), help=lambda: seconds([*COMMAND, "--help"], env),
            weeks=lambda: seconds([*COMMAND, "weeks"], env))
        rows = [("what", "median", "x python -c pass", "budget")]
        for name, label in (("python", "python -c pass"), ("help", "torchtutor --help"), ("weeks", "torchtutor weeks")):
            rows.append((label, f"{times[name] * 1000:.0f} ms", f"{times[name] / times['python']:.1f}", "" if name == "python" else "5"))
        table("The prompt", rows)
        first = dict(env)
        with fresh_home() as back:
            subprocess.run([*COMMAND, "check", "w3-zero-grad"], env=back, cwd=ROOT, capture_output=True)
            subprocess.run([*COMMAND, "runner", "stop"], env=back, cwd=ROOT, capture_output=True)
            frames = in_turns(
                n, bare=lambda: until_mark([sys.executable, "-c", BARE], b"READY-MARK", env),
                weeks=lambda: until_mark(COMMAND, b"keys", first), left_off=lambda: until_mark(COMMAND, b"keys", back))
        rows = [("first frame at 80x24", "median", "x bare", "budget")]
        labels = (("bare", "a bare Textual app", ""), ("weeks", "the weeks", "1.3"), ("left_off", "where one left off", "1.5"))
        for name, label, budget in labels:
            rows.append((label, f"{frames[name] * 1000:.0f} ms", f"{frames[name] / frames['bare']:.2f}", budget))
        table(f"The first frame (until the last word of the key line; medians of {n}, in turns)", rows)
