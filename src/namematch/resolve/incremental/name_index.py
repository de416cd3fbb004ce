"""Names as they stand in mentions that keep coming: where each is written, and which others it joins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from namematch.arrays import MISSING, Ids, distinct, offsets
from namematch.mentions import Mention
from namematch.resolve.incremental.occurrences import Uses
from namematch.resolve.mention_index import Interned, Node, name_of
from namematch.resolve.scoring.batch import Weigher
from namematch.resolve.scoring.pair import Scorer
from namematch.resolve.scoring.pair_store import Known
from namematch.resolve.types import Joins, Person


class Taken(NamedTuple):
    """What has come with new mentions.

    Args:
        touched: The names that have a new one.
        fresh: Those of them that had none before.
        names: The name of each new mention that stands in a document.
        documents: The number of its document.
    """

    touched: Ids
    fresh: Ids
    names: Ids
    documents: Ids


class Standing:
    """Names by their numbers in `known`, and where they stand.

    Args:
        known: What is known of names.

    Attributes:
        known: Likewise.
        scorer: Reasons between single names.
        mentions: All that have come.
        nodes: By name its node.
        uses: Where names stand.
        present: By name whether it is mentioned, shape (names,).
    """

    def __init__(self, known: Known) -> None:
        self.known = known
        self.scorer = Scorer(Interned((), defaultdict(tuple)))
        self.mentions: tuple[Mention, ...] = ()
        self.nodes: list[Node] = []
        self.uses = Uses()
        self.present = np.zeros(0, dtype=bool)

    def take(self, mentions: tuple[Mention, ...], first: int) -> Taken:
        """Notes where names stand.

        Args:
            mentions: All of them.
            first: How many were taken before.

        Returns:
            The names that have new mentions, and the documents.
        """
        self.mentions = mentions
        named = [(place, name) for place in range(first, len(mentions)) if (name := name_of(mentions[place]))]
        numbers = self.known.numbers([name for _, name in named])
        self._lengthen()
        documents = self.uses.numbers(mentions[place].document for place, _ in named)
        self.uses.add(numbers, documents, np.array([place for place, _ in named], dtype=np.int64))
        touched = distinct(numbers)
        fresh = touched[~self.present[touched]]
        self.present[fresh] = True
        within = documents != MISSING
        return Taken(touched, fresh, numbers[within], documents[within])

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

    def places_of(self, persons: Sequence[Person]) -> list[tuple[int, ...]]:
        """The places of the mentions of each person, ascending."""
        full = [(i, node.name) for i, person in enumerate(persons) for node in person.nodes]
        short = [(i, usage) for i, person in enumerate(persons) for usage in person.usages]
        names = self.known.numbers([name for _, name in full])
        row, place = self.uses.of_names(names)
        names = self.known.numbers([usage.node.name for _, usage in short])
        documents = self.uses.numbers(usage.document for _, usage in short)
        used, place_used = self.uses.in_documents(names, documents)
        of_full, of_short = (np.array([i for i, _ in own], dtype=np.int64) for own in (full, short))
        owner = np.concatenate([of_full[row], of_short[used]])
        place = np.concatenate([place, place_used])
        order = np.lexsort((place, owner))
        bounds = offsets(np.bincount(owner, minlength=len(persons))).tolist()
        places = place[order].tolist()
        return [tuple(places[start:end]) for start, end in pairwise(bounds)]


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
