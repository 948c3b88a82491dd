"""A process of an ordinary user that holds a ring: reads {"script", "kind"} a line, answers with what became of it.

    python -m tests.hostile.driver BASE OTHERS [LAYER OFF…]
"""
from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from tests.hostile.ring import Ring


def main() -> None:
    base, others, off = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)                       # what else is printed is for people
    ring = Ring(base, off, others)
    try:
        answers.write(json.dumps({"ready": True, "status": (ring.client.status() or {}).get("sandbox")}) + "\n")
        for line in sys.stdin:
            asked = json.loads(line)
            answers.write(json.dumps(ring.fight(Path(asked["script"]), asked["kind"]).plain()) + "\n")
    finally:
        ring.close()


if __name__ == "__main__":
    main()
