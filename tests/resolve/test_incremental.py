from __future__ import annotations

import pickle
from typing import Any

import numpy as np
import pytest

from namematch.arrays import Flags, Ids
from namematch.mentions import Mention
from namematch.names import compare
from namematch.names.batch import NameTable
from namematch.resolve import Resolver, resolve
from namematch.resolve.blocking import candidate_pairs
from namematch.resolve.clustering import attachment_candidates
from namematch.resolve.clustering.attachment import Attacher
from namematch.resolve.entities import registry
from namematch.resolve.entities.canonical_name import parts_of_name
from namematch.resolve.scoring.pair_store import ScoredPairs
from namematch.resolve.scoring.parameters import context_weights

NAMES = ["Sergei Lavrov", "Сергей Лавров", "S. Lavrov", "Lavrov", "Ivan Petrov", "Petrov", "Anna Petrova", "А. Петров"]


def said(known: ScoredPairs) -> dict[frozenset[str], float]:
    pairs, names = known.plausible(), known.table.names
    columns = zip(pairs.left.tolist(), pairs.right.tolist(), pairs.bits.tolist(), strict=True)
    return {frozenset({names[i], names[j]}): bits for i, j, bits in columns}


@pytest.mark.parametrize("cut", range(len(NAMES)))
def test_pairs_weighed_bit_by_bit_are_those_weighed_at_once(cut: int) -> None:
    known = ScoredPairs()
    known.learn(NAMES[:cut])
    known.learn(NAMES)
    least = -context_weights().role_most
    brute = {frozenset(pair): compare(*pair).bits for pair in candidate_pairs(NAMES)}
    assert said(known) == {pair: bits for pair, bits in brute.items() if bits > least}


def test_pairs_of_names_seen_before_are_not_weighed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    weighed: list[tuple[str, str]] = []
    weigh = NameTable.weigh

    def spy(table: NameTable, left: Ids, right: Ids, *more: Any) -> object:
        weighed.extend((table.names[i], table.names[j]) for i, j in zip(left.tolist(), right.tolist(), strict=True))
        return weigh(table, left, right, *more)

    known = ScoredPairs()
    known.learn(NAMES[:-1])
    monkeypatch.setattr(NameTable, "weigh", spy)
    known.learn(NAMES)
    assert weighed
    assert all(NAMES[-1] in pair for pair in weighed)


def test_a_large_block_that_grows_gives_the_answer_of_one_batch() -> None:
    given = ["Ivan", "Anton", "Sergei", "Oleg", "Anna", "Maria", "Olga", "Pyotr"]
    initials = "ABCDEFGHIKLMNOPRSTUVYZ"
    mentions = [Mention(f"{name} {initial}. Petrov") for name in given for initial in initials]
    resolver = Resolver()
    for start in range(0, len(mentions), 60):
        resolver.add(mentions[start : start + 60])
        assert resolver.resolution.entities
    assert resolver.resolution == resolve(mentions)


def test_a_resolver_can_be_pickled_with_what_it_knows() -> None:
    resolver = Resolver()
    resolver.add([Mention(name) for name in NAMES])
    assert pickle.loads(pickle.dumps(resolver)).resolution == resolver.resolution


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (1, 3, 0, 2)])
def test_who_comes_can_change_the_id_of_who_stays(order: tuple[int, ...]) -> None:
    names = ("Иванов Сергей Борисович", "Sergey Sergeevich Ivanov", "Сергей Петрович Иванов", "Ivanov")
    mentions = [Mention(names[place], document="a") for place in order]
    resolver, ids = Resolver(), []
    for mention in mentions:
        resolver.add([mention])
        ids.append(resolver.resolution.labels)
    assert resolver.resolution == resolve(mentions)
    assert ids[1][0] != ids[0][0] or ids[2][0] != ids[0][0]
    assert len(set(ids[-1])) == len(names)


def test_a_short_form_stays_with_whom_a_name_that_became_vague_has_left() -> None:
    names = {"Ivan Petrovich Petrov": "a", "Petrov": "a", "Ivan Petrov": "b", "Ivan Sergeevich Petrov": "c"}
    mentions = [Mention(name, document=document) for name, document in names.items()]
    resolver, labels = Resolver(), []
    for count, mention in enumerate(mentions, 1):
        resolver.add([mention])
        assert resolver.resolution == resolve(mentions[:count])
        labels.append(resolver.resolution.labels)
    full, short, vague, _ = labels[-1]
    assert labels[2][0] == labels[2][1] == labels[2][2]
    assert full == short != vague


def test_one_of_three_namesakes_who_is_named_again_keeps_his_id() -> None:
    names = ("Иванов Сергей Борисович", "Sergey Sergeevich Ivanov", "Сергей Петрович Иванов")
    mentions = [Mention(name, document=document) for document in "ab" for name in names]
    resolver, labels = Resolver(), []
    for count, mention in enumerate(mentions, 1):
        resolver.add([mention])
        assert resolver.resolution == resolve(mentions[:count])
        labels.append(resolver.resolution.labels)
    assert labels[-1] == labels[2] * 2
    assert len(set(labels[2])) == 3


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
def test_open_forms_of_a_document_without_a_name_and_of_none_are_told_apart(order: tuple[int, ...]) -> None:
    all_ = [*(Mention(name, document="a") for name in ("Ivan Petrov", "Pyotr Petrov")),
            *(Mention("Petrov", document=document) for document in ("", None))]  # fmt: skip
    mentions = [all_[place] for place in order]
    resolver = Resolver()
    for count, mention in enumerate(mentions, 1):
        resolver.add([mention])
        assert resolver.resolution == resolve(mentions[:count])
    assert len(set(resolver.resolution.labels)) == len(mentions)


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (2, 4, 1, 0, 3)])
def test_who_a_pet_name_is_in_one_document_it_is_not_in_others(order: tuple[int, ...]) -> None:
    names = {"Aleksandr Ivanov": "a", "Sasha": "abc", "Aleksandra Petrova": "c"}
    all_ = [Mention(name, document=document) for name, documents in names.items() for document in documents]
    mentions = [all_[place] for place in order]
    resolver = Resolver()
    for count, mention in enumerate(mentions, 1):
        resolver.add([mention])
        assert resolver.resolution == resolve(mentions[:count])
    man, in_a, in_b, in_c, woman = (resolver.resolution.labels[order.index(place)] for place in range(5))
    assert man == in_a
    assert woman == in_c
    assert in_b not in (man, woman, None)


def test_those_whom_a_pet_name_leaves_stay_somebody() -> None:
    mentions = [Mention(name, document=d) for name, d in (("Sasha", "a"), ("Саша", "b"), ("Aleksandr Ivanov", "a"))]
    resolver, labels = Resolver(), []
    for count, mention in enumerate(mentions, 1):
        resolver.add([mention])
        assert resolver.resolution == resolve(mentions[:count])
        labels.append(resolver.resolution.labels)
    assert labels[1][0] == labels[1][1] == labels[2][1] != labels[2][0]


def test_however_little_is_looked_at_together_the_people_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachment_candidates, "_USES", 1)
    monkeypatch.setattr(registry, "_PEOPLE", 1)
    mentions = [Mention(name, document=document) for document in "ab" for name in NAMES]
    resolver = Resolver()
    for start in range(0, len(mentions), 5):
        resolver.add(mentions[start : start + 5])
        assert resolver.resolution == resolve(mentions[: start + 5])


def test_a_short_form_may_become_a_full_name_of_its_own() -> None:
    names = ("Sergei Lavrov", "Сергей Лавров", "Sergei Borisovich Lavrov", "Sergei Petrovich Lavrov", "Sergei Lavrov")
    resolver = Resolver()
    for count, name in enumerate(names, 1):
        resolver.add([Mention(name, document=str(count % 2))])
        assert resolver.resolution == resolve([Mention(n, document=str(i % 2)) for i, n in enumerate(names[:count], 1)])


def test_the_parts_of_learned_names_are_those_of_single_ones() -> None:
    names = [*NAMES, "Мария Владимировна Захарова", "Sonata Coulter", "Anna-Maria Petrova", "Дарчиев, А. Н.", "Саша"]
    known = ScoredPairs()
    known.learn(names[:4])
    known.learn(names)
    together = known.parts(names)
    for name in names:
        found, alone = together[name], parts_of_name(name)
        assert found.words == alone.words
        assert found.women == (None if alone.women is None else pytest.approx(alone.women, abs=0.001))


def test_pairs_among_some_names_are_those_of_all_that_lie_between_them() -> None:
    known = ScoredPairs()
    known.learn(NAMES)
    among = np.arange(len(NAMES)) % 3 > 0
    all_, some = known.plausible(), known.plausible(among)
    rows = np.flatnonzero(among[all_.left] & among[all_.right])
    assert 0 < len(rows) < len(all_.left)
    assert [column.tolist() for column in some] == [column.tolist() for column in all_.take(rows)]


def test_a_short_form_that_its_documents_decide_is_not_sought_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    in_the_run = Attacher.in_the_run

    def spy(self: Attacher, shorts: Flags) -> object:
        asked.append(int(shorts.sum()))
        return in_the_run(self, shorts)

    monkeypatch.setattr(Attacher, "in_the_run", spy)
    first = [Mention("Sergei Lavrov", document="a"), Mention("Lavrov", document="a")]
    others = [Mention("Сергей Лавров", document="b"), Mention("Lavrov", document="c")]
    resolver = Resolver()
    for count in range(2, 5):
        mentions = [*first, *others][:count]
        resolver.add(mentions[2:][-1:] if count > 2 else mentions)
        assert resolver.resolution.labels
    assert asked == [1]
    assert resolver.resolution == resolve(mentions)


def test_a_person_named_again_has_the_spellings_of_one_batch() -> None:
    names = ("Sergei Lavrov", "Сергей Лавров", "Sergei Lavrov", "Sergey Lavrov", "Sergei Lavrov")
    mentions = [Mention(name, document=document) for name, document in zip(names, "abacb", strict=True)]
    resolver = Resolver()
    for count, mention in enumerate(mentions, 1):
        resolver.add([mention])
        assert resolver.resolution == resolve(mentions[:count])
    (entity,) = resolver.resolution.entities
    assert [(form.count, form.documents) for form in entity.forms] == [(3, ("a", "b")), (1, ("c",)), (1, ("b",))]


def test_of_many_people_one_who_is_named_again_moves_up() -> None:
    surnames = ("Lavrov", "Zhukov", "Titov", "Gromyko", "Chekhov", "Pushkin", "Repin", "Kozlov", "Fadeyev", "Bunin")
    mentions = [Mention(f"Oleg {surname}") for surname in surnames]
    resolver = Resolver()
    resolver.add(mentions)
    assert len(resolver.resolution.entities) > registry._MANY
    resolver.add([mentions[4]])
    assert resolver.resolution.entities == resolve([*mentions, mentions[4]]).entities
    assert resolver.resolution.entities[0].name == "Oleg Chekhov"
