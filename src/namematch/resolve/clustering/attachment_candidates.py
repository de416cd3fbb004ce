"""Whom a short form can be: the people named in full in its own document, or else in the whole run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from namematch.arrays import MISSING, Bits, Flags, Ids, Ragged, distinct, equi_join, is_among, offsets
from namematch.evidence import total_bits
from namematch.mentions import Mention
from namematch.resolve.mention_index import Interned
from namematch.resolve.scoring.batch import Weigher
from namematch.resolve.scoring.pair import salience
from namematch.resolve.scoring.pair_lookup import Matching
from namematch.resolve.scoring.parameters import context_weights
from namematch.resolve.scoring.salience import Salience
from namematch.resolve.types import Joins

# Usages looked at together: what is built on the way is gone before there is much of it.
_USAGES = 1 << 15
_LAST = (1 << 63) - 1


# A short form, by its place among all nodes, and a document it is used in, if in one.
Use = tuple[int, str | None]


class Candidate(NamedTuple):
    """The name of a person that speaks most for a short form, by places among all nodes.

    Args:
        person: Number of the person.
        short: The short form.
        node: The name.
        bits: What speaks for it.
        document: The document both stand in; `None` where the person was found anywhere.
        spoken_of: How often the person is named in full there, or in how many documents if there is none.
    """

    person: int
    short: int
    node: int
    bits: float
    document: str | None
    spoken_of: int


class Options(NamedTuple):
    """What speaks for persons, one row each: of whom (a usage or a node), which person, through which name."""

    of: Ids
    person: Ids
    node: Ids
    bits: Bits

    def take(self, rows: Ids | Flags) -> Options:
        return Options(self.of[rows], self.person[rows], self.node[rows], self.bits[rows])

    def best(self) -> Options:
        """The best row of each pair of usage and person; among equals the one of the first node."""
        ranked = self.take(np.lexsort((self.node, -self.bits, self.person, self.of)))
        again = (ranked.of[1:] == ranked.of[:-1]) & (ranked.person[1:] == ranked.person[:-1])
        return ranked.take(np.concatenate([np.ones(min(len(self.of), 1), dtype=bool), ~again]))


class Leading(NamedTuple):
    """Options by what they are of, ascending, each with those first that more speaks for.

    Args:
        order: Rows of the options.
        start: Where those of each begin in `order`, shape (owners,).
        stop: Where they end.
        sure: Whether the first one speaks for it by so much that no other counts.
    """

    order: Ids
    start: Ids
    stop: Ids
    sure: Flags


def leading(options: Options) -> Leading:
    """Which of the options speak most, what persons are spoken of included.

    Args:
        options: What speaks for persons.
    """
    order = np.lexsort((-options.bits, options.of))
    of, bits = options.of[order], options.bits[order]
    start = np.flatnonzero(np.diff(of, prepend=MISSING))
    stop = np.append(start, len(of))[1:]
    second = np.minimum(start + 1, max(len(bits) - 1, 0))
    sure = (stop - start == 1) | (bits[start] - bits[second] >= context_weights().margin)
    return Leading(order, start, stop, sure)


@lru_cache(maxsize=4096)
def _salience_bits(count: int, here: bool) -> float:
    return total_bits(salience(count, "" if here else None))


def with_salience(options: Options, count: Ids, here: bool) -> Options:
    """Options with what it adds that the persons are spoken of.

    Args:
        options: What speaks for persons.
        count: How often each is named in full in the document, or in how many documents.
        here: Whether that is in the document.
    """
    added = np.array([_salience_bits(n, here) for n in count.tolist()], dtype=np.float64)
    return options._replace(bits=options.bits + added)


class _Found(NamedTuple):
    """Persons that uses of short forms, or short forms anywhere, can be, and how often each is spoken of."""

    options: Options
    spoken_of: Ids

    def take(self, rows: Ids, of: Ids) -> _Found:
        """Some of the rows, with other owners."""
        return _Found(self.options.take(rows)._replace(of=of), self.spoken_of[rows])

    @classmethod
    def joined(cls, parts: Sequence[_Found]) -> _Found:
        """What several have found, one behind the other."""
        none = np.zeros(0, dtype=np.int64)
        empty = (none, none, none, np.zeros(0), none)
        columns = zip(empty, *((*own.options, own.spoken_of) for own in parts), strict=True)
        *options, spoken_of = map(np.concatenate, columns)
        return cls(Options(*options), spoken_of)


class Candidates:
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
        self._weigher = weigher
        self._home = home
        is_short = np.zeros(len(home), dtype=bool)
        is_short[floating] = True
        # A settled short form has no such joins, so it is heard in its documents only without being told apart.
        self._matching = Matching(joins.take(is_short[joins.left] | is_short[joins.right]), len(home))
        self._members = _members(home)
        self._allowed: dict[tuple[int, int], bool] = {}
        usages = _Usages(interned, weigher)
        spoken = usages.salience(home)
        wanted = np.flatnonzero(is_short[usages.node])
        found = []
        for options in self._in_documents(wanted, usages):
            count = spoken.in_document(options.person, usages.document[options.of])
            found.append(_Found(with_salience(options, count, here=True), count))
        self._here = _Found.joined(found)
        decided = np.zeros(len(usages.node), dtype=bool)
        decided[self._here.options.of] = True
        # Most short forms stand only where the people of their documents decide.
        self._knotted = np.zeros(len(home), dtype=bool)
        self._knotted[floating] = [weigher.nodes[short].knot > 0 for short in floating.tolist()]
        is_short = self._knotted.copy()
        is_short[usages.node[wanted[~decided[wanted]]]] = True
        options = self._in_the_run(is_short, joins)
        count = spoken.in_the_run(options.person)
        self._anywhere = _Found(with_salience(options, count, here=False), count)
        self._usages, self._wanted, self._decided = usages, wanted, decided

    def alone(self) -> Iterator[tuple[int, list[tuple[str | None, list[Candidate]]]]]:
        """For short forms in no knot, which ascend, the documents that each is used in, and whom it can be there.

        The documents are in the order of their ids, none at all comes last. If one person is by far the likeliest,
        nobody else is a candidate.
        """
        usages, knotted = self._usages, self._knotted
        uses = self._wanted[~knotted[usages.node[self._wanted]]]
        uses = uses[np.lexsort((usages.rank(uses), usages.node[uses]))]
        for short, group in groupby(self._ranked(uses), key=itemgetter(0)):
            yield short, [(document, found) for _, document, found in group]

    def _ranked(self, uses: Ids) -> Iterator[tuple[int, str | None, list[Candidate]]]:
        """Uses of short forms with whom each can be, those that more speaks for first."""
        usages = self._usages
        here, anywhere = self._of_uses(uses)
        options, count = _Found.joined([here, anywhere])
        order, start, _, sure = leading(options)
        first = offsets(np.bincount(options.of, minlength=len(uses)))
        last = first[1:].copy()
        alone = start[sure]
        last[options.of[order[alone]]] = alone + 1
        for begin in range(0, len(uses), _USAGES):
            some = slice(begin, begin + _USAGES)
            rows = order[first[begin] : first[min(begin + _USAGES, len(uses))]]
            columns = (*options.take(rows)[1:], count[rows], rows < len(here.spoken_of))
            person, node, bits, counts, in_document = (column.tolist() for column in columns)
            shorts, documents = usages.node[uses[some]].tolist(), usages.ids(uses[some])
            bounds = (first[:-1][some] - first[begin]).tolist(), (last[some] - first[begin]).tolist()
            for short, document, start_, stop in zip(shorts, documents, *bounds, strict=True):
                yield short, document, [
                    Candidate(person[i], short, node[i], bits[i], document if in_document[i] else None, counts[i])
                    for i in range(start_, stop)
                ]

    def _of_uses(self, uses: Ids) -> tuple[_Found, _Found]:
        """Whom uses can be: the people of their documents; those of the whole run where nobody of the document."""
        place = np.full(len(self._usages.node), MISSING)
        place[uses] = np.arange(len(uses))
        of_here, of_run = self._here.options.of, self._anywhere.options.of
        heard = np.flatnonzero(place[of_here] != MISSING)
        undecided = uses[~self._decided[uses]]
        shorts = self._usages.node[undecided]
        use, row = equi_join((shorts, place[undecided]), (of_run, np.arange(len(of_run))))
        return self._here.take(heard, place[of_here[heard]]), self._anywhere.take(row, use)

    def of(self, uses: Sequence[Use]) -> Mapping[int, Candidate]:
        """For uses that belong together the persons they can be, each with what speaks most for it.

        For every use those of its own document count, or else those of the whole run.

        Args:
            uses: Short forms of a knot, by their places among all nodes, each with a document it is used in.
        """
        here, anywhere = self._of_knots
        shorts = list(dict.fromkeys(short for short, _ in uses))
        best: dict[int, Candidate] = {}
        for use in uses:
            found = self._free(here.get(use, {}), shorts) or self._free(anywhere.get(use[0], {}), shorts)
            for person, own in found.items():
                if person not in best or own.bits > best[person].bits:
                    best[person] = own
        return best

    @cached_property
    def _of_knots(self) -> tuple[Mapping[Use, Mapping[int, Candidate]], Mapping[int, Mapping[int, Candidate]]]:
        """The persons that short forms of knots can be: by use those of the document, and by form those of the run."""
        here: dict[Use, dict[int, Candidate]] = defaultdict(dict)
        anywhere: dict[int, dict[int, Candidate]] = defaultdict(dict)
        knotted, usages = self._knotted, self._usages
        options, count = self._here
        rows = np.flatnonzero(knotted[usages.node[options.of]])
        use = options.of[rows]
        columns = (usages.node[use].tolist(), usages.ids(use), *(c[rows].tolist() for c in (*options[1:], count)))
        for short, document, person, node, bits, n in zip(*columns, strict=True):
            here[short, document][person] = Candidate(person, short, node, bits, document, n)
        options, count = self._anywhere
        rows = np.flatnonzero(knotted[options.of])
        for short, person, node, bits, n in zip(*(c[rows].tolist() for c in (*options, count)), strict=True):
            anywhere[short][person] = Candidate(person, short, node, bits, None, n)
        return here, anywhere

    def _free(self, found: Mapping[int, Candidate], shorts: Sequence[int]) -> Mapping[int, Candidate]:
        """The persons that nothing keeps all the short forms from."""
        if len(shorts) == 1:
            # A single form has been held against its persons already.
            return found
        return {person: own for person, own in found.items() if all(self._may_be(s, person) for s in shorts)}

    def _may_be(self, short: int, person: int) -> bool:
        if (short, person) not in self._allowed:
            rows = Options(np.array([short]), np.array([person]), np.array([MISSING]), np.zeros(1))
            self._allowed[short, person] = bool(self._not_kept_apart(np.array([short]), rows)[0])
        return self._allowed[short, person]

    def _in_documents(self, wanted: Ids, usages: _Usages) -> Iterable[Options]:
        """For usages of short forms the persons named in full in their document."""
        present = usages.persons(self._home)
        wanted = wanted[usages.document[wanted] != MISSING]
        for start in range(0, len(wanted), _USAGES):
            some = wanted[start : start + _USAGES]
            usage, person = equi_join((usages.document[some], some), present)
            options = self._weighed(usage, person, usages)
            allowed = self._not_kept_apart(usages.node[options.of], options)
            yield options.take(allowed)

    def _weighed(self, usage: Ids, person: Ids, usages: _Usages) -> Options:
        """The names of persons that speak for usages, those that speak most for each."""
        members = self._members.take(person)
        owner, node = members.owners(), members.values
        of = usage[owner]
        near = usages.stands(node, usages.document[of]) | self._matching.has(usages.node[of], node)
        options = Options(of, person[owner], node, np.zeros(len(of))).take(near)
        return speaking(options, usages.node[options.of], self._weigher)

    def _in_the_run(self, is_short: Flags, joins: Joins) -> Options:
        """For some short forms the persons they match anywhere."""
        found = []
        for short, node in ((joins.left, joins.right), (joins.right, joins.left)):
            rows = np.flatnonzero(is_short[short] & (self._home[node] != MISSING))
            found.append(Options(short[rows], self._home[node[rows]], node[rows], joins.bits[rows]))
        options = Options(*map(np.concatenate, zip(*found, strict=True))).best()
        return options.take(self._not_kept_apart(options.of, options))

    def _not_kept_apart(self, short: Ids, options: Options) -> Flags:
        """Whether no name of the person contradicts the short form."""
        free = np.ones(len(short), dtype=bool)
        for start in range(0, len(short), _USAGES):
            some = slice(start, start + _USAGES)
            free[some] = not_kept_apart(short[some], self._members.take(options.person[some]), self._weigher)
        return free


def speaking(options: Options, short: Ids, weigher: Weigher) -> Options:
    """The names of persons that speak for usages in their document, those that speak most for each.

    Args:
        options: Usages with the names of the persons named in full in their document.
        short: The short form of each, by its place among all nodes.
        weigher: Weights between nodes.
    """
    width = max(len(weigher.nodes), 1)
    pairs = np.minimum(short, options.node) * width + np.maximum(short, options.node)
    codes, back = np.unique(pairs, return_inverse=True)
    bonus = context_weights().same_document
    weighed = weigher.weigh(*np.divmod(codes, width), floor=-bonus)
    bits, agrees = weighed.bits[back] + bonus, weighed.agrees[back]
    of, person, node = options.of, options.person, options.node
    found = Options(of, person, node, bits)
    best = Options(of, person, np.arange(len(of)), bits).take(bits > 0).best()
    return found.take(best.node[agrees[best.node]])


def not_kept_apart(short: Ids, names: Ragged, weigher: Weigher) -> Flags:
    """Whether no name contradicts a short form.

    Args:
        short: Short forms, by their places among all nodes.
        names: For each the names of a person.
        weigher: Weights between nodes.
    """
    owner, node, width = names.owners(), names.values, max(len(weigher.nodes), 1)
    one = short[owner]
    codes, back = np.unique(np.minimum(one, node) * width + np.maximum(one, node), return_inverse=True)
    apart = weigher.cannot_link(*np.divmod(codes, width))[back]
    return np.asarray(np.bincount(owner, weights=apart, minlength=len(short)) == 0, dtype=bool)


class _Usages:
    """Every node with every document it is used in.

    Attributes:
        node: Places of nodes, shape (usages,).
        document: Numbers of documents; -1 for none.
    """

    def __init__(self, interned: Interned, weigher: Weigher) -> None:
        places = interned.places.values()
        length = np.fromiter(map(len, places), dtype=np.int64, count=len(places))
        mentions = [interned.mentions[place] for own in places for place in own]
        documents = [mention.document for mention in mentions]
        numbers: dict[str | None, int] = {None: MISSING}
        ids = [document for document in dict.fromkeys(documents) if document is not None]
        numbers.update(zip(ids, range(len(ids)), strict=True))
        document = np.fromiter(map(numbers.__getitem__, documents), dtype=np.int64, count=len(documents))
        self._ids = ids
        self._width = len(numbers)
        node = np.repeat(np.arange(len(weigher.nodes)), length)
        self._mentions = node, document, starts_of(mentions)
        self._codes = distinct(node * self._width + document + 1)
        self.node, self.document = np.divmod(self._codes, self._width)
        self.document -= 1

    def ids(self, usages: Ids) -> list[str | None]:
        """The ids of the documents of some usages."""
        return [None if number == MISSING else self._ids[number] for number in self.document[usages].tolist()]

    def rank(self, usages: Ids) -> Ids:
        """Places of the documents of some usages in the order of their ids; none at all comes last."""
        rank = np.full(len(self._ids) + 1, len(self._ids))
        there = distinct(self.document[usages])
        there = there[there != MISSING].tolist()
        rank[np.array(sorted(there, key=self._ids.__getitem__), dtype=np.int64)] = np.arange(len(there))
        return rank[self.document[usages]]

    def salience(self, home: Ids) -> Salience:
        """How often people are named in full."""
        return Salience(*self._mentions, home)

    def stands(self, node: Ids, document: Ids) -> Flags:
        """Whether nodes stand in documents."""
        return is_among(self._codes, node * self._width + document + 1)

    def persons(self, home: Ids) -> tuple[Ids, Ids]:
        """Documents, and the persons who are named in full there."""
        rows = np.flatnonzero((home[self.node] != MISSING) & (self.document != MISSING))
        width = int(home.max(initial=0)) + 1
        codes = distinct(self.document[rows] * width + home[self.node[rows]])
        document, person = np.divmod(codes, width)
        return document, person


def _members(home: Ids) -> Ragged:
    """The nodes of each person, ascending."""
    nodes = np.flatnonzero(home != MISSING)
    nodes = nodes[np.argsort(home[nodes], kind="stable")]
    return Ragged(offsets(np.bincount(home[nodes], minlength=int(home.max(initial=-1)) + 1)), nodes)


def starts_of(mentions: Sequence[Mention]) -> Ids:
    """Where mentions begin in their documents, -1 if that is not said; what no array can hold is as far as one can."""
    starts = [mention.start for mention in mentions]
    if starts.count(None) == len(starts):
        return np.full(len(starts), MISSING)
    told = (MISSING if start is None else max(min(start, _LAST), -_LAST) for start in starts)
    return np.fromiter(told, dtype=np.int64, count=len(starts))
