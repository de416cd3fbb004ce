"""The default profile of Hypothesis draws the same examples wherever a law is run."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st


def drawn() -> list[str]:
    texts: list[str] = []

    @settings(settings.get_profile("default"), max_examples=200)
    @given(st.text())
    def law(text: str) -> None:
        texts.append(text)

    law()
    return texts


def test_examples_do_not_depend_on_the_modules_that_are_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = drawn()
    (tmp_path / "module_with_literals.py").write_text('WORDS = ["first literal", "second literal", "third literal"]')
    monkeypatch.syspath_prepend(tmp_path)
    import_module("module_with_literals")
    assert drawn() == before
