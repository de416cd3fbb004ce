"""What namematch does with NumPy, done one by one: stand-ins for its column engines and for `resolve`.

Importing this module puts them in place. They are slower and give the same answers, which a test holds.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from math import nan
from types import ModuleType


class Values(list):
    """A list with the few methods of an array that namematch calls."""

    def tolist(self):
        return list(self)


class ComparisonColumn(list):
    """Comparisons row by row."""

    def __init__(self, left, right):
        from namematch.names.compare import compare

        super().__init__(
            compare(a, b) if a and a.strip() and b and b.strip() else None for a, b in zip(left, right, strict=True)
        )
        self.bits = Values(nan if row is None else row.bits for row in self)
        self.probability = Values(nan if row is None else row.probability for row in self)
        self.same = Values(row is not None and row.same for row in self)


class ColumnTable:
    """Romanises row by row."""

    def __init__(self, engine):
        self._engine = engine

    @staticmethod
    def fits(_engine):
        return True

    def romanize(self, rows):
        return [self._engine.text(row) for row in rows]


def search_many(words):
    from namematch.translit.search import search

    return {word: search(word) for word in words}


def _put(name, **members):
    module = ModuleType(name)
    vars(module).update(members)
    sys.modules[name] = module


_put("namematch.names.column", ComparisonColumn=ComparisonColumn)
_put("namematch.translit.column", ColumnTable=ColumnTable)
_put("namematch.translit.batch", search_many=search_many)


def _resolve(*arguments, **options):
    from few_people import resolve

    return resolve(*arguments, **options)


# The rooms inside are found where they are; what stands at the room's door is ours.
_put(
    "namematch.resolve", __path__=[f"{find_spec('namematch').submodule_search_locations[0]}/resolve"], resolve=_resolve
)
