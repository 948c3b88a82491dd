"""Before anything imports numpy or torch: one thread, so that tests may fork; and nobody's real home is touched."""
from __future__ import annotations

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OMP_WAIT_POLICY"] = "PASSIVE"
os.environ["MPLBACKEND"] = "Agg"
os.environ.pop("TORCHTUTOR_HOME", None)

from hypothesis import HealthCheck, settings

# A busy machine is no reason to fail: nothing here is judged by the clock.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
