"""Pairs of names compared per CPU second: one by one, by the column, and by the peers, all in one run.

`pytest -s benchmarks/speed/test_compare.py` shows the table. Peers that are not installed are left out.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from benchmarks.accuracy.drawn import full_names
from benchmarks.accuracy.peers import peers

import namematch as nm

NAMES = 1_000
PAIRS_OF_SLOW_WAYS = 2_000
ROUNDS = 3
SEED = 20261122
# Processes that compare once, and CPU seconds that the fastest of them may take from the import on.
FIRST_CALLS = 10
SLOW_PEERS = {"Beider-Morse": 100}
FIRST_CALL = """
import time
start = time.process_time()
import namematch
imported = time.process_time()
namematch.compare("Alexander Darchiyev", "А. Н. Дарчиев")
print(imported - start, time.process_time() - imported)
"""


@cache
def names() -> list[str]:
    """Drawn by frequency, half of them romanised in a scheme drawn at random."""
    chance = random.Random(SEED)
    schemes = [scheme.id for scheme in nm.schemes() if "ru" in scheme.languages and not scheme.is_for_machines]
    return [
        name if place % 2 else nm.romanize(name, chance.choice(schemes))
        for place, name in enumerate(full_names(NAMES, SEED))
    ]


@cache
def few_pairs() -> list[tuple[str, str]]:
    chance = random.Random(SEED)
    return [(chance.choice(names()), chance.choice(names())) for _ in range(PAIRS_OF_SLOW_WAYS)]


def seconds(way: Callable[[], object], rounds: int = ROUNDS) -> float:
    """CPU seconds of the best of some rounds."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        way()
        taken.append(time.process_time() - start)
    return min(taken)


def one_by_one(score: Callable[[str, str], object], pairs: list[tuple[str, str]]) -> Callable[[], object]:
    return lambda: [score(left, right) for left, right in pairs]


def test_rates() -> None:
    pairs, columns = few_pairs(), zip(*product(names(), names()), strict=True)
    left, right = map(list, columns)
    micro = {
        "namematch, cold": seconds(one_by_one(nm.compare, pairs), 1) / len(pairs),
        "namematch, warm": seconds(one_by_one(nm.compare, pairs)) / len(pairs),
        "namematch, all pairs by column": seconds(lambda: nm.compare_many(left, right), 1) / len(left),
    }
    for name, peer in peers().items():
        few = pairs[: SLOW_PEERS.get(name)]
        micro[name] = seconds(one_by_one(peer.score, few)) / len(few)
    print("\nmicroseconds of CPU a pair; how many times as long as the column")
    for name, each in sorted(micro.items(), key=lambda item: item[1]):
        print(f"  {name:<32}{each * 1e6:10.2f}{each / micro['namematch, all pairs by column']:10.1f}")


def test_first_call(tmp_path: Path) -> None:
    """In processes of their own; with byte code, as an installer leaves it behind."""
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    compiled["PYTHONPYCACHEPREFIX"] = str(tmp_path)
    runs = [
        subprocess.run([sys.executable, "-c", FIRST_CALL], capture_output=True, text=True, check=True, env=compiled)
        for _ in range(FIRST_CALLS)
    ]
    imported, called = (min(map(float, times)) for times in zip(*(ran.stdout.split() for ran in runs), strict=True))
    print(f"\nimport {imported * 1000:.0f} ms, first comparison {called * 1000:.0f} ms")
    # Whoever imports the library and compares nothing does not read its tables.
    assert imported <= called / 10


def test_column_equals_pair_by_pair() -> None:
    left, right = (list(column) for column in zip(*few_pairs(), strict=True))
    together = nm.compare_many(left, right)
    assert [c and c.bits for c in together] == pytest.approx([nm.compare(*pair).bits for pair in few_pairs()])
