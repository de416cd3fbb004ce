"""People who may be one: what is listed, and what is not."""

from __future__ import annotations

import pickle

from tests.rules import population_where

from namematch.mentions import Mention
from namematch.resolve import Resolution, Resolver, resolve

LAVROV = ("Sergei Lavrov", "Сергей Лавров")
MANY = population_where(*LAVROV, weigh=-1.5)


def doubts(found: Resolution) -> list[tuple[str, str]]:
    return [(pair.why.left, pair.why.right) for pair in found.possible]


def test_what_a_population_keeps_apart_is_listed_with_its_reasons() -> None:
    names = [Mention("Anna Petrova"), Mention("Sergei Lavrov"), Mention("Сергей Лавров", document="b")]
    assert resolve(names).possible == ()
    found = resolve(names, population=MANY)
    (pair,) = found.possible
    assert pair.mentions == (1, 2)
    assert pair.entities == (found.labels[1], found.labels[2])
    assert {item.part: item.relation for item in pair.why.evidence} == {
        "prior": "prior", "given": "same", "surname": "same-reading"
    }  # fmt: skip
    assert pair.why.evidence[0].note.endswith(f"among {MANY:,} people")
    assert found.explain(1, 2).direct == pair.why


def test_a_high_line_makes_pairs_possible_and_a_low_one_joins_them() -> None:
    names = [Mention("A. Lavrov"), Mention("Александр Лавров")]
    strict = resolve(names, population=population_where("A. Lavrov", "Александр Лавров", weigh=3), min_probability=0.9)
    assert (len(strict.entities), doubts(strict)) == (2, [("A. Lavrov", "Александр Лавров")])
    many = population_where("A. Lavrov", "Александр Лавров", weigh=-3)
    assert len(resolve(names, population=many).entities) == 2
    assert len(resolve(names, population=many, min_probability=0.1).entities) == 1
    assert resolve(names, population=10**20).possible == ()


def test_two_people_are_one_pair_by_the_names_that_say_most() -> None:
    names = ["Sergei Lavroy", "Sergei Lavros", "Сергей Викторович Лавров", "Sergej Viktorovič Lavrov"]
    found = resolve([Mention(name) for name in names], population=population_where(names[0], names[2], weigh=-3))
    assert [sorted(entity.mentions) for entity in found.entities if len(entity.mentions) > 1] == [[2, 3]]
    people = [frozenset(pair.entities) for pair in found.possible]
    assert len(set(people)) == len(people) == 3
    assert [pair.why.bits for pair in found.possible] == sorted((p.why.bits for p in found.possible), reverse=True)


def test_people_who_contradict_each_other_are_never_possible() -> None:
    names = ["Sergei Petrovich Lavrov", "Lavrov Sergej", "Сергей Викторович Лавров"]
    found = resolve([Mention(name, document=str(i)) for i, name in enumerate(names)], population=MANY)
    assert ("Sergei Petrovich Lavrov", "Сергей Викторович Лавров") not in doubts(found)


def test_a_users_word_leaves_no_doubt() -> None:
    names = [*map(Mention, LAVROV)]
    assert resolve(names, population=MANY).possible
    assert resolve(names, population=MANY, cannot_link=[(0, 1)]).possible == ()
    joined = resolve(names, population=MANY, must_link=[(0, 1)])
    assert (len(joined.entities), joined.possible) == (1, ())


def test_a_short_form_that_its_document_explains_is_no_doubt() -> None:
    names = [
        Mention("Sergei Lavrov", document="a"),
        Mention("Lavrov", document="a"),
        Mention("Лавров Юрий", document="b"),
    ]
    found = resolve(names, population=population_where("Lavrov", "Лавров Юрий", weigh=-1))
    assert found.labels[0] == found.labels[1]
    assert found.possible == ()


def test_in_its_own_document_a_short_form_is_the_same_person_in_any_population() -> None:
    names = [Mention("Sergei Lavrov", document="a"), Mention("Лавров", document="a")]
    for population in (1, 32, MANY, 10**12):
        found = resolve(names, population=population)
        assert found.labels[0] == found.labels[1]
        (link,) = found.entities[0].links
        assert sum(item.bits for item in link.evidence) == link.bits
        assert found.entities[0].confidence == link.probability


def test_a_pickled_answer_has_its_doubts() -> None:
    found = resolve([*map(Mention, LAVROV)], population=MANY)
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    assert again.possible == found.possible != ()


def test_an_answer_keeps_its_doubts_when_more_mentions_come() -> None:
    resolver = Resolver(population=MANY)
    resolver.add([*map(Mention, LAVROV)])
    before = resolver.resolution
    listed = before.possible
    resolver.add([Mention("Lavrov Sergej"), Mention("Лавров, Сергей Викторович"), Mention("Anna Petrova")])
    assert len(resolver.resolution.possible) > len(listed) == 1
    assert before.possible == listed
