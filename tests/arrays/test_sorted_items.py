from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namematch.arrays import ValueSortedDict
from namematch.arrays import sorted_items as ordered
from namematch.arrays.sorted_items import SortedItems


@dataclass(frozen=True, eq=False)
class Item:
    key: int


changes = st.lists(st.tuples(st.lists(st.integers(0, 9), max_size=6), st.sets(st.integers(0, 20), max_size=4)))


@pytest.mark.parametrize("many", [1, 10**9])
@given(changes)
def test_items_stand_in_the_order_of_their_keys(many: int, batches: list[tuple[list[int], set[int]]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ordered, "_MANY", many)
        items, kept = SortedItems[Item](lambda item: item.key), list[Item]()
        for keys, places in batches:
            gone, come = [item for i, item in enumerate(kept) if i in places], [Item(key) for key in keys]
            items.change(gone, come)
            kept = sorted([*(item for item in kept if item not in gone), *come], key=lambda item: item.key)
            assert items.items == kept


@given(st.lists(st.lists(st.tuples(st.integers(0, 5), st.integers(-1, 9)), max_size=8), max_size=6))
def test_what_is_put_and_dropped_stands_in_order(batches: list[list[tuple[int, int]]]) -> None:
    arranged, kept = ValueSortedDict[int, Item](lambda item: item.key), dict[int, Item]()
    for batch in batches:
        for key, rank in batch:
            if rank < 0:
                arranged.drop(key)
                kept.pop(key, None)
            else:
                kept[key] = Item(rank)
                arranged.put(key, kept[key])
        assert arranged.keys() == kept.keys()
        assert all(key in arranged and arranged[key] is item for key, item in kept.items())
        found = arranged.in_order()
        assert [item.key for item in found] == sorted(item.key for item in kept.values())
        assert set(found) == set(kept.values())
