"""Taking a column of names apart: what `parse_name` does, asked once for all names whose words look alike.

A word is looked at once. Names with titles, particles, brackets and the like go through `parse_name` one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from namematch._internal.parallel import ALONE, Workers
from namematch.arrays import MISSING
from namematch.names.batch.parses import GENDER_STEPS, Parses
from namematch.names.batch.word_looks import Chunk, WordLook, look_at_words
from namematch.names.cells import is_odd_together
from namematch.names.comparison.births import birth_dates, split_birth_date
from namematch.names.comparison.pair import alternative_parses, parse_bits, share_of_women
from namematch.names.comparison.part_weight import NameWord, PartTokens, part_tokens
from namematch.names.parsing.gender import gender_told
from namematch.names.parsing.part_assignment import MOST_UNITS, Kinds, likely_kinds
from namematch.names.parsing.titles import generation
from namematch.names.parsing.tokens import MOST_CHARACTERS
from namematch.names.types import Gender, NameToken, PartKind, PersonName

# Words of a Mongolian name.
_MONGOLIAN = 2
_PLACE = {kind: place for place, kind in enumerate(PartKind)}

_Units = tuple[int, ...]
_Row = tuple[int, int, int, int, int, int, float]
"""One parse: the ids of its groups by kind, the steps of its gender, the ids of its suffix and its births, its cost."""


class _Pattern(NamedTuple):
    """A parse of all names whose words look alike.

    Args:
        places: By kind the places of its words in the name.
        women: The steps of its gender.
        cost: How likely it is, in bits.
    """

    places: tuple[_Units, ...]
    women: int
    cost: float


class BatchParser:
    """Takes names apart and numbers what it finds: equal groups of words have one id from call to call."""

    def __init__(self) -> None:
        self.groups: dict[PartKind, dict[PartTokens, int]] = {kind: {} for kind in PartKind}
        self.suffixes: dict[str | None, int] = {None: 0}
        self.births: dict[tuple[str, ...], int] = {(): 0}
        self.forget()

    def forget(self) -> None:
        """Gives up what is known of words and can be found again: groups keep their numbers."""
        self._chunks: dict[str, _Units | None] = {}
        self._words: dict[NameWord, int] = {}
        self._by_number: list[NameWord] = []
        self._look_of: list[int] = []  # by number of the word that of its look
        self._looks: list[WordLook] = []
        self._look_numbers: dict[WordLook, int] = {}
        self._fathers: set[int] = set()  # words that may be a Mongolian father's name
        self._patterns: dict[_Units, list[_Pattern]] = {}
        self._ids: dict[PartKind, dict[_Units, int]] = {kind: {(): MISSING} for kind in PartKind}

    def read(self, names: Sequence[str]) -> Parses:
        """The ways to take cleaned names apart."""
        ((_, ways),) = self.read_pieces([names], ALONE)
        return ways

    def read_pieces(self, pieces: Iterable[Sequence[str]], workers: Workers) -> Iterator[tuple[Sequence[str], Parses]]:
        """The ways to take cleaned names apart, piece by piece.

        Yields:
            Each piece, and its ways.
        """
        asked: set[str] = set()

        def unknown() -> Iterator[tuple[tuple[Sequence[str], list[str]], list[str]]]:
            for names in pieces:
                chunks = {_bare(chunk) for name in names for chunk in _chunks_of(split_birth_date(name)[0])}
                fresh = sorted(chunk for chunk in chunks if chunk not in self._chunks and chunk not in asked)
                asked.update(fresh)
                yield (names, fresh), fresh

        for (names, chunks), looks in workers.map(look_at_words, unknown()):
            self._chunks.update(zip(chunks, map(self._numbered, looks), strict=True))
            yield names, Parses.of([list(self._rows(name)) for name in names])

    def _numbered(self, chunk: Chunk) -> _Units | None:
        """The words of a chunk by number."""
        return None if chunk is None else tuple([self._number(word, look) for word, look in chunk])

    def _number(self, word: NameWord, look: WordLook) -> int:
        number = self._words.setdefault(word, len(self._words))
        if number == len(self._by_number):
            self._by_number.append(word)
            self._look_of.append(self._look_numbers.setdefault(look, len(self._looks)))
            if len(self._look_numbers) > len(self._looks):
                self._looks.append(look)
            if look.father:
                self._fathers.add(number)
        return number

    def _rows(self, name: str) -> Iterator[_Row]:
        """The parses of a name whose chunks are known."""
        bare, dates = split_birth_date(name)
        plain = self._plain(bare)
        if plain is None:
            yield from map(self._row, alternative_parses(name))
            return
        births = self.births.setdefault(dates, len(self.births))
        units, before_comma = plain
        looks = (before_comma, *[self._look_of[unit] for unit in units])
        patterns = self._patterns.get(looks)
        if patterns is None:
            patterns = self._patterns[looks] = self._weighed(units, before_comma)
        for places, women, cost in patterns:
            ids = [self._id(kind, tuple([units[i] for i in own])) for kind, own in zip(PartKind, places, strict=True)]
            yield ids[0], ids[1], ids[2], women, 0, births, cost

    def _plain(self, name: str) -> tuple[_Units, int] | None:
        """Units of a name by number, and how many stand before a comma; `None` for a name to read by itself."""
        units: list[int] = []
        before_comma = 0
        chunks = _chunks_of(name)
        if is_odd_together(chunks):
            return None
        for chunk in chunks:
            known = self._chunks[_bare(chunk)]
            if known is None:
                return None
            units += known
            if not before_comma and chunk.endswith(","):
                before_comma = len(units)
        if not 0 < len(units) <= MOST_UNITS or (len(units) == _MONGOLIAN and units[0] in self._fathers):
            return None
        return tuple(units), before_comma if 0 < before_comma < len(units) else len(units)

    def _weighed(self, units: _Units, before_comma: int) -> list[_Pattern]:
        """The parses of a name of such words, and of all whose words look like them."""
        words, looks = [self._by_number[unit] for unit in units], [self._looks[self._look_of[unit]] for unit in units]
        tokens = tuple([_token(word, place >= before_comma) for place, word in enumerate(words)])
        ways = likely_kinds(tokens, [look.fit for look in looks])
        return [_pattern(kinds, looks, probability) for kinds, probability in ways]

    def _id(self, kind: PartKind, units: _Units) -> int:
        """The id of a group of words by their numbers."""
        found = self._ids[kind].get(units)
        if found is None:
            found = self._ids[kind][units] = self.number(kind, tuple([self._by_number[unit] for unit in units]))
        return found

    def number(self, kind: PartKind, words: PartTokens) -> int:
        """The id of a group of words; -1 for an empty one."""
        return self.groups[kind].setdefault(words, len(self.groups[kind])) if words else MISSING

    def _row(self, way: PersonName) -> _Row:
        given, father, surname = (self.number(kind, part_tokens(way, kind)) for kind in PartKind)
        suffix = self.suffixes.setdefault(generation(way.titles), len(self.suffixes))
        births = self.births.setdefault(birth_dates(way.dates), len(self.births))
        women = _steps(way.gender, way.gender_probability)
        return given, father, surname, women, suffix, births, parse_bits(way.probability)


def _chunks_of(name: str) -> list[str]:
    return name[:MOST_CHARACTERS].split(" ")


def _bare(chunk: str) -> str:
    return chunk[:-1] if chunk.endswith(",") else chunk


def _token(word: NameWord, behind_comma: bool) -> NameToken:
    text = word.text.removesuffix(".") if word.initial else word.text
    return NameToken(text, 0, len(text), text, word.initial, int(behind_comma))


def _pattern(kinds: Kinds, looks: Sequence[WordLook], probability: float) -> _Pattern:
    places = ([place for place, own in enumerate(kinds) if own is kind] for kind in PartKind)
    beside = any(look.initial for look in looks)
    gender = sum(
        [
            look.beside_initials[place == 0] if beside and kind is PartKind.SURNAME else look.gender[_PLACE[kind]]
            for place, (look, kind) in enumerate(zip(looks, kinds, strict=True))
        ]
    )
    return _Pattern(tuple(map(tuple, places)), _steps(*gender_told(gender)), parse_bits(probability))


def _steps(gender: Gender | None, sure: float) -> int:
    women = share_of_women(gender, sure)
    return MISSING if women is None else round(women * GENDER_STEPS)
