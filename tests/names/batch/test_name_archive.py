"""What was read of names, kept and taken up again."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.profiles import examples

from namematch.arrays import Texts
from namematch.errors import InputError
from namematch.names.batch import ArchiveNumbers, NameArchive, NameTable
from namematch.names.types import PartKind

NAMES = [
    "Сергей Лавров",
    "Lavrov, Sergei V.",
    "Иванова (Петрова) Анна",
    "Kim Jong Un",
    "A. B. Petrov-Sidorov Jr",
    "Иван Петров 01.02.1970",
    "ПЕТРОВ Иван Ильич",
    "Батын Дорж",
    "\ud800 Ли",
    "7",
]


def table_of(archive: NameArchive, rows: list[int]) -> NameTable:
    table = NameTable()
    numbers = ArchiveNumbers(archive)
    for some in (rows[:1], rows[1:]):
        table.extend_from(archive, np.array(some, dtype=np.int64), numbers)
    return table


def weights_in(table: NameTable) -> list[list[object]]:
    """The weights of all pairs of a table."""
    left, right = (side.ravel() for side in np.indices((len(table), len(table))))
    return [column.tolist() for column in table.weigh(left, right)]


@given(st.permutations(range(len(NAMES))), st.integers(0, len(NAMES)), st.integers(0, len(NAMES)))
@examples(20)
def test_names_taken_up_weigh_what_they_do_when_they_are_read(order: list[int], kept: int, split: int) -> None:
    parts = [NameTable([NAMES[row] for row in order[some]]).archive() for some in (slice(split), slice(split, None))]
    rows = order[::-1][:kept]
    table = table_of(parts[0].followed_by(parts[1]), [order.index(row) for row in rows]) if kept else NameTable()
    assert weights_in(table) == weights_in(NameTable([NAMES[row] for row in rows]))


def test_a_table_of_names_taken_up_grows_on() -> None:
    table = table_of(NameTable(NAMES).archive(), [6, 2])
    table.extend(["Ivan Petrov", "Petrova Anna"])
    assert weights_in(table) == weights_in(NameTable(["ПЕТРОВ Иван Ильич", *NAMES[2:3], "Ivan Petrov", "Petrova Anna"]))


def test_an_archive_is_what_its_arrays_say() -> None:
    archive = NameTable(NAMES).archive()
    again = NameArchive.of_columns(archive.columns())
    assert list(again.flaws()) == []
    assert weights_in(table_of(again, [0, 1])) == weights_in(NameTable(NAMES[:2]))


@pytest.mark.parametrize("line", ["", "[", "{}", "[1]", '["лавров",7,0,0,"",[{},0,[]],[],[],0,[0,0]]', "[" * 99_999])
def test_a_word_that_is_none_is_told(line: str) -> None:
    archive = NameTable(NAMES[:1]).archive()
    part = archive.parts[PartKind.SURNAME]
    columns = archive.columns()
    broken = Texts.of([line] * len(part.words))
    archive = NameArchive.of_columns(columns | {"surname.words.start": broken.start, "surname.words.data": broken.data})
    with pytest.raises(InputError, match="what the index keeps of its names is damaged"):
        table_of(archive, [0])
