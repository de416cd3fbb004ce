"""Pairs of FollowTheMoney entities, judged by this library and by logic-v2 of nomenklatura.

    uv run --isolated --with-requirements benchmarks/peers.txt python -m benchmarks.accuracy.entities

People are drawn from the tables of this library, whose names it therefore knows; logic-v2 has tables of its own.
Printed is a Markdown table, which stands in docs/how-to/followthemoney.md. It takes a minute.
"""

from __future__ import annotations

import random
import runpy
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import namematch as nm

DRAWN = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "drawn_pairs.py"))
person, written, near = DRAWN["_person"], DRAWN["_written"], DRAWN["_two_surnames"]
PAIRS = 300
SEED = 20261130
# From which score on yente, the API over nomenklatura, calls a pair a match unless it is told otherwise.
LOGIC_LINE = 0.7

Properties = dict[str, list[str]]


def kinds(chance: random.Random) -> Iterator[tuple[str, bool, Properties, Properties]]:
    """One pair of each kind: what it is called, whether it is one person, and what two lists say."""
    one, other = person(chance, gender="m"), person(chance, gender="m")
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
    if (pair := near(chance)) is not None:
        yield "surnames a letter apart", False, {"name": [pair[0]]}, {"name": [pair[1]]}
    born = [{"birthDate": [str(y)]} for y in (year, year + chance.randrange(5, 40))]
    yield (
        "a namesake of another age",
        False,
        {"name": [short], **born[0]},
        {"name": [written(one.short(), chance)], **born[1]},
    )


def drawn() -> dict[str, list[tuple[bool, Properties, Properties]]]:
    """Pairs by kind."""
    chance = random.Random(SEED)
    found: dict[str, list[tuple[bool, Properties, Properties]]] = {}
    while min(map(len, found.values()), default=0) < PAIRS:
        for kind, same, left, right in kinds(chance):
            found.setdefault(kind, []).append((same, left, right))
    return {kind: pairs[:PAIRS] for kind, pairs in found.items()}


def main() -> None:
    """Prints the table."""
    from followthemoney import model
    from nomenklatura.matching import get_algorithm

    logic: Any = get_algorithm("logic-v2")
    config = logic.default_config()
    print("| pairs | one person? | `ftm.compare`: same | logic-v2: 0.7 or more | median score of logic-v2 |")
    print("|---|---|---|---|---|")
    for kind, pairs in drawn().items():
        ours, theirs = [], []
        for number, (_, left, right) in enumerate(pairs):
            # logic-v2 remembers entities by their ids.
            sides = [
                {"id": f"{kind}-{number}-{side}", "schema": "Person", "properties": values}
                for side, values in (("left", left), ("right", right))
            ]
            ours.append(nm.ftm.compare(*sides).same)
            theirs.append(logic.compare(*map(model.get_proxy, sides), config).score)
        shares = [100 * sum(answers) / len(answers) for answers in (ours, [score >= LOGIC_LINE for score in theirs])]
        answer = "yes" if pairs[0][0] else "no"
        print(f"| {kind} | {answer} | {shares[0]:.1f} % | {shares[1]:.1f} % | {median(theirs):.2f} |")


if __name__ == "__main__":
    main()
