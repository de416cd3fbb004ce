"""Laws of clusters: nothing in one entity contradicts anything else there, whatever other mentions come."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from tests.profiles import examples
from tests.properties.strategies import NEAR_SURNAMES, mentions

from namematch.mentions import Mention
from namematch.names import compare, parse_name
from namematch.resolve import Resolution, Resolver, resolve
from namematch.resolve.scoring.parameters import cluster_weights
from namematch.translit import romanize

GIVEN = ("Сергей", "Дмитрий", "Николай", "Владимир")
FATHERS = ("Иванович", "Никитич", "Сергеевич", "Андреевич", "Владимирович", "Павлович")
SURNAMES = ("Дарчиев", "Щукин", "Кузнецов", *(name for pair in NEAR_SURNAMES for name in pair))
SCHEMES = (None, "bgn-pcgn", "icao-9303", "polish")


class Named(NamedTuple):
    """A mention, and the parts of the name that it was written from; an initial is a part of one letter."""

    mention: Mention
    given: str
    patronymic: str


@st.composite
def named(draw: st.DrawFn) -> Named:
    given, father, surname = (draw(st.sampled_from(names)) for names in (GIVEN, FATHERS, SURNAMES[:3]))
    g, f = given[0], father[0]
    text, own, patronymic = draw(
        st.sampled_from(
            [
                (f"{given} {father} {surname}", given, father),
                (f"{surname} {given} {father}", given, father),
                (f"{given} {surname}", given, ""),
                (f"{given} {f}. {surname}", given, f),
                (f"{surname} {g}.{f}.", g, f),
                (f"{g}. {f}. {surname}", g, f),
                (f"{surname} {g}.", g, ""),
                (f"{given} {father}", given, father),
                (surname, "", ""),
            ]
        )
    )
    scheme, document = draw(st.sampled_from(SCHEMES)), draw(st.sampled_from([None, "a", "b"]))
    return Named(Mention(romanize(text, scheme) if scheme else text, document=document), own, patronymic)


def pairs_of(found: Resolution) -> list[tuple[int, int]]:
    return [pair for entity in found.entities for pair in combinations(entity.mentions, 2)]


def agree(one: str, two: str) -> bool:
    """Whether two parts can be one: one is missing, or an initial that fits, or they are the same."""
    shorter, longer = sorted((one, two), key=len)
    return longer.startswith(shorter) if len(shorter) < 2 else shorter == longer


@examples(80)
@given(st.lists(named(), max_size=12))
def test_no_two_names_of_an_entity_contradict_each_other(batch: list[Named]) -> None:
    for i, j in pairs_of(resolve([item.mention for item in batch])):
        one, two = batch[i], batch[j]
        assert agree(one.given, two.given), (one, two)
        assert agree(one.patronymic, two.patronymic), (one, two)


@st.composite
def near(draw: st.DrawFn) -> Mention:
    given, surname = draw(st.sampled_from(GIVEN)), draw(st.sampled_from(SURNAMES))
    name = draw(st.sampled_from([f"{given} {surname}", f"{surname} {given}", given, surname]))
    scheme = draw(st.sampled_from(SCHEMES))
    document = draw(st.sampled_from([None, "a", "b"]))
    return Mention(romanize(name, scheme) if scheme else name, document=document)


@examples(60)
@given(st.lists(near(), max_size=12))
def test_no_two_names_with_surnames_are_joined_by_a_given_name_alone(batch: list[Mention]) -> None:
    for entity in resolve(batch).entities:
        for link in entity.links:
            if parse_name(link.left).surname and parse_name(link.right).surname:
                surname = sum(item.bits for item in link.evidence if item.part == "surname")
                assert surname > 0, link


@examples(60)
@given(st.lists(near() | mentions() | named().map(lambda item: item.mention), max_size=12))
def test_more_rows_never_join_what_is_surely_different(batch: list[Mention]) -> None:
    names = [mention.name or "" for mention in batch]
    for i, j in pairs_of(resolve(batch)):
        assert compare(names[i], names[j]).bits >= -cluster_weights().certain, (names[i], names[j])


def test_two_patronymics_beside_one_person_are_left_open() -> None:
    names = ["Сергей Дмитриевич", "Сергей Кузнецов", "Сергей Петрович"]
    found = resolve([Mention(name, document="a") for name in names])
    assert len(set(found.labels)) == len(names)
    assert [(item.name, item.candidates) for item in found.open] == [
        ("Сергей Дмитриевич", ("Сергей Кузнецов",)),
        ("Сергей Петрович", ("Сергей Кузнецов",)),
    ]


def test_a_patronymic_of_many_documents_is_not_refused_for_one_of_one() -> None:
    common = [Mention(name, document=str(i)) for i in range(8) for name in ("Владимир Путин", "Владимир Владимирович")]
    rare = [Mention(name, document="rare") for name in ("Владимир Путин", "Владимира Кирилловича")]
    labels = resolve([*common, *rare]).labels
    assert len(set(labels[:-1])) == 1
    assert labels[-1] != labels[0]


def test_contradicting_initials_are_nobody_in_common() -> None:
    names = ["Kuznetsov A.A.", "Kuznetsov A.V.", "Kuznetsov A.P.", "Kuznetsov A.S."]
    assert len(set(resolve(list(map(Mention, names))).labels)) == len(names)


@examples(60)
@given(st.lists(named(), max_size=14), st.lists(st.integers(0, 14), max_size=4))
def test_what_is_refused_does_not_depend_on_how_mentions_come(batch: list[Named], cuts: list[int]) -> None:
    rows = [item.mention for item in batch]
    resolver = Resolver()
    for start, stop in pairwise([0, *sorted(min(cut, len(rows)) for cut in cuts), len(rows)]):
        resolver.add(rows[start:stop])
        assert resolver.resolution == resolve(rows[:stop])
    twice, backwards = resolve([*rows, *rows]), resolve(rows[::-1])
    assert twice.labels == resolver.resolution.labels * 2
    assert backwards.labels[::-1] == resolver.resolution.labels
