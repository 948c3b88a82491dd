"""`torchtutor`, and `python -m tutor`. Without a word after it, the app starts, and pays for no parser of words."""

from __future__ import annotations

import gc
import sys

OBJECTS = 50_000
"""How many new objects are made before Python looks for cycles among them. The first frame makes some 100,000 that all stay, and
Python's own 700 has them looked through over and over."""


def main() -> int:
    """Run the command line; returns the exit code."""
    gc.set_threshold(OBJECTS)
    if len(sys.argv) > 1 or not (sys.stdin.isatty() and sys.stdout.isatty()):
        from tutor.cli import main as verbs

        return verbs()
    try:
        from tutor.app import run

        return run(home=None, ascii=None)
    except (Exception, KeyboardInterrupt) as error:
        from tutor.cli import told

        return told(error)


if __name__ == "__main__":
    sys.exit(main())
