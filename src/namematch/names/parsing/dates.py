"""Years beside a name and the words that stand with them: "d. 1901", "1882-1942", "XVIII в."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex

from namematch.names.parsing.titles import is_numeral
from namematch.names.schemas import TITLES
from namematch.text import Token, clean, fold, strip_marks

_FIGURES = regex.compile(r"(\p{L}*)(\d{1,4})(\p{L}*)")
_BETWEEN = regex.compile(r"[,،;()\[\]{}<>]")
_BEHIND = regex.compile(r"[.?]*[-–—]?[?]?")
_BEFORE = regex.compile(r"(?<![\p{L}\p{N}])[-–—]$|[*†]\s?$")
# Roman numerals and their endings; a single letter of Cyrillic is an initial.
_NUMERAL = regex.compile(r"([IVXІХ]{2,}|[IVX](?=e?$))(\p{Ll}{0,3})")
# Nothing in a name is a date where there is no figure of either kind.
_FIGURE = regex.compile(r"\d|\b(?:[IVXІХ]{2,}\p{Ll}{0,3}|[IVX]e)\b")
_LETTER = regex.compile(r"\b[IVX]\b")
_YEAR = 3

# What a word may be beside others: a year, a small number, a Roman numeral, a word for a century, one that stands with
# years, a month.
_YEARS, _SMALL, _ROMAN, _CENTURY, _WORD, _MONTH = "nsrcwm"
_FIGURED = frozenset((_YEARS, _SMALL, _ROMAN))


class _Words(NamedTuple):
    words: frozenset[str]
    centuries: frozenset[str]
    months: frozenset[str]
    endings: frozenset[str]


@cache
def _table() -> _Words:
    table: dict[str, list[str]] = TITLES.read()["date"]
    return _Words(*(frozenset(" ".join(table[group]).split()) for group in _Words._fields))


def date_tokens(text: str, tokens: Sequence[Token]) -> list[list[Token]]:
    """The words of a name that only tell when its bearer lived, those that stand together as one list."""
    if not (has_figure(text) or _LETTER.search(text)):
        return []
    segments = list(_segments(text, tokens))
    runs = [run for place, segment in enumerate(segments) for run in _runs(place, segment)]
    of_runs = [token for run in runs for token in run]
    # Something has to be left of a name.
    left = (token for token in tokens if token not in of_runs)
    return runs if any(char.isalpha() for token in left for char in token.text) else []


def has_figure(text: str) -> bool:
    """Whether a number stands in a text that could be of a date, in figures or Roman and of more than one letter."""
    return _FIGURE.search(text) is not None


def span_of(text: str, run: Sequence[Token]) -> str:
    """A date as written, with a stroke before or behind it: "1955-"."""
    before = _BEFORE.search(text, 0, run[0].start)
    behind = _BEHIND.match(text, run[-1].end)
    return text[before.start() if before else run[0].start : behind.end() if behind else run[-1].end]


def _segments(text: str, tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The words between two commas or brackets."""
    segment = list(tokens[:1])
    for before, token in pairwise(tokens):
        if _BETWEEN.search(text, before.end, token.start) and not _is_american(before, token):
            yield segment
            segment = []
        segment.append(token)
    yield segment


def _is_american(before: Token, token: Token) -> bool:
    """Whether a comma only parts the day from the year: "February 1, 1970"."""
    return before.text.isdecimal() and len(before.text) < _YEAR and token.text.isdecimal() and len(token.text) > _YEAR


def _runs(place: int, segment: list[Token]) -> Iterator[list[Token]]:
    kinds = [_kinds(token.text) for token in segment]
    kept = _that_belong(place, segment, kinds)
    run: list[int] = []
    for at in range(len(segment) + 1):
        if at < len(segment) and kept[at]:
            run.append(at)
        elif run:
            if _tells_a_date("".join(kinds[i] for i in run)):
                yield [segment[i] for i in run]
            run = []


def _that_belong(place: int, segment: list[Token], kinds: list[str]) -> list[bool]:
    """Which words can be a date's: by what they are, and by their capitals where they may be names as well."""
    alone = place > 0 and all(kinds)
    century = any(_CENTURY in kind for kind in kinds)
    kept: list[bool] = []
    for at, (token, kind) in enumerate(zip(segment, kinds, strict=True)):
        month = _MONTH in kind
        if not kind or (set(kind) == {_ROMAN} and not century) or (kind == _MONTH and not at and not alone):
            kept.append(False)
        elif not set(kind).isdisjoint(_FIGURED) or not token.text[0].isupper():
            kept.append(True)
        else:
            # A single capital is an initial, but behind surname and given name.
            behind_figure = month and at > 0 and not set(kinds[at - 1]).isdisjoint(_FIGURED)
            # Or a word that stands with dates and a figure stand around it: b. May 5, 1979.
            between = month and at > 0 and kept[-1] and not set("".join(kinds[at + 1 : at + 2])).isdisjoint(_FIGURED)
            kept.append(behind_figure or between or (alone and (len(token.text) > 1 or place > 1)))
    return kept


def _tells_a_date(kinds: str) -> bool:
    # Three small numbers are a day whose year has two figures: 12.03.80.
    return _YEARS in kinds or 3 * _SMALL in kinds or (_CENTURY in kinds and (_ROMAN in kinds or _SMALL in kinds))


@lru_cache(maxsize=4096)
def _kinds(word: str) -> str:
    """What a word may be beside a date; nothing for all others."""
    first, *rest = clean(word).split("-")
    kinds = [_kind(first), *(_kind(part) or _ending(part) for part in rest)]
    joined = "".join(kinds) if all(kinds) else ""
    return joined if not rest or not set(joined).isdisjoint(_FIGURED) else ""


def _kind(part: str) -> str:
    table, folded = _table(), fold(part)
    if figures := _FIGURES.fullmatch(folded):
        before, number, behind = figures.groups()
        fits = (not before or before in table.words) and (not behind or _ending(behind))
        return (_YEARS if len(number) >= _YEAR else _SMALL) if fits else ""
    if (
        (numeral := _NUMERAL.fullmatch(part))
        and is_numeral(fold(numeral[1]))
        and (not numeral[2] or _ending(numeral[2]))
    ):
        return _ROMAN
    plain = strip_marks(folded)
    groups = ((_CENTURY, table.centuries), (_WORD, table.words), (_MONTH, table.months))
    return "".join(kind for kind, words in groups if plain in words)


def _ending(part: str) -> str:
    return _WORD if strip_marks(fold(part)) in _table().endings else ""
