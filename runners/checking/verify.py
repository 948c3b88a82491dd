"""python -m runners.checking.verify [--thorough] [--seeds N] [--store FILE] FOLDER…: are the lessons true?

For every exercise: the starter fails, and says why; the solution and every other right answer pass on many seeds; every
pitfall fails with its own feedback; every single-edit mutant of a right answer fails or is marked equivalent.  Prints one
JSON object a line: {"exercise", "ok", "problems": […], "steps": […], "row": {…}}, the problems in the order in which an
author meets them, each with its step.  What was shown before, for the same content, is not shown again.
"""
from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import os
import statistics
import sys
import time
import traceback
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

SEEDS, SEEDS_THOROUGH, SEEDS_TRAINED = 3, 50, 20
MUTANT_SECONDS, CHUNK, SEEDS_CHUNK = 2.0, 24, 5
SLOW, FEW = 12.0, 12         # by default: seconds for each of answers and mutants, and mutants whatever they take
STEPS = ("checks", "starter", "solution", "pitfalls", "also_right", "mutants")
Problem = tuple[str, str]        # its step; "FILE: what is wrong. What to do"


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
    apart: list[str]                         # functions of which no edit is seen
    curve: bool

    def drawn(self, seed: int) -> dict[str, Any]:
        def pick(name: str) -> Any:
            h = int.from_bytes(hashlib.blake2s(f"{seed}/{name}".encode(), digest_size=4).digest(), "big")
            return self.draw[name][h % len(self.draw[name])]
        return {name: pick(name) for name in self.draw}


@dataclass
class Part:
    """The outcome of one piece of work."""

    problems: list[Problem] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    wrong: dict[Problem, list[int]] = field(default_factory=dict)        # on which seeds
    took: float = 0.0            # seconds of the conversation with the solution


def read(folder: Path) -> Exercise:
    import tomli
    data = tomli.loads((folder / "exercise.toml").read_text("utf-8"))
    week = int("".join(c for c in folder.parent.name.split("_")[0] if c.isdigit()))
    limits, excepted = data.get("limits") or {}, data.get("equivalent", [])
    return Exercise(
        id=f"w{week}-{folder.name.replace('_', '-')}", folder=str(folder), kind=str(data.get("kind", "")), draw=data.get("draw") or {},
        seconds=limits.get("check"), equivalent=[(str(e.get("file", "")), _squeeze(e["change"])) for e in excepted if "change" in e],
        apart=[str(e["function"]) for e in excepted if "function" in e],
        misnamed=[_squeeze(e["change"]) for e in data.get("misnamed", [])], curve="curve" in data)


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _room(e: Exercise, seed: int, seconds: float | None = None) -> Any:
    from .room import Room
    return Room(e.folder, e.drawn(seed), seconds or e.seconds)


class Unheld(Exception):
    """The checks can't be held at all; says why."""


def _opened(e: Exercise, seed: int, seconds: float | None = None) -> Any:
    """The room, or Unheld: checks.py is an author's file, and may stop anywhere while it loads."""
    try:
        room = _room(e, seed, seconds)
    except Exception as error:
        own = [f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == str(Path(e.folder) / "checks.py")]
        line = error.lineno if isinstance(error, SyntaxError) else own[-1] if own else None
        said = f"{type(error).__name__}: {error}".rstrip(": ")
        raise Unheld(f"checks.py{f':{line}' if line else ''}: does not load ({said}). Mend it: nothing can be held before") from None
    if not room.checks:
        raise Unheld('checks.py: holds no check. Write a function with `@check("a sentence that is true of right code")` above it')
    return room


def files(e: Exercise) -> Part:
    """What is there; starter and solution, on one seed."""
    from .interview import hold_solution
    part, folder = Part(), Path(e.folder)
    try:
        first = _opened(e, 0)
    except Unheld as error:
        return Part([("checks", str(error))])
    also = sorted((folder / "also_right").glob("*.py"))
    said = [first.feedback(n) for n in first.pitfalls]
    part.problems += [("pitfalls", f"pitfalls/{n}.py: no docstring. Write one: it is what the learner is told")
                      for n, s in zip(first.pitfalls, said, strict=True) if not s]
    if len(set(filter(None, said))) < len(list(filter(None, said))):
        part.problems.append(("pitfalls", "pitfalls: two give the same feedback. Say what each one did"))
    if len(said) < 3:
        part.problems.append(("pitfalls", f"pitfalls: {len(said)}, expected 3 or more. Add wrong answers that learners really make"))
    part.counts = {"checks": len(first.titles), "pitfalls": len(said), "also_right": len(also)}
    start = time.perf_counter()
    right = hold_solution(first, 1)
    part.took = time.perf_counter() - start
    if bad := _bad(right):
        part.problems.append(("solution", f"solution.py: {bad}. Mend the solution, or what the check asks"))
        return part
    part.problems += _starter(e, first) or _plain(first, "starter")
    part.problems += _plain(first, "solution")
    return part


def answers(e: Exercise, seeds: range, apart: bool = True) -> Part:
    """The solution, the other right answers and the pitfalls, on each of the seeds; `apart`: each in a process of its own."""
    from .sides import Sides
    part = Part()
    with Sides(apart or _draws(e)) as sides:
        _answers(e, seeds, part, sides)
    return part


def _draws(e: Exercise) -> bool:
    """Whether figures are drawn, which stay open and are seen by the next answer in the same process."""
    return any("pyplot" in p.read_text("utf-8", "replace") for p in Path(e.folder).glob("**/*.py"))


def _answers(e: Exercise, seeds: range, part: Part, sides: Any) -> None:
    from .interview import hold_solution
    from .naming import candidates
    from .room import substitute
    also = sorted((Path(e.folder) / "also_right").glob("*.py"))
    for seed in seeds:
        try:
            room = _opened(e, seed)
        except Unheld:
            return          # `files` says so
        right = hold_solution(room, seed)
        start = time.perf_counter()
        repeat = hold_solution(room, seed, expected=right.talks)
        part.seconds.append(time.perf_counter() - start)
        if bad := _bad(repeat):
            part.wrong.setdefault(("solution", f"solution.py: passes on other seeds, but {bad}. Where chance decides, compare with a "
                                   "tolerance, or ask for a property with a margin"), []).append(seed)
            continue             # there is nothing to compare the others with
        def named(apart: bool, room: Any = room, seed: int = seed, right: Any = right) -> tuple[dict[str, Any], dict[str, list[str]]]:
            pits = {n: sides.pitfall(room, n, seed, right.talks, apart=apart) for n in room.pitfalls}
            return pits, {n: candidates(found, pits) if found.failing() else [] for n, found in pits.items()}

        pits, names = named(False)
        if any(got != [n] for n, got in names.items()) and not sides.apart:
            pits, names = named(True)
        for n, found in pits.items():
            got = names[n]
            part.counts["named"] = part.counts.get("named", 0) + (got == [n])
            if got != [n]:
                part.wrong.setdefault(("pitfalls", f"pitfalls/{n}.py: {_unnamed(found, [g for g in got if g != n])}"), []).append(seed)
        for path in also:
            source = substitute(path.read_text("utf-8"), room.draw)
            found = sides.text(room, source, seed, right.talks)
            if _bad(found) and not sides.apart:
                found = sides.text(room, source, seed, right.talks, apart=True)
            if bad := _bad(found):
                text = f"also_right/{path.name}: {bad}. If it is right, the check asks too much; else mend it"
                part.wrong.setdefault(("also_right", text), []).append(seed)


def _unnamed(found: Any, others: list[str]) -> str:
    """Why a pitfall is not named by its own name, and what to do."""
    if found.refused is not None:
        return f"does not load ({found.refused}). A pitfall is laid over the solution: import what it uses, define what it changes"
    if not found.failing():
        return "passes. Add a check that sees this mistake"
    if others:
        names = " and ".join(f"pitfalls/{n}.py" for n in others)
        return f"can't be told from {names}: the same is seen of both. Add a check on which they differ, or keep one of them"
    return ("fails, but is not named: another pitfall fails the same way on some check. Let a check show numbers (`t.same`, `t.close`) "
            "that only this mistake gives")


def _once(parts: list[Part]) -> list[Problem]:
    """One problem for a file, however many seeds show it: the words may hold numbers that differ from seed to seed."""
    first: dict[tuple[str, str], tuple[str, list[int]]] = {}
    if any(step == "solution" for part in parts for step, _ in part.problems):
        return []            # there was nothing to compare them with
    for (step, text), seeds in (item for part in parts for item in part.wrong.items()):
        file, _, rest = text.partition(": ")
        first.setdefault((step, file), (rest, []))[1].extend(seeds)
    return [(step, f"{file}, seed {seeds[0]}{f' and {len(seeds) - 1} more' if len(seeds) > 1 else ''}: {rest}")
            for (step, file), (rest, seeds) in first.items()]


def _bad(found: Any) -> str:
    """The first thing that is wrong in an interview, or ''."""
    from .tell import message
    if found.ended:
        return f"gives no answer ({'it takes too long' if found.ended == 'time' else 'it ended its process'})"
    if found.refused is not None:
        at = f" on line {found.refused.lines[-1]}" if found.refused.lines else ""
        return f"does not load ({found.refused}{at})"
    if found.patched:
        return f"replaces {found.patched[0]}"
    return next((f'fails "{t}" at checks.py:{s.key[0]} ({message(s)})' for t in found.failing() for s in found.talks[t] if not s.ok), "")


def _starter(e: Exercise, room: Any) -> list[Problem]:
    from .interview import Answerer, hold_solution, interview, trusted_side
    from .judging import first
    sources = room._sources("starter")
    main = "starter.py" if "starter.py" in sources else next(iter(sources))
    right = hold_solution(room, 1)
    with trusted_side() as sock:
        side = Answerer(sock, sources, main, "/exercise/" + main)
        found = interview(room, side, 1, right.talks)
    if found.refused is not None:
        return [("starter", f"{main}: {_bad(found)}. A starter loads; only what it gives is wrong")]
    if not found.failing():
        return [("starter", f"{main}: passes every check. Take out what the learner is to write, or let a check look at it")]
    told, feedback = first(room, found, "", {}, sources[main])
    if told["means"] or feedback:
        return []
    title = found.failing()[0]
    seen = next(s for s in found.talks[title] if not s.ok)
    return [("starter", f'checks.py:{seen.key[0]}: the starter fails "{title}" here, and nobody says why. Give this comparison a '
             "`means=`: the sentence for a learner whose mistake has no name")]


def _plain(room: Any, name: str) -> list[Problem]:
    """Starter and solution run as programs, as with plain `python file.py`."""
    from .plainly import run
    sources = room._sources(name)
    main = f"{name}.py" if f"{name}.py" in sources else room._main()
    said = run({**sources, **room.handed}, main, room.folder.parents[1] / "data")
    return [(name, f"{main}: `python {main}` ends with {said}. Learners run it by itself, too: mend it")] if said else []


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
    return [(str(p.relative_to(folder)), m) for p in paths for m in mutants(substitute(p.read_text("utf-8"), draw), script, e.apart)]


def judge_mutants(e: Exercise, items: list[tuple[str, str]], apart: bool = True) -> Part:
    """What becomes of each of the mutants (file, text); `apart`: each in a process of its own."""
    from .sides import Sides
    part = Part(counts=dict.fromkeys(("mutants", "failed", "equivalent", "named_mutants", "misnamed"), 0))
    with Sides(apart or _draws(e)) as sides:
        _judge_mutants(e, items, part, sides)
    return part


def _judge_mutants(e: Exercise, items: list[tuple[str, str]], part: Part, sides: Any) -> None:
    from .answers import again
    from .interview import hold_solution
    from .mutants import change
    from .naming import candidates
    from .room import substitute
    seed = 1
    try:
        room = _opened(e, seed)
    except Unheld:
        return              # `files` says so
    start = time.perf_counter()
    right = hold_solution(room, seed)
    if _bad(right):
        return
    # A mutant that never ends costs all of its time: no more than a few times what a right answer takes.
    room.seconds = min(room.seconds, max(MUTANT_SECONDS, 4 * (time.perf_counter() - start)))
    pits = {n: sides.pitfall(room, n, seed, right.talks) for n in room.pitfalls}
    other = again(seed)          # of the second look that a learner's file gets, too

    @cache
    def solution_again() -> Any:
        return hold_solution(room, other)

    @cache
    def pitfall_again(name: str) -> Any:
        return sides.pitfall(room, name, other, solution_again().talks)

    for file, text in items:
        original = substitute((Path(e.folder) / file).read_text("utf-8"), room.draw)
        edit = _squeeze(change(original, text))
        part.counts["mutants"] += 1
        found = sides.text(room, text, seed, right.talks)
        if not sides.apart and not _bad(found):
            found = sides.text(room, text, seed, right.talks, apart=True)
        if found.refused is None and not found.failing() and not found.ended:
            known = (file, edit) in e.equivalent or ("", edit) in e.equivalent
            part.counts["equivalent"] += known
            if not known:
                part.problems.append(("mutants", f"{file}: no check sees this edit; add one that does, or, if it changes nothing, an "
                                      f"[[equivalent]] entry with it as its `change` and the reason: {edit}"))
            continue
        part.counts["failed"] += 1
        named = candidates(found, pits)
        if len(named) == 1:
            second = sides.text(room, text, other, solution_again().talks)
            if candidates(second, {named[0]: pitfall_again(named[0])}) == named:
                part.counts["named_mutants"] += 1
                part.counts["misnamed"] += edit in e.misnamed
                part.notes.append(f"{file}: {edit} → {named[0]}{' (misnamed)' if edit in e.misnamed else ''}")


def _share(e: Exercise, first: Part, seeds: int, thorough: bool, asked: bool) -> tuple[int, list[tuple[str, str]], int]:
    """How many seeds, which mutants, and how many are left to the thorough verification: an exercise that trains takes seconds for
    each conversation, so that by default it has fewer of them; which ones, its content says."""
    try:
        texts = mutant_texts(e, thorough)
    except SyntaxError:
        return seeds, [], 0          # `files` says so
    if thorough or not first.took:
        return seeds, texts, 0
    each = first.took * (first.counts["pitfalls"] + first.counts["also_right"] + 2)
    room = max(FEW, int(SLOW / first.took))
    chosen = set(sorted(texts, key=lambda item: hashlib.blake2s("/".join(item).encode()).digest())[:room])
    return seeds if asked else max(1, min(seeds, int(SLOW / each))), [x for x in texts if x in chosen], max(0, len(texts) - room)


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
        work: list[tuple[Exercise, str, int, Future[Part]]] = []
        for e in todo:
            seeds = args.seeds or (SEEDS if not args.thorough else SEEDS_TRAINED if e.kind == "train" else SEEDS_THOROUGH)
            key = f"{content_hash(Path(e.folder))}/{_package()}/{seeds}/{args.thorough}"
            if known.get(e.id, {}).get("key") == key:
                _say(known[e.id]["said"] | {"remembered": True})
                continue
            work.append((e, key, seeds, pool.submit(files, e)))
        rest: list[tuple[Exercise, str, Future[Part], list[Future[Part]]]] = []
        for e, key, seeds, first in work:
            seeds, texts, left = _share(e, first.result(), seeds, args.thorough, bool(args.seeds))
            first.result().counts |= {"seeds": seeds} | ({"mutants_left": left} if left else {})
            starts = range(1, seeds + 1, SEEDS_CHUNK)
            futures = [pool.submit(answers, e, range(i, min(i + SEEDS_CHUNK, seeds + 1)), args.thorough) for i in starts]
            chunks = [texts[i:i + CHUNK] for i in range(0, len(texts), CHUNK)]
            futures += [pool.submit(judge_mutants, e, chunk, args.thorough) for chunk in chunks]
            rest.append((e, key, first, futures))
        for e, key, first, futures in rest:
            parts = [f.result() for f in (first, *futures)]
            problems = sorted([p for part in parts for p in part.problems] + _once(parts), key=lambda p: STEPS.index(p[0]))
            said = {"exercise": e.id, "ok": not problems, "problems": [t for _, t in problems], "steps": [s for s, _ in problems],
                    "row": row(e, parts),
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
