"""Match weights of many pairs of name words of one kind, with NumPy: the answers of `word_weight`, column by column.

What a word may go back to is found once. Most pairs then need no more than a look at which origins they share, and of
surnames at the slips between them; the few that are related through the lexicon are weighed one by one.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from namematch.evidence import exact
from namematch.names.meeting import keys_of
from namematch.names.neighbours import as_one_spelling, book_of, spells_one_on_record
from namematch.names.origins import LIKELY, Origin, by_key, spelled_origins_many
from namematch.names.orthography import sound
from namematch.names.parameters import weights
from namematch.names.record import SURE, Familiarity, familiarity, may_slip, record_bits
from namematch.names.slip_columns import SlipColumns
from namematch.names.sparse import Ids, Rows, ends, product, rows_of, spans
from namematch.names.types import PartKind
from namematch.names.weights import MOST_BITS, WordWeight, bounded, first_letters, met_weight, unmet_weight
from namematch.text import fold
from namematch.translit import NeutralKey, name_bits, neutral_key

Bits = NDArray[np.float64]
Flags = NDArray[np.bool_]
_Column = TypeVar("_Column", Ids, Bits, Flags)


# So many pairs of words that were weighed one by one are remembered.
_MOST_WEIGHED = 1 << 18
# Facts wait to become columns until they are more than one in so many.
_ROOM = 5
# New words are put in their places one by one where there are so many times more known ones.
_MANY = 64
# The weight of a key with a letter left out beside one as it stands: all that a word has do not weigh as much.
_SHORTENED = 2.0**-20
# A row and a column of a sparse matrix make one number; there are fewer columns than this.
_COLUMN_BITS = 32


class PairWeights(NamedTuple):
    """Weights of pairs of words.

    Args:
        bits: Match weights, shape (pairs,).
        different: Whether the two contradict each other, shape (pairs,).
        vague: Whether one says less than the other, an initial or a short form, shape (pairs,).
    """

    bits: Bits
    different: Flags
    vague: Flags

    @classmethod
    def of(cls, size: int) -> PairWeights:
        """So many pairs, still to be weighed."""
        return cls(np.zeros(size), np.zeros(size, dtype=bool), np.zeros(size, dtype=bool))

    def take(self, rows: Ids) -> PairWeights:
        """Some of the pairs."""
        return PairWeights(self.bits[rows], self.different[rows], self.vague[rows])

    def fill(self, rows: Ids, weighed: PairWeights) -> None:
        """The weights of some rows."""
        for mine, theirs in zip(self, weighed, strict=True):
            mine[rows] = theirs

    def plus(self, bits: Bits) -> PairWeights:
        """With other bits added, shape (pairs,)."""
        return self._replace(bits=self.bits + bits)

    def exact(self) -> PairWeights:
        """In whole steps of bits, as `namematch.evidence.exact` has them."""
        return self._replace(bits=np.rint(self.bits * 1024) / 1024)

    def best_of(self, owner: Ids, size: int) -> PairWeights:
        """The best weight for each of so many owners, the first one of several as good.

        Args:
            owner: Whose each of the pairs is, shape (pairs,).
            size: How many owners there are; each has a pair.
        """
        order = np.lexsort((-self.bits, owner))
        return self.take(order[np.searchsorted(owner[order], np.arange(size))])

    def put(self, place: int, weight: WordWeight) -> None:
        """The weight of one pair."""
        self.bits[place], self.different[place], self.vague[place] = _said(weight)


VAGUE = frozenset({"initial", "diminutive"})
_Said = tuple[float, bool, bool]
"""Bits of one pair, whether the two contradict each other, and whether one says less."""


def _said(weight: WordWeight) -> _Said:
    return weight.bits, weight.relation == "different", weight.relation in VAGUE


class _Rows(NamedTuple):
    """A sparse matrix by rows: words by what they may go back to; columns ascend within a row.

    Args:
        start: Where each row begins, and where the last one ends.
        column: Of every entry.
        value: Likewise.
        bits: Likewise.
        place: Row and column of every entry in one number, ascending.
        norm: By row the root of the sum of the squares of its values.
    """

    start: Ids
    column: Ids
    value: Bits
    bits: Bits
    place: Ids
    norm: Bits

    def followed_by(self, more: _Rows) -> _Rows:
        """These rows, then others."""
        if len(self.start) == 1:
            return more
        return _Rows(
            np.concatenate([self.start, more.start[1:] + self.start[-1]]),
            np.concatenate([self.column, more.column]),
            np.concatenate([self.value, more.value]),
            np.concatenate([self.bits, more.bits]),
            np.concatenate([self.place, more.place + ((len(self.start) - 1) << _COLUMN_BITS)]),
            np.concatenate([self.norm, more.norm]),
        )


class WordTable:
    """Distinct words of one kind, and what decides how they stand to each other.

    Args:
        kind: What part of a name the words are.
    """

    def __init__(self, kind: PartKind) -> None:
        self.kind = kind
        self.words: list[str] = []
        self._folded: dict[str, int] = {}
        self._keys: dict[str, int] = {}
        self._meeting: dict[str, int] = {}
        self._spelled: dict[str, int] = {}
        self._texts: list[str] = []  # of `_spelled`, by number
        self._best: dict[str, int] = {}
        self._sounds: dict[str, int] = {}
        self._letters: list[tuple[str, ...]] = []
        self._weighed: dict[int, _Said] = {}
        self._books: dict[int, list[tuple[int, float, float]]] = {}
        self._spelling_one: dict[int, bool] = {}
        self._facts: list[_Fact] = []  # of words that are not in the columns yet
        self._columns = WordColumns()
        self._slips = SlipColumns()

    def add(self, words: Sequence[str]) -> None:
        """Adds words.

        Args:
            words: Distinct words that were not added before.
        """
        for word, spelled in zip(words, spelled_origins_many(words, self.kind), strict=True):
            found = by_key(spelled)
            letters = () if self.kind is PartKind.SURNAME else tuple(sorted(first_letters(word, found, self.kind)))
            self.words.append(word)
            self._letters.append(letters)
            self._facts.append(self._fact(word, spelled, found))
        if _ROOM * len(self._facts) > len(self.words):
            self._settle()

    def _settle(self) -> None:
        """Brings into columns what is known of words: arrays take a tenth of the room."""
        if self._facts:
            self._columns.extend(self._facts, self.words[-len(self._facts) :])
            self._facts = []

    def _fact(self, word: str, spelled: Mapping[str, float], found: Mapping[NeutralKey, Origin]) -> _Fact:
        best = max(found.values(), key=lambda origin: (origin.probability, origin.cyrillic), default=None)
        rarity = name_bits(best.cyrillic) if best else weights().parts[self.kind].least
        sure = best is not None and best.probability >= SURE and name_bits(best.cyrillic) <= weights().listed
        meeting = keys_of(word, found, self.kind)
        number = self._keys.setdefault
        entries = sorted(
            (
                number(key, len(self._keys)),
                origin.probability,
                min(name_bits(origin.cyrillic), MOST_BITS),
                record_bits(origin.cyrillic),
            )
            for key, origin in found.items()
        )
        letters = sorted((self._spelled.setdefault(text, len(self._spelled)), p) for text, p in spelled.items())
        likeliest = max(spelled, key=spelled.__getitem__, default="")
        return _Fact(
            folded=self._folded.setdefault(fold(word), len(self._folded)),
            rarity=bounded(rarity, self.kind),
            familiar=self._familiarity(word, sure, bool(found)),
            best=self._best.setdefault(as_one_spelling(likeliest), len(self._best)),
            best_bits=name_bits(likeliest) if likeliest else np.inf,
            best_key=self._keys.get(neutral_key(likeliest), -1),
            sound=self._sounds.setdefault(sound(neutral_key(likeliest)), len(self._sounds)) if likeliest else -1,
            keys=[entry[:3] for entry in entries],
            record_bits=[entry[3] for entry in entries],
            spelled=letters,
            whole=self._numbered(meeting.whole),
            shortened=self._numbered(meeting.shortened - meeting.whole),
            may_slip=may_slip(word, found.values(), self.kind),
        )

    def _numbered(self, keys: Iterable[str]) -> list[int]:
        return [self._meeting.setdefault(key, len(self._meeting)) for key in sorted(keys)]

    @property
    def meeting(self) -> list[str]:
        """The keys on which words meet, by number: texts that are the same in every table."""
        return list(self._meeting)

    def origins(self, word: int) -> dict[str, float]:
        """What a word may go back to, by its number: the answer of `spelled_origins`, as it was found once."""
        rows = self.columns.spelled
        if len(self._texts) < len(self._spelled):
            self._texts += islice(self._spelled, len(self._texts), None)
        row = slice(rows.start[word], rows.start[word + 1])
        numbers, values = rows.column[row].tolist(), rows.value[row].tolist()
        return {self._texts[number]: value for number, value in zip(numbers, values, strict=True)}

    def letters(self, word: int) -> tuple[str, ...]:
        """The letters that an initial of a given name or patronymic may be, by its number."""
        return self._letters[word]

    def _familiarity(self, word: str, sure: bool, read: bool) -> Familiarity:
        if self.kind is not PartKind.SURNAME:
            return familiarity(word, self.kind)
        return Familiarity.KNOWN if sure else Familiarity.READ if read else Familiarity.UNREAD

    @property
    def columns(self) -> WordColumns:
        """What is known of the words, as arrays."""
        self._settle()
        return self._columns

    def weigh(self, left: Ids, right: Ids, least: Bits | None = None) -> PairWeights:
        """Weights of pairs of words.

        Args:
            left: Numbers of words in the order of adding, shape (pairs,).
            right: Likewise.
            least: Weights of no more than that are of no interest, and may be given as minus infinity; shape (pairs,).
        """
        columns = self.columns
        # The weight is that of the words in alphabetical order.
        turned = columns.rank[left] > columns.rank[right]
        left, right = np.where(turned, right, left), np.where(turned, left, right)
        familiar = np.minimum(columns.familiar[left], columns.familiar[right])
        found = PairWeights(self._unmet()[familiar], familiar == Familiarity.KNOWN, np.zeros(len(left), dtype=bool))
        alike = columns.folded[left] == columns.folded[right]
        open_ = np.flatnonzero(~alike)
        if self.kind is PartKind.SURNAME:
            shared = self._shared(left[open_], right[open_], columns)
            settled = open_[shared > -np.inf]
            found.bits[settled], found.different[settled] = shared[shared > -np.inf], False
            open_ = open_[shared == -np.inf]
            hopeless = _at(least, open_) >= self._most_unshared(left[open_], right[open_], columns)
            found.bits[open_[hopeless]] = -np.inf
            open_ = open_[~hopeless]
        open_ = open_[columns.worth_weighing(left[open_], right[open_])]
        if self.kind is PartKind.SURNAME:
            unshared = self._unshared(left[open_], right[open_], _at(least, open_), columns)
            found.bits[open_], found.different[open_] = unshared, False
            open_ = open_[np.isnan(unshared)]
        pairs = zip(open_.tolist(), left[open_].tolist(), right[open_].tolist(), strict=True)
        for place, one, two in pairs:
            found.bits[place], found.different[place], found.vague[place] = self._said(one, two)
        found.bits[alike], found.different[alike] = columns.rarity[left[alike]], False
        return found

    def _said(self, left: int, right: int) -> _Said:
        """What `met_weight` says of two words by their numbers; pairs come back in many names."""
        pair = (left << _COLUMN_BITS) + right
        found = self._weighed.get(pair)
        if found is None:
            found = _said(met_weight(self.words[left], self.words[right], self.kind))
            if len(self._weighed) < _MOST_WEIGHED:
                self._weighed[pair] = found
        return found

    def near_by_sound(self, left: Ids, right: Ids, bits: Bits) -> Flags:
        """Whether two surnames weigh as much as neighbours do, and sound alike.

        Args:
            left: Numbers of words, shape (pairs,).
            right: Likewise.
            bits: What each pair weighs.
        """
        found: Flags = bits == exact(weights().neighbour)
        rows = np.flatnonzero(found)
        found[rows] = self.columns.sound_alike(left[rows], right[rows])
        return found

    def _most_unshared(self, left: Ids, right: Ids, columns: WordColumns) -> Bits:
        """The most that two surnames without a common origin may weigh: a slip, where either may be one.

        Or what two weigh that sound alike.
        """
        part = weights().parts[self.kind]
        two = columns.two_on_record(left, right) | ~(columns.may_slip[left] | columns.may_slip[right])
        alike = np.where(columns.sound_alike(left, right), exact(weights().neighbour), -np.inf)
        most = np.where(two, exact(max(part.unsure, part.unlike, part.different)), exact(weights().slip_most))
        return np.maximum(most, alike)

    def _unshared(self, left: Ids, right: Ids, least: Bits, columns: WordColumns) -> Bits:
        """Weights of surnames that meet, without a common origin; NaN where only `word_weight` can tell."""
        part = weights().parts[self.kind]
        slips = self._slipped(left, right, columns)
        slips[columns.two_on_record(left, right)] = 0.0
        slipped = np.flatnonzero(slips > 0)
        slips[slipped[self._neither_slipped(left[slipped], right[slipped], columns)]] = 0.0
        others = np.where(least >= exact(max(part.unsure, part.unlike, part.different)), -np.inf, np.nan)
        others[columns.sound_alike(left, right)] = weights().neighbour
        return np.where(slips > 0, np.minimum(slips, min(weights().slip_most, part.most)), others)

    def _neither_slipped(self, left: Ids, right: Ids, columns: WordColumns) -> Flags:
        """Whether two surnames that read best as two are both spelled by the book."""
        found = columns.best_apart(left, right) & columns.may_be_listed[left] & columns.may_be_listed[right]
        rows = np.flatnonzero(found)
        words, place = np.unique(np.concatenate([left[rows], right[rows]]), return_inverse=True)
        one, two = np.split(np.array([self._spells_one(word) for word in words.tolist()], dtype=bool)[place], 2)
        found[rows] = one & two
        return found

    def _spells_one(self, word: int) -> bool:
        """What `spells_one_on_record` says of a word by its number, found when it is first asked for."""
        if word not in self._spelling_one:
            found = by_key(self.origins(word)).values()
            self._spelling_one[word] = spells_one_on_record(self.words[word], found)
        return self._spelling_one[word]

    def _slipped(self, left: Ids, right: Ids, columns: WordColumns) -> Bits:
        """Log2 of how much likelier two words are one name with a slip than two names: `weights._slip` in columns."""
        by_key = columns.by_key
        pair, one, two = product(columns.likely.take(left), columns.likely.take(right))
        rarer = np.maximum(columns.record_bits[one], columns.record_bits[two])
        rare = rarer > weights().listed
        pair, one, two, rarer = pair[rare], one[rare], two[rare], rarer[rare]
        gain = np.log2(by_key.value[one] * by_key.value[two]) + np.minimum(rarer, weights().rarest)
        if len(self._slips) < len(self._keys):
            self._slips.extend(list(islice(self._keys, len(self._slips), None)))
        cost = self._slips.cost(by_key.column[one], by_key.column[two], gain)
        best = np.zeros(len(left))
        np.maximum.at(best, pair, gain - cost)
        return best

    def _unmet(self) -> Bits:
        return np.array([unmet_weight(familiar, self.kind).bits for familiar in Familiarity])

    def _shared(self, left: Ids, right: Ids, columns: WordColumns) -> Bits:
        """Weights through common origins; minus infinity where they say nothing."""
        sums = _dot(columns.by_key, left, right, lambda entries: np.exp2(columns.by_key.bits[entries]))
        with np.errstate(divide="ignore"):
            found = np.log2(sums)
        part = weights().parts[self.kind]
        bits = np.where(found > 0, np.clip(found, part.least, part.most), -np.inf)
        near = np.flatnonzero((found > 0) & columns.two_on_record(left, right))
        likelier_two = columns.likeness(left[near], right[near]) < columns.least_likeness(left[near], right[near])
        alike = np.flatnonzero(~likelier_two)
        likelier_two[alike] = self._two_by_the_book(left[near[alike]], right[near[alike]])
        bits[near[likelier_two]] = weights().neighbour
        return bits

    def _two_by_the_book(self, left: Ids, right: Ids) -> Flags:
        """Whether schemes spell each of two surnames as it reads best, and none spells one name as both are."""
        words, place = np.unique(np.concatenate([left, right]), return_inverse=True)
        books = _rows([self._book(word) for word in words.tolist()])
        one, two = np.split(place, 2)
        found: Flags = (books.norm[one] > 0) & (books.norm[two] > 0) & (_dot(books, one, two) == 0)
        return found

    def _book(self, word: int) -> list[tuple[int, float, float]]:
        """What `by_the_book` says of a word by its number, found when it is first asked for."""
        if word not in self._books:
            origins = book_of(self.words[word], self.origins(word))
            self._books[word] = sorted((self._spelled[origin], 1.0, 0.0) for origin in origins)
        return self._books[word]


class _Fact(NamedTuple):
    """What is known of one word."""

    folded: int
    rarity: float
    familiar: Familiarity
    best: int
    best_bits: float
    best_key: int
    sound: int
    keys: list[tuple[int, float, float]]
    record_bits: list[float]
    spelled: list[tuple[int, float]]
    whole: list[int]
    shortened: list[int]
    may_slip: bool


class WordColumns:
    """The facts of all words as arrays.

    Attributes:
        by_key: By word what it may go back to, with its probability and how rare that is.
        record_bits: Of every entry of `by_key` how rare the word is in the orthography of Russian lists.
        spelled: By word likewise, letter by letter.
        likely: By word the entries of `by_key` that are worth comparing letter by letter.
        whole: By word the keys on which it meets others as it stands.
        keys: By word all its keys, those with a letter left out as well.
        familiar: By word how well it is known as a name of its kind, shape (words,).
        may_slip: By word whether it may be another one written wrong, shape (words,).
        may_be_listed: By word whether a likely one of what it may go back to is on record, shape (words,).
    """

    def __init__(self) -> None:
        self._sorted: list[str] = []
        self.rank = _no_ids()
        self.folded = _no_ids()
        self.rarity = np.zeros(0)
        self.familiar = _no_ids()
        self._best = _no_ids()
        self._best_bits = np.zeros(0)
        self._best_key = _no_ids()
        self._sound = _no_ids()
        self.by_key = _rows([])
        self.record_bits = np.zeros(0)
        self.likely = rows_of([])
        self.spelled = _rows([])
        self.whole = rows_of([])
        self.keys = rows_of([])
        self.may_slip = np.zeros(0, dtype=bool)
        self.may_be_listed = np.zeros(0, dtype=bool)
        self._meeting = _rows([])

    def extend(self, facts: Sequence[_Fact], words: Sequence[str]) -> None:
        """Adds words; what is there of others is kept, so that a few more cost little."""
        self._rank(words)
        self.folded = _longer(self.folded, [fact.folded for fact in facts])
        self.rarity = _longer(self.rarity, [fact.rarity for fact in facts])
        self.familiar = _longer(self.familiar, [fact.familiar for fact in facts])
        self._best = _longer(self._best, [fact.best for fact in facts])
        self._best_bits = _longer(self._best_bits, [fact.best_bits for fact in facts])
        self._best_key = _longer(self._best_key, [fact.best_key for fact in facts])
        self._sound = _longer(self._sound, [fact.sound for fact in facts])
        by_key = _rows([fact.keys for fact in facts])
        likely = np.flatnonzero(by_key.value >= LIKELY)
        here = Rows(np.searchsorted(likely, by_key.start), likely + len(self.by_key.column))
        self.likely = self.likely.followed_by(here)
        self.by_key = self.by_key.followed_by(by_key)
        self.record_bits = _longer(self.record_bits, [bits for fact in facts for bits in fact.record_bits])
        spelled = _rows([[(column, p, 0.0) for column, p in fact.spelled] for fact in facts])
        self.spelled = self.spelled.followed_by(spelled)
        self.whole = self.whole.followed_by(rows_of([fact.whole for fact in facts]))
        self.keys = self.keys.followed_by(rows_of([[*fact.whole, *fact.shortened] for fact in facts]))
        self.may_slip = _longer(self.may_slip, [fact.may_slip for fact in facts])
        self.may_be_listed = _longer(self.may_be_listed, [_may_be_listed(fact.keys) for fact in facts])
        meeting = _rows([_marked(fact.whole, fact.shortened) for fact in facts])
        self._meeting = self._meeting.followed_by(meeting)

    def _rank(self, words: Sequence[str]) -> None:
        """Places in the alphabetical order of all words; those of earlier words move up."""
        order = sorted(range(len(words)), key=words.__getitem__)
        before = np.array([bisect_left(self._sorted, words[i]) for i in order], dtype=np.int64)
        fresh = np.empty(len(words), dtype=np.int64)
        fresh[order] = before + np.arange(len(words))
        moved = np.cumsum(np.bincount(before, minlength=len(self._sorted) + 1))
        self.rank = np.concatenate([self.rank + moved[self.rank], fresh])
        if _MANY * len(words) > len(self._sorted):
            self._sorted = sorted([*self._sorted, *words])
        else:
            for word in words:
                insort(self._sorted, word)

    @property
    def doubtful(self) -> Flags:
        """By word whether it is on no record, or may be another one written wrong."""
        return np.asarray(self.may_slip | (self.familiar != Familiarity.KNOWN), dtype=bool)

    def worth_weighing(self, left: Ids, right: Ids) -> Flags:
        """Whether two words share a key as they stand, or any key where one may be written wrong."""
        keys_met = _dot(self._meeting, left, right)
        doubtful = self.may_slip[left] | self.may_slip[right]
        doubtful |= np.minimum(self.familiar[left], self.familiar[right]) != Familiarity.KNOWN
        return (keys_met >= 1) | ((keys_met > 0) & doubtful)

    def two_on_record(self, left: Ids, right: Ids) -> Flags:
        """Whether two surnames read best as two different ones, both on record."""
        rarer = np.maximum(self._best_bits[left], self._best_bits[right])
        return np.asarray(self.best_apart(left, right) & (rarer <= weights().neighbour_listed), dtype=bool)

    def best_apart(self, left: Ids, right: Ids) -> Flags:
        """Whether two surnames read best as two different ones, on record or not."""
        read = np.isfinite(self._best_bits[left]) & np.isfinite(self._best_bits[right])
        return np.asarray((self._best[left] != self._best[right]) & read, dtype=bool)

    def sound_alike(self, left: Ids, right: Ids) -> Flags:
        """Whether two surnames are spelled alike, as they read best, where one spells by sound."""
        return np.asarray((self._sound[left] == self._sound[right]) & (self._sound[left] >= 0), dtype=bool)

    def least_likeness(self, left: Ids, right: Ids) -> Bits:
        """How alike two such surnames have to be read to be one."""
        spelled, folded = weights().least_likeness_spelled, weights().least_likeness
        return np.where(self._best_key[left] == self._best_key[right], spelled, folded)

    def likeness(self, left: Ids, right: Ids) -> Bits:
        """Cosine of the distributions over origins, letter by letter where the likeliest differ only in such."""
        fold_alike = self._best_key[left] == self._best_key[right]
        return np.where(fold_alike, _cosine(self.spelled, left, right), _cosine(self.by_key, left, right))


def _rows(entries: Iterable[list[tuple[int, float, float]]]) -> _Rows:
    entries = list(entries)
    length = np.array([len(row) for row in entries], dtype=np.int64)
    flat = [entry for row in entries for entry in row]
    columns = np.array([column for column, _, _ in flat], dtype=np.int64)
    values = np.array([value for _, value, _ in flat], dtype=np.float64)
    bits = np.array([bits for _, _, bits in flat], dtype=np.float64)
    owner = np.repeat(np.arange(len(length)), length)
    norm = np.sqrt(np.bincount(owner, weights=values**2, minlength=len(length)))
    return _Rows(ends(length), columns, values, bits, (owner << _COLUMN_BITS) + columns, norm)


def _may_be_listed(keys: Iterable[tuple[int, float, float]]) -> bool:
    listed = weights().neighbour_listed
    return any(value >= LIKELY and bits <= listed for _, value, bits in keys)


def _marked(whole: Iterable[int], shortened: Iterable[int]) -> list[tuple[int, float, float]]:
    """Keys in ascending order, weighed so that what is shared tells whether it is whole keys."""
    return sorted([*((key, 1.0, 0.0) for key in whole), *((key, _SHORTENED, 0.0) for key in shortened)])


def _longer(column: _Column, more: Iterable[object]) -> _Column:
    """A column with more values behind."""
    fresh = np.array(list(more), dtype=column.dtype)
    return np.concatenate([column, fresh])


def _at(least: Bits | None, rows: Ids) -> Bits:
    return np.full(len(rows), -np.inf) if least is None else least[rows]


def _no_ids() -> Ids:
    return np.zeros(0, dtype=np.int64)


def _dot(rows: _Rows, left: Ids, right: Ids, weigh: Callable[[Ids], Bits] | None = None) -> Bits:
    """Products of pairs of rows, each addend weighed by its place in the left row."""
    if not len(left) or not len(rows.column):
        return np.zeros(len(left))
    length = rows.start[left + 1] - rows.start[left]
    pair = np.repeat(np.arange(len(left)), length)
    entry = spans(rows.start[left], length)
    wanted = (right[pair] << _COLUMN_BITS) + rows.column[entry]
    found = np.minimum(np.searchsorted(rows.place, wanted), len(rows.place) - 1)
    shared = rows.place[found] == wanted
    entry, found, pair = entry[shared], found[shared], pair[shared]
    products = rows.value[entry] * rows.value[found] * (1.0 if weigh is None else weigh(entry))
    return np.asarray(np.bincount(pair, weights=products, minlength=len(left)), dtype=np.float64)


def _cosine(rows: _Rows, left: Ids, right: Ids) -> Bits:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(
            np.nan_to_num(_dot(rows, left, right) / (rows.norm[left] * rows.norm[right])), dtype=np.float64
        )
