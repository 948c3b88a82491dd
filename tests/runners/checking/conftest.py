from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from runners.checking import judge
from runners.checking.interview import trusted_side

torch.set_num_threads(1)
ROOT = Path(__file__).resolve().parents[3]
Judge = Callable[..., dict[str, Any]]


@pytest.fixture
def judged(tmp_path: Path) -> Judge:
    """judged(folder, source, **request): the verdict on a text, without host and sandbox."""
    def run(folder: Path, source: str, **more: Any) -> dict[str, Any]:
        request = {"exercise": folder.name, "folder": str(folder), "main": "answer.py", "sources": {"answer.py": source},
                   "path": str(tmp_path / "answer.py"), "answers": str(tmp_path / "answers"), "seed": 11, "device": "cpu",
                   "limits": {"check": 3}} | more
        with trusted_side() as sock:
            return judge(request, sock, lambda event: None, lambda: {"how": "died", "code": 3})
    return run
