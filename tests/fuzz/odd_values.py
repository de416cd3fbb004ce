"""Every public function called with odd values of every kind; only documented errors may come out.

`python -m tests.fuzz.odd_values 200000 7` makes so many calls from that seed, and prints each kind of undocumented
exception once, with the call that raised it. `test_odd_values.py` makes a few thousand.
"""

from __future__ import annotations

import datetime
import decimal
import fractions
import io
import os
import random
import sys
import tempfile
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import namematch as nm
from namematch import frames
from namematch.errors import NamematchError
from namematch.io import (
    mentions_table,
    named_rows,
    other_names_in,
    parse_table,
    read_articles,
    read_mentions,
    read_table,
    resolution_json,
    to_csv,
    write_whole,
)
from namematch.mentions import spacy_recognizer
from namematch.names import decision_rule
from namematch.resolve import Resolution, Resolver
from namematch.roles import find_roles
from namematch.translit import find_scheme

LONGEST_MESSAGE = 1_000


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
        nm.Resolver(),
        nm,
        "iso-9",
        "ru",
        "zz",
        "news",
        "csv",
        "name",
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
    """Values of every kind that a caller may have by mistake, or that a table library hands out."""
    return [*_plain(), *_of_numpy(), *_of_pandas(), *_of_arrow(), *_of_polars()]


Values = Callable[[], Any]
_NAMES = ("Иван Петров", "Ivan Petrov", "Olga Orlova")


def _mentions() -> list[nm.Mention]:
    return [nm.Mention(name, document="d", id=str(place)) for place, name in enumerate(_NAMES)]


def _resolution() -> Resolution:
    return nm.resolve(_mentions())


def _added(mentions: Any, progress: Any = None) -> object:
    resolver = Resolver()
    resolver.add(mentions, progress=progress)
    return resolver.resolution


def _linked(kind: str, left: Any, right: Any) -> object:
    resolver = Resolver()
    resolver.add(_mentions())
    getattr(resolver, kind)(left, right)
    return resolver.resolution


def _kept(**fields: Any) -> object:
    """A mention of odd fields in all that is done with mentions."""
    mention = nm.Mention(**fields)
    assert mention == nm.Mention(**fields)
    assert {mention: repr(mention)}
    found = nm.resolve([mention, nm.Mention("Ivan Petrov")])
    found.to_arrow()
    to_csv(mentions_table(found))
    resolution_json(found)
    resolver = Resolver()
    resolver.add([mention])
    with tempfile.TemporaryDirectory() as folder:
        resolver.save(Path(folder) / "memory")
        loaded = Resolver.load(Path(folder) / "memory")
    assert loaded.resolution.labels == resolver.resolution.labels
    return found._repr_html_()


def _saved(path: Any) -> None:
    resolver = Resolver()
    resolver.add(_mentions()[:1])
    resolver.save(path)


def _table() -> Any:
    import pyarrow as pa

    return pa.table({"name": list(_NAMES), "role": ["министр", None, ""]})


def _none() -> None:
    return None


def _with_lexicon(source: Any) -> object:
    with nm.lexicon(source):
        return nm.parse_name("Иван")


_CALLED = {"progress", "recognizer", "pipeline"}
_RULE: dict[str, Values] = {"population": _none, "min_probability": _none}
_PAIRS: dict[str, Values] = {"must_link": list, "cannot_link": list}
_RUN: dict[str, Values] = {"progress": _none, "memory_limit_mb": _none, "workers": lambda: 1, "scheme": lambda: "news"}
_COLUMN: Values = lambda: list(_NAMES)  # noqa: E731
_TEXT: Values = lambda: "Иван Петров"  # noqa: E731
_TITLE: Values = lambda: "министр"  # noqa: E731
_NAME: Values = lambda: "name"  # noqa: E731

CALLS: dict[str, tuple[Callable[..., Any], Mapping[str, Values]]] = {
    "romanize": (nm.romanize, {"text": _TEXT, "scheme": lambda: "iso-9", "ascii": bool}),
    "romanize_many": (nm.romanize_many, {"texts": _COLUMN, "scheme": lambda: "iso-9", "ascii": bool}),
    "readings": (nm.readings, {"token": lambda: "Ivan", "limit": lambda: 2}),
    "readings_many": (nm.readings_many, {"tokens": lambda: ["Ivan"], "limit": lambda: 2}),
    "restore": (nm.restore, {"name": _TEXT, "language": _none}),
    "detect_scheme": (nm.detect_scheme, {"name": lambda: "Ivan"}),
    "find_scheme": (find_scheme, {"id": lambda: "iso-9"}),
    "undo": (find_scheme("iso-9").undo, {"text": _TEXT}),
    "parse_name": (nm.parse_name, {"text": _TEXT}),
    "parse_name_many": (nm.parse_name_many, {"texts": _COLUMN, "habits": bool}),
    "normalize_name": (nm.normalize_name, {"text": _TEXT}),
    "normalize_name_many": (nm.normalize_name_many, {"texts": _COLUMN}),
    "compare": (nm.compare, {"left": _TEXT, "right": _TEXT, **_RULE}),
    "keys": (nm.keys, {"name": _TEXT, "short_forms": bool}),
    "keys_many": (nm.keys_many, {"names": _COLUMN, "short_forms": bool}),
    "compare_many": (nm.compare_many, {"left": _COLUMN, "right": _COLUMN, **_RULE}),
    "decision_rule": (decision_rule, _RULE),
    "parse_role": (nm.parse_role, {"text": _TITLE}),
    "parse_role_many": (nm.parse_role_many, {"texts": lambda: ["министр"]}),
    "compare_roles": (nm.compare_roles, {"a": _TITLE, "b": _TITLE, "renamed": dict}),
    "find_roles": (find_roles, {"text": _TITLE}),
    "find_mentions": (
        nm.find_mentions,
        {"text": _TEXT, "document": _none, "language": _none, "recognizer": _none, "date": _none},
    ),
    "spacy_recognizer": (
        lambda labels, pipeline=len: spacy_recognizer(pipeline, labels),
        {"pipeline": lambda: len, "labels": lambda: ["PER"]},
    ),
    "Mention": (_kept, {"name": _TEXT, **dict.fromkeys(nm.Mention.__slots__[1:], _none)}),
    "resolve": (nm.resolve, {"mentions": _mentions, **_PAIRS, **_RULE, **_RUN}),
    "Resolver": (Resolver, {**_RULE, **{key: _RUN[key] for key in ("scheme", "memory_limit_mb", "workers")}}),
    "add": (_added, {"mentions": _mentions, "progress": _none}),
    "must_link": (lambda left, right: _linked("must_link", left, right), {"left": int, "right": lambda: 1}),
    "cannot_link": (lambda left, right: _linked("cannot_link", left, right), {"left": int, "right": lambda: 1}),
    "save": (_saved, {"path": lambda: "memory"}),
    "load": (Resolver.load, {"path": lambda: "memory"}),
    "entity_of": (lambda mention: _resolution().entity_of(mention), {"mention": int}),
    "explain": (lambda left, right: _resolution().explain(left, right), {"left": int, "right": lambda: 1}),
    "picture": (lambda who: _resolution().picture(who), {"who": int}),
    "lexicon": (_with_lexicon, {"source": _none}),
    "read_lexicon": (nm.read_lexicon, {"folder": lambda: "lexicon"}),
    "read_table": (read_table, {"path": lambda: "t.csv", "sheet": _none}),
    "read_mentions": (
        read_mentions,
        {
            "path": lambda: "t.csv",
            "name": _NAME,
            **dict.fromkeys(("role", "document", "language", "id", "date"), _none),
        },
    ),
    "parse_table": (parse_table, {"text": lambda: "name\nИван\n", "kind": lambda: "csv", "where": lambda: "here"}),
    "named_rows": (
        lambda column: named_rows(parse_table("name\nИван\n", "csv", "here"), column),
        {"column": _NAME},
    ),
    "other_names_in": (
        lambda column, separator: other_names_in(parse_table("name\nИван\n", "csv", "here"), column, separator),
        {"column": _NAME, "separator": lambda: ";"},
    ),
    "read_articles": (read_articles, {"paths": lambda: ["a.txt"]}),
    "write_whole": (write_whole, {"path": lambda: "out.txt", "content": str}),
    "frames.normalize": (frames.normalize, {"table": _table, "name": _NAME, "prefix": str}),
    "frames.romanize": (frames.romanize, {"table": _table, "name": _NAME, "scheme": lambda: "iso-9", "prefix": str}),
    "frames.parse": (frames.parse, {"table": _table, "name": _NAME, "prefix": str}),
    "frames.compare": (
        frames.compare,
        {"table": _table, "left": _NAME, "right": lambda: "role", **_RULE, "prefix": str},
    ),
    "frames.resolve": (
        frames.resolve,
        {
            "table": _table,
            "name": _NAME,
            **dict.fromkeys(("role", "document", "language", "other_names"), _none),
            "separator": lambda: ";",
            **_PAIRS,
            **_RULE,
            **_RUN,
            "prefix": str,
        },
    ),
    "frames.link": (
        frames.link,
        {
            "left": _table,
            "right": _table,
            "name": _NAME,
            **dict.fromkeys(("role", "document", "other_names"), _none),
            **_RULE,
        },
    ),
    "frames.screen": (frames.screen, {"left": _table, "right": _table, "name": _NAME, "other_names": _none, **_RULE}),
}


@contextmanager
def playground() -> Iterator[None]:
    """A folder of its own, with the files that the calls name, as the current one."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            Path("t.csv").write_text("name,role\nИван Петров,министр\n", encoding="utf-8")
            Path("a.txt").write_text("Министр Иван Петров сказал.\n", encoding="utf-8")
            _saved("memory")
            Path("lexicon").mkdir()
            Path("lexicon/surnames.tsv").write_text("surname\tcount\nДарчиев\t7\n", encoding="utf-8")
            yield
        finally:
            os.chdir(before)


def arguments(name: str, odd: list[Any], draw: random.Random) -> dict[str, Any]:
    """Valid arguments of a call, of which one or more are odd."""
    valid = CALLS[name][1]
    given = {key: value() for key, value in valid.items()}
    for key in draw.sample(sorted(valid), draw.choice([1, 1, 1, min(2, len(valid)), len(valid)])):
        value = draw.choice(odd)
        given[key] = draw.choice([value, value, value, [value], (value, value), [(0, value)]])
    # What a caller's own function raises is the caller's, and processes are slow to start.
    kept = {key: value for key, value in given.items() if not (key in _CALLED and callable(value))}
    return {key: 1 if key == "workers" and isinstance(value, int) else value for key, value in kept.items()}


def complaint(call: Callable[[], object]) -> str:
    """What is wrong with how a call ended; empty where it answered, or refused in one line and of its own accord."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            call()
    except NamematchError as error:
        return _untidy(error)
    except TypeError as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        raised = "namematch" in Path(last.filename).parts and "tests" not in Path(last.filename).parts
        return _untidy(error) if raised and (last.line or "").startswith("raise") else _told(error)
    except Exception as error:
        return _told(error)
    return ""


def _untidy(error: Exception) -> str:
    message = str(error)
    if len(message) > LONGEST_MESSAGE or not message.isprintable():
        return f"untidy {type(error).__name__}: {message[:LONGEST_MESSAGE]!r}"
    return ""


def _told(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "namematch" in Path(frame.filename).parts] or [*frames]
    place = f"{ours[-1].name} ({Path(ours[-1].filename).name}:{ours[-1].lineno})"
    return f"{type(error).__name__} in {place}: {str(error)[:90]!r}"


def campaign(calls: int, seed: int) -> dict[str, str]:
    """The kinds of undocumented exceptions in so many calls, each with the first call that raised it."""
    draw, odd = random.Random(seed), odd_values()
    found: dict[str, str] = {}
    names = sorted(CALLS)
    with playground():
        for turn in range(calls):
            name = names[turn % len(names)]
            given = arguments(name, odd, draw)
            if wrong := complaint(lambda name=name, given=given: CALLS[name][0](**given)):  # type: ignore[misc]
                found.setdefault(
                    f"{name}: {wrong}", ", ".join(f"{key}: {type(v).__name__}" for key, v in given.items())
                )
    return found


def main(calls: str = "20000", seed: str = "1") -> int:
    """Prints what was found; 1 if there was anything."""
    found = campaign(int(calls), int(seed))
    kinds = Counter(wrong.partition(": ")[2].split(":")[0] for wrong in found)
    for wrong, given in found.items():
        print(f"{wrong}\n    {given[:300]}")
    print(f"{calls} calls, {len(found)} undocumented endings of {len(kinds)} kinds")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
