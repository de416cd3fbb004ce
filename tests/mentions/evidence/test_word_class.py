from __future__ import annotations

import pytest

from namematch.mentions.evidence.word_class import buckets, name_likeness


@pytest.mark.parametrize("word", ["darchiyev", "мартыновым", "johansson", "kowalczyk"])
def test_words_of_names_are_spelled_like_names(word: str) -> None:
    assert name_likeness(word).least > 0


@pytest.mark.parametrize("word", ["parliament", "komisja", "министерство", "кабинет"])
def test_common_words_are_not(word: str) -> None:
    assert name_likeness(word).over_word < 0


@pytest.mark.parametrize("word", ["brytania", "ukraine", "österreich"])
def test_places_are_not(word: str) -> None:
    assert name_likeness(word).over_place < 0


def test_the_rows_of_a_word_are_the_same_everywhere() -> None:
    assert buckets("ab") == {13291, 18541, 32826, 38385, 60270, 62787, 65291}
