"""Values of every kind that a caller may have by mistake, or that a table library hands out."""

from __future__ import annotations

import datetime
import decimal
import fractions
import io
from pathlib import Path
from typing import Any

import namematch as nm
from namematch import ftm
from namematch.translit import find_scheme


class Evil:
    """Says nothing of itself: not what it is, not whether it equals anything, not whether it is true."""

    def __repr__(self) -> str:
        raise RuntimeError("no repr")

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("no equality")

    def __bool__(self) -> bool:
        raise RuntimeError("no truth")

    __hash__ = None  # type: ignore[assignment]


class Loud(str):
    """A string that is not quite one."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "\x1b[31mred\x1b[0m"


class Numbered(int):
    """A number that is not quite one."""


def _plain() -> list[Any]:
    nan = float("nan")
    day = datetime.datetime(2026, 11, 25, tzinfo=datetime.UTC)
    return [
        None,
        True,
        False,
        0,
        1,
        -1,
        2**31,
        2**63,
        -(2**63) - 1,
        10**5000,
        nan,
        float("inf"),
        -float("inf"),
        1.5,
        2.0,
        1e308,
        5e-324,
        complex(1, 2),
        decimal.Decimal("sNaN"),
        decimal.Decimal("NaN"),
        decimal.Decimal(7),
        fractions.Fraction(1, 3),
        "",
        " ",
        "\0",
        "\ud800",
        "\udcff",
        "Иван",
        "Ivan Petrov",
        "Иван\x1b[31m\u202e",
        "a\rb",
        "ш" * 3000,
        "x/" * 300,
        Loud("Иван"),
        Loud("\x1b[31m"),
        Numbered(2),
        b"Ivan",
        bytearray(b"\xff"),
        memoryview(b"x"),
        [],
        [""],
        [None],
        ["Иван", 5],
        [["Иван"]],
        (),
        ("a", "b"),
        (0, 1),
        ((0, 1),),
        [(0, 1), (1, 0)],
        [(0,)],
        [(0, 1, 2)],
        "01",
        {0, 1},
        frozenset({"Иван"}),
        {},
        {"name": "Иван"},
        {"name": ["Иван"]},
        range(3),
        slice(1),
        Ellipsis,
        NotImplemented,
        object(),
        object,
        len,
        lambda *_: None,
        lambda *_: [("a", 1)],
        lambda *_: 7,
        Evil(),
        [Evil()],
        (Evil(), 0),
        ValueError("x"),
        day,
        day.date(),
        day.time(),
        datetime.timedelta(1),
        Path("no/such.csv"),
        Path("a\0b"),
        io.StringIO("name\nИван\n"),
        nm.Mention("Иван"),
        [nm.Mention("Иван")],
        nm.Mention("Чужой"),
        nm.parse_role("министр"),
        nm.parse_name("Иван"),
        find_scheme("iso-9"),
        nm.Index(["Иван"]),
        nm.compare("Иван", "Ivan"),
        nm.resolve([]),
        ftm.Judgement("a", "b", "positive"),
        {"id": "c", "schema": "Person", "properties": {"name": "Иван"}},
        {"schema": "Person", "properties": {"name": [7], "birthDate": {}}},
        {"id": [], "schema": "Company", "properties": []},
        nm.Resolver(),
        nm,
        "iso-9",
        "ru",
        "zz",
        "news",
        "csv",
        "name",
        "p.ftm.json",
        "names.index",
        ["name"],
        "/dev/null",
        "/dev/zero",
        "/proc/self/mem",
        "x" * 256 + ".csv",
        "~",
    ]


def _of_numpy() -> list[Any]:
    import numpy as np

    return [
        np.float64("nan"),
        np.float32(1.5),
        np.int64(3),
        np.int8(-1),
        np.uint64(2**64 - 1),
        np.bool_(True),
        np.str_("Иван"),
        np.bytes_(b"x"),
        np.datetime64("NaT", "s"),
        np.datetime64("2026-11-25"),
        np.timedelta64(1, "D"),
        np.array("Иван"),
        np.array(float("nan")),
        np.array([]),
        np.array(["Иван", "Анна"]),
        np.array([float("nan")]),
        np.array([1.0, float("nan")]),
        np.array(["Иван", None], object),
        np.zeros((2, 2)),
        np.array([(1, 2)], "i4,i4"),
        np.ma.masked_array([1, 2], [False, True]),
        np.ma.masked,
        np.float64,
        np.zeros(2, bool),
        np.array([[0, 1]]),
    ]


def _of_pandas() -> list[Any]:
    import pandas as pd

    column = pd.Series(["Иван", None, "Анна"])
    return [
        pd.NA,
        pd.NaT,
        pd.Timestamp("2026-11-25"),
        column,
        column.astype("string"),
        column.astype("category"),
        column.astype("string[pyarrow]"),
        pd.Series([1, None], dtype="Int64"),
        pd.Series([pd.NA]),
        pd.Series([], dtype=object),
        pd.Series([float("nan")]),
        pd.Series([0.5]),
        pd.Series(pd.to_datetime(["2026-11-25"])),
        pd.Categorical(["Иван"]),
        pd.Index(["Иван"]),
        pd.MultiIndex.from_tuples([("a", 1)]),
        pd.Interval(0, 1),
        pd.DataFrame(),
        pd.DataFrame({"name": ["Иван", pd.NA]}),
        pd.DataFrame({7: ["Иван"]}),
        pd.DataFrame([["a", "b"]], columns=["name", "name"]),
        pd.DataFrame({("name", "b"): [1]}),
        pd.DataFrame({"name": [1, "Иван"]}),
        pd.DataFrame({"name": pd.Categorical(["Иван"])}),
        pd.DataFrame({"name": [b"x"]}),
        pd.DataFrame({"name": [[1]]}),
        pd.Period("2026-11", "M"),
    ]


def _of_arrow() -> list[Any]:
    import pyarrow as pa

    text = pa.array(["Иван", None])
    columns = [
        text,
        text.dictionary_encode(),
        pa.chunked_array([text, text]),
        text.cast(pa.large_string()),
        text.cast(pa.string_view()),
        text.cast(pa.binary()),
        pa.array([None, None]),
        pa.array([1, None]),
        pa.array([["Иван"]]),
        pa.array([{"a": 1}]),
        pa.array([0.5, None]),
        pa.array([10**18], pa.timestamp("s")),
        pa.array([-(2**60)], pa.duration("s")),
        pa.array([2**30], pa.date32()),
        pa.array([0], pa.timestamp("s", "No/Zone")),
        pa.array([True]),
        pa.array([], pa.string()),
        pa.Array.from_buffers(pa.string(), 1, [None, pa.py_buffer(b"\0\0\0\0\1\0\0\0"), pa.py_buffer(b"\xff")]),
    ]
    tables = [pa.table({"name": column, "id": column}) for column in columns]
    return [
        *columns,
        *tables,
        pa.scalar(None),
        pa.scalar("Иван"),
        pa.scalar(5),
        pa.scalar(None, pa.string()),
        pa.table({}),
        pa.table([text, text], ["name", "name"]),
        pa.RecordBatch.from_arrays([text], ["name"]),
        pa.string(),
        pa.NULL,
    ]


def _of_polars() -> list[Any]:
    import polars as pl

    text = pl.Series("name", ["Иван", None])
    columns = [
        text,
        text.cast(pl.Categorical),
        text.cast(pl.Enum(["Иван"])),
        pl.Series("name", [1, None]),
        pl.Series("name", [["Иван"]]),
        pl.Series("name", [{"a": 1}]),
        pl.Series("name", [b"x"]),
        pl.Series("name", [None]),
        pl.Series("name", [datetime.date(2026, 1, 1)]),
        pl.Series("name", [], pl.String),
        pl.Series("name", [object()]),
        pl.Series("name", [decimal.Decimal(1)]),
        pl.Series("name", [float("nan")]),
    ]
    return [
        *columns,
        *(column.to_frame() for column in columns),
        text.to_frame().lazy(),
        pl.DataFrame(),
        pl.lit(1),
        pl.String,
    ]


def odd_values() -> list[Any]:
    """All of them; where a library is not installed, this fails."""
    return [*_plain(), *_of_numpy(), *_of_pandas(), *_of_arrow(), *_of_polars()]
