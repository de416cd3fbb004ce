"""Where the evaluation data lies."""

from __future__ import annotations

from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
CORPORA = REPOSITORY / "benchmarks" / "corpora"
SHARED = REPOSITORY.parent / "shared"


def shared(path: str) -> Path:
    """A file of the evaluation data beside the repository; skips the test where it is absent."""
    found = SHARED / path
    if not found.exists():
        pytest.skip(f"evaluation data {path!r} is not here; it is not part of the repository")
    return found
