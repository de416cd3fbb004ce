"""How the names of one column are written: which part stands first, and what capitals mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import fsum, log2
from typing import NamedTuple

from namematch.names.parameters import parsing
from namematch.names.types import PartKind, PersonName

_STEPS_PER_BIT = 8


class Habits(NamedTuple):
    """What the habits of a column add to the bits of a parse, beside those of names in general."""

    surname_first: float = 0.0
    given_first: float = 0.0
    capitals_kept: float = 0.0
    capitals_broken: float = 0.0

    def bits(self, kinds: Sequence[PartKind], has_comma: bool, capitals: Sequence[bool | None]) -> float:
        """What they add to one parse.

        Args:
            kinds: The kinds of the words, from left to right.
            has_comma: Whether a comma parts the words.
            capitals: By word, whether it stands in capitals; `None` for an initial.
        """
        first = None if has_comma else _is_surname_first(kinds)
        marked = _do_capitals_mark_surname(kinds, capitals)
        order = 0.0 if first is None else self.surname_first if first else self.given_first
        return order + (0.0 if marked is None else self.capitals_kept if marked else self.capitals_broken)


IN_GENERAL = Habits()


def habits_of(names: Iterable[PersonName]) -> Habits:
    """The habits of a column, from its names as they are taken apart in general.

    Each name counts for a habit by the probability of its parses, beside some names as they are in general
    (`names` of [habit] in data/names/parsing.toml), so that a few names change little. The order of the names does not
    matter.

    Args:
        names: The distinct names of a column.

    Returns:
        The habits, in eighths of a bit.
    """
    order: list[tuple[bool, float]] = []
    capitals: list[tuple[bool, float]] = []
    for name in names:
        for parse in (name, *name.alternatives):
            kinds = [part.kind for part in parse.parts]
            first = None if "," in name.text else _is_surname_first(kinds)
            if first is not None:
                order.append((first, parse.probability))
            marked = _do_capitals_mark_surname(kinds, list(_capitals(parse)))
            if marked is not None:
                capitals.append((marked, parse.probability))
    first_bits = parsing().order.surname_first
    return Habits(*_bits(order, 1 / (1 + 2.0**-first_bits)), *_bits(capitals, parsing().habit.capitals))


def _bits(seen: Sequence[tuple[bool, float]], general: float) -> Iterator[float]:
    """How much commoner a habit is than in general, and its contrary."""
    names = parsing().habit.names
    kept = fsum(share for is_kept, share in seen if is_kept)
    share = (names * general + kept) / (names + fsum(share for _, share in seen))
    for here, usual in ((share, general), (1 - share, 1 - general)):
        yield round(log2(here / usual) * _STEPS_PER_BIT) / _STEPS_PER_BIT


def _is_surname_first(kinds: Sequence[PartKind]) -> bool | None:
    """Whether the surname stands before the given name; `None` without both."""
    if PartKind.SURNAME not in kinds or PartKind.GIVEN not in kinds:
        return None
    return kinds.index(PartKind.SURNAME) < kinds.index(PartKind.GIVEN)


def _do_capitals_mark_surname(kinds: Sequence[PartKind], capitals: Sequence[bool | None]) -> bool | None:
    """Whether the words in capitals are just those of the surname; `None` where not some are and some are not."""
    if not {True, False} <= set(capitals):
        return None
    return all(is_capital in (None, kind is PartKind.SURNAME) for kind, is_capital in zip(kinds, capitals, strict=True))


def _capitals(parse: PersonName) -> Iterator[bool | None]:
    for part in parse.parts:
        letters = part.text.rstrip(".")
        yield None if part.initial else len(letters) > 1 and letters.isupper()
