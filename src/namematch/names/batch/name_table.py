"""Distinct names taken apart, and the weights of many pairs of them.

The answer is that of `compare`, row by row: weights are multiples of 1/1024 bit, so sums are exact in either way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from namematch._internal.parallel import ALONE, Workers
from namematch.arrays import (
    MISSING,
    Bits,
    Flags,
    Ids,
    Ragged,
    batches,
    distinct,
    distinct_pairs,
    first_equal_row,
    ranges,
    smaller_first,
)
from namematch.evidence import exact
from namematch.names.batch.ingest import IngestedNames, ingest_in_batches, new_words
from namematch.names.batch.name_archive import ArchiveNumbers, NameArchive, damage_told
from namematch.names.batch.pair_weights import PairWeights, Weighed
from namematch.names.batch.parser import BatchParser
from namematch.names.batch.parses import Parses, gender_table
from namematch.names.batch.part_table import PartTable
from namematch.names.batch.word_table import WordTable
from namematch.names.comparison.births import beside_names, birth_weight
from namematch.names.comparison.pair import CALLED_BY, LEAST_IN_ANY_ORDER, MOST_ALTERNATIVES, suffix_bits, told_by
from namematch.names.comparison.part_weight import PartTokens
from namematch.names.comparison.word_weight import is_in_doubt
from namematch.names.morphology.belarusian import shows_belarusian
from namematch.names.parameters import birth_bits, weights
from namematch.names.sources.cyrillic_sources import spelled_sources
from namematch.names.sources.surname_channel import Origins, schemes_of_given, told_by_father
from namematch.names.types import PartKind
from namematch.text import fold

# Pairs of ways weighed together, about as many as pairs of names are.
_WAYS = 1 << 18
# What lies so many bits below the least that is of interest changes nothing, not even how a weight is rounded.
_NEGLIGIBLE = 24.0
_GENDER, _SUFFIX, _BIRTH = (len(PartKind) + place for place in range(3))


class NameTable:
    """Distinct names, each taken apart once.

    Args:
        names: Names as `clean` leaves them, each once.
    """

    def __init__(self, names: Sequence[str] = ()) -> None:
        self.names: list[str] = []
        self._ways = [Parses.of([])]
        self._reader = BatchParser()
        self._parts = {kind: PartTable(kind) for kind in PartKind}
        self._in_belarusian = dict.fromkeys((PartKind.GIVEN, PartKind.PATRONYMIC), np.zeros(0, dtype=bool))
        self._by_sound = np.zeros(0, dtype=bool)
        # By group of given names, or of patronymics, what it tells of the surname, found when that is asked for.
        self._told: dict[PartKind, dict[int, int]] = {kind: {MISSING: 0} for kind in CALLED_BY}
        self.extend(names)

    def extend(self, names: Sequence[str]) -> None:
        """Adds names that are not in the table yet."""
        for _ in self.extend_stepwise(names, ALONE):
            pass

    def extend_stepwise(self, names: Sequence[str], workers: Workers) -> Iterator[Sequence[str]]:
        """Adds names that are not in the table yet, some at a time; given up between two steps, it has the first ones.

        Args:
            names: Names as `clean` leaves them, each once.
            workers: Read their words.

        Yields:
            The names that have been added since.
        """
        groups = {kind: len(part.groups) for kind, part in self._parts.items()}
        numbers = {kind: part.numbers for kind, part in self._parts.items()}
        for intake in ingest_in_batches(names, self._reader, groups, numbers, workers):
            self._take_in(intake)
            yield intake.names

    def extend_from(self, archive: NameArchive, rows: Ids, numbers: ArchiveNumbers) -> None:
        """Adds names that were read before, without their texts.

        Args:
            archive: What was read of them.
            rows: Their numbers there.
            numbers: What the archive's groups are in this table; of one archive the same from call to call.

        Raises:
            InputError: If what was kept of a name is damaged; the table is of no use then.
        """
        with damage_told():
            ways, features = archive.take_up(rows, numbers, self._reader)
            fresh = {}
            for kind, part in self._parts.items():
                words = new_words(self._reader, kind, len(part.groups), part.numbers)
                fresh[kind] = words._replace(facts=[features[kind][word] for word in words.unknown])
        self._take_in(IngestedNames((), ways, fresh))

    def replace_names(self, ways: Parses) -> None:
        """Gives up the names for others, whose words it has: their texts are not kept."""
        self.names.clear()
        self._ways, self._by_sound = [ways], self._by_sound[:0]

    def archive(self) -> NameArchive:
        """All that was read of the names."""
        return NameArchive.of(self.ways, self._reader, self._parts)

    def _take_in(self, intake: IngestedNames) -> None:
        self.names += intake.names
        self._ways.append(intake.ways)
        for kind, fresh in intake.fresh.items():
            if fresh.groups:
                self._parts[kind].add(fresh)
                self._look_at(kind, fresh.groups)

    def forget(self) -> None:
        """Gives up what was found on the way and can be found again, for the room it takes."""
        self._reader.forget()
        for part in self._parts.values():
            part.forget()

    def _look_at(self, kind: PartKind, groups: Sequence[PartTokens]) -> None:
        """Finds out what groups of words that are new tell of the rest of a name."""
        if kind is PartKind.SURNAME:
            return
        shown = [any(shows_belarusian(word.text, kind) for word in group if not word.initial) for group in groups]
        self._in_belarusian[kind] = np.concatenate([self._in_belarusian[kind], np.array(shown, dtype=bool)])

    def __len__(self) -> int:
        return len(self.ways.count)

    @property
    def ways(self) -> Parses:
        """The ways to take the names apart."""
        if len(self._ways) > 1:
            self._ways = [Parses.joined(self._ways)]
        return self._ways[0]

    def alike(self) -> Ids:
        """By name the first name that weighs the same beside any other, by number: itself if there is none before it.

        The two have the same words, in other capitals, in another order or beside other dates, and can be taken apart
        in the same ways.
        """
        ways = self.ways
        groups = (_of_groups(self._parts[kind].alike(), ways.groups[kind]) for kind in PartKind)
        way = np.append(first_equal_row([*groups, ways.women, ways.suffix, ways.births, ways.cost]), MISSING)
        places = (np.where(ways.count > place, ways.first + place, MISSING) for place in range(MOST_ALTERNATIVES + 1))
        return first_equal_row([way[rows] for rows in places])

    def by_surname(self) -> Ids:
        """The numbers of the names in an order in which those with surnames that seem alike stand together."""
        surname = _of_groups(self._parts[PartKind.SURNAME].rank(), self.ways.groups[PartKind.SURNAME])
        return np.argsort(surname[self.ways.first], kind="stable")

    def groups(self, kind: PartKind) -> Sequence[PartTokens]:
        """The distinct groups of words of one kind; `ways.groups` has their numbers."""
        return self._parts[kind].groups

    def written_out(self, kind: PartKind, groups: Ids) -> Flags:
        """Whether groups of words of one kind are more than initials; not so where there is none, -1."""
        flags: Flags = groups != MISSING
        flags[flags] = self._parts[kind].written_out[groups[flags]]
        return flags

    def may_contradict(self, kind: PartKind, groups: Ids) -> Flags:
        """Whether groups of words of one kind can contradict another at all; not so where there is none, -1."""
        flags: Flags = np.append(self._parts[kind].may_contradict, False)[groups]
        return flags

    def words(self, kind: PartKind) -> WordTable:
        """The words of that kind, those of compounds by themselves too."""
        return self._parts[kind].words

    def origins(self, word: str, kind: PartKind) -> Origins:
        """The answer of `spelled_sources`, which is not found anew for a word of the table."""
        part = self._parts[kind]
        number = part.numbers.get(fold(word))
        return spelled_sources(word, kind) if number is None else part.words.origins(number)

    def words_of_groups(self, kind: PartKind, groups: Ids | None = None) -> Ragged:
        """By group the numbers of the words in `words` by which its names can be found."""
        known = self._parts[kind].findable
        return known if groups is None else known.take(groups)

    def weigh(self, left: Ids, right: Ids, floor: float = -np.inf, workers: Workers = ALONE) -> Weighed:
        """Match weights of pairs of names.

        Args:
            left: Numbers of names, shape (pairs,).
            right: Likewise.
            floor: Weights of no more than that are of no interest.
            workers: Weigh pairs of words where there are many thousands.
        """
        first = self.ways.first
        weighed = self._weigh(first[left], first[right], np.full(len(left), min(floor, 0.0)), workers)
        # Only where the likeliest ways do not agree are others looked at, whatever is of interest.
        doubtful = np.flatnonzero(weighed.bits <= 0)
        for pair, a, b in self._all_ways(left, right, doubtful):
            parsed = self._weigh(a, b, np.full(len(a), floor - _NEGLIGIBLE), workers)
            # The best of each pair; of several as good the first in an order that does not depend on the sides.
            sorted_by = (parsed.agrees, parsed.vague, parsed.contradicted, -parsed.bits, pair)
            order = np.lexsort(sorted_by)
            best = order[np.diff(pair[order], prepend=-1) > 0]
            rows = pair[best]
            with np.errstate(invalid="ignore", divide="ignore"):
                of_all = np.bincount(pair, weights=np.exp2(parsed.bits), minlength=len(left))[rows]
                total = np.where(of_all > 0, np.rint(np.log2(of_all) * 1024) / 1024, parsed.bits[best])
            weighed.put(rows, parsed.take(best)._replace(bits=total))
        self._weigh_in_any_order(left, right, weighed, doubtful, floor)
        weighed.bits[weighed.bits <= floor] = -np.inf
        return weighed

    def _weigh_in_any_order(self, left: Ids, right: Ids, weighed: Weighed, doubtful: Ids, floor: float) -> None:
        """Weighs pairs of the same words again, as if both were taken apart as one of them is."""
        ways = self.ways
        a, b = ways.first[left[doubtful]], ways.first[right[doubtful]]
        one, two, count = a * 0, a * 0, a * 0
        for kind, part in self._parts.items():
            groups = ways.groups[kind]
            one, two = one + _of_groups(part.bag, groups[a], 0), two + _of_groups(part.bag, groups[b], 0)
            count = count + _of_groups(part.bag_size, groups[a], 0)
        beside = (ways.suffix[a] == ways.suffix[b]) & (ways.births[a] == ways.births[b])
        rows = np.flatnonzero(beside & (one == two) & (count >= LEAST_IN_ANY_ORDER) & (weighed.bits[doubtful] <= 0))
        for way in (a[rows], b[rows]) if len(rows) else ():
            alike = self._weigh(way, way, np.full(len(rows), floor - _NEGLIGIBLE), ALONE)
            better = np.flatnonzero(alike.bits > weighed.bits[doubtful[rows]])
            weighed.put(doubtful[rows[better]], alike.take(better))

    def _all_ways(self, left: Ids, right: Ids, pairs: Ids) -> Iterator[tuple[Ids, Ids, Ids]]:
        """Pairs of ways of names of which one has several, not too many at a time: of which pair, and both ways."""
        first, count = self.ways.first, self.ways.count
        pairs = pairs[count[left[pairs]] * count[right[pairs]] > 1]
        for start, stop in batches(count[left[pairs]] * count[right[pairs]], _WAYS):
            rows = pairs[start:stop]
            mine, yours = count[left[rows]], count[right[rows]]
            pair = np.repeat(np.arange(len(rows)), mine * yours)
            place = ranges(np.zeros(len(rows), dtype=np.int64), mine * yours)
            if len(rows):
                one = first[left[rows]][pair] + place // yours[pair]
                yield rows[pair], one, first[right[rows]][pair] + place % yours[pair]

    def _weigh(self, a: Ids, b: Ids, floor: Bits, workers: Workers) -> Weighed:
        """Weights of pairs of ways, each with a floor of its own."""
        ways, belarusian = self.ways, self._written_by_sound()
        gender = gender_table()[ways.women[a], ways.women[b]]
        gender = np.where(
            self._are_of_initials(a, b), np.rint(gender * weights().gender_initials * 1024) / 1024, gender
        )
        suffix, differ, one_has_it = self._suffixes(a, b)
        bits = np.full(len(a), exact(weights().prior)) + (ways.cost[a] + ways.cost[b]) + gender + suffix
        contradicted = (gender <= weights().gender_contradiction) * _flag(_GENDER) | differ * _flag(_SUFFIX)
        dated = ways.births[a] > 0, ways.births[b] > 0
        vague = one_has_it * _flag(_SUFFIX) | (dated[0] != dated[1]) * _flag(_BIRTH)
        agrees, least = np.zeros(len(a), dtype=bool), np.minimum(gender, suffix)
        groups = {kind: (ways.groups[kind][a], ways.groups[kind][b]) for kind in PartKind}
        # The most that the parts which both have may still add.
        most = (dated[0] & dated[1]) * max(birth_bits().values())
        for place, (kind, (one, two)) in enumerate(groups.items()):
            vague |= ((one == MISSING) != (two == MISSING)) * _flag(place)
            most += ((one != MISSING) & (two != MISSING)) * weights().parts[kind].most
        given, called_by = np.zeros(len(a)), np.zeros(len(a), dtype=np.int64)
        # There are many more surnames than given names, so they come last, where most pairs have been decided.
        for place, (kind, (one, two)) in enumerate(groups.items()):
            rows = np.flatnonzero((one != MISSING) & (two != MISSING) & (bits + most > floor))
            one, two = one[rows], two[rows]
            most[rows] -= weights().parts[kind].most
            pairs = self._pairs(one, two, kind, workers)
            if kind is PartKind.SURNAME:
                by_sound = (belarusian[a[rows]] | belarusian[b[rows]]) * exact(weights().orthography)
                self._weigh_in_contexts(one, two, a[rows], b[rows], pairs)
                pairs = pairs.exact().beside_given(given[rows])
                bits[rows] += self._near_by_sound(one, two, pairs.bits) * by_sound
            if kind is PartKind.GIVEN:
                given[rows] = np.maximum(pairs.bits, 0.0)
            bits[rows] += pairs.bits
            least[rows] = np.minimum(least[rows], pairs.bits)
            contradicted[rows] |= pairs.different * _flag(place)
            vague[rows] |= pairs.vague * _flag(place)
            agrees[rows] |= pairs.bits > 0
            if kind in CALLED_BY:
                called_by[rows] += (pairs.bits > 0) & ~pairs.vague
        self._weigh_births(a, b, bits, least, contradicted, floor)
        one, two = groups[PartKind.SURNAME]
        unanswered = np.flatnonzero(((one == MISSING) != (two == MISSING)) & (called_by < len(CALLED_BY)))
        cost = ways.cost[a[unanswered]] + ways.cost[b[unanswered]]
        bits[unanswered] = np.minimum(bits[unanswered], weights().surname.unanswered + cost)
        bits[bits <= floor] = -np.inf
        return Weighed(bits, contradicted, vague, agrees)

    def _weigh_births(
        self, a: Ids, b: Ids, bits: Bits, least: Bits, contradicted: NDArray[np.uint8], floor: Bits
    ) -> None:
        """Adds what dates of birth say of pairs of ways whose names are near enough for that to matter."""
        births = self.ways.births
        dated = (births[a] > 0) & (births[b] > 0)
        if not dated.any():
            return
        known = list(self._reader.births)
        for row in np.flatnonzero(dated & (bits + max(birth_bits().values()) > floor)).tolist():
            _, _, relation, weight = birth_weight(known[births[a[row]]], known[births[b[row]]])
            names = bits[row] - self.ways.cost[a[row]] - self.ways.cost[b[row]]
            bits[row] += exact(beside_names(weight, names, least[row]))
            contradicted[row] |= (relation == "different") * _flag(_BIRTH)

    def _are_of_initials(self, a: Ids, b: Ids) -> Flags:
        """By pair of ways whether all that both tell of the given name are initials."""
        groups, part = self.ways.groups[PartKind.GIVEN], self._parts[PartKind.GIVEN]
        written = np.append(part.written_out, True)
        are: Flags = ~(written[groups[a]] | written[groups[b]])
        return are

    def births_differ(self, left: Ids, right: Ids) -> Flags:
        """Whether pairs of dates of birth contradict each other, by the ids in `ways.births`, none of them 0."""
        known, (one, two, position) = list(self._reader.births), distinct_pairs(*smaller_first(left, right))
        pairs = zip(one.tolist(), two.tolist(), strict=True)
        weighed = [birth_weight(known[a], known[b])[2] == "different" for a, b in pairs]
        return np.array(weighed, dtype=bool)[position]

    def _written_by_sound(self) -> Flags:
        """By way whether it is written the Belarusian way."""
        known, ways = len(self._by_sound), self.ways
        if known < len(ways.cost):
            more = np.zeros(len(ways.cost) - known, dtype=bool)
            for kind, flags in self._in_belarusian.items():
                groups = ways.groups[kind][known:]
                more |= np.append(flags, False)[groups]
            self._by_sound = np.concatenate([self._by_sound, more])
        return self._by_sound

    def _weigh_in_contexts(self, left: Ids, right: Ids, way: Ids, other: Ids, pairs: PairWeights) -> None:
        """Weighs doubtful pairs of single surnames again, by what the names beside them tell of how they are written.

        Args:
            left: Groups of surnames, shape (pairs,).
            right: Likewise.
            way: The ways that the left ones stand in.
            other: Those of the right ones.
            pairs: What the surnames weigh by themselves.
        """
        surnames = self._parts[PartKind.SURNAME]
        one, two = surnames.word[left], surnames.word[right]
        rows = np.flatnonzero((one != MISSING) & (two != MISSING) & (one != two) & is_in_doubt(pairs.near))
        used = distinct(np.concatenate([way[rows], other[rows]]))
        beside = {way: self._context(way) for way in used.tolist()}
        for row, mine, yours in zip(rows.tolist(), way[rows].tolist(), other[rows].tolist(), strict=True):
            contexts = beside[mine], beside[yours]
            if any(contexts):
                pairs.put(row, surnames.in_contexts(int(left[row]), int(right[row]), contexts))

    def _context(self, way: int) -> int:
        """What the given name and the patronymic of a way tell of how its surname is written."""
        groups = self.ways.groups
        return self._told_by(PartKind.GIVEN, int(groups[PartKind.GIVEN][way]), schemes_of_given) | self._told_by(
            PartKind.PATRONYMIC, int(groups[PartKind.PATRONYMIC][way]), told_by_father
        )

    def _told_by(self, kind: PartKind, group: int, tells: Callable[[str], int]) -> int:
        known = self._told[kind]
        found = known.get(group)
        if found is None:
            found = known[group] = told_by(self.groups(kind)[group], tells)
        return found

    def _near_by_sound(self, left: Ids, right: Ids, bits: Bits) -> Flags:
        """By pair of surnames whether both are single words that do not agree and sound alike."""
        surnames = self._parts[PartKind.SURNAME]
        one, two = surnames.word[left], surnames.word[right]
        flags: Flags = (one != MISSING) & (two != MISSING) & (bits <= 0)
        flags[flags] = surnames.words.columns.sound_alike(one[flags], two[flags])
        return flags

    def _suffixes(self, a: Ids, b: Ids) -> tuple[Bits, Flags, Flags]:
        """What suffixes tell by pair of ways, whether both have one and they differ, and whether only one has one."""
        known = list(self._reader.suffixes)
        has = np.array([bool(suffix) for suffix in known])
        one, two = self.ways.suffix[a], self.ways.suffix[b]
        bits, differ, one_has_it = np.zeros(len(a)), np.zeros(len(a), dtype=bool), np.zeros(len(a), dtype=bool)
        # Few names have a suffix.
        rows = np.flatnonzero(has[one] | has[two])
        one, two = one[rows], two[rows]
        bits[rows] = np.array([[exact(suffix_bits(one, two)) for two in known] for one in known])[one, two]
        differ[rows], one_has_it[rows] = has[one] & has[two] & (one != two), has[one] != has[two]
        return bits, differ, one_has_it

    def _pairs(self, left: Ids, right: Ids, kind: PartKind, workers: Workers) -> PairWeights:
        """Weights of pairs of groups, each distinct pair weighed once."""
        one, other, position = distinct_pairs(*smaller_first(left, right))
        return self._parts[kind].weigh(one, other, workers).take(position)

    def weigh_groups(self, left: Ids, right: Ids, kind: PartKind) -> PairWeights:
        """Weights of pairs of groups of words of one kind, by their numbers."""
        return self._parts[kind].weigh(left, right)


def _of_groups(values: Ids, groups: Ids, nothing: int = MISSING) -> Ids:
    """Values of groups by their numbers; that of nothing, -1 if not said, where there is none."""
    return np.append(values, nothing)[groups]


def _flag(place: int) -> np.uint8:
    return np.uint8(1 << place)
