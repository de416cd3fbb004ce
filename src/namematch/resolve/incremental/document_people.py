"""Who is named in full in some documents, and how often."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from namematch.arrays import MISSING, Flags, Ids, Ragged, distinct, is_among, offsets
from namematch.resolve.clustering.attachment_candidates import starts_of
from namematch.resolve.incremental.name_index import Standing
from namematch.resolve.scoring.salience import Salience

_BITS = 32


class Scene:
    """The people around uses of names in documents.

    Args:
        document: The document of each use, shape (uses,).
        home: By name the number of its person, -1 for none.
        names: Where names stand.

    Attributes:
        people: By use the people who are named in full in its document, ascending.
    """

    def __init__(self, document: Ids, home: Ids, names: Standing) -> None:
        documents, self._local = np.unique(document, return_inverse=True)
        self._document, self._name = names.uses.names_in(documents)
        full = np.flatnonzero(home[self._name] != MISSING)
        self._full = documents, self._document[full], self._name[full]
        self._home, self._names = home, names
        codes = distinct((self._document[full] << _BITS) + home[self._name[full]])
        length = np.bincount(codes >> _BITS, minlength=len(documents))
        self.people = Ragged(offsets(length), codes & ((1 << _BITS) - 1)).take(self._local)

    def stands(self, use: Ids, name: Ids) -> Flags:
        """Whether names stand in the documents of uses, row by row."""
        return is_among((self._document << _BITS) + self._name, (self._local[use] << _BITS) + name)

    def spoken_of(self, use: Ids, person: Ids) -> Ids:
        """How often people are named in full in the documents of uses, each place once."""
        return self._salience.in_document(person, self._local[use])

    @cached_property
    def _salience(self) -> Salience:
        documents, document, name = self._full
        row, place = self._names.uses.in_documents(name, documents[document])
        start = starts_of([self._names.mentions[own] for own in place.tolist()])
        return Salience(name[row], document[row], start, self._home)
