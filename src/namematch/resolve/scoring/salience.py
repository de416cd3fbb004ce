"""How often people are named in full: a short form mostly means the person of whom a text speaks most."""

from __future__ import annotations

import numpy as np

from namematch.arrays import MISSING, Ids, pack, unpack


class Salience:
    """Counts where people are named in full, each position once.

    Args:
        node: The row of the node of each mention, shape (mentions,).
        document: The number of its document, -1 for none.
        start: Where it begins in the document, -1 where nobody says.
        home: By node the number of its person, -1 for none.
    """

    def __init__(self, node: Ids, document: Ids, start: Ids, home: Ids) -> None:
        person = home[node]
        full = (person != MISSING) & (document != MISSING)
        pairs = pack(person[full], document[full])
        spots = np.stack([pairs, node[full], start[full]])
        spots = spots[:, np.lexsort(spots[::-1])]
        fresh = np.ones(spots.shape[1], dtype=bool)
        fresh[1:] = (np.diff(spots) != 0).any(axis=0)
        self._pairs, self._counts = np.unique(spots[0, fresh], return_counts=True)
        self._documents = np.bincount(unpack(self._pairs)[0], minlength=int(home.max(initial=-1)) + 1)

    def in_document(self, person: Ids, document: Ids) -> Ids:
        """How often persons are named in full in documents."""
        if not len(self._pairs):
            return np.zeros(len(person), dtype=np.int64)
        codes = pack(person, document)
        found = np.minimum(np.searchsorted(self._pairs, codes), len(self._pairs) - 1)
        return np.where(self._pairs[found] == codes, self._counts[found], 0)

    def in_the_run(self, person: Ids) -> Ids:
        """In how many documents persons are named in full."""
        return self._documents[person]
