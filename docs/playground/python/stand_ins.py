"""Two engines of namematch for long columns, done one by one: they ask more of NumPy than the small one here has.

Importing this module puts them in place. They are slower and give the same answers, which a test holds.
"""

from __future__ import annotations

import sys
from types import ModuleType


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
    from namematch.translit.readings.lattice_search import search

    return {word: search(word) for word in words}


def _put(name, **members):
    module = ModuleType(name)
    vars(module).update(members)
    sys.modules[name] = module


_put("namematch.translit.schemes.romanization_batch", ColumnTable=ColumnTable)
_put("namematch.translit.readings.search_batch", search_many=search_many)
