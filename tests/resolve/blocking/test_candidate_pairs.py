"""Which pairs of names are worth weighing, however the names are looked at."""

from __future__ import annotations

import numpy as np
import pytest

from namematch.names.batch import NameTable
from namematch.resolve.blocking import candidate_pairs as block
from namematch.resolve.blocking.candidate_pairs import candidate_pairs, candidates, meeting_pairs, room_within
from namematch.resolve.blocking.equivalence_classes import Alike

MEET = [
    ("Sergei Lavrov", "Сергей Лавров"),
    ("Sergei Lavrov", "Lavrov Sergej Viktorovich"),
    # An initial meets what it can stand for, a bare surname all of its own.
    ("S. Lavrov", "Сергей Лавров"),
    ("С. Лавров", "S. Lavrov"),
    ("Zh. Alferov", "Жорес Алферов"),
    ("Lavrov", "Сергей Лавров"),
    ("Lavrov", "S. Lavrov"),
    ("Lavrov", "Лаврова"),
    ("Sergei", "Сергей"),
    ("Sergei", "Serge"),
    # A slip in one word, where that is not on record.
    ("Sregei Lavrov", "Sergei Lavrov"),
    ("Sergei Lavorv", "Sergei Lavrov"),
    ("Ivan Petrov", "Ivan Petrovv"),
    # Forms of one name, halves of a double one, parts in another order.
    ("Sasha Petrov", "Aleksandr Petrov"),
    ("Oleksandr Petrov", "Александр Петров"),
    ("Anna Ivanova-Petrova", "Anna Petrova"),
    ("Anna-Maria Petrova", "Maria Petrova"),
    ("Roman Martin", "Martin Roman"),
]
APART = [
    ("Sergei Lavrov", "Ivan Lavrov"),
    ("S. Lavrov", "Ivan Lavrov"),
    ("Sergei Lavrov", "Sergei Petrov"),
    ("Sergei Lavrov", "Sergej"),
    ("Sergei", "Lavrov"),
    ("Maksim Sergeyevich Petrov", "Masim Sergeyevich Pevrov"),
    # One letter apart, and all on record.
    ("Иван Смирнов", "Иван Миронов"),
    ("7", "8"),
    ("", "Ivan"),
]
NAMES = sorted({name for pair in (*MEET, *APART) for name in pair})


@pytest.mark.parametrize(("left", "right"), MEET)
def test_what_could_be_one_person_meets(left: str, right: str) -> None:
    assert candidate_pairs([left, right]) == candidate_pairs([right, left]) == {(min(left, right), max(left, right))}


@pytest.mark.parametrize(("left", "right"), APART)
def test_what_cannot_be_one_person_does_not(left: str, right: str) -> None:
    assert candidate_pairs([left, right]) == set()


def test_pairs_meet_among_others_as_they_do_alone() -> None:
    some = NAMES[::3]
    alone = {pair for a in some for b in some if a < b for pair in candidate_pairs([a, b])}
    assert candidate_pairs(some) == alone != set()


@pytest.mark.parametrize("room", [1, 2, 3, 7, 40])
def test_however_few_are_looked_at_together_the_pairs_are_the_same(room: int) -> None:
    table = NameTable(NAMES)
    alike = Alike(table)
    codes = np.unique(np.concatenate(list(meeting_pairs(table, alike, room))))
    assert codes.tolist() == np.unique(np.concatenate(list(meeting_pairs(table, alike)))).tolist()
    spread = [pair for _, *both in alike.spread(*alike.pairs(codes), room) for pair in zip(*both, strict=True)]
    assert sorted(spread) == list(zip(*candidates(table), strict=True))


def test_where_a_set_of_pairs_has_too_few_bits_no_pair_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    table = NameTable(NAMES)
    exact = set(zip(*(column.tolist() for column in candidates(table)), strict=True))
    monkeypatch.setattr(block, "_MOST_BITS", 17)
    some = set(zip(*(column.tolist() for column in candidates(table)), strict=True))
    assert exact < some


@pytest.mark.parametrize("fresh", [0, 1, len(NAMES) // 2, len(NAMES) - 1, len(NAMES)])
def test_pairs_with_a_new_name_are_those_of_all(fresh: int) -> None:
    table = NameTable(NAMES)
    left, right = candidates(table)
    new = right >= fresh
    assert [column.tolist() for column in candidates(table, fresh)] == [left[new].tolist(), right[new].tolist()]
    assert (left < right).all()
    assert (np.diff(left * len(NAMES) + right) > 0).all()


def test_less_memory_holds_fewer_pairs_at_a_time() -> None:
    rooms = [room_within(megabytes) for megabytes in (1, 2, 1 << 20, None)]
    assert 1000 < rooms[0] < rooms[1] == 2 * rooms[0] < rooms[2] == rooms[3]
