"""Words of titles: keys that do not change with case endings, possessives, glued prefixes, abbreviations."""

from __future__ import annotations

import pytest

from namematch.roles.tokens import bare_word, lookup_key, title_words


@pytest.mark.parametrize(
    "forms",
    [
        ("министерство", "министерства", "министерством", "Министерстве"),
        ("директор", "директора", "директору", "директором"),
        ("глава", "главы", "главе", "главой", "ГЛАВУ"),
        ("североамериканский", "североамериканского", "североамериканском"),
        ("третий", "третьего", "третьем"),
        ("судья", "судьи", "судью", "судьей"),
        ("chargé", "charge"),
        ("Gen.", "general"),
    ],
)
def test_one_key_for_all_forms(forms: tuple[str, ...]) -> None:
    assert len({lookup_key(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("посла", "после"), ("судья", "суд"), ("Нигер", "Нигерия"), ("политик", "политика"), ("СНБ", "СНБО")],
)
def test_words_that_must_not_meet(one: str, other: str) -> None:
    assert lookup_key(one) != lookup_key(other)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("замминистра", ["зам", "министр"]),
        ("замок", ["замок"]),
        ("экс-министр", ["экс", "министр"]),
        ("U.S. Secretary", ["us", "secretary"]),
        ("и. о. мэра", ["ио", "мэр"]),
        ("Russia's", ["russia"]),
        ("chargé d’affaires", ["charge", "d", "affaires"]),
        ("Lt. Gen.", ["lieutenant", "general"]),
        ("ambassador-at-large", ["ambassador", "at", "large"]),
    ],
)
def test_words_and_their_keys(text: str, keys: list[str]) -> None:
    assert [word.key for word in title_words(text)] == keys


def test_marks_are_told_from_words() -> None:
    assert [word.mark for word in title_words("director (acting), MFA")] == [False, True, False, True, True, False]


def test_possessives_are_marked_and_can_be_taken_off() -> None:
    assert [word.possessive for word in title_words("Ministry’s director")] == [True, False]
    assert bare_word("Ministry’s") == "ministry"


def test_words_are_known_by_no_more_than_64_letters() -> None:
    assert [word.key for word in title_words("x" * 65)] == ["x" * 64]


def test_a_word_of_nothing_but_apostrophes_is_no_word() -> None:
    assert [word.key for word in title_words("head) ʹ")] == ["head", ")"]
