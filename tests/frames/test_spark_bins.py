"""What the Spark job resolves apart is apart on one machine too, without Spark."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from tests.frames.test_spark_keys import met

import namematch as nm
from namematch.names import compare_many
from namematch.resolve.components import components
from namematch.resolve.intern import name_of
from namematch.resolve.parameters import context_weights

np = pytest.importorskip("numpy")

PEOPLE = (
    ("Людмила", "Алексеевна", "Галыня"), ("Лариса", "Антоновна", "Галыня"), ("Виктор", "Степанович", "Романович"),
    ("Мария", "Ивановна", "Грицевич"), ("Марина", "Игоревна", "Грицевич"), ("Алексей", "Сергеевич", "Рыжаков"),
)  # fmt: skip
FORMS = ("{0} {1} {2}", "{0} {2}", "{2}, {0}", "{0[0]}. {1[0]}. {2}", "{2} {0[0]}. {1[0]}.", "{2}")
LETTERS = "аеилнроств"


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


def parts(mentions: list[nm.Mention]) -> list[list[int]]:
    """Places of the mentions that the job resolves together: by names that share a key, and by those of a document."""
    names = sorted({name_of(mention) for mention in mentions})
    beside = {
        tuple(sorted(pair))
        for document in {mention.document for mention in mentions}
        for pair in combinations({name_of(mention) for mention in mentions if mention.document == document}, 2)
    }
    edges = [
        (left, right)
        for pairs, floor in ((met(names), 0.0), (beside, -context_weights().same_document))
        for (left, right), bits in zip(sorted(pairs), compare_many(*zip(*sorted(pairs), strict=True)).bits, strict=True)
        if bits > floor
    ]
    number = {name: place for place, name in enumerate(names)}
    left, right = (np.array([number[pair[side]] for pair in edges]) for side in (0, 1))
    home = components(len(names), left, right)
    found: dict[int, list[int]] = {}
    for place, mention in enumerate(mentions):
        found.setdefault(int(home[number[name_of(mention)]]), []).append(place)
    return list(found.values())


def people(mentions: list[nm.Mention], places: list[int]) -> set[frozenset[int]]:
    found: dict[str | None, set[int]] = {}
    for place, label in zip(places, nm.resolve([mentions[place] for place in places]).labels, strict=True):
        found.setdefault(label, set()).add(place)
    return set(map(frozenset, found.values()))


def check(mentions: list[nm.Mention]) -> None:
    apart = parts(mentions)
    assert len(apart) > 1
    assert set().union(*(people(mentions, places) for places in apart)) == people(mentions, list(range(len(mentions))))


# At 65 a slip is near a name of a person of its document that only stands elsewhere.
@pytest.mark.parametrize("seed", [0, 1, 2, 65])
def test_parts_have_the_people_of_the_whole(seed: int) -> None:
    check(drawn(seed))


def test_a_slip_near_a_name_that_stands_elsewhere() -> None:
    names = {"Дорда Людмила Алексеевна": "a", "Дорра Л. А.": "a", "Людмиле Дорде": "b"}
    check([nm.Mention(name, document=document) for name, document in names.items()])
