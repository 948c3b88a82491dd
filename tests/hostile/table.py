"""The table: each script, what stopped it, and whether it was contained, with every layer and with fewer.

    python -m tests.hostile.table [--settings | --ablation | --only SETTING] [--json FILE] [NAME…]
"""
from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.hostile.ordinary import Cannot, Driver, Ordinary
from tests.hostile.ring import SCRIPTS, Fight, Script, script

SETTINGS: dict[str, tuple[str, ...]] = {"all layers": (), "no namespaces": ("namespaces",), "neither": ("namespaces", "landlock")}
# (Without namespaces is a setting of its own.)
ABLATED: dict[str, tuple[str, ...]] = {f"without {name}": (name,) for name in ("landlock", "seccomp", "limits", "watchdog")}


def cases(setting: str) -> list[tuple[Path, str]]:
    """The scripts to be tried in a setting, and as what. With one layer less: those that this layer is one of the walls for, as checks."""
    layer = setting.removeprefix("without ") if setting in ABLATED else ""
    return [(one.path, kind) for one in map(script, SCRIPTS) for kind in one.kinds
            if not layer or (layer in one.by and kind == one.kinds[0])]


def fights(settings: dict[str, tuple[str, ...]], names: list[str], keep: Callable[[str, Fight], None] | None = None) -> dict[str, dict[str, Fight]]:
    """setting -> 'name kind' -> what became of it."""
    found: dict[str, dict[str, Fight]] = {}
    keep = keep or (lambda setting, fight: None)
    with tempfile.TemporaryDirectory(prefix="tt-python-", dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        who = Ordinary(Path(folder))
        if who.why:
            print(who.why, file=sys.stderr)
        for setting, off in settings.items():
            found[setting] = {}
            try:
                driver = Driver(who, Path(folder), off)
            except Cannot as why:
                print(f"{setting}: {why}", file=sys.stderr)
                continue
            try:
                for path, kind in cases(setting):
                    if not names or path.stem in names:
                        began = time.monotonic()
                        fight = driver.fight(path, kind)
                        found[setting][f"{path.stem} {kind}"] = fight
                        keep(setting, fight)
                        print(f"{setting:20} {path.stem:26} {kind:6} {fight.how:10.40} {' '.join(fight.by):32} {fight.after:6.2f} s "
                              f"{time.monotonic() - began:5.1f} s  {'contained' if not fight.wrong() else fight.wrong()}", file=sys.stderr, flush=True)
            finally:
                driver.close()
    return found


def _ordered(names: set[str]) -> list[str]:
    order = ("namespaces", "landlock", "seccomp", "limits", "watchdog", "supervisor", "wire", "kernel")
    return [name for name in order if name in names]


def _stopped(kept: dict[str, Any], key: str, one: Script) -> str:
    """What was seen to stop it with all layers; in brackets, where nothing is to be seen from within, what is meant to."""
    seen = set(kept.get("all layers", {}).get(key, {}).get("by", []))
    return ", ".join(_ordered(seen)) if seen else f"({', '.join(_ordered(one.by))})"


def _word(found: dict[str, Any] | None) -> str:
    if found is None:
        return "not tried"
    wrong = Fight(**found).wrong()
    if not wrong:
        return "contained"
    first = re.split(r""" ["'(]|: ["'\[0-9]""", re.sub(r"/tmp/tt-\w+|(?<=/proc/)\d+|: [0-9a-f]{40,}", "…", wrong[0]))[0].strip().split(": ", 1)
    return "**no**: " + (f"{first[0]} {first[-1]}" if len(first) > 1 else first[0])[:70].replace("|", "/")


def render(kept: dict[str, Any]) -> str:
    """Both tables, in Markdown, from what was found."""
    rows = [(one, kind, f"{one.name} {kind}") for one in map(script, SCRIPTS) for kind in one.kinds]
    lines = ["| script | as | what it tries | stopped by | all layers | no namespaces | neither |", "|---|---|---|---|---|---|---|"]
    lines += [f"| `{one.name}` | {kind} | {one.tries} | {_stopped(kept, key, one)} | "
              + " | ".join(_word(kept.get(setting, {}).get(key)) for setting in SETTINGS) + " |" for one, kind, key in rows]
    lines.append("")
    for setting in SETTINGS:
        found = [Fight(**kept[setting][key]) for _, _, key in rows if key in kept.get(setting, {})]
        lines.append(f"{setting.capitalize()}: {sum(not f.wrong() for f in found)} of {len(found)} contained.")
    lines += ["", "| layer that is left out | scripts tried | no longer contained |", "|---|---|---|"]
    for setting, layer in [("no namespaces", "namespaces"), *((s, off[0]) for s, off in ABLATED.items())]:
        tried = {key: Fight(**kept[setting][key]) for _, _, key in rows if key in kept.get(setting, {})}
        open_ = [f"`{key.replace(' ', '` as ')}" for key, f in tried.items() if f.wrong()]
        lines.append(f"| {layer} | {len(tried)} | {', '.join(open_) or 'none: the others hold'} |")
    return "\n".join(lines) + "\n"


def write(page: Path, kept: dict[str, Any]) -> None:
    """Put the tables where the page has them."""
    begin, end = "<!-- tables: python -m tests.hostile.table -->\n", "<!-- end of the tables -->\n"
    before, _, rest = page.read_text("utf-8").partition(begin)
    page.write_text(before + begin + render(kept) + end + rest.partition(end)[2], "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.hostile.table")
    parser.add_argument("--settings", action="store_true", help="only the three settings")
    parser.add_argument("--ablation", action="store_true", help="only with one layer less at a time")
    parser.add_argument("--only", default="", help="one setting, by name")
    parser.add_argument("--json", type=Path, help="keep what was found in this file (adds to it)")
    parser.add_argument("--page", type=Path, help="write the tables into this page, from what --json holds, and try nothing")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    if options.page:
        write(options.page, json.loads(options.json.read_text()))
        return
    settings = (SETTINGS if options.settings else ABLATED if options.ablation else {**SETTINGS, **ABLATED})
    if options.only:
        settings = {options.only: {**SETTINGS, **ABLATED}[options.only]}
    kept = json.loads(options.json.read_text()) if options.json and options.json.exists() else {}

    def keep(setting: str, fight: Fight) -> None:
        kept.setdefault(setting, {})[f"{fight.name} {fight.kind}"] = fight.plain()
        if options.json:
            options.json.write_text(json.dumps(kept, indent=1))

    fights(settings, options.names, keep)
    print(render(kept))


if __name__ == "__main__":
    main()
