"""Hypothesis profiles: `HYPOTHESIS_PROFILE` picks one; quick by default."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import HealthCheck, Phase, settings

# Tables are loaded and caches filled on first use, so a first example may be slow.
_COMMON: dict[str, Any] = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}

settings.register_profile("dev", max_examples=60, **_COMMON)
settings.register_profile("ci", max_examples=100, derandomize=True, print_blob=True, **_COMMON)
settings.register_profile("nightly", max_examples=5000, **_COMMON)
# Only whether a law fails matters to `tools/mutants.py`, not the smallest case.
settings.register_profile(
    "mutants", max_examples=60, derandomize=True, database=None, phases=(Phase.explicit, Phase.generate), **_COMMON
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))
