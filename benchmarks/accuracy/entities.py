"""Pairs of FollowTheMoney entities, judged by this library and by logic-v2 of nomenklatura.

    uv run --isolated --group bench --with-requirements benchmarks/peers.txt python -m benchmarks.accuracy.entities

People are drawn from the tables of this library, whose names it therefore knows, and with surnames that no table of
it holds; logic-v2 has tables of its own. Printed is a Markdown table, which stands in docs/how-to/followthemoney.md. It
takes some minutes.
"""

from __future__ import annotations

import random
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.accuracy.near_misses import Pair, could_be_either
from benchmarks.worlds.words import INSIDE, OUTSIDE, draw, one_letter_apart

import namematch as nm

DRAWN = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "drawn_pairs.py"))
person, written = DRAWN["_person"], DRAWN["_written"]
PAIRS = 300
SEED = 20261130
# From which score on yente, the API over nomenklatura, calls a pair a match unless it is told otherwise.
LOGIC_LINE = 0.7

Properties = dict[str, list[str]]


def kinds(chance: random.Random, surnames: str) -> Iterator[tuple[str, bool, Properties, Properties]]:
    """One pair of each kind: what it is called, whether it is one person, and what two lists say."""
    one, other = (person(chance, draw(chance, surnames, "m"), "m") for _ in range(2))
    year = chance.randrange(1940, 1995)
    first, second = (written(one.full(), chance) for _ in range(2))
    short = written(one.short(), chance)
    yield "one name, in two schemes", True, {"name": [first]}, {"name": [second]}
    yield "a patronymic left out", True, {"name": [first]}, {"name": [short]}
    initials = written(f"{one.surname} {one.given[0]}.{one.patronymic[0]}.", chance)
    yield "initials", True, {"name": [first]}, {"name": [initials]}
    alias = written(other.short(), chance)
    yield "one of two names", True, {"name": [short], "alias": [alias]}, {"name": [written(other.full(), chance)]}
    day = f"{year}-{chance.randrange(1, 13):02}-{chance.randrange(2, 29):02}"
    yield (
        "the same year of birth",
        True,
        {"name": [first], "birthDate": [day]},
        {"name": [short], "birthDate": [day[:4]]},
    )
    if one.patronymic != other.patronymic:
        brother = written(one._replace(patronymic=other.patronymic).full(), chance)
        yield "another patronymic", False, {"name": [first]}, {"name": [brother]}
        yield "another patronymic, and the name without", False, {"name": [first, short]}, {"name": [brother]}
    if one.given != other.given:
        namesake = written(one._replace(given=other.given).full(), chance)
        yield "another given name", False, {"name": [first]}, {"name": [namesake]}
    if neighbours := one_letter_apart(one.surname, "m", surnames):
        names = one.short(), one._replace(surname=chance.choice(neighbours)).short()
        left, right = (written(name, chance) for name in names)
        if not could_be_either(Pair(left, right, names)):
            yield "surnames a letter apart", False, {"name": [left]}, {"name": [right]}
    born = [{"birthDate": [str(y)]} for y in (year, year + chance.randrange(5, 40))]
    yield (
        "a namesake of another age",
        False,
        {"name": [short], **born[0]},
        {"name": [written(one.short(), chance)], **born[1]},
    )


def drawn(surnames: str) -> dict[str, list[tuple[bool, Properties, Properties]]]:
    """Pairs by kind."""
    chance = random.Random(SEED)
    found: dict[str, list[tuple[bool, Properties, Properties]]] = {}
    while min(map(len, found.values()), default=0) < PAIRS:
        for kind, same, left, right in kinds(chance, surnames):
            found.setdefault(kind, []).append((same, left, right))
    return {kind: pairs[:PAIRS] for kind, pairs in found.items()}


def shares(pairs: list[tuple[bool, Properties, Properties]], kind: str) -> str:
    """Cells of a row: how many pairs each of the two calls the same."""
    from followthemoney import model
    from nomenklatura.matching import get_algorithm

    logic: Any = get_algorithm("logic-v2")
    config = logic.default_config()
    ours = theirs = 0
    for number, (_, left, right) in enumerate(pairs):
        # logic-v2 remembers entities by their ids.
        sides = [
            {"id": f"{kind}-{number}-{side}", "schema": "Person", "properties": values}
            for side, values in (("left", left), ("right", right))
        ]
        ours += nm.ftm.compare(*sides).same
        theirs += logic.compare(*map(model.get_proxy, sides), config).score >= LOGIC_LINE
    return f"{100 * ours / len(pairs):.1f} % | {100 * theirs / len(pairs):.1f} %"


def main() -> None:
    """Prints the table."""
    inside, outside = drawn(INSIDE), drawn(OUTSIDE)
    print("| pairs | one person? | in the tables: `ftm.compare` | logic-v2 | outside them: `ftm.compare` | logic-v2 |")
    print("|---|---|---|---|---|---|")
    for kind, pairs in inside.items():
        answer = "yes" if pairs[0][0] else "no"
        print(f"| {kind} | {answer} | {shares(pairs, f'in {kind}')} | {shares(outside[kind], f'out {kind}')} |")


if __name__ == "__main__":
    main()
