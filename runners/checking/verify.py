"""python -m runners.checking.verify [--thorough] [--seeds N] [--store FILE] FOLDER…: are the lessons true?

For every exercise: the starter fails, and says why; the solution and every other right answer pass on many seeds; every
pitfall fails with its own feedback; every single-edit mutant of a right answer fails or is marked equivalent.  Prints one
JSON object a line: {"exercise", "ok", "problems": […], "row": {…}}.  What was shown before, for the same content, is not
shown again.
"""
from __future__ import annotations

import argparse
import hashlib
import io
import json
import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SEEDS, SEEDS_THOROUGH, SEEDS_TRAINED = 3, 50, 20
MUTANT_SECONDS, CHUNK = 2.0, 24


@dataclass
class Exercise:
    """What verification needs of an exercise's folder."""

    id: str
    folder: str
    kind: str
    draw: dict[str, list[Any]]
    seconds: float | None
    equivalent: list[tuple[str, str]]        # file (or '' for any) and edit
    misnamed: list[str]
    curve: bool

    def drawn(self, seed: int) -> dict[str, Any]:
        def pick(name: str) -> Any:
            h = int.from_bytes(hashlib.blake2s(f"{seed}/{name}".encode(), digest_size=4).digest(), "big")
            return self.draw[name][h % len(self.draw[name])]
        return {name: pick(name) for name in self.draw}


@dataclass
class Part:
    """The outcome of one piece of work."""

    problems: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read(folder: Path) -> Exercise:
    import tomli
    data = tomli.loads((folder / "exercise.toml").read_text("utf-8"))
    week = int("".join(c for c in folder.parent.name.split("_")[0] if c.isdigit()))
    limits = data.get("limits") or {}
    return Exercise(
        id=f"w{week}-{folder.name.replace('_', '-')}", folder=str(folder), kind=str(data.get("kind", "")), draw=data.get("draw") or {},
        seconds=limits.get("check"), equivalent=[(str(e.get("file", "")), _squeeze(e["change"])) for e in data.get("equivalent", [])],
        misnamed=[_squeeze(e["change"]) for e in data.get("misnamed", [])], curve="curve" in data)


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _room(e: Exercise, seed: int, seconds: float | None = None) -> Any:
    from .room import Room
    return Room(e.folder, e.drawn(seed), seconds or e.seconds)


def files(e: Exercise, seeds: int) -> Part:
    """Starter, solution, other right answers, pitfalls."""
    from .interview import hold_pitfall, hold_solution, hold_text, trusted_side
    from .naming import candidates
    from .room import substitute
    part, folder = Part(), Path(e.folder)
    also = sorted((folder / "also_right").glob("*.py"))
    first = _room(e, 0)
    said = [first.feedback(n) for n in first.pitfalls]
    part.problems += [f"pitfalls/{n}.py has no docstring" for n, s in zip(first.pitfalls, said, strict=True) if not s]
    if len(set(said)) < len(said):
        part.problems.append("two pitfalls give the same feedback")
    if len(said) < 3:
        part.problems.append(f"{len(said)} pitfalls: at least three are needed")
    part.problems += _starter(e, first)
    part.problems += _plain(e, first)
    named = 0
    for seed in range(1, seeds + 1):
        room = _room(e, seed)
        right = hold_solution(room, seed)
        start = time.perf_counter()
        repeat = hold_solution(room, seed, expected=right.talks)
        part.seconds.append(time.perf_counter() - start)
        if _bad(repeat):
            part.problems.append(f"solution, seed {seed}: {_bad(repeat)}")
            break
        for path in also:
            with trusted_side() as sock:
                found = hold_text(room, sock, substitute(path.read_text("utf-8"), room.draw), seed, right.talks)
            if _bad(found):
                part.problems.append(f"also_right/{path.name}, seed {seed}: {_bad(found)}")
        pits = {n: hold_pitfall(room, n, seed, right.talks) for n in room.pitfalls}
        for n, found in pits.items():
            got = candidates(found, pits) if found.failing() else ["passes"]
            named += got == [n]
            if got != [n]:
                part.problems.append(f"pitfalls/{n}.py, seed {seed}: {', '.join(got) or 'fails without a name'}")
    part.counts = {"seeds": seeds, "checks": len(first.titles), "pitfalls": len(said), "also_right": len(also), "named": named}
    return part


def _bad(found: Any) -> str:
    """The first thing that is wrong in an interview, or ''."""
    if found.refused is not None:
        return repr(found.refused)
    if found.ended:
        return f"fell silent ({found.ended})"
    if found.patched:
        return f"replaces {found.patched[0]}"
    return next((f"{t}: {s}" for t in found.failing() for s in found.talks[t] if not s.ok), "")


def _starter(e: Exercise, room: Any) -> list[str]:
    from .interview import Answerer, hold_solution, interview, trusted_side
    from .judging import first
    sources = room._sources("starter")
    main = "starter.py" if "starter.py" in sources else next(iter(sources))
    right = hold_solution(room, 1)
    with trusted_side() as sock:
        side = Answerer(sock, sources, main, "/exercise/" + main)
        found = interview(room, side, 1, right.talks)
    if found.refused is not None:
        return [f"the starter does not load: {found.refused}"]
    if not found.failing():
        return ["the starter passes"]
    told, feedback = first(room, found, "", {}, sources[main])
    return [] if told["means"] or feedback else [f"the starter fails without an explanation: {told['asked']}"]


def _plain(e: Exercise, room: Any) -> list[str]:
    """Starter and solution run as programs, as with plain `python file.py`."""
    problems = []
    for name in ("starter", "solution"):
        sources = room._sources(name)
        main = f"{name}.py" if f"{name}.py" in sources else room._main()
        code = _run_plain(sources, main)
        if code:
            problems.append(f"{name}: `python {main}` ends with {code}")
    return problems


def _run_plain(sources: dict[str, str], main: str) -> str:
    """'' or how the program ended.  Forked, so that importing torch is not paid again."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as said:
        for name, text in sources.items():
            (Path(folder) / name).write_text(text, "utf-8")
        pid = os.fork()
        if not pid:
            code = 1
            try:
                os.chdir(folder)
                os.dup2(os.open(os.devnull, os.O_RDWR), 0)
                os.dup2(said.fileno(), 1), os.dup2(said.fileno(), 2)
                sys.stdout = sys.stderr = io.TextIOWrapper(os.fdopen(1, "wb", closefd=False), write_through=True)
                sys.path.insert(0, folder)
                import runpy
                runpy.run_path(main, run_name="__main__")
                code = 0
            except SystemExit as e:
                code = e.code if isinstance(e.code, int) else int(e.code is not None)
            except BaseException as e:
                print(repr(e))
            finally:
                os._exit(code)
        _, status = os.waitpid(pid, 0)
        if status == 0:
            return ""
        said.seek(0)
        return f"status {os.waitstatus_to_exitcode(status)}: {said.read()[-200:].decode('utf-8', 'replace').strip()}"


def mutant_texts(e: Exercise, thorough: bool) -> list[tuple[str, str]]:
    """(file, mutant) of the solution, and when thorough of the other right answers."""
    from .mutants import mutants
    from .room import substitute
    draw = e.drawn(1)
    folder = Path(e.folder)
    paths = [folder / "solution.py"] if (folder / "solution.py").exists() else sorted((folder / "solution").glob("*.py"))
    if thorough:
        paths += sorted((folder / "also_right").glob("*.py"))
    script = ".script(" in (folder / "checks.py").read_text("utf-8")
    return [(str(p.relative_to(folder)), m) for p in paths for m in mutants(substitute(p.read_text("utf-8"), draw), script)]


def judge_mutants(e: Exercise, items: list[tuple[str, str]]) -> Part:
    from .answers import again
    from .interview import hold_pitfall, hold_solution, hold_text, trusted_side
    from .mutants import change
    from .naming import candidates
    from .room import substitute
    part = Part(counts=dict.fromkeys(("mutants", "failed", "equivalent", "named_mutants", "misnamed"), 0))
    seed = 1
    room = _room(e, seed, min(MUTANT_SECONDS, e.seconds or MUTANT_SECONDS))
    right = hold_solution(room, seed)
    pits = {n: hold_pitfall(room, n, seed, right.talks) for n in room.pitfalls}
    for file, text in items:
        original = substitute((Path(e.folder) / file).read_text("utf-8"), room.draw)
        edit = _squeeze(change(original, text))
        part.counts["mutants"] += 1
        with trusted_side() as sock:
            found = hold_text(room, sock, text, seed, right.talks)
        if found.refused is None and not found.failing() and not found.ended:
            known = (file, edit) in e.equivalent or ("", edit) in e.equivalent
            part.counts["equivalent"] += known
            if not known:
                part.problems.append(f"a mutant of {file} passes: {edit}")
            continue
        part.counts["failed"] += 1
        named = candidates(found, pits)
        if len(named) == 1:       # the second look that a learner's file gets, too
            other = again(seed)
            right2 = hold_solution(room, other)
            pit = hold_pitfall(room, named[0], other, right2.talks)
            with trusted_side() as sock:
                second = hold_text(room, sock, text, other, right2.talks)
            if candidates(second, {named[0]: pit}) == named:
                part.counts["named_mutants"] += 1
                part.counts["misnamed"] += edit in e.misnamed
                part.notes.append(f"{file}: {edit} → {named[0]}{' (misnamed)' if edit in e.misnamed else ''}")
    return part


def warm(todo: list[Exercise]) -> None:
    """Pay here, once, what each of a thousand forks would pay."""
    import torch
    torch.set_num_threads(1)
    if any("matplotlib" in (Path(e.folder) / "checks.py").read_text("utf-8") for e in todo):
        from ..warm import pictures
        pictures()
    layer = torch.nn.Linear(3, 2)
    optimizer = torch.optim.SGD(layer.parameters(), 0.1)
    torch.nn.functional.mse_loss(layer(torch.ones(4, 3)), torch.ones(4, 2)).backward()
    optimizer.step()


def row(e: Exercise, parts: list[Part]) -> dict[str, Any]:
    counts: dict[str, int] = {}
    for p in parts:
        for k, v in p.counts.items():
            counts[k] = counts.get(k, 0) + v
    seconds = [s for p in parts for s in p.seconds]
    return {**counts, "seconds": round(statistics.median(seconds), 3) if seconds else None}


def main(argv: list[str] | None = None) -> int:
    os.environ.update(OPENBLAS_NUM_THREADS="1", MPLBACKEND="Agg")
    parser = argparse.ArgumentParser(prog="python -m runners.checking.verify", description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--seeds", type=int, default=0)
    parser.add_argument("--thorough", action="store_true")
    parser.add_argument("--store", type=Path, help="a JSON file that remembers by content what was shown")
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    args = parser.parse_args(argv)
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    todo = [read(f.resolve()) for f in args.folders]
    known = _load(args.store)
    failed = False
    warm(todo)
    from .answers import _package
    from .room import content_hash
    with ProcessPoolExecutor(args.jobs, mp_context=multiprocessing.get_context("fork")) as pool:
        work: list[tuple[Exercise, str, list[Future[Part]]]] = []
        for e in todo:
            seeds = args.seeds or (SEEDS if not args.thorough else SEEDS_TRAINED if e.kind == "train" else SEEDS_THOROUGH)
            key = f"{content_hash(Path(e.folder))}/{_package()}/{seeds}/{args.thorough}"
            if known.get(e.id, {}).get("key") == key:
                _say(known[e.id]["said"] | {"remembered": True})
                continue
            texts = mutant_texts(e, args.thorough)
            futures = [pool.submit(files, e, seeds)]
            futures += [pool.submit(judge_mutants, e, texts[i:i + CHUNK]) for i in range(0, len(texts), CHUNK)]
            work.append((e, key, futures))
        for e, key, futures in work:
            parts = [f.result() for f in futures]
            problems = [p for part in parts for p in part.problems]
            said = {"exercise": e.id, "ok": not problems, "problems": problems, "row": row(e, parts),
                    "hash": content_hash(Path(e.folder)), "thorough": args.thorough, "named": [n for part in parts for n in part.notes]}
            _say(said)
            failed |= bool(problems)
            if not problems:
                known[e.id] = {"key": key, "said": said}
                _save(args.store, known)
    return int(failed)


def _say(said: dict[str, Any]) -> None:
    print(json.dumps(said, ensure_ascii=False), flush=True)


def _load(path: Path | None) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8")) if path else {}
    except (OSError, ValueError):
        found = {}
    return found if isinstance(found, dict) else {}


def _save(path: Path | None, known: dict[str, Any]) -> None:
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        new.write_text(json.dumps(known, ensure_ascii=False, indent=1), "utf-8")
        new.replace(path)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")           # type: ignore[union-attr]
    sys.exit(main())
