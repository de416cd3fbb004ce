"""Words that end alike come from the same endings: the end alone decides, in whichever script and language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.strategies import full_names, schemes

from namematch.names.inflection import _decisive_tail, _forms_of
from namematch.names.types import Gender, PartKind
from namematch.text import Script, fold, script_of
from namematch.translit import romanize

kinds = st.sampled_from([None, *PartKind])
genders = st.sampled_from([None, *Gender])
languages = st.sampled_from([None, "ru", "uk", "pl", "cs", "lv"])
endings = st.sampled_from(["", "а", "у", "ом", "ова", "овой", "ским", "ичу", "іча", "owi", "ová", "em", "s", "ienė"])


@st.composite
def inflected(draw: st.DrawFn) -> str:
    word = draw(st.sampled_from(draw(full_names(patronymic=True)).split()))
    stem = word[: draw(st.integers(1, len(word)))]
    return fold((romanize(stem, draw(schemes)) if draw(st.booleans()) else stem) + draw(endings))


@given(inflected(), kinds, genders, languages)
def test_the_end_of_a_word_decides_what_it_may_come_from(
    word: str, kind: PartKind | None, gender: Gender | None, language: str | None
) -> None:
    cyrillic = script_of(word) is Script.CYRILLIC
    tail = _decisive_tail(word, cyrillic, kind)
    by_tail, by_word = (
        _forms_of(end, len(end) == len(word), cyrillic, frozenset(), kind, gender, language) for end in (tail, word)
    )
    assert by_tail == by_word


@pytest.mark.parametrize("word", ["и", "ли", "левич", "абвгдежзиклмн"])
def test_a_tail_is_an_end_of_its_word(word: str) -> None:
    for kind in (None, *PartKind):
        tail = _decisive_tail(word, True, kind)
        assert tail
        assert word.endswith(tail)
