"""The table: each script, what stopped it, and whether it was contained, with every layer and with fewer.

    python -m tests.hostile.table [--settings|--ablation|--markdown FILE] [NAME…]
"""
from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.hostile.ordinary import Cannot, Driver, Ordinary
from tests.hostile.ring import SCRIPTS, Fight, script

SETTINGS: dict[str, tuple[str, ...]] = {"all layers": (), "no namespaces": ("namespaces",), "neither": ("namespaces", "landlock")}
ABLATED: dict[str, tuple[str, ...]] = {f"without {name}": (name,) for name in ("namespaces", "landlock", "seccomp", "limits", "watchdog")}


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
                for path in SCRIPTS:
                    one = script(path)
                    for kind in one.kinds:
                        if not names or one.name in names:
                            began = time.monotonic()
                            fight = driver.fight(path, kind)
                            found[setting][f"{one.name} {kind}"] = fight
                            keep(setting, fight)
                            print(f"{setting:20} {one.name:26} {kind:6} {fight.how:10.40} {' '.join(fight.by):32} {fight.after:6.2f} s "
                                  f"{time.monotonic() - began:5.1f} s  {'contained' if not fight.wrong() else fight.wrong()}", file=sys.stderr, flush=True)
            finally:
                driver.close()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.hostile.table")
    parser.add_argument("--settings", action="store_true", help="only the three settings")
    parser.add_argument("--ablation", action="store_true", help="only with one layer less at a time")
    parser.add_argument("--only", default="", help="one setting, by name")
    parser.add_argument("--json", type=Path, help="keep what was found in this file (adds to it)")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    settings = (SETTINGS if options.settings else ABLATED if options.ablation else {**SETTINGS, **ABLATED})
    if options.only:
        settings = {options.only: {**SETTINGS, **ABLATED}[options.only]}
    kept = json.loads(options.json.read_text()) if options.json and options.json.exists() else {}

    def keep(setting: str, fight: Fight) -> None:
        kept.setdefault(setting, {})[f"{fight.name} {fight.kind}"] = fight.plain()
        if options.json:
            options.json.write_text(json.dumps(kept, indent=1))

    fights(settings, options.names, keep)


if __name__ == "__main__":
    main()
