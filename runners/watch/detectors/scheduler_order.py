"""The scheduler steps before the optimizer."""

from __future__ import annotations

import re

from ..detector import ByWarning


class SchedulerOrder(ByWarning):
    """The scheduler steps before the optimizer."""

    id = "scheduler-order"
    level = "warning"
    words = re.compile(r"lr_scheduler.step\(\). before .optimizer.step")
    message = ("The scheduler steps before the optimizer has, so the first learning rate is skipped. Call "
               "`scheduler.step()` after `optimizer.step()`, mostly once for each epoch.")
