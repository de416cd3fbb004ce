from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namematch.text import clean, fold, nfc, strip_marks, to_ascii
from namematch.text.folding import _TYPOGRAPHY


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("  Darchiyev \n", "Darchiyev"),
        ("Римский – Корсаков", "Римский - Корсаков"),
        ("O’Neill", "O'Neill"),
        ("Вас\u200bильев", "Васильев"),
        ("и\u0306од", "йод"),
        ("Полево\u0301й", "Полевой"),
        ("е\u0301\u0308\u0301лка", "ёлка"),
        ("Ѓорѓи José", "Ѓорѓи José"),
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


def test_a_mark_behind_an_invisible_character_is_a_mark_of_the_letter() -> None:
    assert clean("и\u200b\u0306од") == "йод"


def test_typography_is_folded_whichever_of_equal_characters_is_used() -> None:
    composed = {unicodedata.normalize("NFC", char) for char in map(chr, _TYPOGRAPHY)}
    assert composed <= {chr(code) for code in _TYPOGRAPHY} | set("'-")


MARKS = st.sampled_from("\u0300\u0301\u0306\u0308\u0315\u0327\u0344\u0345\u0f71\u0f72\u0f73\u20dd")


@given(st.lists(st.one_of(st.text(MARKS, max_size=80), st.sampled_from(["a", "и", "е", " ", "\ud800"]))).map("".join))
def test_composing_is_what_unicode_says_however_many_marks_there_are(text: str) -> None:
    assert nfc(text) == unicodedata.normalize("NFC", text)


LOOSE = st.text(st.one_of(st.characters(), MARKS, st.sampled_from("аиoİ'\u200b\u200d\u0374\u1fef -\u2013")))


@given(LOOSE)
def test_cleaning_and_folding_are_idempotent(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(codec="utf-8")))
def test_canonically_equal_texts_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text())
def test_ascii_is_ascii(text: str) -> None:
    assert to_ascii(text).isascii()
