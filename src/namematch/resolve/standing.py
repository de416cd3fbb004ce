"""Names as they stand in mentions that keep coming: where each is written, and which others it joins."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from namematch.mentions import Mention
from namematch.names.columns import MISSING, Ids, distinct
from namematch.resolve.intern import Interned, Node, name_of
from namematch.resolve.known import Known
from namematch.resolve.persons import Joins
from namematch.resolve.roster import Document
from namematch.resolve.score import Scorer
from namematch.resolve.weigh import Weigher

# Names whose places are remembered by document within one addition.
_USED = 1 << 15


class Standing:
    """Names by their numbers in `known`, and where they stand.

    Args:
        known: What is known of names.

    Attributes:
        known: Likewise.
        scorer: Reasons between single names.
        mentions: All that have come.
        nodes: By name its node.
        places: By node the places of its mentions.
        in_document: By document the names there.
        present: By name whether it is mentioned, shape (names,).
    """

    def __init__(self, known: Known) -> None:
        self.known = known
        self.scorer = Scorer(Interned((), defaultdict(tuple)))
        self.mentions: tuple[Mention, ...] = ()
        self.nodes: list[Node] = []
        self.places: dict[Node, list[int]] = {}
        self.in_document: dict[str, set[int]] = defaultdict(set)
        self.present = np.zeros(0, dtype=bool)
        self._used: dict[Node, dict[Document, list[int]]] = {}

    def take(self, mentions: tuple[Mention, ...], first: int) -> tuple[Ids, Ids, dict[str, set[int]]]:
        """Notes where names stand.

        Args:
            mentions: All of them.
            first: How many were taken before.

        Returns:
            The names that have a new mention, those of them that had none before, and the documents with new mentions
            and the names there.
        """
        self.mentions = mentions
        names = [name_of(mention) for mention in mentions[first:]]
        numbers = self.known.numbers([name for name in names if name])
        self._lengthen()
        documents: dict[str, set[int]] = defaultdict(set)
        placed = [place for place, name in enumerate(names, first) if name]
        for place, number in zip(placed, numbers.tolist(), strict=True):
            self.places.setdefault(self.nodes[number], []).append(place)
            document = mentions[place].document
            if document is not None:
                documents[document].add(number)
                self.in_document[document].add(number)
        touched = distinct(numbers)
        fresh = touched[~self.present[touched]]
        self.present[fresh] = True
        return touched, fresh, documents

    def _lengthen(self) -> None:
        """Makes room for names that have become known."""
        table, known = self.known.table, len(self.nodes)
        self.nodes += [Node(name) for name in table.names[known:]]
        self.present = longer(self.present, len(table), fill=False)

    def joins(self, nodes: Ids) -> tuple[Ids, Joins]:
        """Joins of distinct names with names that are mentioned: the place of the name, and the joins from it."""
        place, joins = self.known.around(nodes)
        here = self.present[joins.right]
        return place[here], joins.take(here)

    def part(self, nodes: Ids) -> tuple[Ids, Weigher]:
        """Some names in alphabetical order, and the weights between them."""
        numbers = sorted(nodes.tolist(), key=self.known.table.names.__getitem__)
        ordered = np.array(numbers, dtype=np.int64)
        return ordered, Weigher([self.nodes[number] for number in numbers], ordered, self.scorer, self.known)

    def uses(self, node: Node) -> dict[Document, list[int]]:
        """Places of a name by document."""
        if node not in self._used:
            if len(self._used) > _USED:
                self._used.clear()
            uses: dict[Document, list[int]] = {}
            for place in self.places[node]:
                uses.setdefault(self.mentions[place].document, []).append(place)
            self._used[node] = uses
        return self._used[node]

    def forget_uses(self) -> None:
        """Gives the room back that places by document take."""
        self._used = {}


class Local:
    """Places of numbers in a column of distinct ones.

    Args:
        numbers: The column.
    """

    def __init__(self, numbers: Ids) -> None:
        self._order = np.argsort(numbers, kind="stable")
        self._numbers = numbers[self._order]

    def of(self, wanted: Ids) -> Ids:
        """The place of each; -1 if it is not there."""
        if not len(self._numbers):
            return np.full(len(wanted), MISSING)
        found = np.minimum(np.searchsorted(self._numbers, wanted), len(self._numbers) - 1)
        return np.where(self._numbers[found] == wanted, self._order[found], MISSING)


def longer(column: NDArray[Any], size: int, fill: object) -> NDArray[Any]:
    """A column with so many values in all, the new ones all the same."""
    return np.concatenate([column, np.full(size - len(column), fill, dtype=column.dtype)])


def union(*columns: Ids) -> Ids:
    """The numbers that stand in any of the columns, ascending."""
    return distinct(np.concatenate(columns))


def none() -> Ids:
    """No numbers."""
    return np.zeros(0, dtype=np.int64)
