"""Georgian letters as Latin ones."""

from __future__ import annotations

import pytest

from namematch.text import fold
from namematch.text.other_scripts import in_latin_letters


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        ("ნარიშკინი", "narishkin"), ("ხრუშჩოვი", "khrushchov"), ("იანუკოვიჩი", "ianukovich"),
        ("სააკაშვილი", "saakashvili"), ("ჯანელიძე", "dzhanelidze"), ("путин", "путин"),
    ],
)  # fmt: skip
def test_letters_are_read_off(word: str, latin: str) -> None:
    assert in_latin_letters(word) == latin


def test_folding_reads_them_off() -> None:
    assert fold("პუტინი") == "putin"
    assert fold(fold("ბაბანოვი")) == fold("ბაბანოვი")
