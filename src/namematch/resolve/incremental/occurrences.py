"""Where names stand, in columns: looked up for many names or documents at once, and a tenth of the room of lists."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from namematch.arrays import MISSING, Ids, SortedMultimap, distinct

# A name and a document make one number; there are fewer documents than this.
_BITS = 32


class Uses:
    """The places of mentions by name and document.

    Names and documents go by numbers; -1 is for no document.

    Attributes:
        documents: By number the id of a document.
    """

    def __init__(self) -> None:
        none = np.zeros(0, dtype=np.int64)
        self.documents: list[str] = []
        self._numbers: dict[str, int] = {}
        self._places = SortedMultimap(none, none)  # by name and document
        self._names = SortedMultimap(none, none)  # by document

    def numbers(self, documents: Iterable[str | None]) -> Ids:
        """The numbers of documents, those of new ones too."""
        known, found = self._numbers, []
        for document in documents:
            number = MISSING if document is None else known.setdefault(document, len(known))
            if number == len(self.documents):
                self.documents.append(document or "")
            found.append(number)
        return np.array(found, dtype=np.int64)

    def add(self, names: Ids, documents: Ids, places: Ids) -> None:
        """Adds mentions.

        Args:
            names: Of each its name, shape (mentions,).
            documents: Its document.
            places: Its place among all.
        """
        self._places.add(_coded(names, documents), places)
        within = documents != MISSING
        self._names.add(documents[within], names[within])

    def of_names(self, names: Ids) -> tuple[Ids, Ids]:
        """All places of names: for each the row in `names`, and the place."""
        row, _, place = self._places.between(names << _BITS, (names + 1) << _BITS)
        return row, place

    def in_documents(self, names: Ids, documents: Ids) -> tuple[Ids, Ids]:
        """The places of names, each in one document: for each the row in `names`, and the place."""
        return self._places.find(_coded(names, documents))

    def documents_of(self, names: Ids) -> tuple[Ids, Ids]:
        """The documents that names stand in: for each the row in `names`, and the document; each pair once, ascending.

        Args:
            names: Names.
        """
        row, code, _ = self._places.between(names << _BITS, (names + 1) << _BITS)
        return _parted(distinct((row << _BITS) + (code & ((1 << _BITS) - 1))), MISSING)

    def names_in(self, documents: Ids) -> tuple[Ids, Ids]:
        """The names that stand in documents: for each the row in `documents`, and the name; each pair once, ascending.

        Args:
            documents: Documents.
        """
        row, name = self._names.find(documents)
        return _parted(distinct((row << _BITS) + name))


def _coded(names: Ids, documents: Ids) -> Ids:
    return (names << _BITS) + documents - MISSING


def _parted(codes: Ids, least: int = 0) -> tuple[Ids, Ids]:
    return codes >> _BITS, (codes & ((1 << _BITS) - 1)) + least
