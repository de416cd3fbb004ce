"""Whom a short form can be: the people named in full in its own document, or else in the whole run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from namematch.evidence import total_bits
from namematch.mentions import Mention
from namematch.names.columns import MISSING, Ids, Rows, distinct, ends, is_among, meetings
from namematch.resolve.intern import Interned
from namematch.resolve.nearby import Matching
from namematch.resolve.parameters import context_weights
from namematch.resolve.persons import Joins
from namematch.resolve.salience import Salience
from namematch.resolve.score import salience
from namematch.resolve.weigh import Weigher

Flags = NDArray[np.bool_]
Bits = NDArray[np.float64]

# Usages looked at together: what is built on the way is gone before there is much of it.
_USAGES = 1 << 15
_LAST = (1 << 63) - 1


# A short form, by its place among all nodes, and a document it is used in, if in one.
Use = tuple[int, str | None]


class Candidate(NamedTuple):
    """The name of a person that speaks most for a short form, by places among all nodes.

    Args:
        short: The short form.
        node: The name.
        bits: What speaks for it.
        document: The document both stand in; `None` where the person was found anywhere.
        spoken_of: How often the person is named in full there, or in how many documents if there is none.
    """

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


class _Ranked(NamedTuple):
    """Options of short forms, by their places among all nodes, with the document of each and how often the person is
    named there: -1, and in how many documents, where it was found anywhere.
    """

    options: Options
    document: Ids
    spoken_of: Ids


class _ByShort:
    """Candidates of short forms by document, as arrays until they are asked for.

    Args:
        parts: What was found; short forms ascend.
        documents: Ids of documents by number.
        count: How many nodes there are.
    """

    def __init__(self, parts: Sequence[_Ranked], documents: Sequence[str | None], count: int) -> None:
        columns = zip(*((*part.options, part.document, part.spoken_of) for part in parts), strict=True)
        joined = [np.concatenate(column) for column in columns] or [np.zeros(0, dtype=np.int64)] * 6
        self._start = np.searchsorted(joined[0], np.arange(count + 1))
        self._columns = joined[1:]
        self._documents = documents
        self._last: tuple[int, Mapping[str | None, Mapping[int, Candidate]]] = (MISSING, {})

    def of(self, short: int) -> Mapping[str | None, Mapping[int, Candidate]]:
        """By document, `None` for anywhere, the persons a short form can be."""
        if self._last[0] != short:
            self._last = short, self._found(short)
        return self._last[1]

    def _found(self, short: int) -> Mapping[str | None, Mapping[int, Candidate]]:
        found: dict[str | None, dict[int, Candidate]] = defaultdict(dict)
        rows = slice(self._start[short], self._start[short + 1])
        for person, node, bits, number, count in zip(*(column[rows].tolist() for column in self._columns), strict=True):
            document = None if number == MISSING else self._documents[number]
            found[document][person] = _candidate(short, node, bits, document, count)
        return found


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
        parts = []
        for options in self._in_documents(floating, usages):
            document = usages.document[options.of]
            spoken_of = spoken.in_document(options.person, document)
            parts.append(_Ranked(options._replace(of=usages.node[options.of]), document, spoken_of))
        self._here = _ByShort(parts, usages.documents, len(home))
        found = self._in_the_run(floating, joins)
        nowhere = np.full(len(found.of), MISSING)
        in_the_run = _Ranked(found, nowhere, spoken.in_the_run(found.person))
        self._anywhere = _ByShort([in_the_run], usages.documents, len(home))

    def of(self, uses: Sequence[Use]) -> Mapping[int, Candidate]:
        """For uses that belong together the persons they can be, each with what speaks most for it.

        For every use those of its own document count, or else those of the whole run.

        Args:
            uses: Short forms, by their places among all nodes, each with a document it is used in.
        """
        shorts = list(dict.fromkeys(short for short, _ in uses))
        best: dict[int, Candidate] = {}
        for short, document in uses:
            found = self._free(self._here.of(short).get(document, {}), shorts)
            for person, own in (found or self._free(self._anywhere.of(short).get(None, {}), shorts)).items():
                if person not in best or own.bits > best[person].bits:
                    best[person] = own
        return best

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

    def _in_documents(self, floating: Ids, usages: _Usages) -> Iterable[Options]:
        """For usages of short forms the persons named in full in their document."""
        present = usages.persons(self._home)
        wanted = np.flatnonzero(np.isin(usages.node, floating) & (usages.document != MISSING))
        for start in range(0, len(wanted), _USAGES):
            some = wanted[start : start + _USAGES]
            usage, person = meetings((usages.document[some], some), present)
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

    def _in_the_run(self, floating: Ids, joins: Joins) -> Options:
        """For short forms the persons they match anywhere."""
        is_short = np.zeros(len(self._home), dtype=bool)
        is_short[floating] = True
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


def not_kept_apart(short: Ids, names: Rows, weigher: Weigher) -> Flags:
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


def _candidate(short: int, node: int, bits: float, document: str | None, spoken_of: int) -> Candidate:
    return Candidate(short, node, bits + total_bits(salience(spoken_of, document)), document, spoken_of)


class _Usages:
    """Every node with every document it is used in.

    Attributes:
        node: Places of nodes, shape (usages,).
        document: Numbers of documents; -1 for none.
        documents: Ids of the documents by number.
    """

    def __init__(self, interned: Interned, weigher: Weigher) -> None:
        mentions = interned.mentions
        length = np.fromiter(map(len, interned.places.values()), dtype=np.int64, count=len(interned.places))
        places = [place for own in interned.places.values() for place in own]
        numbers: dict[str | None, int] = {None: MISSING}
        document = np.fromiter(
            (numbers.setdefault(mentions[place].document, len(numbers) - 1) for place in places),
            dtype=np.int64,
            count=len(places),
        )
        self.documents: list[str | None] = list(numbers)[1:]
        self._width = len(numbers)
        node = np.repeat(np.arange(len(weigher.nodes)), length)
        starts = (start_of(mentions[place]) for place in places)
        self._mentions = (
            node,
            document,
            np.fromiter(starts, dtype=np.int64, count=len(places)),
        )
        self._codes = distinct(node * self._width + document + 1)
        self.node, self.document = np.divmod(self._codes, self._width)
        self.document -= 1

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


def _members(home: Ids) -> Rows:
    """The nodes of each person, ascending."""
    nodes = np.flatnonzero(home != MISSING)
    nodes = nodes[np.argsort(home[nodes], kind="stable")]
    return Rows(ends(np.bincount(home[nodes], minlength=int(home.max(initial=-1)) + 1)), nodes)


def start_of(mention: Mention) -> int:
    """Where a mention begins in its document, -1 if that is not said; what no array can hold is as far as one can."""
    return MISSING if mention.start is None else max(min(mention.start, _LAST), -_LAST)
