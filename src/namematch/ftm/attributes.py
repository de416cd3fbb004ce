"""What dates of birth, gender, countries and offices say of whether two people are one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from typing import Any

from namematch.data import TomlTable
from namematch.evidence import Evidence
from namematch.ftm.people import FtmPerson
from namematch.names import birth_weight, told_births
from namematch.roles import compare_roles

_WEIGHTS = TomlTable(
    "ftm/weights.toml",
    {
        "birth_date": {"least": float},
        "gender": {"different": float},
        "country": {"shared": float, "different": float},
        "position": {"most": float},
    },
)


@cache
def attribute_weights() -> dict[str, Any]:
    """The table `data/ftm/weights.toml`."""
    return _WEIGHTS.read()


def attribute_evidence(left: FtmPerson, right: FtmPerson) -> Iterator[Evidence]:
    """What is said of two people beside their names; the relation `different` contradicts, `missing` is an omission."""
    weights = attribute_weights()
    births = told_births(left.birth_dates), told_births(right.birth_dates)
    if all(births):
        one, two, relation, bits = birth_weight(*births)
        yield Evidence("birth date", one, two, relation, max(bits, weights["birth_date"]["least"]))
    elif left.birth_dates or right.birth_dates:
        sides = _first(left.birth_dates), _first(right.birth_dates)
        yield Evidence("birth date", *sides, "missing", 0.0, "only one has it")
    if left.genders and right.genders and set(left.genders).isdisjoint(right.genders):
        yield Evidence("listed gender", left.genders[0], right.genders[0], "different", weights["gender"]["different"])
    if left.countries and right.countries:
        yield _countries(left.countries, right.countries)
    yield from _positions(left.positions, right.positions)


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
