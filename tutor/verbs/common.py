"""What several verbs need: a session for the home that was named."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from tutor.paths import Paths

if TYPE_CHECKING:
    from tutor.session import Session


def session(args: Namespace) -> Session:
    """The learner's session, for `--home`."""
    from tutor.session import Session

    return Session(Paths.find(getattr(args, "home", None)))
