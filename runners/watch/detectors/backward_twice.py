"""A graph that is used again after its backward."""

from __future__ import annotations

import re

from ..detector import ByError


class BackwardTwice(ByError):
    """A graph that is used again after its backward. Of the state of a recurrent layer another detector has spoken already."""

    id = "backward-twice"
    words = re.compile(r"backward through the graph a second time")
    message = ("You call `backward` through a graph that an earlier `backward` has used up. Something is kept from "
               "step to step with its history: compute it anew in each step, or `detach()` it.")

    def raised(self, error: BaseException) -> None:
        if "hidden-not-detached" not in self.doctor.found:
            super().raised(error)
