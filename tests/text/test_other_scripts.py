"""Greek and Georgian letters as Latin ones."""

from __future__ import annotations

import pytest

from namematch.text import fold
from namematch.text.other_scripts import in_latin_letters


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        ("βλαντίμιρ", "vladimir"), ("πούτιν", "putin"), ("μπαμπάνοφ", "babanov"), ("τζαπάροφ", "dzhaparov"),
        ("ευγένι", "evgeni"),
        ("σεργκέι", "sergei"), ("ნარიშკინი", "narishkin"), ("ხრუშჩოვი", "khrushchov"),
        ("სააკაშვილი", "saakashvili"), ("путин", "путин"),
    ],
)  # fmt: skip
def test_letters_are_read_off(word: str, latin: str) -> None:
    assert in_latin_letters(word) == latin


def test_folding_reads_them_off_whatever_their_case() -> None:
    assert fold("ΠΟΥΤΙΝ") == fold("Πουτιν") == "putin"
    assert fold(fold("Μπαμπάνοφ")) == fold("Μπαμπάνοφ")
