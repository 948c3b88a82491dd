"""`python -m tests.e2e.played FOLDER [START]`: the real app in a real terminal, on a course to look at and with a runner that is
played: a solution passes, anything else fails. Without torch, so that what is slow is the line alone."""
from __future__ import annotations

import sys
from pathlib import Path

from tests.tutor.desk import EX, Desk
from tutor.app import run
from tutor.cli import told


def main() -> int:
    desk = Desk(Path(sys.argv[1]))
    if not desk.path().exists():
        desk.begin()
    try:
        return run(desk.session, sys.argv[2] if len(sys.argv) > 2 else EX, theme="dark")
    except (Exception, KeyboardInterrupt) as error:
        return told(error)


if __name__ == "__main__":
    sys.exit(main())
