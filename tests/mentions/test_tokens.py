from __future__ import annotations

import pytest

from namematch.mentions.tokens import TextWord, WordShape, _gap, is_wrapped, split_words
from namematch.mentions.vocabulary import Kind, load_vocabulary


def split(text: str, language: str = "en") -> list[TextWord]:
    return split_words(text, load_vocabulary(language))


def shapes(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(word.text, word.shape.value) for word in split(text, language)]


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_possessive_is_not_part_of_the_word(apostrophe: str) -> None:
    text = f"Koval{apostrophe}s plan"
    word = split(text)[0]
    assert (word.text, text[word.start : word.end]) == ("Koval", "Koval")


def test_elided_article_is_cut_off_in_french_only() -> None:
    assert [word.text for word in split("d'Anatoli Lebrun", "fr")] == ["Anatoli", "Lebrun"]
    assert [word.text for word in split("D'Artagnan", "en")] == ["D'Artagnan"]


def test_abbreviations_are_one_word_and_end_no_sentence() -> None:
    words = split("The U.S. Senate met on Feb. 12 in Minsk.")
    assert ("U.S.", WordShape.ABBREVIATION) in [(word.text, word.shape) for word in words]
    assert [word.text for word in words if word.opens] == ["The"]


@pytest.mark.parametrize(
    ("text", "initials"),
    [
        ("A. N. Koval", ["A", "N"]),
        ("А.Н.Коваль", ["А", "Н"]),
        ("Yu. Koval", ["Yu"]),
        ("Дж.Коваль", ["Дж"]),
        ("О . М . Коваль", ["О", "М"]),
        ("A man", []),
    ],
)
def test_initials(text: str, initials: list[str]) -> None:
    language = "ru" if "К" in text else "en"
    assert [word.text for word in split(text, language) if word.shape is WordShape.INITIAL] == initials


def test_words_joined_by_initials_are_one_run() -> None:
    assert [word.joined for word in split("А.Н. Коваль", "ru")] == [False, True, True]


def test_honorific_of_one_letter_is_no_initial() -> None:
    assert shapes("M. Delacourt", "fr")[0] == ("M", "abbreviation")
    assert shapes("M. Delacourt", "en")[0] == ("M", "initial")


def test_other_shapes() -> None:
    assert shapes("NATO said McKay was pro-Western in 2016") == [
        ("NATO", "upper"),
        ("said", "lower"),
        ("McKay", "title"),
        ("was", "lower"),
        ("pro-Western", "other"),
        ("in", "lower"),
        ("2016", "other"),
    ]


def test_a_line_break_ends_a_run_unless_lines_are_wrapped() -> None:
    broken = split("Talks in Minsk\nKoval arrived")
    assert not next(word for word in broken if word.text == "Koval").joined
    wrapped = "the delegation was led by Olena\nKoval and was\nmet at the\nairport"
    assert is_wrapped(wrapped)
    assert next(word for word in split(wrapped) if word.text == "Koval").joined


def test_sentence_and_quotation_open() -> None:
    words = split("He left. She said: “Nobody came”, and Minsk slept.")
    assert [word.text for word in words if word.opens] == ["He", "She", "Nobody"]


def test_long_tokens_are_no_names() -> None:
    (word,) = split("Ш" + "ш" * 1000, "ru")
    assert word.shape is WordShape.OTHER


def test_kinds_come_from_the_tables() -> None:
    words = {word.text: word.kinds for word in split("Moscow met Ms Koval in March")}
    assert Kind.PLACE in words["Moscow"]
    assert Kind.HONORIFIC in words["Ms"]
    assert Kind.MONTH in words["March"]
    assert not words["Koval"]


def test_a_long_gap_is_shortened_in_the_middle() -> None:
    assert _gap("a" + " " * 50 + "b", 1, 3) == "  "
    for filling, middle in ((" " * 5000, " … "), (" " * 2500 + "\n" + " " * 2500, "\n\n")):
        gap = _gap(f"a{filling}b", 1, 1 + len(filling))
        assert len(gap) < 1000
        assert middle in gap


@pytest.mark.parametrize(
    ("text", "initials"),
    [
        ("Jeffrey T Hodge left", ["T"]),
        ("Plan B is ready", []),
        ("then I Koval", []),
        ("Olena I Koval", []),
        ("T Hodge", []),
    ],
)
def test_a_middle_initial_may_lack_its_dot(text: str, initials: list[str]) -> None:
    assert [word.text for word in split(text) if word.shape is WordShape.INITIAL] == initials


@pytest.mark.parametrize("word", ["Саиф-уль-Мулук", "Саїф-уль-Малук", "ul-Malook", "аль-Асад"])
def test_an_arabic_article_inside_a_word_makes_it_no_compound_of_small_words(word: str) -> None:
    assert [each.shape for each in split_words(word, load_vocabulary("ru"))] == [WordShape.TITLE]
