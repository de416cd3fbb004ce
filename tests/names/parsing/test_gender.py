"""Whether a name is a man's or a woman's."""

from __future__ import annotations

from namematch.names import Gender, compare, parse_name


def test_where_a_list_has_it_beside_initials_a_surname_is_in_the_nominative() -> None:
    beside, alone = (parse_name(name).gender_probability for name in ("Petrova I.", "Petrova"))
    assert parse_name("Petrova I.").gender is Gender.FEMALE
    assert beside > 0.99 > alone > 0.8
    assert parse_name("Петрова И.").gender_probability == beside
    # In running text that may be a man's genitive.
    assert parse_name("И. Петрова").gender_probability == alone
    assert parse_name("И. Вишневская").gender_probability == beside


def test_a_woman_and_a_man_of_one_surname_and_initial_are_two() -> None:
    for woman, man in (("Petrova I.", "Petrov I."), ("Фомина Е. Н.", "Фомин Е. Н."), ("Ильинская А.", "Ильинский А.")):
        assert not compare(woman, man).same
    assert compare("И. Петрова", "И. Петров").same
    assert compare("Petrova I.", "Irina Petrova").same


def test_a_given_name_that_lists_know_as_it_stands_is_no_other_in_a_case() -> None:
    assert parse_name("Джеремі Гант").gender is not Gender.FEMALE
    assert parse_name("Марії Коваль").gender is Gender.FEMALE


def test_by_its_ending_a_given_name_on_no_list_tells_little() -> None:
    assert parse_name("Гөлшат").gender_probability < 0.9
    assert compare("Гөлназик Сафина", "Gölnazik Safina").same


def test_a_given_name_stands_in_the_nominative_where_it_can() -> None:
    assert [parse_name(name).gender for name in ("Евгения Ткаченко", "Валентина Мороз")] == [Gender.FEMALE] * 2
    assert [parse_name(name).gender for name in ("Ивана Мороза", "Павла Ткаченко")] == [Gender.MALE] * 2
