from __future__ import annotations

from namematch.mentions import Mention
from namematch.resolve import resolve

VIKTOR, YURI = "Vladimir Viktorovich Zlobin", "Vladimir Yuryevich Zlobin"


def people(*names: str) -> list[list[str]]:
    """The names of each person, every name from a document of its own."""
    result = resolve([Mention(name, document=name) for name in names])
    return sorted(sorted(form.text for form in entity.forms) for entity in result.entities)


def test_a_name_that_two_namesakes_bear_is_neither_ones() -> None:
    assert people("Vladimir Zlobin", VIKTOR, YURI) == [[VIKTOR], [YURI], ["Vladimir Zlobin"]]


def test_initials_that_contradict_each_other_leave_no_full_name_open() -> None:
    # Both may be Yuri's: of the two spellings of Ю each fits, though not the other.
    assert people(YURI, "V. I. Zlobin", "V. Ju. Zlobin") == [["V. I. Zlobin", "V. Ju. Zlobin", YURI]]


def test_initials_of_a_namesake_leave_no_full_name_open() -> None:
    # A rare surname outweighs initials that do not fit: the pair is looked at, and is no match all the same.
    found = people("Vladimir Zlobin", VIKTOR, "V. V. Zlobin", YURI, "Vladimir Jurjevič Zlobin", "V. J. Zlobin")
    assert [VIKTOR, "V. V. Zlobin"][::-1] in found
    assert sorted([YURI, "Vladimir Jurjevič Zlobin", "V. J. Zlobin"]) in found
    assert ["Vladimir Zlobin"] in found
