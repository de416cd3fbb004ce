"""Romanising texts and columns."""

from __future__ import annotations

import math
import unicodedata

import numpy as np
import pyarrow as pa
import pytest

from namematch.errors import UnknownChoiceError
from namematch.translit import find_scheme, romanize, romanize_many
from namematch.translit.schemes.romanization_batch import _first_come, _packed

ODD_TEXTS = [
    "",
    " ",
    "\n",
    "a\nЩ",
    "Щ\r\nЩ",
    "\ud800Щ\udfff",
    "\x00Щ",
    "\U0001e030Щ\U0001f600",
    "Щ\u0301\u0301\u0301",
    "\u0301Щ",
    "éЩУ",
    "\ufdd0Є'є'",
    "'Єва' Знам’янка Знам'ЯНКА",
    "Пу́тин ПУ́ТИН",
    "ꙮꙀѠ ᲀ Ӏ ҝ ԛ",
    "Müller и Żukow",
    "МакДОНАЛЬД аЩ ЯЩ яЩЯ Я",
]


def test_the_capital_stands_behind_the_dot_that_parts_letters() -> None:
    assert romanize("ТС тс Тс тС", "bgn-pcgn-strict") == "T·S t·s T·s t·S"
    assert romanize_many(["тС"], "bgn-pcgn-strict") == ["t·S"]


def test_default_is_bgn_pcgn() -> None:
    assert romanize("Александр Дарчиев") == romanize("Александр Дарчиев", "bgn-pcgn") == "Aleksandr Darchiyev"


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Щукин", "Shchukin"),
        ("ЩУКИН", "SHCHUKIN"),
        ("щукин", "shchukin"),
        ("Щ. Ю. Щукин", "Shch. Iu. Shchukin"),
        ("ЩУКИН Щ.Ю.", "SHCHUKIN Shch.Iu."),
        ("МакЩука", "MakShchuka"),
        ("МакЩУКА", "MakSHCHUKA"),
        ("макЩ", "makShch"),
        ("МАКЩ", "MAKSHCH"),
        ("ЩА", "SHCHA"),
        ("аЩЩ", "aSHCHSHCH"),
        ("Щукин-ЩУКИН", "Shchukin-SHCHUKIN"),
    ],
)
def test_case_is_kept(cyrillic: str, latin: str) -> None:
    assert romanize(cyrillic, "icao-9303") == latin
    assert romanize_many([cyrillic], "icao-9303") == [latin]


def test_case_of_rules_that_consume_several_letters() -> None:
    assert romanize("Ксения КСЕНИЯ КСения кСения", "german-duden") == "Xenija XENIJA Xenija xenija"


def test_the_capital_of_i_is_dotted_in_turkish() -> None:
    assert romanize("Игорь ИГОРЬ Ильич", "turkish") == "İgor İGOR İlyiç"


def test_hyphenated_parts_are_words() -> None:
    assert romanize("Петров-Еремеев") == "Petrov-Yeremeyev"


def test_apostrophes_are_letters_only_between_letters() -> None:
    assert romanize("'Єва' Знам'янка, Лук’яненко", "ukrainian-2010") == "'Yeva' Znamianka, Lukianenko"
    assert romanize("О’Нилл, д'Эсте") == "O’Nill, d'Este"


def test_what_is_typed_for_an_apostrophe_is_one_before_an_iotated_letter() -> None:
    names = ['Мар"ян', "Мар*ян", 'МАР"ЯН', 'ТОВ"Ромашка"']
    romanized = ["Marian", "Marian", "MARIAN", 'TOV"Romashka"']
    assert [romanize(name, "ukrainian-2010") for name in names] == romanized
    assert romanize_many(names, "ukrainian-2010") == romanized


def test_foreign_letters_fall_back() -> None:
    assert romanize("Зеленський Ґалаґан Їжак Ўў Ѣ", "icao-9303") == "Zelenskii Galagan Yizhak Uu E"


def test_decomposed_and_stressed_letters() -> None:
    for text in ("Семён Йорданов", "Ўладзімір Їжак", "Ѓорѓи Ќосе"):
        for each in ("iso-9", "news", "ukrainian-2010"):
            assert romanize(unicodedata.normalize("NFD", text), each) == romanize(text, each)
    assert romanize("Дарчи\u0301ев ПУ\u0301ТИН") == "Darchiyev PUTIN"


def test_what_is_not_cyrillic_stays() -> None:
    for text in ("Żukow, 東京 (1994) — «Müller» №5", "Å e\u0301 ﬁ", "\ud800\x00"):
        assert romanize(text) == text


def test_ascii_takes_every_script() -> None:
    assert romanize("Хрущёв Żukow Γιώργος", "scholarly", ascii=True) == "Xruscev Zukow Giorgos"
    assert romanize_many(["Хрущёв Żukow", "Γιώργος"], "scholarly", ascii=True) == ["Xruscev Zukow", "Giorgos"]


def test_endings_are_added_to_words_of_two_letters_or_more() -> None:
    assert romanize("Владимир ПУТИН В. МакПУТИН Чайковский", "lithuanian") == (
        "Vladimiras PUTINAS V. MakPUTINAS Čaikovskis"
    )
    assert romanize("ПетроВ", "latvian") == "PetroVs"


@pytest.mark.parametrize("wrong", [None, 3, b"x", ["Щ"]])
def test_romanize_takes_strings(wrong: object) -> None:
    with pytest.raises(TypeError, match="romanize takes a string"):
        romanize(wrong)  # type: ignore[arg-type]


def test_unknown_scheme() -> None:
    for act in (lambda: romanize("Щ", "iso-10"), lambda: romanize_many(["Щ"], "iso-10")):
        with pytest.raises(UnknownChoiceError, match="'iso-9'"):
            act()


def test_missing_rows_stay_in_place() -> None:
    rows = ["Щ", None, "", math.nan, " ", "ь"]
    assert romanize_many(rows, "icao-9303") == ["Shch", None, None, None, None, ""]  # type: ignore[arg-type]


def test_no_rows() -> None:
    assert romanize_many([]) == romanize_many([], "french") == []


def test_rows_may_be_a_generator_or_an_arrow_column() -> None:
    assert romanize_many(iter(["Щукин"])) == ["Shchukin"]
    assert romanize_many(pa.chunked_array([["Щукин", None]])).to_pylist() == ["Shchukin", None]


@pytest.mark.parametrize("wrong", ["Щукин", ["Щукин", 3], [b"x"]])
def test_columns_hold_strings(wrong: object) -> None:
    with pytest.raises(TypeError, match="romanize_many takes"):
        romanize_many(wrong)  # type: ignore[call-overload]


@pytest.mark.parametrize("each", ["bgn-pcgn", "french", "ukrainian-2010", "ukrainian-iso-9", "latvian"])
def test_odd_texts_in_a_column_are_as_alone(each: str) -> None:
    alone = [romanize(text, each) if text.strip() else None for text in ODD_TEXTS]
    assert romanize_many(ODD_TEXTS, each) == alone
    assert romanize_many([*ODD_TEXTS[3:], "Щукин"], each) == [*alone[3:], romanize("Щукин", each)]


def test_a_column_longer_than_a_block() -> None:
    rows = ["Щ", "Юрьев", "Ё-ё"] * 30_000
    for each in ("bgn-pcgn", "french"):
        assert romanize_many(rows, each) == [romanize(text, each) for text in rows[:3]] * 30_000


def test_a_word_alone() -> None:
    assert find_scheme("ukrainian-2010").romanize_word("лук'янець") == "lukianets"
    assert find_scheme("ukrainian-iso-9").romanize_word("лук'янець") == "luk’ânecʹ"


@pytest.mark.parametrize(("longest", "size"), [(1, 4), (4, 4), (5, 8), (8, 8)])
def test_outputs_are_packed_into_the_fewest_bytes_that_hold_them(longest: int, size: int) -> None:
    packed = _packed(["", "a", "b" * longest])
    assert packed.itemsize == size
    assert packed.view(f"S{size}").tolist() == [b"", b"a", b"b" * longest]


def test_overlapping_chunks_go_to_the_one_that_comes_first() -> None:
    def stands(*chunks: tuple[int, int]) -> list[bool]:
        starts, sizes = np.array(chunks).T
        return list(_first_come(starts, sizes).tolist())

    assert stands((0, 2), (2, 2), (9, 3)) == [True, True, True]
    assert stands((0, 3), (1, 2), (2, 2), (3, 2), (4, 2)) == [True, False, False, True, False]


def test_a_column_is_written_in_plain_letters_as_one_text_is() -> None:
    texts = ["Məmmədov", "Łukasz ß", "Хрущёв", "Γιώργος"]
    assert romanize_many(texts, "scholarly", ascii=True) == [romanize(text, "scholarly", ascii=True) for text in texts]
    assert romanize_many(texts[:1], ascii=True) == ["Memmedov"]
