from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from namematch.arrays import MISSING, Ids
from namematch.resolve.incremental.occurrences import Uses

documents = st.sampled_from([None, "", "a", "b", "c"])
batches = st.lists(st.lists(st.tuples(st.integers(0, 5), documents), max_size=8), max_size=5)
wanted = st.lists(st.integers(0, 6), max_size=5)


def filled(entries: list[list[tuple[int, str | None]]]) -> Uses:
    uses, place = Uses(), 0
    for batch in entries:
        names, places = [name for name, _ in batch], range(place, place + len(batch))
        uses.add(ids(names), uses.numbers(document for _, document in batch), ids(places))
        place += len(batch)
    return uses


def ids(numbers: object) -> Ids:
    return np.fromiter(numbers, dtype=np.int64)  # type: ignore[call-overload,no-any-return]


def rows(one: Ids, two: Ids) -> list[tuple[int, int]]:
    return list(zip(one.tolist(), two.tolist(), strict=True))


@given(batches, wanted)
def test_the_places_and_documents_of_names(entries: list[list[tuple[int, str | None]]], names: list[int]) -> None:
    uses, flat = filled(entries), [entry for batch in entries for entry in batch]
    found = [(i, p) for i, name in enumerate(names) for p, (other, _) in enumerate(flat) if other == name]
    assert sorted(rows(*uses.of_names(ids(names)))) == found
    row, number = uses.documents_of(ids(names))
    stood = [(i, None if n == MISSING else uses.documents[n]) for i, n in rows(row, number)]
    assert len(stood) == len(set(stood))
    assert set(stood) == {(i, flat[place][1]) for i, place in found}


@given(batches, st.lists(st.tuples(st.integers(0, 5), documents), max_size=5))
def test_what_stands_in_documents(
    entries: list[list[tuple[int, str | None]]], asked: list[tuple[int, str | None]]
) -> None:
    uses, flat = filled(entries), [entry for batch in entries for entry in batch]
    numbers = uses.numbers(document for _, document in asked)
    found = rows(*uses.in_documents(ids(name for name, _ in asked), numbers))
    assert sorted(found) == [(i, p) for i, use in enumerate(asked) for p, other in enumerate(flat) if other == use]
    within = numbers != MISSING
    kept = [document for _, document in asked if document is not None]
    named = rows(*uses.names_in(numbers[within]))
    assert named == sorted({(i, name) for i, own in enumerate(kept) for name, other in flat if other == own})
