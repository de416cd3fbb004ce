"""Functions for SQL: `nm_keys`, `nm_bits`, `nm_same`, `nm_romanize` and `nm_normalize` on a DuckDB connection."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from math import inf
from typing import Any, NamedTuple

from namematch.errors import brought_by
from namematch.index import PairWeigher, keys_many
from namematch.names import DecisionRule, decision_rule, normalize_name_many
from namematch.text import flag_of, texts_of
from namematch.translit import find_scheme, romanize_many
from namematch.user_lexicon import active_lexicon, lexicon

_TEXT, _NUMBER, _TRUTH, _TEXTS = "VARCHAR", "DOUBLE", "BOOLEAN", "VARCHAR[]"


class _Pairs:
    """Pairs of names that come some at a time: what was read of names is kept for the next ones."""

    def __init__(self, rule: DecisionRule) -> None:
        self._rule, self._weigher = rule, PairWeigher()

    def bits(self, left: list[str | None], right: list[str | None]) -> list[float | None]:
        """The weights of pairs; `None` where a name is missing."""
        return self._weighed(left, right, -inf)

    def same(self, left: list[str | None], right: list[str | None]) -> list[bool | None]:
        """Whether pairs are the same; `None` where a name is missing."""
        line = self._rule.line
        found = self._weighed(left, right, line - self._rule.shift)
        return [None if bits is None else bits > line for bits in found]

    def _weighed(self, left: list[str | None], right: list[str | None], floor: float) -> list[float | None]:
        one, two = texts_of(left, "nm_bits"), texts_of(right, "nm_bits")
        whole = [(a, b) for a, b in zip(one, two, strict=True) if a is not None and b is not None]
        bits = self._weigher.bits([a for a, _ in whole], [b for _, b in whole], floor) + self._rule.shift
        values = iter(bits.tolist())
        return [None if a is None or b is None else next(values) for a, b in zip(one, two, strict=True)]


class _SqlFunction(NamedTuple):
    """What a function of SQL does with columns of texts, and the type of what it gives."""

    call: Callable[..., list[Any]]
    arguments: int
    result: str


def register(
    con: Any,
    *,
    population: float | None = None,
    min_probability: float | None = None,
    scheme: str = "bgn-pcgn",
    short_forms: bool = True,
) -> None:
    """Gives a DuckDB connection functions on names, which work on whole columns at once.

    - `nm_keys(name)`: the keys by which to find a name, a list of texts (`namematch.keys`)
    - `nm_bits(one, two)`: the match weight of two names
    - `nm_same(one, two)`: whether the verdict on them is *same*
    - `nm_normalize(name)`: the normal form of a name
    - `nm_romanize(name)`: a name in Latin letters

    What is missing gives what is missing. The lexicon that is active now is theirs for good. Registered anew they take
    the settings of the last time.

    Args:
        con: A DuckDB connection.
        population: As for `namematch.compare`.
        min_probability: Likewise.
        scheme: Id of the romanisation for `nm_romanize`.
        short_forms: As for `namematch.keys`.

    Raises:
        TypeError: If `con` is no DuckDB connection.
        InputError: If the population is less than 1, or the probability not between 0 and 1.
        UnknownChoiceError: If there is no such scheme.
        ImportError: If DuckDB or pyarrow is not installed (`pip install "namematch-cyrillic[duckdb]"`).

    Example:
        >>> import duckdb
        >>> con = duckdb.connect()
        >>> register(con)
        >>> con.sql("select nm_same('Sergei Lavrov', 'Лавров Сергей'), nm_romanize('Анна Ягужинская')").fetchall()
        [(True, 'Anna Yaguzhinskaya')]
    """
    with brought_by("duckdb"):
        import duckdb
        import pyarrow as pa
    if not isinstance(con, duckdb.DuckDBPyConnection):
        raise TypeError(f"expected a DuckDB connection, not {type(con).__name__}")
    find_scheme(scheme)
    wide = flag_of(short_forms, "register", "short_forms")
    pairs = _Pairs(decision_rule(population, min_probability))
    functions = {
        "nm_keys": _SqlFunction(lambda names: keys_many(names, short_forms=wide), 1, _TEXTS),
        "nm_bits": _SqlFunction(pairs.bits, 2, _NUMBER),
        "nm_same": _SqlFunction(pairs.same, 2, _TRUTH),
        "nm_normalize": _SqlFunction(
            lambda names: [name and str(name) for name in normalize_name_many(names)], 1, _TEXT
        ),
        "nm_romanize": _SqlFunction(lambda names: romanize_many(names, scheme), 1, _TEXT),
    }
    types = {_TEXT: pa.string(), _NUMBER: pa.float64(), _TRUTH: pa.bool_(), _TEXTS: pa.list_(pa.string())}
    for name, function in functions.items():
        with suppress(duckdb.InvalidInputException):
            con.remove_function(name)
        call = _over_arrow(function.call, function.arguments, types[function.result])
        texts: list[Any] = [_TEXT] * function.arguments
        settings: dict[str, Any] = {"type": "arrow", "null_handling": "special"}
        con.create_function(name, call, texts, function.result, **settings)


def _over_arrow(call: Callable[..., list[Any]], arguments: int, kind: Any) -> Callable[..., Any]:
    """A function of lists as one of Arrow columns. DuckDB calls it from threads of its own."""
    import pyarrow as pa

    kept = active_lexicon()

    def on_columns(*columns: Any) -> Any:
        with lexicon(kept):
            return pa.array(call(*(column.to_pylist() for column in columns)), kind)

    # DuckDB counts the parameters.
    return (lambda one: on_columns(one)) if arguments == 1 else (lambda one, two: on_columns(one, two))
