"""A verdict as text: the answer, the values side by side, what they mean, the line, then the other checks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tutor.page import plain as unmarked
from tutor.session import Session, Verdict
from tutor.verbs.out import Out, clean, seconds, wrapped


def show(verdict: Verdict, out: Out, session: Session | None, source: str = "") -> None:
    """Say a verdict. `source` is the text that was judged, for the line that is pointed at."""
    checks = [c for c in verdict.get("checks") or [] if isinstance(c, dict)]
    good = verdict.get("verdict") == "pass"
    sign, style = (out.signs.passed, "pass") if good else (out.signs.failed, "fail")
    took = (verdict.get("seconds") or {}).get("total")
    facts = [seconds(float(took))] if isinstance(took, int | float) else []
    facts += [f"seed {verdict['seed']}"] if verdict.get("seed") is not None else []
    count = f"{sum(c.get('passed') is True for c in checks)} of {len(checks)} checks" if checks else str(verdict.get("verdict"))
    out.line(f"{out.style(f'{sign} {count}', style)}   {verdict.get('exercise')}   {out.style(f' {out.signs.sep} '.join(facts), 'faint')}")
    first = verdict.get("first")
    if isinstance(first, dict):
        _first(first, checks, out, source)
    elif not good:
        for said in verdict.get("feedback") or []:
            _meaning(str(said.get("message", "")), out)
    for said in verdict.get("feedback") or []:
        if "level" in said:
            out.line()
            place = f"line {said['line']}: " if said.get("line") else ""
            for number, row in enumerate(wrapped(clean(f"Training doctor, {place}{said.get('message', '')}"), 76)):
                out.line(f"  {out.signs.look if not number else ' '} {row}")
    out.line()
    for check in checks:
        passed = check.get("passed")
        if passed is None:
            mark = out.style(out.signs.new, "faint")
        else:
            mark = out.style(out.signs.passed, "pass") if passed else out.style(out.signs.failed, "fail")
        rest = out.style("   not reached", "faint") if passed is None else ""
        out.line(f"  {mark} {clean(str(check.get('name', '')))}{rest}")
    missing = (verdict.get("sandbox") or {}).get("missing") or []
    if missing:
        out.line()
        out.line(f"  {out.signs.look} The sandbox is not whole here: `torchtutor doctor` says what is missing.")
    if good and session is not None:
        _passed(verdict, out, session)


def figures(folder: Path, out: Out) -> None:
    """What the code drew: how many, and where they are. A terminal without the app shows no pictures."""
    if not (folder / "figures").is_dir():
        return
    from runners import record
    from tutor.paths import tidy

    tail, found = record.Tail(folder), []
    while events := tail.poll():
        found += [event for event in events if event["e"] == "fig"]
    if not found:
        return
    own = {str(event["path"]).removesuffix(str(event["name"])) for event in found}
    place = own.pop() if len(own) == 1 and "" not in own else f"{folder}/figures/"
    names = list(dict.fromkeys(str(event["name"]) for event in found))
    shown = ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")
    count = f"{len(names)} figure{'s' if len(names) > 1 else ''}"
    out.line()
    out.line(f"  {count}: {clean(shown)}   {out.style(clean(tidy(Path(place))), 'faint')}")


def _first(first: dict[str, Any], checks: list[dict[str, Any]], out: Out, source: str) -> None:
    at = first.get("check")
    out.line()
    if isinstance(at, int) and 0 <= at < len(checks):
        out.line(f"  {out.style(clean(str(checks[at].get('name', ''))), 'strong')}")
    table = first.get("table")
    if isinstance(table, dict) and table.get("columns"):
        _table(str(first.get("asked") or first.get("what") or ""), table, out)
    elif first.get("expected") or first.get("yours"):
        if first.get("asked"):
            out.line(f"  {clean(unmarked(str(first['asked'])))}")
        for name, style in (("expected", "strong"), ("yours", "fail")):
            value = clean(str(first.get(name) or ""))
            for number, text in enumerate(value.split("\n")):
                label = name if number == 0 else ""
                out.line(f"  {label:<10} {out.style(text, style)}")
    _meaning(str(first.get("means") or ""), out)
    line, lines = first.get("line"), source.splitlines()
    if isinstance(line, int) and 1 <= line <= len(lines):
        out.line()
        for number in range(max(1, line - 1), min(len(lines), line + 1) + 1):
            mark = out.signs.next if number == line else " "
            text = f"  {mark} {number:>4}  {clean(lines[number - 1])}"
            out.line(out.style(text, "you") if number == line else text)


def _table(asked: str, table: dict[str, Any], out: Out) -> None:
    columns = [clean(str(c)) for c in table["columns"]]
    rows = {name: [clean(str(v)) for v in table.get(name) or []] for name in ("expected", "yours")}
    differs = list(table.get("differs") or [])
    widths = [max(len(c), *(len(row[i]) if i < len(row) else 0 for row in rows.values())) for i, c in enumerate(columns)]
    head = clean(unmarked(asked))
    label = max(len(head), 8) if len(head) <= 24 else 8
    if len(head) > 24:
        out.line(f"  {head}")
        head = ""
    out.line(f"  {head:<{label}}   " + "   ".join(f"{c:>{w}}" for c, w in zip(columns, widths, strict=True)))
    for name, row in rows.items():
        cells = []
        for i, width in enumerate(widths):
            cell = f"{row[i] if i < len(row) else '':>{width}}"
            wrong = name == "yours" and i < len(differs) and differs[i]
            cells.append(out.style(cell, "fail") if wrong else cell)
        out.line(f"  {name:<{label}}   " + "   ".join(cells))
    if any(differs) and not out.colour:  # colour is never the only carrier
        marks = [f"{'^' * width if i < len(differs) and differs[i] else '':>{width}}" for i, width in enumerate(widths)]
        out.line((" " * (label + 5) + "   ".join(marks)).rstrip())


def _meaning(text: str, out: Out) -> None:
    if text.strip():
        out.line()
        for line in wrapped(clean(text), 72, f"  {out.signs.bar} "):
            out.line(line)


def _passed(verdict: Verdict, out: Out, session: Session) -> None:
    exercise = str(verdict.get("exercise"))
    also = str(verdict.get("also") or "")
    if also:
        out.line()
        for line in wrapped(clean(also)):
            out.line(f"  {line}")
    follows = session.next_exercise(exercise)
    if follows:
        out.line()
        out.line(out.style(f"  {out.signs.next} {follows}", "you"))
