"""The verb about folders of curves: TensorBoard's event files, and runs of ours."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.events.folder import Folder, in_order, many, text
from tutor.verbs.out import Out

if TYPE_CHECKING:
    from tutor.events.store import Run

TAG = 40
"""Characters of a tag in the table, at most, where others are shorter."""


def view(args: Namespace, out: Out) -> int:
    """A folder of curves: in the app where there is a terminal, else as a table of what there is by now."""
    folder = Folder(Path(args.folder))
    if not args.json and sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") not in ("dumb", "unknown"):
        from tutor.app import run

        return run(home=getattr(args, "home", None), ascii=out.ascii or None, page=("view", (folder,)))
    while folder.poll() or folder.reading:
        pass
    out.document(folder.document())
    for name in in_order(folder.runs):
        _table(folder.shown(name), folder.runs[name], out)
    for sentence in folder.left_out():
        out.line(f"{out.style(out.signs.look, 'you')} {sentence}")
    return 0


def _table(name: str, run: Run, out: Out) -> None:
    out.line(out.style(name, "strong"))
    curves = [(text(tag), run.curves[tag].summary) for tag in in_order(run.curves) if len(run.curves[tag])]
    wide = min(TAG, max((len(tag) for tag, _ in curves), default=0))
    if curves:
        out.line(out.style(f"  {'tag':<{wide}}  {'points':>11}  {'steps':>19}  {'last':>10}  {'min':>10}  {'max':>10}", "faint"))
    for tag, brief in curves:
        steps = f"{brief.first_step:,} to {brief.last_step:,}"
        numbers = "  ".join(f"{value:>10.4g}" for value in (brief.last, brief.low, brief.high))
        out.line(f"  {tag:<{wide}}  {brief.points:>11,}  {steps:>19}  {numbers}")
    words = [(text(tag), run.others[tag]) for tag in in_order(run.others) if run.others[tag].kind == "text"]
    for tag, other in words:
        out.line(f"  {tag}  {many(other.count, 'text')}, at step {other.step:,}: {text(' '.join(other.text.split())[:60])}")
    if not curves and not words:
        out.line("  no points yet")
    out.line()
