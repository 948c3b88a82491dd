"""Summarise an inventory by category: python inventory_script.py IN.json OUT.json"""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any


def summarise(records: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return, for each category, how many records it has, what they are worth together, and their names in order."""
    summary: dict[str, dict[str, Any]] = {}
    for record in records:
        entry = summary.setdefault(record["category"], {"items": 0, "total": 0, "names": []})
        entry["items"] += 1
        entry["total"] += record.get("qty", 1) * record["price"]
        entry["names"].append(record["name"])
    for entry in summary.values():
        entry["names"].sort()
    return summary


def main(source: str, target: str) -> None:
    """Read the records in `source`, and write their summary to `target`."""
    try:
        records = json.loads(Path(source).read_text("utf-8"))
    except FileNotFoundError:
        sys.exit(f"there is no file {source}")
    Path(target).write_text(json.dumps(summarise(records), indent=2), "utf-8")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        main(sys.argv[1], sys.argv[2])
    else:
        print(__doc__)
