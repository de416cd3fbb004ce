"""What was read of many names, as arrays and texts: a table of some of them is made without reading them again.

The texts are lines of JSON, decoded when their name is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from namematch.arrays import MISSING, Ids, Numbers, Ragged, Texts, distinct, ranges
from namematch.errors import InputError
from namematch.names.batch.parser import BatchParser
from namematch.names.batch.parses import GENDER_STEPS, Parses
from namematch.names.batch.part_table import PartTable
from namematch.names.batch.word_features import WordFeatures
from namematch.names.comparison.part_weight import NameWord, PartTokens
from namematch.names.sources.attestation import Familiarity
from namematch.names.sources.surname_channel import Origins
from namematch.names.spelling.letter_counts import LetterBounds
from namematch.names.types import PartKind

# The cost of a parse is kept in so many parts of a bit.
_STEPS = 1024
# One encoder for all lines: `json.dumps` makes another for each.
_line = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_UNKNOWN = MISSING - 1
# Quicker than asking the enumeration for each word.
_FAMILIAR = tuple(Familiarity)
_TEXTS = {"start": "<u8", "data": "<u1"}
_OF_PART = {
    **{f"groups.{name}": kind for name, kind in _TEXTS.items()},
    "words_start": "<u4",
    "words_of": "<u4",
    **{f"words.{name}": kind for name, kind in _TEXTS.items()},
}
COLUMNS = {
    "start": "<u4",
    **dict.fromkeys(PartKind, "<i4"),
    "women": "<i4",
    "suffix": "<u4",
    "births": "<u4",
    "cost": "<i4",
    **{f"{texts}.{name}": kind for texts in ("suffixes", "dates") for name, kind in _TEXTS.items()},
    **{f"{part}.{name}": kind for part in PartKind for name, kind in _OF_PART.items()},
}
"""The arrays of an archive by name, and how each is written to a file."""


@dataclass(frozen=True)
class PartArchive:
    """Groups of words of one kind, and what is known of the words.

    Args:
        groups: By group its words, each with whether it is an initial.
        words_start: By group where its words begin in `words_of`, and where the last ones end.
        words_of: By group the words by which it is found and compared, by number.
        words: By word the word itself, folded, and its features.
    """

    groups: Texts
    words_start: Numbers
    words_of: Numbers
    words: Texts

    @classmethod
    def of(cls, part: PartTable) -> Self:
        """The groups of a table."""
        groups = part.groups
        rows = zip(part.findable.lists(), part.compared.lists(), strict=True)
        words = Ragged.of([list(dict.fromkeys([*findable, *compared])) for findable, compared in rows])
        features = zip(part.words.words, part.words.features(), strict=True)
        return cls(
            Texts.of(map(_line, groups)), _narrow(words.start), _narrow(words.values), Texts.of(map(_of_word, features))
        )

    def followed_by(self, more: Self) -> Self:
        """These groups, then the others; a word may stand twice."""
        return type(self)(
            self.groups.followed_by(more.groups),
            _one_after_other(self.words_start, more.words_start),
            np.concatenate([self.words_of, _narrow(more.words_of + len(self.words))]),
            self.words.followed_by(more.words),
        )

    def tokens(self, group: int) -> PartTokens:
        """The words of a group."""
        return tuple([NameWord(str(text), bool(initial)) for text, initial in json.loads(self.groups[group])])

    def features(self, groups: Ids) -> dict[str, WordFeatures]:
        """The words that are looked at for groups, with what is known of each."""
        if not len(groups):
            return {}
        start = self.words_start[groups].astype(np.int64)
        words = self.words_of[ranges(start, self.words_start[groups + 1] - start)].astype(np.int64)
        return dict(_as_word(self.words[word]) for word in distinct(words).tolist())


@dataclass(frozen=True)
class NameArchive:
    """What was read of distinct names.

    Args:
        start: By name where its parses begin, the likeliest first, and where the last ones end.
        groups: By kind the group of each parse, by number in `parts`; -1 for none.
        women: As `Parses` has it.
        suffix: By parse its suffix, a text of `suffixes`.
        births: By parse the dates of birth beside it, a text of `dates`.
        cost: How likely the parse is, in 1/1024 bits, zero or less.
        suffixes: What suffixes tell.
        dates: Dates of birth.
        parts: The groups by kind.
    """

    start: Numbers
    groups: Mapping[PartKind, Numbers]
    women: Numbers
    suffix: Numbers
    births: Numbers
    cost: Numbers
    suffixes: Texts
    dates: Texts
    parts: Mapping[PartKind, PartArchive]

    @classmethod
    def of(cls, ways: Parses, reader: BatchParser, parts: Mapping[PartKind, PartTable]) -> Self:
        """The names of a table.

        Args:
            ways: The ways to take them apart.
            reader: Has done so.
            parts: Their words.
        """
        return cls(
            _narrow(np.append(ways.first, len(ways.cost))),
            {kind: _signed(column) for kind, column in ways.groups.items()},
            women=_signed(ways.women),
            suffix=_narrow(ways.suffix),
            births=_narrow(ways.births),
            cost=_signed(np.rint(ways.cost * _STEPS)),
            suffixes=Texts.of(map(_line, reader.suffixes)),
            dates=Texts.of(map(_line, reader.births)),
            parts={kind: PartArchive.of(part) for kind, part in parts.items()},
        )

    def followed_by(self, more: Self) -> Self:
        """These names, then the others."""
        groups = {
            kind: np.concatenate([column, np.where(other == MISSING, other, _signed(other + len(part.groups)))])
            for (kind, column), other, part in zip(
                self.groups.items(), more.groups.values(), self.parts.values(), strict=True
            )
        }
        return type(self)(
            _one_after_other(self.start, more.start),
            groups,
            women=np.concatenate([self.women, more.women]),
            suffix=np.concatenate([self.suffix, _narrow(more.suffix + len(self.suffixes))]),
            births=np.concatenate([self.births, _narrow(more.births + len(self.dates))]),
            cost=np.concatenate([self.cost, more.cost]),
            suffixes=self.suffixes.followed_by(more.suffixes),
            dates=self.dates.followed_by(more.dates),
            parts={kind: part.followed_by(more.parts[kind]) for kind, part in self.parts.items()},
        )

    def take_up(
        self, rows: Ids, numbers: ArchiveNumbers, reader: BatchParser
    ) -> tuple[Parses, dict[PartKind, dict[str, WordFeatures]]]:
        """The ways to take some of the names apart, and what is known of the words of groups without a number.

        Args:
            rows: The numbers of the names here.
            numbers: The numbers that what they have has with a reader, to which new ones are added.
            reader: Gives these numbers.
        """
        first = self.start[rows].astype(np.int64)
        count = self.start[rows + 1] - first
        taken = ranges(first, count)
        groups, features = {}, {}
        for kind, part in self.parts.items():
            column, own = self.groups[kind][taken], numbers.groups[kind]
            fresh = _unknown(own, column)
            own[fresh] = [reader.number(kind, part.tokens(group)) for group in fresh.tolist()]
            groups[kind], features[kind] = own[column], part.features(fresh)
        suffix = _renumbered(self.suffix[taken], self.suffixes, numbers.suffixes, reader.suffixes)
        births = _renumbered(self.births[taken], self.dates, numbers.births, reader.births)
        women, cost = self.women[taken].astype(np.int64), self.cost[taken] / _STEPS
        return Parses(np.cumsum(count) - count, count, groups, women, suffix, births, cost), features

    def columns(self) -> dict[str, NDArray[Any]]:
        """All of it as arrays by name, those of `COLUMNS`."""
        return dict(_columns(self))

    @classmethod
    def of_columns(cls, columns: Mapping[str, NDArray[Any]]) -> Self:
        """An archive from its arrays, which have no flaw."""
        return cls(
            **{name: columns[name] for name in ("start", "women", "suffix", "births", "cost")},
            groups={kind: columns[kind] for kind in PartKind},
            suffixes=_texts(columns, "suffixes"),
            dates=_texts(columns, "dates"),
            parts={
                kind: PartArchive(
                    _texts(columns, f"{kind}.groups"),
                    columns[f"{kind}.words_start"],
                    columns[f"{kind}.words_of"],
                    _texts(columns, f"{kind}.words"),
                )
                for kind in PartKind
            },
        )

    def flaws(self) -> Iterator[str]:
        """What no archive can have, of one whose texts are texts."""
        if not is_divided(self.start, self.cost) or (self.start[1:] == self.start[:-1]).any():
            yield "start does not divide the parses by name"
        columns = [*self.groups.values(), self.women, self.suffix, self.births, self.cost]
        if len(set(map(len, columns))) > 1:
            yield "the columns of parses differ in length"
        for name, column, least, end in (
            *((kind, column, MISSING, len(self.parts[kind].groups)) for kind, column in self.groups.items()),
            ("women", self.women, MISSING, GENDER_STEPS + 1),
            ("suffix", self.suffix, 0, len(self.suffixes)),
            ("births", self.births, 0, len(self.dates)),
            *((f"{kind}.words_of", part.words_of, 0, len(part.words)) for kind, part in self.parts.items()),
        ):
            if ((column < least) | (column >= end)).any():
                yield f"{name} has numbers of nothing"
        for kind, part in self.parts.items():
            if not is_divided(part.words_start, part.words_of) or len(part.words_start) != len(part.groups) + 1:
                yield f"{kind}.words_start does not divide the words by group"


class ArchiveNumbers:
    """The numbers that groups, suffixes and dates of birth of an archive have in a table, as far as it has them.

    Args:
        archive: The archive.
    """

    def __init__(self, archive: NameArchive) -> None:
        # A group of -1 finds the last one, which is -1.
        self.groups = {
            kind: np.append(np.full(len(part.groups), _UNKNOWN), MISSING) for kind, part in archive.parts.items()
        }
        self.suffixes = np.full(len(archive.suffixes), _UNKNOWN)
        self.births = np.full(len(archive.dates), _UNKNOWN)


@contextmanager
def damage_told() -> Iterator[None]:
    """Says in one line that a text is not what an archive writes."""
    try:
        yield
    except (ValueError, TypeError, AttributeError, LookupError, OverflowError, RecursionError) as error:
        raise InputError(f"what the index keeps of its names is damaged: {error}") from error


def is_divided(start: Numbers, values: Sequence[Any] | Numbers) -> bool:
    """Whether numbers are the places where the rows of an array begin, and where the last one ends."""
    return len(start) > 0 and start[0] == 0 and start[-1] == len(values) and bool((start[1:] >= start[:-1]).all())


def _texts(columns: Mapping[str, NDArray[Any]], name: str) -> Texts:
    return Texts(columns[f"{name}.start"], columns[f"{name}.data"])


def _columns(record: Any) -> Iterator[tuple[str, NDArray[Any]]]:
    """The arrays of a record, those of texts and of records in it under names of several words."""
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, Texts):
            yield from ((f"{field.name}.start", value.start), (f"{field.name}.data", value.data))
        elif isinstance(value, Mapping):
            for kind, part in value.items():
                named = [(kind, part)] if isinstance(part, np.ndarray) else _columns(part)
                yield from ((name if name == kind else f"{kind}.{name}", column) for name, column in named)
        else:
            yield field.name, value


def _unknown(numbers: Ids, column: Numbers) -> Ids:
    """What of a column has no number yet, each once."""
    return distinct(column[numbers[column] == _UNKNOWN].astype(np.int64))


def _renumbered(column: Numbers, texts: Texts, numbers: Ids, read: dict[Any, int]) -> Ids:
    """A column of numbers of texts by the numbers of a reader, to whom those may be new."""
    fresh = _unknown(numbers, column)
    if len(fresh):
        told = [_hashable(json.loads(texts[number])) for number in fresh.tolist()]
        numbers[fresh] = [read.setdefault(value, len(read)) for value in told]
    return numbers[column]


def _hashable(value: Any) -> Any:
    return tuple(map(str, value)) if isinstance(value, list) else value


def _of_word(word: tuple[str, WordFeatures]) -> str:
    text, features = word
    spelled, (least, most) = features.spelled, features.bounds
    rest = features._replace(spelled=(spelled, spelled.by_scheme, spelled.nominatives), bounds=(int(least), int(most)))  # type: ignore[arg-type]
    return _line((text, *rest))


def _as_word(line: str) -> tuple[str, WordFeatures]:
    text, letters, rarity, familiar, sound, spelled, whole, shortened, doubtful, bounds = json.loads(line)
    origins = Origins(_weighed(spelled[0].items()))
    origins.by_scheme, origins.nominatives = float(spelled[1]), _weighed(spelled[2])
    return str(text), WordFeatures(
        letters=_weighed(letters),
        rarity=float(rarity),
        familiar=_FAMILIAR[familiar],
        sound=str(sound),
        spelled=origins,
        whole=tuple(map(str, whole)),
        shortened=tuple(map(str, shortened)),
        doubtful=bool(doubtful),
        bounds=LetterBounds(*map(np.int64, bounds)),
    )


def _weighed(texts: Iterable[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    return tuple([(str(text), float(weight)) for text, weight in texts])


def _one_after_other(start: Numbers, more: Numbers) -> Numbers:
    return np.concatenate([start, _narrow(more[1:] + start[-1])])


def _narrow(numbers: Numbers) -> Numbers:
    return np.asarray(numbers).astype(np.uint32)


def _signed(numbers: Any) -> Numbers:
    return np.asarray(numbers).astype(np.int32)
