"""Whether a name is a man's or a woman's."""

from __future__ import annotations

from namematch.names import Gender, compare, parse_name


def test_beside_initials_a_surname_in_latin_letters_is_in_the_nominative() -> None:
    beside, alone = (parse_name(name).gender_probability for name in ("Petrova I.", "Petrova"))
    assert parse_name("Petrova I.").gender is Gender.FEMALE
    assert beside > 0.99 > alone > 0.8
    # In running text that may be a man's genitive.
    assert parse_name("Петрова И.").gender_probability == alone


def test_a_woman_and_a_man_of_one_surname_and_initial_are_two() -> None:
    assert not compare("Petrov I.", "Petrova I.").same
    assert compare("Petrova I.", "Irina Petrova").same


def test_a_given_name_that_lists_know_as_it_stands_is_no_other_in_a_case() -> None:
    assert parse_name("Джеремі Гант").gender is not Gender.FEMALE
    assert parse_name("Марії Коваль").gender is Gender.FEMALE
