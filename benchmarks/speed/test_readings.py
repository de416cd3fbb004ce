"""Readings of distinct tokens per CPU second, and the memory of the tables.

`pytest -s benchmarks/speed/test_readings.py` shows the figures. The tokens are names drawn by frequency and written by
all schemes for Russian, so that none is seen twice.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from benchmarks.accuracy.drawn import words

from namematch.translit import readings, readings_many, schemes

TOKENS = 40_000
TOKENS_ONE_BY_ONE = 3_000
ROUNDS = 5
MOST_MEGABYTES = 60

_RESIDENT = """
import gc
import numpy
from namematch.translit import name_bits, neutral_key, readings, readings_many
def resident(): return int(open("/proc/self/statm").read().split()[1]) * 4096 / 2**20
before = resident()
name_bits("Иванов"), neutral_key("Иванов"), readings("Ivanov")
readings_many([f"Ivanov{a}{b}" for a in "abcdefgh" for b in "aeiou"])
gc.collect()
print(resident() - before)
"""


@cache
def tokens() -> list[str]:
    """Distinct romanised words."""
    chance = random.Random(20250227)
    writers = [scheme for scheme in schemes() if scheme.languages[0] == "ru" and not scheme.is_for_machines]
    names = dict.fromkeys(words(6 * TOKENS, 1))
    found = dict.fromkeys(chance.choice(writers).romanize_word(name.lower()).title() for name in names)
    return list(found)[:TOKENS]


def tokens_a_second(way: Callable[[list[str]], object], count: int) -> float:
    """The best of some rounds, none of which has seen its tokens before if `way` remembers any."""
    seconds = []
    for turn in range(ROUNDS):
        batch = tokens()[turn * count : (turn + 1) * count] if count * ROUNDS <= TOKENS else tokens()[:count]
        start = time.process_time()
        way(batch)
        seconds.append(time.process_time() - start)
    return count / min(seconds)


def test_a_column_takes_no_longer_than_its_tokens() -> None:
    readings_many(tokens()[:100])
    column = tokens_a_second(readings_many, len(tokens()))
    single = tokens_a_second(lambda batch: [readings(token) for token in batch], TOKENS_ONE_BY_ONE)
    print(f"\nnew tokens a CPU second: column {column:,.0f}, one by one {single:,.0f}, ratio {column / single:.1f}")
    assert column >= 0.8 * single


def test_a_token_seen_before_costs_next_to_nothing() -> None:
    batch = tokens()[:TOKENS_ONE_BY_ONE]
    start = time.process_time()
    for token in batch:
        readings(token)
    new = len(batch) / (time.process_time() - start)
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for token in batch:
            readings(token)
        seconds.append(time.process_time() - start)
    rate = len(batch) / min(seconds)
    print(f"\ntokens seen before a CPU second: {rate:,.0f}")
    assert rate >= 20 * new


def test_tables_in_memory() -> None:
    if not Path("/proc/self/statm").exists():
        pytest.skip("resident memory is read from /proc")
    run = subprocess.run([sys.executable, "-c", _RESIDENT], capture_output=True, text=True, check=True)
    megabytes = float(run.stdout)
    print(f"\nmemory of all tables of the readings: {megabytes:.0f} MB")
    assert megabytes < MOST_MEGABYTES
