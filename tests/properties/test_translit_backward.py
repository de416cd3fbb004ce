"""Laws of reading Latin letters back."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.profiles import examples

from namematch.translit import detect_scheme, name_bits, neutral_key, readings, readings_many, restore
from namematch.translit.readings.lattice_search import model

any_text = st.text(st.one_of(st.characters(), st.sampled_from("abszčшщґ'-\u0301\ud800")), max_size=60)
latin_words = st.text(sorted(model().letters), min_size=1, max_size=16)
cyrillic_words = st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўјљњђћџѓќѕқғәөүұңһ'-", max_size=16)


@given(any_text)
def test_nothing_raises(text: str) -> None:
    readings(text)
    readings_many([text])
    restore(text)
    detect_scheme(text)
    neutral_key(text)
    name_bits(text)


@given(st.one_of(latin_words, cyrillic_words))
def test_costs_grow(word: str) -> None:
    bits = [reading.bits for reading in readings(word)]
    assert bits == sorted(bits)
    assert all(each > 0 for each in bits)
    assert sum(2**-each for each in bits) < 1


@given(st.one_of(latin_words, cyrillic_words))
def test_no_reading_twice(word: str) -> None:
    found = [reading.cyrillic for reading in readings(word)]
    assert len(set(found)) == len(found)


@given(st.one_of(latin_words, cyrillic_words))
def test_case_does_not_matter(word: str) -> None:
    assume(word.upper().lower() == word.lower() == word.title().lower())
    small, large, title = (
        [(reading.cyrillic.lower(), reading.bits) for reading in readings(cased)]
        for cased in (word.lower(), word.upper(), word.title())
    )
    assert small == large == title


@examples(25)
@given(st.lists(st.one_of(st.none(), latin_words, cyrillic_words, any_text), min_size=30, max_size=80))
def test_column_and_token_agree(tokens: list[str | None]) -> None:
    for token, row in zip(tokens, readings_many(tokens), strict=True):
        assert (row or []) == (readings(token) if token else [])


@given(st.one_of(cyrillic_words, any_text))
def test_a_neutral_key_is_its_own_key(word: str) -> None:
    assert neutral_key(neutral_key(word)) == neutral_key(word)


@given(cyrillic_words.filter(lambda word: not set(word) & set("'-")))
def test_a_cyrillic_word_is_its_own_first_reading(word: str) -> None:
    found = readings(word)
    if found:
        assert neutral_key(found[0].cyrillic) == neutral_key(word)
