"""Functions of SQL give what the functions of Python give."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.strategies import full_names
from tests.rules import population_where

import namematch as nm

duckdb = pytest.importorskip("duckdb")
pa = pytest.importorskip("pyarrow")

LEXICON = Path(__file__).parents[2] / "docs" / "how-to" / "lexicon"
TEXTS = [
    "Sergei Lavrov",
    "Лавров Сергей",
    None,
    "",
    "S. Lavrov",
    "Maria Zakharova",
    "Захарова",
    "  ",
    "王伟",
    "x" * 900,
]


def connected(**settings: Any) -> Any:
    con = duckdb.connect()
    nm.frames.register(con, **settings)
    return con


def asked(con: Any, query: str, *columns: list[Any]) -> list[Any]:
    con.register("given", pa.table({"ab"[i]: pa.array(column, pa.string()) for i, column in enumerate(columns)}))
    return [value for (value,) in con.sql(f"select {query} from given").fetchall()]


def test_one_column() -> None:
    con = connected()
    assert asked(con, "nm_keys(a)", TEXTS) == [
        None if keys is None else list(keys) for keys in nm.keys_many(TEXTS)
    ]  # fmt: skip
    forms = nm.normalize_name_many(TEXTS)
    assert asked(con, "nm_normalize(a)", TEXTS) == [None if form is None else str(form) for form in forms]
    assert asked(con, "nm_romanize(a)", TEXTS) == nm.romanize_many(TEXTS, "bgn-pcgn")


def test_two_columns() -> None:
    left, right = zip(*[(one, two) for one in TEXTS for two in TEXTS], strict=True)
    found = nm.compare_many(left, right)
    missing = [item is None for item in found]
    con = connected()
    wanted = [None if gap else bits for bits, gap in zip(found.bits.tolist(), missing, strict=True)]
    assert asked(con, "nm_bits(a, b)", list(left), list(right)) == wanted
    same = [None if gap else bits for bits, gap in zip(found.same.tolist(), missing, strict=True)]
    assert asked(con, "nm_same(a, b)", list(left), list(right)) == same


@given(st.lists(st.tuples(full_names(), full_names()), min_size=1, max_size=3))
def test_pairs_are_judged_as_by_compare(pairs: list[tuple[str, str]]) -> None:
    left, right = ([pair[side] for pair in pairs] for side in (0, 1))
    bits = [None if item is None else item.bits for item in nm.compare_many(left, right)]
    assert asked(CONNECTION, "nm_bits(a, b)", left, right) == bits


CONNECTION = connected()


def test_many_rows_keep_their_order() -> None:
    chance = random.Random(5)
    names = [chance.choice(TEXTS) for _ in range(5000)]
    con = connected()
    con.register("given", pa.table({"a": pa.array(names, pa.string())}))
    rows = con.sql("select a, nm_normalize(a), nm_same(a, 'Сергей Лавров') from given").fetchall()
    known = {a: (form, same) for a, form, same in rows}
    assert [row[0] for row in rows] == names
    assert rows == [(name, *known[name]) for name in names]
    assert known["Лавров Сергей"] == ("лавров сергей", True)


def test_settings() -> None:
    between = population_where("Sergei Lavrov", "Сергей Лавров", -1.0)
    assert asked(connected(population=between), "nm_same(a, b)", ["Sergei Lavrov"], ["Сергей Лавров"]) == [False]
    weight = nm.compare("Sergei Lavrov", "Сергей Лавров", population=between).bits
    assert asked(connected(population=between), "nm_bits(a, b)", ["Sergei Lavrov"], ["Сергей Лавров"]) == [weight]
    assert asked(connected(scheme="german"), "nm_romanize(a)", ["Лавров"]) == ["Lawrow"]
    short = asked(connected(short_forms=False), "nm_keys(a)", ["Sergei Lavrov"])
    assert short == [list(nm.keys("Sergei Lavrov", short_forms=False))]


def test_registered_anew_it_takes_the_last_settings() -> None:
    con = connected()
    nm.frames.register(con, scheme="german")
    assert asked(con, "nm_romanize(a)", ["Лавров"]) == ["Lawrow"]


def test_the_lexicon_that_was_active_is_kept() -> None:
    names = ["Toha Aubakirov"], ["Тохтар Аубакиров"]
    with nm.lexicon(nm.read_lexicon(LEXICON)):
        con = connected()
        weight = nm.compare(names[0][0], names[1][0]).bits
    assert asked(con, "nm_bits(a, b)", *names) == [weight] != asked(connected(), "nm_bits(a, b)", *names)


def test_what_cannot_be_is_refused() -> None:
    con: Any = "people.duckdb"
    with pytest.raises(TypeError, match=r"^expected a DuckDB connection, not str$"):
        nm.frames.register(con)
    with pytest.raises(nm.UnknownChoiceError, match="unknown scheme 'nwes'"):
        connected(scheme="nwes")
    with pytest.raises(nm.InputError, match="population must be"):
        connected(population=0)
