from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namematch.text import clean, fold, strip_marks, to_ascii


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("  Darchiyev \n", "Darchiyev"),
        ("Римский – Корсаков", "Римский - Корсаков"),
        ("O’Neill", "O'Neill"),
        ("Вас\u200bильев", "Васильев"),
        ("и\u0306од", "йод"),
        ("", ""),
    ],
)
def test_clean(raw: str, wanted: str) -> None:
    assert clean(raw) == wanted


def test_fold_keeps_diacritics_and_lowers() -> None:
    assert fold("ŻUKOW") == "żukow"
    assert fold("İsmail") == unicodedata.normalize("NFC", "i\u0307smail")


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [("Łukasz", "Lukasz"), ("Ščukin", "Scukin"), ("Дёмкин", "Дёмкин"), ("Ўў", "Ўў"), ("Straße", "Strasse")],
)
def test_strip_marks_is_for_latin_only(raw: str, wanted: str) -> None:
    assert strip_marks(raw) == wanted


def test_to_ascii_drops_what_has_no_spelling() -> None:
    assert to_ascii("Γιώργος\ud800") == "Giorgos"


@given(st.text())
def test_cleaning_and_folding_are_idempotent(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(codec="utf-8")))
def test_canonically_equal_texts_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text())
def test_ascii_is_ascii(text: str) -> None:
    assert to_ascii(text).isascii()
