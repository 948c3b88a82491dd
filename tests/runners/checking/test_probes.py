"""What is only pretended is gone afterwards."""
from __future__ import annotations

import torch
from torch.cuda import is_available

from runners.checking.probes import pretend_cuda


def test_cuda_is_pretended_and_forgotten() -> None:
    before = is_available(), torch.cuda.device_count(), torch.accelerator.current_accelerator()
    for there in (True, False):
        probe = pretend_cuda(there)
        next(probe)
        assert is_available() is torch.cuda.is_available() is torch.accelerator.is_available() is there
        assert torch.cuda.device_count() == int(there)
        assert (torch.accelerator.current_accelerator(check_available=True) == torch.device("cuda")) is there
        assert next(probe, "over") == "over"
        assert before == (is_available(), torch.cuda.device_count(), torch.accelerator.current_accelerator())
