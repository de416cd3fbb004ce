"""Items in an order, of which a few change at a time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, KeysView
from typing import Any, Generic, TypeVar

_Item = TypeVar("_Item")
_Key = TypeVar("_Key")

# Items are put in their places one by one where there are so many times more that stay.
_MANY = 8


class SortedItems(Generic[_Item]):
    """Items in the order of a key.

    The places of those that change are searched for, and what lies between them is copied as a whole: to look at a
    million items only to find that they are in order takes longer than that.

    Args:
        key: By what they are ordered.

    Attributes:
        items: The items, which are not to be changed from outside.

    Example:
        >>> words = SortedItems(str.lower)
        >>> words.change([], ["b", "D", "a"])
        >>> words.change(["b"], ["C"])
        >>> words.items
        ['a', 'C', 'D']
    """

    def __init__(self, key: Callable[[_Item], Any]) -> None:
        self._key = key
        self._keys: list[Any] = []
        self.items: list[_Item] = []

    def change(self, gone: Iterable[_Item], come: Iterable[_Item]) -> None:
        """Takes items out and puts others in.

        Args:
            gone: Items that are there, the very objects.
            come: Others.
        """
        leaving = sorted(self._place(item) for item in gone)
        self._hold(_without(self._keys, leaving), _without(self.items, leaving))
        fresh = sorted(((self._key(item), item) for item in come), key=lambda pair: pair[0])
        if _MANY * len(fresh) > len(self.items):
            pairs = sorted([*zip(self._keys, self.items, strict=True), *fresh], key=lambda pair: pair[0])
            self._hold([key for key, _ in pairs], [item for _, item in pairs])
            return
        places = [bisect_right(self._keys, key) for key, _ in fresh]
        self._hold(
            _with(self._keys, places, [key for key, _ in fresh]),
            _with(self.items, places, [item for _, item in fresh]),
        )

    def _hold(self, keys: list[Any], items: list[_Item]) -> None:
        # The lists stay the same objects: Python would search new ones for cycles, and with them all that is in them.
        self._keys[:], self.items[:] = keys, items

    def _place(self, item: _Item) -> int:
        place = bisect_left(self._keys, self._key(item))
        while self.items[place] is not item:
            place += 1
        return place


class ValueSortedDict(Generic[_Key, _Item]):
    """Items by what they are known by, and all of them in an order; only those that have changed are put there anew.

    Args:
        rank: By what they are ordered.

    Example:
        >>> words = ValueSortedDict(str.lower)
        >>> words.put(1, "b"), words.put(2, "A"), words.put(1, "C")
        (None, None, None)
        >>> words.in_order()
        ('A', 'C')
    """

    def __init__(self, rank: Callable[[_Item], Any]) -> None:
        self._items: dict[_Key, _Item] = {}
        self._ordered = SortedItems(rank)
        self._changed: dict[_Key, _Item | None] = {}  # as they stand in the order

    def __contains__(self, key: _Key) -> bool:
        return key in self._items

    def __getitem__(self, key: _Key) -> _Item:
        return self._items[key]

    def keys(self) -> KeysView[_Key]:
        """What they are known by."""
        return self._items.keys()

    def put(self, key: _Key, item: _Item) -> None:
        """Adds an item, or puts it in another's place."""
        self._changed.setdefault(key, self._items.get(key))
        self._items[key] = item

    def drop(self, key: _Key) -> None:
        """Takes an item out, if there is one."""
        if key in self._items:
            self._changed.setdefault(key, self._items.pop(key))

    def in_order(self) -> tuple[_Item, ...]:
        """All of them."""
        gone = [item for item in self._changed.values() if item is not None]
        come = [self._items[key] for key in self._changed if key in self._items]
        self._ordered.change(gone, come)
        self._changed = {}
        return tuple(self._ordered.items)


def _without(items: list[_Item], places: Iterable[int]) -> list[_Item]:
    """All but the items in some places, which ascend."""
    kept, start = [], 0
    for place in places:
        kept += items[start:place]
        start = place + 1
    return kept + items[start:] if start else items


def _with(items: list[_Item], places: Iterable[int], fresh: Iterable[_Item]) -> list[_Item]:
    """The items with others, each before the one in a place; places ascend."""
    found, start = [], 0
    for place, item in zip(places, fresh, strict=True):
        found += items[start:place]
        found.append(item)
        start = place
    return found + items[start:] if start or found else items
