"""Which names of a person are held against a short form in its document."""

from __future__ import annotations

from namematch.mentions import Mention
from namematch.resolve import Resolver, resolve

FULL, MISSPELT, NEARER = "Дорда Людмила Алексеевна", "Дорре Л. А.", "Людмиле Дорде"


def together(*mentions: tuple[str, str]) -> set[frozenset[str]]:
    """The names of each person, mentions added one by one as all at once."""
    written = [Mention(name, document=document) for name, document in mentions]
    resolver = Resolver()
    for count, mention in enumerate(written, 1):
        resolver.add([mention])
        assert resolver.resolution.labels == resolve(written[:count]).labels
    return {frozenset(form.text for form in entity.forms) for entity in resolver.resolution.entities}


def test_a_name_that_is_no_match_by_itself_is_heard_where_it_stands() -> None:
    assert together((FULL, "a"), (MISSPELT, "a"), (NEARER, "a")) == {frozenset([FULL, MISSPELT, NEARER])}


def test_a_name_that_is_no_match_by_itself_is_not_heard_from_another_document() -> None:
    found = together((FULL, "a"), (MISSPELT, "a"), (NEARER, "b"))
    assert found == {frozenset([FULL, NEARER]), frozenset([MISSPELT])}


def test_a_name_that_matches_is_heard_from_another_document() -> None:
    wrong, given, initials, whole = "Valeij Borisov", "Valerij Borisov", "Borisov V. I.", "Valerij Ivanovič Borisov"
    here = [(wrong, "a"), (given, "a"), (initials, "a")]
    assert together(*here) == {frozenset([wrong]), frozenset([given]), frozenset([initials])}
    assert together(*here, (whole, "b")) == {frozenset([wrong]), frozenset([given, initials, whole])}
