"""Which schemes write a word so, exactly or but for diacritics."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namematch.text import Script, script_of
from namematch.translit import Scheme, is_explained, romanize, schemes
from namematch.translit.schemes.attribution import explaining_schemes, scheme_share
from namematch.translit.schemes.letter_outputs import comparable
from namematch.translit.schemes.scheme_usage import read_schemes, scheme_use


@pytest.mark.parametrize("word", ["Жуков", "Хрущёв", "Юрий", "Петров-Водкин"])
def test_every_scheme_explains_what_it_writes(word: str) -> None:
    for scheme in read_schemes():
        latin = romanize(word, scheme.id)
        found = explaining_schemes(latin, word)
        assert scheme.id in found, latin
        assert is_explained([latin], word)
        assert list(found) == sorted(found)


def test_diacritics_count_where_some_scheme_writes_them() -> None:
    assert explaining_schemes("Żukow", "жуков") == ("belarusian-polish", "polish", "ukrainian-polish")
    assert explaining_schemes("Zukow", "жуков") == ("belarusian-polish", "polish", "ukrainian-polish")
    assert "czech" not in explaining_schemes("Zukov", "жуков")
    assert "czech" in explaining_schemes("Žukov", "жуков")


def test_any_ye_may_have_been_yo_but_one_at_a_time() -> None:
    assert "din-1460" in explaining_schemes("Chruščëv", "хрущев")
    assert "din-1460" in explaining_schemes("Chruščëv", "хрущёв")
    assert "wikipedia" in explaining_schemes("Semyonov", "семенов")
    assert "wikipedia" not in explaining_schemes("Syomyonov", "семенов")


@pytest.mark.parametrize(
    ("token", "cyrillic"),
    [("Жуков", "жуков"), ("", "жуков"), ("Zhukov", ""), ("zh" * 20 + "a", "ж" * 20 + "а"), ("x" * 40, "х" * 41)],
)
def test_what_is_no_romanisation_of_a_word_is_not_explained(token: str, cyrillic: str) -> None:
    assert explaining_schemes(token, cyrillic) == ()
    assert not is_explained([token], cyrillic)


def test_the_longest_word_that_is_looked_at() -> None:
    assert "bgn-pcgn" in explaining_schemes("zh" * 20, "ж" * 20)
    assert is_explained(["zh" * 20], "ж" * 20)
    assert not is_explained(["a" * 41], "а" * 41)
    assert is_explained(["a" * 41, "а" * 40, "a" * 40], "а" * 40)


def test_a_longer_word_is_not_looked_at_however_short_its_romanisation() -> None:
    assert is_explained(["a"], "а" + "ь" * 39)
    assert not is_explained(["a"], "а" + "ь" * 40)


def test_one_token_of_several_is_enough() -> None:
    assert is_explained(["Trump", "Joukov"], "Жуков")
    assert not is_explained(["Trump", "Miller"], "Жуков")
    assert not is_explained([], "Жуков")
    assert is_explained(["Petrow-Wodkin"], "Петров-Водкин")
    assert is_explained(["Semyonov"], "семенов")


def test_names_are_not_read_back_by_schemes_that_nobody_follows_for_them() -> None:
    read = {scheme.id for scheme in read_schemes()}
    assert set(scheme_use().rarely) <= {scheme.id for scheme in schemes()}
    assert {"polish", "ukrainian-2010", "kazakh-odni"} <= read
    assert read.isdisjoint({"chuvash-ala-lc", "uzbek-1995", "kazakh-2017", "mvd-internal-passport"})
    assert explaining_schemes("Oʻktam", "ўктам") == ()


def test_typesetting_does_not_count() -> None:
    assert comparable("S·hu\u0336KIN") == "shukin"
    assert comparable("Žú") == "žú"


@given(st.text("абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґў-", min_size=1, max_size=12), st.sampled_from(read_schemes()))
def test_a_scheme_explains_whatever_it_writes(word: str, scheme: Scheme) -> None:
    latin = comparable("-".join(scheme.romanize_word(half) for half in word.split("-")))
    if latin.strip("-'ʹʺ·") and script_of(latin) is Script.LATIN:
        assert scheme.id in explaining_schemes(latin, word)


def test_more_schemes_make_a_spelling_likelier() -> None:
    assert scheme_share("Zukov", "жуков") < scheme_share("Žukov", "жуков") < scheme_share("Zukov", "зуков")
    assert scheme_share("Trump", "жуков") == scheme_share("", "жуков") == scheme_share("жуков", "жуков") == 0.0
    assert scheme_share("Ševčenkaŭ", "шевченко") == 0.0
