"""What dates of birth, gender, countries and offices say of whether two people are one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from typing import Any

from namematch.data import TomlTable
from namematch.evidence import Evidence
from namematch.ftm.people import FtmPerson
from namematch.roles import compare_roles

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_DATES = ("same_day", "same_month", "same_year", "swapped", "one_digit", "year_beside", "other_day", "different")
_WEIGHTS = TomlTable(
    "ftm/weights.toml",
    {
        "birth_date": dict.fromkeys(_DATES, float),
        "gender": {"different": float},
        "country": {"shared": float, "different": float},
        "position": {"most": float},
    },
)
# Other countries and other offices are no contradiction, nor is a date that a slip turns into the other one.
_CONTRADICTING_DATES = {"other_day", "different"}
_DAY = len("1961-03-24")


@cache
def attribute_weights() -> dict[str, Any]:
    """The table `data/ftm/weights.toml`."""
    return _WEIGHTS.read()


def attribute_evidence(left: FtmPerson, right: FtmPerson) -> Iterator[Evidence]:
    """What is said of two people beside their names; a relation `different` is a contradiction, `missing` an omission.

    Args:
        left: A person.
        right: Another one, or the same.
    """
    weights = attribute_weights()
    if left.birth_dates and right.birth_dates:
        yield _birth_dates(left.birth_dates, right.birth_dates)
    elif left.birth_dates or right.birth_dates:
        sides = _first(left.birth_dates), _first(right.birth_dates)
        yield Evidence("birth date", *sides, "missing", 0.0, "only one has it")
    if left.genders and right.genders and set(left.genders).isdisjoint(right.genders):
        yield Evidence("listed gender", left.genders[0], right.genders[0], "different", weights["gender"]["different"])
    if left.countries and right.countries:
        yield _countries(left.countries, right.countries)
    yield from _positions(left.positions, right.positions)


def _birth_dates(left: Sequence[str], right: Sequence[str]) -> Evidence:
    """The evidence of the two dates that agree best, for each may be one of several guesses."""
    weights = attribute_weights()["birth_date"]
    found = [(weights[kind := _date_relation(one, two)], kind, one, two) for one, two in product(left, right)]
    bits, kind, one, two = min(found, key=lambda item: (-item[0], sorted(item[2:])))
    relation = "different" if kind in _CONTRADICTING_DATES else kind.replace("_", "-")
    return Evidence("birth date", one, two, relation, bits)


def _date_relation(left: str, right: str) -> str:
    one, two = _date_parts(left), _date_parts(right)
    shared = 0
    while shared < min(len(one), len(two)) and one[shared] == two[shared]:
        shared += 1
    if shared and shared == min(len(one), len(two)):
        return ("same_year", "same_month", "same_day")[shared - 1]
    if len(one) == len(two) == 3:
        if (one[0], one[1], one[2]) == (two[0], two[2], two[1]):
            return "swapped"
        if sum(a != b for a, b in zip(left[:_DAY], right[:_DAY], strict=True)) == 1:
            return "one_digit"
    if shared:
        return "other_day"
    return "year_beside" if one and two and abs(int(one[0]) - int(two[0])) == 1 else "different"


def _date_parts(date: str) -> tuple[str, ...]:
    """Year, month and day of a date as far as they are known; the first of January stands for an unknown day."""
    found = _DATE.match(date)
    parts = tuple(filter(None, found.groups())) if found else ()
    return parts[:1] if parts[1:] == ("01", "01") else parts


def _countries(left: Sequence[str], right: Sequence[str]) -> Evidence:
    weights = attribute_weights()["country"]
    shared = [country for country in sorted(left) if country in right]
    if shared:
        return Evidence("country", shared[0], shared[0], "shared", weights["shared"])
    return Evidence("country", ", ".join(left), ", ".join(right), "other", weights["different"])


def _positions(left: Sequence[str], right: Sequence[str]) -> Iterator[Evidence]:
    """The two offices that agree best; people change office, so that others say nothing."""
    found = [(compare_roles(one, two), one, two) for one, two in product(left, right)]
    best = min(found, key=lambda item: (-item[0].bits, sorted(item[1:])), default=None)
    if best is not None and best[0].bits > 0:
        bits = min(best[0].bits, attribute_weights()["position"]["most"])
        yield Evidence("position", best[1], best[2], str(best[0].verdict), bits)


def _first(values: Sequence[str]) -> str | None:
    return values[0] if values else None
