"""What words of a name say together that none of them says by itself."""

from __future__ import annotations

import pytest

from namematch import compare, parse_name


@pytest.mark.parametrize(
    ("name", "surname", "given"),
    [
        ("KIM JONG UN", "KIM", "JONG UN"),
        ("Pak Il Kyu", "Pak", "Il Kyu"),
        ("Ri Hong-sop", "Ri", "Hong-sop"),
        ("Ким Чен Ын", "Ким", "Чен Ын"),
        ("NGUYEN VAN ANH", "NGUYEN", "VAN ANH"),
        ("Nguyen Thi Minh Khai", "Nguyen", "Thi Minh Khai"),
        ("Ma Ying-jeou", "Ma", "Ying-jeou"),
        # With a given name of another kind, or a surname, behind it, the word is what it is elsewhere.
        ("Kim Philby", "Philby", "Kim"),
        ("Lee Ann Smith", "Smith", "Lee Ann"),
        ("Ким Иванова", "Иванова", "Ким"),
        ("Ludwig van Beethoven", "van Beethoven", "Ludwig"),
    ],
)
def test_in_east_asia_the_surname_comes_first(name: str, surname: str, given: str) -> None:
    parsed = parse_name(name)
    assert (parsed.surname, parsed.given) == (surname, given)


@pytest.mark.parametrize(
    ("name", "surname", "patronymic"),
    [
        ("Анна Михайлович", "Михайлович", None),
        ("Anna Mikhailovich", "Mikhailovich", None),
        ("Иван Михайлович", None, "Михайлович"),
        ("Анна Михайловна", None, "Михайловна"),
        # The genitive of a man's name.
        ("Александра Михайловича", None, "Михайловича"),
    ],
)
def test_a_woman_has_no_patronymic_of_a_man(name: str, surname: str | None, patronymic: str | None) -> None:
    parsed = parse_name(name)
    assert (parsed.surname, parsed.patronymic) == (surname, patronymic)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("KIM JONG UN", "KIM, Jong Un", True),
        ("NGUYEN VAN ANH", "NGUYEN, Van Anh", True),
        ("Mohamed Hassan Ali", "ALI, Mohamed Hassan", True),
        ("Hassan Mohamed Ali", "ALI, Mohamed Hassan", True),
        ("KIM JONG UN", "KIM, Jong Il", False),
        ("PAK IL KYU", "PAK YONG-CHUN", False),
        ("Mohamed Hassan Ali", "ALI, Mohamed Hussein", False),
        ("A. B. Ivanov", "B. A. Ivanov", False),
        ("IRENA Михайлович", "IRENA Николаевич", False),
        ("EVGENIYA Ogneviç", "EVGENIYA Дикме", False),
        ("Mohamed Hassan Ali Jr.", "Ali Hassan Mohamed Sr.", False),
    ],
)
def test_the_same_words_are_the_same_name_in_any_order(left: str, right: str, same: bool) -> None:
    assert compare(left, right).same == same
