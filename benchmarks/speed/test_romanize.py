"""Names romanised per CPU second, beside the peers, all in one run.

`pytest -s benchmarks/speed/test_romanize.py` shows the table. Peers that are not installed are left out.
"""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from namematch.translit import find_scheme, romanize, romanize_many

ROWS = 200_000
ROWS_OF_SLOW_WAYS = 20_000
ROUNDS = 5

russiannames = pytest.importorskip("russiannames", reason="the names are drawn from the russiannames package")
parquet = pytest.importorskip("pyarrow.parquet", reason="russiannames keeps its tables in Parquet")

Way = Callable[[list[str]], object]


@cache
def full_names() -> list[str]:
    """Given name, patronymic and surname, drawn by frequency with a fixed seed."""
    rng = np.random.default_rng(20250227)
    genders = rng.choice(["m", "f"], size=ROWS)
    columns = [_drawn(rng, table, genders) for table in ("names", "midnames", "surnames")]
    return [" ".join(parts) for parts in zip(*columns, strict=True)]


def _drawn(rng: np.random.Generator, table: str, genders: np.ndarray) -> np.ndarray:
    rows = parquet.read_table(Path(russiannames.__file__).parent / "data" / f"{table}.parquet")
    columns = (rows[name].to_pylist() for name in ("text", "gender", "count"))
    text, gender, count = (np.array(column, dtype=object) for column in columns)
    drawn = np.empty(len(genders), dtype=object)
    for wanted in ("m", "f"):
        fits, places = gender == wanted, genders == wanted
        weights = count[fits].astype(float)
        drawn[places] = rng.choice(text[fits], size=places.sum(), p=weights / weights.sum())
    return drawn


def ways() -> dict[str, tuple[Way, int]]:
    """Each way to romanise a column, and on how many rows it is timed."""
    plain = str.maketrans({r.letters: r.to for r in find_scheme("bgn-pcgn").rules if len(r.letters) == 1})
    found: dict[str, tuple[Way, int]] = {
        "namematch, column": (romanize_many, ROWS),
        "namematch, name by name": (_each(romanize), ROWS_OF_SLOW_WAYS),
        "str.translate, letters only": (_each(lambda name: name.translate(plain)), ROWS),
    }
    for name, (way, rows) in _peers().items():
        found[name] = (_each(way), rows)
    return found


def _each(way: Callable[[str], object]) -> Way:
    return lambda names: [way(name) for name in names]


def _peers() -> dict[str, tuple[Callable[[str], object], int]]:
    peers: dict[str, tuple[Callable[[str], object], int]] = {}
    if iuliia := _installed("iuliia"):
        peers["iuliia"] = (iuliia.BGN_PCGN.translate, ROWS_OF_SLOW_WAYS)
    if cyrtranslit := _installed("cyrtranslit"):
        peers["cyrtranslit"] = (lambda name: cyrtranslit.to_latin(name, "ru"), ROWS_OF_SLOW_WAYS)
    if unidecode := _installed("text_unidecode"):
        peers["text-unidecode"] = (unidecode.unidecode, ROWS)
    if icu := _installed("icu"):
        peers["PyICU"] = (icu.Transliterator.createInstance("Russian-Latin/BGN").transliterate, ROWS)
    return peers


def _installed(module: str) -> Any:
    try:
        return importlib.import_module(module)
    except ImportError:
        return None


def thousand_names_a_second(way: Way, rows: int) -> float:
    """The best of some rounds, in thousand names per CPU second."""
    names = full_names()[:rows]
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        way(names)
        seconds.append(time.process_time() - start)
    return rows / min(seconds) / 1000


@cache
def rates() -> dict[str, float]:
    measured = {name: thousand_names_a_second(way, rows) for name, (way, rows) in ways().items()}
    ours = measured["namematch, column"]
    print("\nthousand full names a CPU second, bgn-pcgn; how many times faster the column is")
    for name, rate in sorted(measured.items(), key=lambda item: -item[1]):
        print(f"  {name:<28}{rate:8.0f}{ours / rate:8.2f}")
    return measured


def test_column_equals_name_by_name() -> None:
    names = full_names()[:ROWS_OF_SLOW_WAYS]
    assert romanize_many(names) == [romanize(name) for name in names]


def test_five_times_iuliia() -> None:
    if "iuliia" not in rates():
        pytest.skip("iuliia is not installed")
    assert rates()["namematch, column"] >= 5 * rates()["iuliia"]


def test_not_slower_than_the_fastest_peer() -> None:
    peers = {"cyrtranslit", "text-unidecode", "PyICU"} & set(rates())
    if not peers:
        pytest.skip("none of cyrtranslit, text-unidecode and PyICU is installed")
    assert rates()["namematch, column"] >= max(rates()[peer] for peer in peers)


def test_passes_one_translate_a_name() -> None:
    assert rates()["namematch, column"] >= rates()["str.translate, letters only"]
