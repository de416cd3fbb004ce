from __future__ import annotations

import numpy as np
import pytest

from namematch.names.batch import NameTable
from namematch.resolve.blocking.candidate_pairs import candidates
from namematch.resolve.blocking.incremental import Partners

NAMES = [
    "Sergei Lavrov", "Сергей Лавров", "S. Lavrov", "Lavrov", "Lavrof, Sergey", "Sergei", "Sergej", "Sregei Lavrov",
    "Ivan Petrov", "Petrov", "Anna Petrova", "А. Петров", "Yulia Shchukina", "Ю. Щукина", "J. Ščukina", "Щукина",
    "Anna-Maria Ivanova-Petrova", "Мария", "И. Иванов", "Ivonov Ivan", "Zzyzx", "Q. Xyzzyq", "Xyzzyqq, Qwerty",
]  # fmt: skip


@pytest.mark.parametrize("cut", range(len(NAMES) + 1))
def test_the_partners_of_new_names_are_the_pairs_that_blocking_finds(cut: int) -> None:
    table = NameTable(NAMES[:cut])
    partners = Partners(table)
    table.extend(NAMES[cut : cut + 2])
    table.extend(NAMES[cut + 2 :])
    assert np.array_equal(np.stack(partners.candidates(cut)), np.stack(candidates(table, cut)))
