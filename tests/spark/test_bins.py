"""What the Spark job resolves apart is apart on one machine too, without Spark."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.profiles import examples
from tests.spark.test_blocking_keys import joined

import namematch as nm
from namematch.arrays import connected_components
from namematch.names import DecisionRule, compare_many, decision_rule
from namematch.resolve.clustering.homonyms import find_homonyms
from namematch.resolve.distributed import (
    Assigned,
    MentionIndex,
    WholeRun,
    context_weights,
    resolve_part,
    same_document_bits,
)
from namematch.resolve.mention_index import cleaned
from namematch.text import is_missing

np = pytest.importorskip("numpy")

PEOPLE = (
    ("Людмила", "Алексеевна", "Галыня"), ("Лариса", "Антоновна", "Галыня"), ("Виктор", "Степанович", "Романович"),
    ("Мария", "Ивановна", "Грицевич"), ("Марина", "Игоревна", "Грицевич"), ("Алексей", "Сергеевич", "Рыжаков"),
)  # fmt: skip
FORMS = ("{0} {1} {2}", "{0} {2}", "{2}, {0}", "{0[0]}. {1[0]}. {2}", "{2} {0[0]}. {1[0]}.", "{2}")
LETTERS = "аеилнроств"
DEFAULT = decision_rule()


def slipped(name: str, chance: random.Random) -> str:
    """The name with a letter left out, or another written for it."""
    place = chance.randrange(1, len(name))
    return name[:place] + chance.choice(["", chance.choice(LETTERS)]) + name[place + 1 :]


def drawn(seed: int) -> list[nm.Mention]:
    """Mentions of few people in few documents, two in five of them misspelt."""
    chance = random.Random(seed)
    names = [chance.choice(FORMS).format(*chance.choice(PEOPLE)) for _ in range(40)]
    return [
        nm.Mention(slipped(name, chance) if chance.random() < 0.4 else name, document=chance.choice("abcdefgh"))
        for name in names
    ]


def parts(mentions: list[nm.Mention], rule: DecisionRule = DEFAULT) -> list[list[int]]:
    """Places of the mentions that the job resolves together: by names that share a key, and by those of a document."""
    slack = 0.0 if all(is_missing(mention.role) for mention in mentions) else context_weights().role_most
    names = sorted({cleaned(mention.name) for mention in mentions})
    beside: set[tuple[str, str]] = {
        (min(pair), max(pair))
        for document in {mention.document for mention in mentions} - {None}
        for pair in combinations({cleaned(mention.name) for mention in mentions if mention.document == document}, 2)
    }
    edges = [
        (left, right)
        for pairs, floor in (
            (joined(names), rule.line - slack),
            (beside, rule.line - same_document_bits(rule) - slack),
        )
        for (left, right), bits in weighed(sorted(pairs), rule)
        if bits > floor
    ]
    number = {name: place for place, name in enumerate(names)}
    left, right = (np.array([number[pair[side]] for pair in edges], dtype=np.int64) for side in (0, 1))
    home = connected_components(len(names), left, right)
    found: dict[int, list[int]] = {}
    for place, mention in enumerate(mentions):
        found.setdefault(int(home[number[cleaned(mention.name)]]), []).append(place)
    return list(found.values())


def weighed(pairs: list[tuple[str, str]], rule: DecisionRule) -> list[tuple[tuple[str, str], float]]:
    if not pairs:
        return []
    left, right = zip(*pairs, strict=True)
    return list(zip(pairs, compare_many(left, right, population=rule.population).bits.tolist(), strict=True))


def people(labels: tuple[str | None, ...], places: list[int]) -> set[frozenset[int]]:
    found: dict[str, set[int]] = {}
    for place, label in zip(places, labels, strict=True):
        found.setdefault(label or "", set()).add(place)
    return set(map(frozenset, found.values()))


def assigned_on_the_whole(mentions: list[nm.Mention]) -> dict[int, Assigned]:
    """Whose the mentions of homonyms are, by position."""
    return find_homonyms(MentionIndex(mentions)).assigned()


def together(mentions: list[nm.Mention], rule: DecisionRule = DEFAULT) -> set[frozenset[int]]:
    """The people of all parts, each resolved by itself with what only the whole tells."""
    assigned = assigned_on_the_whole(mentions)
    titles = [mention.role for mention in mentions if mention.role]
    people_of_parts = set()
    for places in parts(mentions, rule):
        own = {i: assigned[place] for i, place in enumerate(places) if place in assigned}
        part = resolve_part([mentions[place] for place in places], WholeRun(own, titles), scheme="news", rule=rule)
        people_of_parts |= people(part.labels, places)
    return people_of_parts


def check(mentions: list[nm.Mention]) -> None:
    assert together(mentions) == people(nm.resolve(mentions).labels, list(range(len(mentions))))


# At 65 a slip is near a name of a person of its document that only stands elsewhere.
@pytest.mark.parametrize("seed", [0, 1, 2, 65])
def test_parts_have_the_people_of_the_whole(seed: int) -> None:
    mentions = drawn(seed)
    assert len(parts(mentions)) > 1
    check(mentions)


def test_a_slip_near_a_name_that_stands_elsewhere() -> None:
    names = {"Дорда Людмила Алексеевна": "a", "Дорра Л. А.": "a", "Людмиле Дорде": "b"}
    check([nm.Mention(name, document=document) for name, document in names.items()])


NAMESAKES = (
    "Ivan Petrov", "Иван Петров", "Петрова, Ивана", "Ivan Sergeevich Petrov", "Иван Борисович Петров", "I. Petrov",
    "Петров", "Ivan Petrow", "Ivan Patrov", "Sergei Ivanov", "Иванов Сергей Игоревич", "S. Ivanov", "Ivanov I.",
    "Anna Smirnova", "Смирнова", "Pavel Krotov", "Galina Petrova", "Alexander Darchiyev", "А. Н. Дарчиев",
)  # fmt: skip
TRADE = "head of the Finance Ministry's Trade Department"
SANCTIONS = "head of the Finance Ministry's Sanctions Department"
RENAMING = "head of the Sanctions Department (former Trade Department) of the Finance Ministry"
TITLES = (
    None, "footballer", "вратарь «Зенита»", "Orthodox bishop", "general", "deputy defence minister", "rapper",
    "an expert", TRADE, SANCTIONS, RENAMING,
)  # fmt: skip
mentioned = st.builds(
    nm.Mention,
    st.sampled_from(NAMESAKES),
    role=st.sampled_from(TITLES),
    document=st.sampled_from((None, *"abcdef")),
    date=st.none() | st.integers(0, 9).map(lambda days: (date(2020, 1, 1) + timedelta(days)).isoformat()),
)
GENERAL = [
    nm.Mention("Ivan Petrov", "footballer", "a"),
    nm.Mention("Anna Smirnova", document="a"),
    nm.Mention("Ivan Petrov", "general", "b"),
    nm.Mention("Pavel Krotov", document="b"),
]
RENAMED = [
    nm.Mention("Ivan Zhukov", TRADE),
    nm.Mention("Ivan Zhukvo", SANCTIONS),
    nm.Mention("Pavel Krotov", RENAMING),
]


def test_the_company_of_namesakes_is_in_other_parts() -> None:
    assert len(parts(GENERAL)) == 3
    found = people(nm.resolve(GENERAL).labels, [0, 1, 2, 3])
    assert together(GENERAL) == found == {frozenset([place]) for place in range(4)}


def test_the_former_name_of_a_unit_is_told_in_another_part() -> None:
    assert len(parts(RENAMED)) == 2
    assert together(RENAMED) == people(nm.resolve(RENAMED).labels, [0, 1, 2]) == {frozenset([0, 1]), frozenset([2])}


@examples(60)
@given(st.lists(mentioned, min_size=2, max_size=14))
@example(GENERAL)
@example(RENAMED)
def test_parts_have_the_people_of_the_whole_with_roles(mentions: list[nm.Mention]) -> None:
    check(mentions)


@examples(40)
@given(st.lists(mentioned, min_size=2, max_size=14), st.sampled_from((1, 10_000, 10**8)), st.floats(0.01, 0.999))
def test_parts_have_the_people_of_the_whole_under_any_rule(
    mentions: list[nm.Mention], population: int, least: float
) -> None:
    whole = nm.resolve(mentions, population=population, min_probability=least)
    found = together(mentions, decision_rule(population, least))
    assert found == people(whole.labels, list(range(len(mentions))))
