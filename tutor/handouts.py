"""Files that lie beside a learner's: data that an exercise makes for the numbers it has drawn.

`handout.py` in an exercise's folder is the course's own code, plain Python without any library:

    def files(draw: dict) -> dict[str, str]: ...        # texts by file name
"""

from __future__ import annotations

import re
import runpy
from collections.abc import Mapping

from tutor.course import Choice, Exercise
from tutor.sources import WorkspaceError

NAME = re.compile(r"[A-Za-z0-9][\w-]*\.(csv|txt|json|jsonl)\Z")


def handouts(ex: Exercise, drawn: Mapping[str, Choice]) -> dict[str, bytes]:
    """The contents by file name; a `WorkspaceError` if they can't be made, which is a mistake of the course."""
    try:
        made = runpy.run_path(str(ex.handout), run_name="handout")["files"](dict(drawn))
        wrong = [name for name in made if not NAME.match(name)]
        if wrong:
            raise ValueError(f"{wrong[0]!r} is no name of a data file")
        return {name: text.encode() for name, text in made.items()}
    except Exception as error:  # whatever it is, the learner should hear one sentence
        said = " ".join(str(error).split())[:200]
        raise WorkspaceError(
            f"The data of {ex.id} can't be made ({type(error).__name__}: {said}): that is our mistake, not yours."
        ) from error
