"""Days and years of birth among the dates beside a name, and whether those of two names can be one person's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

import regex

from namematch._internal.caches import WORDS
from namematch.names.parameters import birth_bits, weights
from namematch.names.schemas import TITLES
from namematch.text import fold, strip_marks

_MONTH = r"(?P<word>\L<months>)"
_DATE = (
    r"(?<!\d)(?:"
    r"(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})"
    r"|(?P<year>\d{4})-(?P<month>\d\d)(?=\D*$)"
    r"|(?P<day>\d{1,2})[-./](?P<month>\d{1,2})[-./](?P<year>\d{4})"
    r"|(?P<day>[0-3]?\d)(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<short>\d{2})"
    rf"|(?P<day>\d{{1,2}})\p{{Ll}}{{0,2}}[ .]{{1,2}}{_MONTH}[ .,]{{1,2}}(?P<year>\d{{4}})"
    r"|(?P<month>\d{1,2})[./](?P<year>\d{4})"
    r"|(?P<year>\d{4})"
    r")(?!\d)"
    rf"|\b{_MONTH}\.?\ (?:(?P<day>\d{{1,2}})\p{{Ll}}{{0,2}},?\ )?(?P<year>\d{{4}})(?!\d)"
)
_WORD = regex.compile(r"\p{L}+|[*†]")
_STROKE = regex.compile(r"\s*[-–—]\s*")
_YEAR, _DAY = len("1970"), len("1970-02-01")
# A shorter time between two years is no life: it is when somebody may have been born.
_LIFE = 10
_LAST_MONTH = 12
# By so many years a guess may be wrong.
_MOST_GUESSED = 5
# Other days are no contradiction where a slip turns one into the other.
_CONTRADICTING = {"other_day", "other_year", "different"}
_WRITTEN_BEHIND = regex.compile(r"(?P<name>.*\S)(?P<dates>(?: \* \d{4}(?:-\d\d){0,2})+)")


class _Words(NamedTuple):
    listed: frozenset[str]
    born: frozenset[str]
    behind: tuple[str, ...]
    neutral: frozenset[str]
    months: dict[str, int]
    two_figures: range


@cache
def _table() -> _Words:
    table = TITLES.read()["date"]
    months = {word: place for place, words in enumerate(table["months"], start=1) for word in words.split()}
    behind = tuple("".join(phrase.split()) for phrase in table["born_behind"])
    two_figures = range(table["two_figures"]["first"], table["two_figures"]["last"] + 1)
    listed, born, neutral = (frozenset(table[group]) for group in ("words", "born", "neutral"))
    return _Words(listed, born, behind, neutral, months, two_figures)


@cache
def _pattern() -> regex.Pattern[str]:
    return regex.compile(_DATE, months=list(_table().months))


@lru_cache(maxsize=WORDS)
def birth_dates(dates: tuple[str, ...]) -> tuple[str, ...]:
    """The dates of birth among dates as written, as prefixes of ISO 8601, in order.

    A whole date that nothing is said of counts, a year only if something says that it is of birth, or a life goes on
    from it. The first of January stands for a day that is not known. What is before, after or about a date is passed
    over, and so is everything about a death.

    Args:
        dates: `PersonName.dates`, or the cells of a column of dates of birth with "*" before each.

    Example:
        >>> birth_dates(("01.02.1970 г.р.",)), birth_dates(("1882-1942",)), birth_dates(("b. 1960 or Sep 1961",))
        (('1970-02-01',), ('1882',), ('1960', '1961-09'))
        >>> birth_dates(("ум. 1942",)), birth_dates(("ок. 1970",))
        ((), ())
    """
    return tuple(dict.fromkeys(found for text in dates for found in _in_text(text)))


def told_births(cells: Iterable[str]) -> tuple[str, ...]:
    """The dates in cells of a column of dates of birth, where nothing has to say that they are.

    Example:
        >>> told_births(["1961-03-24", "1962", "unknown"])
        ('1961-03-24', '1962')
    """
    return birth_dates(tuple(f"* {cell}" for cell in cells))


def with_birth_date(name: str, birth_date: str | None) -> str:
    """A name with its bearer's date of birth behind it, as a cell may hold both.

    Args:
        name: A name.
        birth_date: A date, or several, as written in a column of dates of birth.

    Example:
        >>> with_birth_date("Иванов Иван", "1.2.1970"), with_birth_date("Иванов Иван", "unknown")
        ('Иванов Иван * 1970-02-01', 'Иванов Иван')
    """
    return "".join((name, *(f" * {each}" for each in told_births([birth_date])))) if birth_date else name


def split_birth_date(name: str) -> tuple[str, tuple[str, ...]]:
    """The answer of `with_birth_date` in its parts; a name that it has not written has none."""
    found = _WRITTEN_BEHIND.fullmatch(name) if " * " in name else None
    return (found["name"], birth_dates((found["dates"],))) if found else (name, ())


@lru_cache(maxsize=WORDS)
def birth_weight(left: Sequence[str], right: Sequence[str]) -> tuple[str, str, str, float]:
    """What the two dates that agree best say, for each may be one of several guesses.

    Args:
        left: Dates of birth of one person, as prefixes of ISO 8601; at least one.
        right: Of another, or the same.

    Returns:
        The two, how they stand to each other, `different` for what cannot be of one person, and the weight in bits.

    Example:
        >>> birth_weight(("1970-02-01",), ("1970-01-02", "1988"))
        ('1970-02-01', '1970-01-02', 'swapped', 6.0)
    """
    found = [(birth_bits()[kind := _relation(one, two)], kind, one, two) for one, two in product(left, right)]
    bits, kind, one, two = min(found, key=lambda item: (-item[0], sorted(item[2:])))
    return one, two, "different" if kind in _CONTRADICTING else kind.replace("_", "-"), bits


def beside_names(bits: float, names: float, least: float) -> float:
    """What dates of birth add to the weight of two names.

    Args:
        bits: The weight of the dates.
        names: The weight of the names.
        least: The least weight of a part of them.
    """
    if bits <= 0 or least >= birth_bits()["against"]:
        return bits
    return min(bits, max(0.0, weights().surname.unanswered - names))


def _relation(left: str, right: str) -> str:
    one, two = _known(left), _known(right)
    shared = 0
    while shared < min(len(one), len(two)) and one[shared] == two[shared]:
        shared += 1
    if shared and shared == min(len(one), len(two)):
        return ("same_year", "same_month", "same_day")[shared - 1]
    whole = len(one) == len(two) == 3
    if whole and (one[0], one[1], one[2]) == (two[0], two[2], two[1]):
        return "swapped"
    if whole and sum(a != b for a, b in zip(left[:_DAY], right[:_DAY], strict=True)) == 1:
        return "one_digit"
    if shared:
        return "other_day"
    apart = abs(int(one[0]) - int(two[0]))
    if apart == 1 and (not whole or one[1:] == two[1:]):
        return "year_beside"
    return "different" if whole or apart > _MOST_GUESSED else "other_year"


def _known(iso: str) -> list[str]:
    """Year, month and day as far as they are known."""
    parts = iso[:_DAY].split("-")
    return parts[:1] if parts[1:] == ["01", "01"] else parts


def _in_text(text: str) -> Iterator[str]:
    """The dates of birth in one text: each by the words before it, or those behind, or else as the one before."""
    text = strip_marks(fold(text))
    found = list(_pattern().finditer(text))
    born = None
    for place, match in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(text)
        before, behind = text[found[place - 1].end() if place else 0 : match.start()], text[match.end() : end]
        found_years = [_iso(match, year) for year in _years(match)]
        if place and _STROKE.fullmatch(before):
            born = False if _is_life(found[place - 1], match) else born
        elif not place and _STROKE.fullmatch(behind) and (end == len(text) or _is_life(match, found[1])):
            born = True
        else:
            born = _says_born(_words(before), behind, born)
        if "?" not in behind[:1]:
            yield from (
                iso for iso in found_years if iso and (born or (born is None and not place and len(iso) == _DAY))
            )


def _is_life(one: regex.Match[str], two: regex.Match[str]) -> bool:
    return int(_years(two)[-1]) - int(_years(one)[0]) >= _LIFE


def _says_born(before: Sequence[str], behind: str, so_far: bool | None) -> bool | None:
    """Whether words say that a date is of birth; `None` where nothing does."""
    table = _table()
    if "".join(_words(behind)).startswith(table.behind) or not table.born.isdisjoint(before):
        unsure = any(word in table.listed and word not in table.neutral for word in before if word not in table.born)
        return not unsure
    return False if any(word in table.listed and word not in table.neutral for word in before) else so_far


def _words(text: str) -> list[str]:
    return [strip_marks(word) for word in _WORD.findall(text)]


def _years(match: regex.Match[str]) -> list[str]:
    """The year of a date, or those that its two figures may stand for."""
    if match["short"] is None:
        return [match["year"]]
    return [str(year) for year in _table().two_figures if year % 100 == int(match["short"])]


def _iso(match: regex.Match[str], year: str) -> str:
    """A date as far as it can be one; of two figures the first is the day where both could be."""
    day = match["day"] or ""
    month = _table().months[match["word"]] if match["word"] else int(match["month"] or 0)
    if day and month > _LAST_MONTH >= int(day) and not match["word"]:
        month, day = int(day), str(month)
    try:
        whole = date(int(year), month or 1, int(day) if day and month else 1).isoformat()
    except ValueError:
        return year if year != "0000" else ""
    return whole[: _DAY if day and month else _YEAR + 3 if month else _YEAR]
