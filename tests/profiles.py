"""Hypothesis profiles: how many examples a law is tried on, and whether they are drawn at random.

`default` draws the same examples in every run. `search` draws others for each seed, and more of them, `campaign` many
more:

    uv run pytest -m hypothesis --hypothesis-profile=search --hypothesis-seed=1

A law that `search` breaks is a bug: mend it, and keep the example in the law as an `@example`.
"""

from __future__ import annotations

import os
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis.internal.conjecture import providers

# How many examples of a hundred each profile draws.
SHARES = {"default": 40, "search": 300, "campaign": 5_000, "mutants": 60}
# Tables are loaded and caches filled on first use, so a first example may be slow.
_COMMON: dict[str, Any] = {
    "database": None,
    "deadline": None,
    "print_blob": True,
    "suppress_health_check": [HealthCheck.too_slow],
}


def register_profiles() -> None:
    """Register the profiles and load the one that `HYPOTHESIS_PROFILE` names, or else `default`."""
    settings.register_profile("default", derandomize=True, max_examples=SHARES["default"], **_COMMON)
    for name in ("search", "campaign"):
        settings.register_profile(name, max_examples=SHARES[name], **_COMMON)
    # `tools/mutants.py` asks whether a law fails, not for the smallest example.
    phases = (Phase.explicit, Phase.generate)
    settings.register_profile("mutants", derandomize=True, max_examples=SHARES["mutants"], phases=phases, **_COMMON)
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def examples(count: int) -> settings:
    """Settings for a law with its own number of examples, scaled by the loaded profile.

    Args:
        count: The number where the profile draws a hundred.
    """
    return settings(max_examples=max(1, count * settings().max_examples // 100))


def ignore_literals_of_modules() -> None:
    """Keep Hypothesis from drawing literals of the modules that are imported at that moment.

    Which modules are depends on the order of tests, and the literals on every edit: derandomised examples would differ
    between one file and the whole suite. Hypothesis has no setting for it.
    """
    if hasattr(providers, "_get_local_constants"):
        empty = providers._local_constants
        providers._get_local_constants = lambda: empty
