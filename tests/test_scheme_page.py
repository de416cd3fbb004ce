"""The page of schemes says what the tables say."""

from __future__ import annotations

import runpy
from pathlib import Path


def test_page_is_current() -> None:
    tool = runpy.run_path(str(Path(__file__).parents[1] / "tools" / "scheme_page.py"))
    assert tool["PAGE"].read_text(encoding="utf-8") == tool["page"](), "run: python tools/scheme_page.py"
