"""Whom a short form can be: the people named in full in its own document, or else in the whole run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from namematch.arrays import (
    MISSING,
    Bits,
    Flags,
    Ids,
    Ragged,
    differs_from_last,
    distinct,
    distinct_pairs,
    equi_join,
    is_among,
    pack,
    smaller_first,
)
from namematch.evidence import total_bits
from namematch.resolve.scoring.batch import Weigher
from namematch.resolve.scoring.pair import salience
from namematch.resolve.scoring.parameters import context_weights
from namematch.resolve.types import MatchEdges

# Uses looked at together: what is built on the way is gone before there is much of it.
_USES = 1 << 15


class Options(NamedTuple):
    """What speaks for persons, one row each."""

    of: Ids  # of what: a use or a node
    person: Ids
    node: Ids  # the name of the person that speaks most for it
    bits: Bits
    mention_count: Ids  # how often the person is named in full in the document, or in how many documents

    @classmethod
    def unweighed(cls, of: Ids, person: Ids, node: Ids) -> Options:
        """Options of which nothing is known yet."""
        return cls(of, person, node, np.zeros(len(of)), np.zeros(len(of), dtype=np.int64))

    @classmethod
    def concatenated(cls, parts: list[Options]) -> Options:
        """Several, one behind the other."""
        none = np.zeros(0, dtype=np.int64)
        columns: Iterator[Sequence[NDArray[Any]]] = zip(cls.unweighed(none, none, none), *parts, strict=True)
        return cls(*(np.concatenate(column) for column in columns))

    def take(self, rows: Ids | Flags) -> Options:
        """Some of the rows."""
        columns: tuple[NDArray[Any], ...] = self
        return Options(*(column[rows] for column in columns))

    def best(self) -> Options:
        """The best row of each pair of owner and person; among equals the one of the first node."""
        ranked = self.take(np.lexsort((self.node, -self.bits, self.person, self.of)))
        return ranked.take(differs_from_last(ranked.of, ranked.person))

    def with_salience(self, mention_count: Ids, here: bool) -> Options:
        """The options with what it adds that persons are named in full so often `here`, or in so many documents."""
        added = np.array([_salience_bits(count, here) for count in mention_count.tolist()], dtype=np.float64)
        return self._replace(bits=self.bits + added, mention_count=mention_count)


class Leading(NamedTuple):
    """Options by owner, ascending, each with those first that more speaks for."""

    order: Ids  # rows of the options
    start: Ids  # where those of each owner begin in `order`, shape (owners,)
    stop: Ids  # where they end
    sure: Flags  # whether the first one leads by so much that no other counts

    @classmethod
    def of(cls, options: Options) -> Leading:
        """Ranks options."""
        order = np.lexsort((-options.bits, options.of))
        of, bits = options.of[order], options.bits[order]
        start = np.flatnonzero(np.diff(of, prepend=MISSING))
        stop = np.append(start, len(of))[1:]
        second = np.minimum(start + 1, max(len(bits) - 1, 0))
        sure = (stop - start == 1) | (bits[start] - bits[second] >= context_weights().margin)
        return cls(order, start, stop, sure)


@lru_cache(maxsize=4096)
def _salience_bits(count: int, here: bool) -> float:
    return total_bits(salience(count, "" if here else None))


class Candidates:
    """The persons that short forms of one part of a run can be.

    A person of its document may be named elsewhere in a way that is closer to the short form. Such a name counts only
    where the two match by themselves. So no two names are ever weighed but those that share a key or a document, and
    these are all that many machines have to bring together.

    The part has all nodes of each person. By node `home` is the number of its person, -1 for none.
    """

    def __init__(self, weigher: Weigher, home: Ids, edges: MatchEdges) -> None:
        self._weigher = weigher
        self.table = weigher.table
        self._home = home
        self._edges = edges
        self._codes = distinct(pack(edges.left, edges.right))
        nodes = np.flatnonzero(home != MISSING)
        members = Ragged.grouped(home[nodes], int(home.max(initial=-1)) + 1)
        self._members = members._replace(values=nodes[members.values])

    def in_documents(self, uses: Ids) -> Options:
        """For uses of short forms in documents the people of the document that they can be."""
        row, document = self.table.uses
        uses = uses[document[uses] != MISSING]
        present, salience_of = self.table.people_in_documents(self._home), self.table.salience(self._home)
        found = []
        for start in range(0, len(uses), _USES):
            some = uses[start : start + _USES]
            use, person = equi_join((document[some], some), present)
            options = self._speaking(self._near(use, person))
            options = options.take(self.may_be(row[options.of], options.person))
            found.append(
                options.with_salience(salience_of.in_document(options.person, document[options.of]), here=True)
            )
        return Options.concatenated(found)

    def _near(self, use: Ids, person: Ids) -> Options:
        """The names of persons that stand in the documents of uses, or match the short forms by themselves."""
        row, document = self.table.uses
        members = self._members.take(person)
        owner, node = members.owners(), members.values
        of = use[owner]
        matches = is_among(self._codes, pack(*smaller_first(row[of], node)))
        near = np.flatnonzero(matches | self.table.stands(node, document[of]))
        return Options.unweighed(of[near], person[owner[near]], node[near])

    def _speaking(self, options: Options) -> Options:
        """The names of persons that speak for uses in their document, those that speak most for each."""
        row, _ = self.table.uses
        left, right, back = distinct_pairs(*smaller_first(row[options.of], options.node))
        bonus = self._weigher.same_document
        weighed = self._weigher.weigh(left, right, floor=-bonus)
        options, agrees = options._replace(bits=weighed.bits[back] + bonus), weighed.agrees[back]
        best = options._replace(node=np.arange(len(options.of))).take(options.bits > 0).best().node
        return options.take(best[agrees[best]])

    def in_the_run(self, shorts: Flags) -> Options:
        """For short forms the people they match anywhere."""
        edges, home, found = self._edges, self._home, []
        for short, node in ((edges.left, edges.right), (edges.right, edges.left)):
            rows = np.flatnonzero(shorts[short] & (home[node] != MISSING))
            options = Options.unweighed(short[rows], home[node[rows]], node[rows])
            found.append(options._replace(bits=edges.bits[rows]))
        options = Options.concatenated(found).best()
        options = options.take(self.may_be(options.of, options.person))
        return options.with_salience(self.table.salience(home).in_the_run(options.person), here=False)

    def may_be(self, short: Ids, person: Ids) -> Flags:
        """Whether no name of a person contradicts a short form, row by row."""
        return np.concatenate([np.zeros(0, dtype=bool), *self._may_be(short, person)])

    def _may_be(self, short: Ids, person: Ids) -> Iterator[Flags]:
        for start in range(0, len(short), _USES):
            some = slice(start, start + _USES)
            members = self._members.take(person[some])
            owner = members.owners()
            left, right, back = distinct_pairs(*smaller_first(short[some][owner], members.values))
            apart = self._weigher.cannot_link(left, right)[back]
            count = np.bincount(owner, weights=apart, minlength=len(short[some]))
            yield np.asarray(count == 0, dtype=bool)
