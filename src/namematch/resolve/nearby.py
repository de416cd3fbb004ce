"""Which names are held against a short form in its document: those that stand there, and those it matches anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from namematch.names.columns import Ids, distinct
from namematch.resolve.intern import Interned
from namematch.resolve.persons import Joins
from namematch.resolve.present import Candidates, Options, speaking
from namematch.resolve.weigh import Weigher

if TYPE_CHECKING:
    from namematch.resolve.present import _Usages

Flags = NDArray[np.bool_]


class Matching:
    """Pairs of names that match wherever they stand.

    Args:
        joins: The pairs.
        count: How many names there are.
    """

    def __init__(self, joins: Joins, count: int) -> None:
        self._count = count
        self._codes = distinct(self._coded(joins.left, joins.right))

    def has(self, one: Ids, two: Ids) -> Flags:
        """Whether names match, row by row."""
        if not len(self._codes):
            return np.zeros(len(one), dtype=bool)
        codes = self._coded(one, two)
        found = np.minimum(np.searchsorted(self._codes, codes), len(self._codes) - 1)
        return np.asarray(self._codes[found] == codes, dtype=bool)

    def _coded(self, one: Ids, two: Ids) -> Ids:
        return np.minimum(one, two) * self._count + np.maximum(one, two)


class Nearby(Candidates):
    """The persons that each short form can be, by names that are near it.

    A person of its document may be named elsewhere in a way that is closer to the short form. Such a name counts only
    where the two match by themselves. So no two names are ever weighed but those that share a key or a document, and
    these are all that many machines have to bring together.

    Args:
        floating: The short forms, by their places among all nodes, ascending.
        home: By node the number of its person, -1 for none.
        joins: The pairs of nodes that more speaks for than against.
        interned: The names of the run.
        weigher: Weights between nodes.
    """

    def __init__(self, floating: Ids, home: Ids, joins: Joins, interned: Interned, weigher: Weigher) -> None:
        is_short = np.zeros(len(home), dtype=bool)
        is_short[floating] = True
        self._matching = Matching(joins.take(is_short[joins.left] | is_short[joins.right]), len(home))
        # A settled short form has no such joins, so it is heard in its documents only without being told apart.
        super().__init__(floating, np.zeros(len(home), dtype=bool), home, joins, interned, weigher)

    def _weighed(self, usage: Ids, person: Ids, usages: _Usages) -> Options:
        """The names of persons that speak for usages, those that speak most for each."""
        members = self._members.take(person)
        owner, node = members.owners(), members.values
        of = usage[owner]
        near = usages.stands(node, usages.document[of]) | self._matching.has(usages.node[of], node)
        options = Options(of, person[owner], node, np.zeros(len(of))).take(near)
        return speaking(options, usages.node[options.of], self._weigher)
