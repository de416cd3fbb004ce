"""Estimate match weights of name parts from labelled pairs, beside those of `data/names/weights.toml`.

    python tools/learn_weights.py

m is how often a relation of a part is seen between two names of one person: in the evaluation data beside the
repository, every set weighing the same. u is how often it is seen between names of two people drawn from the
frequency table of the `russiannames` package, each romanised in a scheme drawn at random: strangers, siblings (who
share patronymic and surname) and namesakes (given name and surname). Only figures are printed; no name is kept. A part
that one of the names leaves out says nothing and is not counted. The table is not written: what it says against a part
is set higher by hand, because the parts of kin and namesakes do not disagree independently.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from math import log2
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.accuracy.drawn import full_names
from benchmarks.accuracy.test_names import SETS, groups, one_person

import namematch as nm
from namematch.names import PartKind

EVALUATION = Path(__file__).parent.parent.parent / "shared" / "eval"
PAIRS = 2_000
MOST_PAIRS_OF_A_SET = 3_000
SEED = 20261122
PARTS = {kind.value for kind in PartKind}

Pair = tuple[str, str]
Shares = dict[tuple[str, str], float]


def of_one_person(path: str, wanted: tuple[str, ...]) -> list[Pair]:
    """Pairs of spellings of one person in a set."""
    found = groups(EVALUATION / path)
    pairs = [
        (found[group][i].name, found[group][j].name)
        for group in wanted or found
        for i, j in sorted(one_person(found[group]))
    ]
    return random.Random(SEED).sample(pairs, min(len(pairs), MOST_PAIRS_OF_A_SET))


def of_two_people() -> dict[str, list[Pair]]:
    """Pairs of drawn people by what they share."""
    chance = random.Random(SEED)
    one, two = full_names(PAIRS, SEED), full_names(PAIRS, SEED + 1)
    return {
        "strangers": [_romanized(a, b, chance) for a, b in zip(one, two, strict=True)],
        "siblings": [_romanized(a, _sibling(a, b), chance) for a, b in zip(one, two, strict=True)],
        "namesakes": [_romanized(a, _namesake(a, b), chance) for a, b in zip(one, two, strict=True)],
    }


def _sibling(name: str, other: str) -> str:
    return " ".join([other.split()[0], *name.split()[1:]])


def _namesake(name: str, other: str) -> str:
    given, _, surname = name.split()
    return f"{given} {other.split()[1]} {surname}"


def _romanized(left: str, right: str, chance: random.Random) -> Pair:
    schemes = [scheme.id for scheme in nm.schemes() if "ru" in scheme.languages]
    return nm.romanize(left, chance.choice(schemes)), nm.romanize(right, chance.choice(schemes))


def relations(pairs: Iterable[Pair]) -> Iterator[tuple[str, str, float]]:
    """Part, relation and bits of each part that both names have."""
    for pair in pairs:
        for item in nm.compare(*pair).evidence:
            if item.part in PARTS and item.relation != "missing":
                yield item.part, item.relation, item.bits


def shares(pairs: Iterable[Pair]) -> Shares:
    """How often each relation is seen of a part, half a pair added for what was never seen."""
    counts = Counter((part, relation) for part, relation, _ in relations(pairs))
    totals: Counter[str] = Counter()
    for (part, _), number in counts.items():
        totals[part] += number
    shares = {key: number / totals[key[0]] for key, number in counts.items()}
    return shares | {(part, ""): 0.5 / max(totals[part], 1) for part in PARTS}


def mean(each: list[Shares]) -> Shares:
    keys = {key for shares in each for key in shares}
    return {key: sum(shares.get(key, 0.0) for shares in each) / len(each) for key in keys}


def main() -> None:
    sets = [of_one_person(scored.path, scored.groups) for scored in SETS]
    m = mean([shares(pairs) for pairs in sets])
    bits: dict[tuple[str, str], list[float]] = {}
    for part, relation, weight in relations(pair for pairs in sets for pair in pairs):
        bits.setdefault((part, relation), []).append(weight)
    for title, pairs in of_two_people().items():
        u = shares(pairs)
        print(f"\n{title}: part, relation, m, u, log2 m/u; mean bits given in the evaluation data")
        for part, relation in sorted({*m, *u}):
            if relation:
                p, q = (each.get((part, relation), each[part, ""]) for each in (m, u))
                given = bits.get((part, relation), [])
                mean_bits = f"{sum(given) / len(given):7.1f}" if given else ""
                print(f"  {part:<11}{relation:<15}{p:8.4f}{q:9.4f}{log2(p / q):8.1f} {mean_bits}")


if __name__ == "__main__":
    main()
