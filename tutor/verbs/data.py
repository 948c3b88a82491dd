"""Verbs about data: what comes with the lessons, and fetching more of it."""

from __future__ import annotations

import shutil
from argparse import Namespace
from pathlib import Path
from typing import Any

from tutor.course import course_folder
from tutor.datasets import DataSet, find, read
from tutor.errors import UsageError
from tutor.fetching import fetch, missing
from tutor.paths import Paths, tidy
from tutor.verbs.out import Out, wrapped


def data(args: Namespace, out: Out) -> int:
    """List the data sets, or fetch the whole of one."""
    paths = Paths.find(getattr(args, "home", None))
    here = course_folder(None) / "data"
    sets = read(here)
    if args.what == "get" and args.name is None:
        raise UsageError(f"Which set is to be fetched? `torchtutor data get NAME`, with one of {', '.join(one.name for one in sets)}.")
    if args.what == "get":
        return _get(find(sets, args.name), paths, here, out)
    out.document({"sets": [_plain(one, paths) for one in sets]})
    for one in sets:
        out.line(out.style(one.title, "strong"))
        for text in (f"{one.holds}. In data/{one.path}.", f"Source: {one.source}.", f"Licence: {one.licence}."):
            for line in wrapped(text):
                out.line(f"  {line}")
        if one.more is not None:
            there = not missing(one.more, paths.data / one.more.folder)
            fetches = f"`torchtutor data get {one.name}` fetches {_size(one.more.bytes)}"
            how = f"in {tidy(paths.data / one.more.folder)}" if there else fetches
            for line in wrapped(f"More: {one.more.holds}; {how}."):
                out.line(f"  {line}")
        out.line()
    return 0


def _get(one: DataSet, paths: Paths, here: Path, out: Out) -> int:
    if one.more is None:
        out.document({"name": one.name, "folder": str(here / one.path), "fetched": False})
        out.line(f"{one.title}: all there is of it comes with the lessons. There is nothing to fetch.")
        return 0
    folder = paths.data / one.more.folder
    before = missing(one.more, folder)
    live = out.stream.isatty() and not out.json

    def progress(name: str, there: int, all: int) -> None:
        if live:
            width = max(10, min(40, shutil.get_terminal_size().columns - len(name) - 24))
            done = width * there // all
            bar = ("#" if out.ascii else "━") * done + ("." if out.ascii else "─") * (width - done)
            print(f"\r{name}  {bar}  {_size(there)} of {_size(all)}\033[K", end="", file=out.stream, flush=True)
            if there == all:
                print(file=out.stream)

    fetch(one.more, folder, progress)
    out.document({"name": one.name, "folder": str(folder), "fetched": bool(before)})
    out.line(f"{one.more.holds[0].upper()}{one.more.holds[1:]}: {'now' if before else 'already'} in {tidy(folder)}.")
    return 0


def _plain(one: DataSet, paths: Paths) -> dict[str, Any]:
    found: dict[str, Any] = {key: getattr(one, key) for key in ("name", "title", "path", "holds", "source", "licence")}
    if one.more is not None:
        folder: Path = paths.data / one.more.folder
        found["more"] = {"holds": one.more.holds, "folder": str(folder), "bytes": one.more.bytes, "there": not missing(one.more, folder)}
    return found


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 100_000 else f"{count / 1e3:.1f} kB"
