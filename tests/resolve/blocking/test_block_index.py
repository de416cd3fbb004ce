"""Which pairs of names are worth weighing: cases, and that neither memory nor order changes the answer."""

from __future__ import annotations

import numpy as np
import pytest

from namematch.names.batch import NameTable
from namematch.resolve.blocking import (
    BlockIndex,
    EquivalenceClasses,
    candidate_pairs,
    representative_pairs,
    room_within,
)

CANDIDATES = [
    ("Sergei Lavrov", "Сергей Лавров"),
    ("Sergei Lavrov", "Lavrov Sergej Viktorovich"),
    # An initial stands for any name with its letter, a surname alone for anyone of that surname.
    ("S. Lavrov", "Сергей Лавров"),
    ("С. Лавров", "S. Lavrov"),
    ("Zh. Alferov", "Жорес Алферов"),
    ("Lavrov", "Сергей Лавров"),
    ("Lavrov", "S. Lavrov"),
    ("Lavrov", "Лаврова"),
    ("Sergei", "Сергей"),
    ("Sergei", "Serge"),
    # A slip in one word that is not attested.
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
    # One letter apart, and all attested.
    ("Иван Смирнов", "Иван Миронов"),
    ("7", "8"),
    ("", "Ivan"),
]
NAMES = sorted({name for pair in (*CANDIDATES, *APART) for name in pair})


@pytest.mark.parametrize(("left", "right"), CANDIDATES)
def test_two_names_that_could_be_one_person_are_candidates(left: str, right: str) -> None:
    assert candidate_pairs([left, right]) == candidate_pairs([right, left]) == {(min(left, right), max(left, right))}


@pytest.mark.parametrize(("left", "right"), APART)
def test_two_names_that_cannot_be_one_person_are_not(left: str, right: str) -> None:
    assert candidate_pairs([left, right]) == set()


def test_other_names_do_not_change_which_two_are_candidates() -> None:
    some = NAMES[::3]
    alone = {pair for a in some for b in some if a < b for pair in candidate_pairs([a, b])}
    assert candidate_pairs(some) == alone != set()


@pytest.mark.parametrize("room", [1, 2, 3, 7, 40])
def test_pairs_of_representatives_stand_for_all_in_batches_of_any_size(room: int) -> None:
    table = NameTable(NAMES)
    classes = EquivalenceClasses(table)
    codes = np.unique(np.concatenate(list(representative_pairs(table, classes, room))))
    assert codes.tolist() == np.unique(np.concatenate(list(representative_pairs(table, classes)))).tolist()
    expanded = [pair for _, *both in classes.expand(*classes.decode(codes), room) for pair in zip(*both, strict=True)]
    assert sorted(expanded) == list(zip(*BlockIndex(table).candidates(), strict=True))


@pytest.mark.parametrize("first_new", [0, 1, len(NAMES) // 2, len(NAMES) - 1, len(NAMES)])
def test_pairs_with_a_new_name_are_some_of_all(first_new: int) -> None:
    index = BlockIndex(NameTable(NAMES))
    left, right = index.candidates()
    new = right >= first_new
    assert [column.tolist() for column in index.candidates(first_new)] == [left[new].tolist(), right[new].tolist()]
    assert (left < right).all()
    assert (np.diff(left * len(NAMES) + right) > 0).all()


def test_less_memory_holds_fewer_pairs_at_a_time() -> None:
    rooms = [room_within(megabytes) for megabytes in (1, 2, 1 << 20, None)]
    assert 1000 < rooms[0] < rooms[1] == 2 * rooms[0] < rooms[2] == rooms[3]
