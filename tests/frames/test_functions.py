"""The functions over whole tables, the same for every library of tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, cast

import pytest
from tests.rules import population_where

import namematch as nm
from namematch.errors import InputError
from namematch.frames import compare, link, normalize, parse, resolve, romanize, screen

pa = pytest.importorskip("pyarrow")
pytest.importorskip("narwhals")

ROWS: dict[str, list[Any]] = {
    "name": ["Alexander Darchiyev", None, "Дарчиев Александр", "", "Sergei Lavrov", "Dartschijew"],
    "text": [7, 1, 7, 2, 5, 7],
    "post": [None, None, "глава департамента", None, None, None],
}
PEOPLE = ["Александр Дарчиев", None, "Александр Дарчиев", None, "Сергей Лавров", "Александр Дарчиев"]

Table = Any
Make = Callable[[dict[str, list[Any]]], Table]
Read = Callable[[Table], dict[str, list[Any]]]


def _duckdb(rows: dict[str, list[Any]]) -> Table:
    duckdb = pytest.importorskip("duckdb")
    connection = duckdb.connect()
    connection.register("given", pa.table(rows))
    return connection.sql("select * from given")


def _polars(rows: dict[str, list[Any]]) -> Table:
    return pytest.importorskip("polars").DataFrame(rows)


def _pandas(rows: dict[str, list[Any]]) -> Table:
    # An index that is neither sorted nor unique must not matter.
    pandas = pytest.importorskip("pandas")
    size = len(next(iter(rows.values())))
    return pandas.DataFrame(rows, index=[row // 2 for row in reversed(range(size))], dtype=object)


def _read_pandas(table: Table) -> dict[str, list[Any]]:
    return {column: [None if value != value else value for value in _plain(table[column])] for column in table}


def _plain(column: Any) -> list[Any]:
    return [None if missing else value for value, missing in zip(column.tolist(), column.isna(), strict=True)]


def _first(rows: dict[str, list[Any]], text: Any) -> Table:
    """A table whose first column is of another type of text."""
    table = pa.table(rows)
    return table.set_column(0, table.column_names[0], table[0].cast(text))


def _read_arrow(table: Table) -> dict[str, list[Any]]:
    return dict(table.to_pydict())


KINDS: dict[str, tuple[Make, Read]] = {
    "pyarrow": (pa.table, _read_arrow),
    "pyarrow, large text": (lambda rows: _first(rows, pa.large_string()), _read_arrow),
    "pyarrow, dictionary": (lambda rows: _first(rows, pa.dictionary(pa.int32(), pa.string())), _read_arrow),
    "pandas": (_pandas, _read_pandas),
    "pandas, nullable": (lambda rows: _pandas(rows).convert_dtypes(), _read_pandas),
    "pandas, Arrow": (lambda rows: _pandas(rows).convert_dtypes(dtype_backend="pyarrow"), _read_pandas),
    "polars": (_polars, lambda table: dict(table.to_dict(as_series=False))),
    "polars, lazy": (lambda rows: _polars(rows).lazy(), lambda table: dict(table.collect().to_dict(as_series=False))),
    "duckdb": (_duckdb, lambda table: _read_arrow(table.to_arrow_table())),
}


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> tuple[Make, Read]:
    return KINDS[request.param]


def test_resolve_adds_people_to_the_same_rows(kind: tuple[Make, Read]) -> None:
    make, read = kind
    table = make(ROWS)
    found = resolve(table, document="text", role="post")
    assert type(found) is type(table)
    rows = read(found)
    assert list(rows) == [*ROWS, "entity_id", "canonical_name", "cyrillic", "confidence"]
    assert {column: rows[column] for column in ROWS} == ROWS
    assert rows["cyrillic"] == PEOPLE
    assert [value is None for value in rows["entity_id"]] == [value is None for value in PEOPLE]
    assert rows["confidence"][4] == 1.0


def test_resolve_says_what_the_library_says_of_mentions(kind: tuple[Make, Read]) -> None:
    make, read = kind
    mentions = [nm.Mention(name, document=str(text)) for name, text in zip(ROWS["name"], ROWS["text"], strict=True)]
    assert read(resolve(make(ROWS), document="text"))["entity_id"] == list(nm.resolve(mentions).labels)


def test_every_function_leaves_gaps_where_the_name_is_missing(kind: tuple[Make, Read]) -> None:
    make, read = kind
    for found, column in [
        (normalize(make(ROWS)), "normal_name"),
        (romanize(make(ROWS), scheme="news"), "romanized"),
        (parse(make(ROWS)), "surname"),
        (compare(make(ROWS), "name", "name"), "same"),
        (compare(make(ROWS), "name", "name"), "bits"),
        (compare(make(ROWS), "name", "name"), "verdict"),
    ]:
        assert [value is None for value in read(found)[column]] == [value is None for value in PEOPLE]


def test_values(kind: tuple[Make, Read]) -> None:
    make, read = kind
    rows = {"name": ["ЗАХАРОВА, Мария", "Sergei Lavrov"], "other": ["Maria Zakharova", "Песков"]}
    assert read(normalize(make(rows)))["normal_name"] == ["захарова мария", "lavrov sergei"]
    assert read(romanize(make(rows), "name"))["romanized"] == ["ZAKHAROVA, Mariya", "Sergei Lavrov"]
    assert read(parse(make(rows)))["gender"] == ["female", "male"]
    assert read(compare(make(rows), "name", "other"))["same"] == [True, False]
    among_many = read(compare(make(rows), "name", "other", population=10**8, min_probability=0.9))
    pairs = zip(rows["name"], rows["other"], strict=True)
    judged = [nm.compare(one, two, population=10**8, min_probability=0.9) for one, two in pairs]
    assert among_many["verdict"] == [one.verdict for one in judged]
    assert among_many["bits"] == [one.bits for one in judged]


def test_a_population_and_a_line_act_as_on_mentions(kind: tuple[Make, Read]) -> None:
    make, read = kind
    rows = {"name": ["Lavrov", "Лавров", "Sergei Lavrov"]}
    mentions = [nm.Mention(name) for name in rows["name"]]
    many = population_where("Lavrov", "Лавров", weigh=-1)
    rules: list[dict[str, Any]] = [
        {},
        {"population": many},
        {"min_probability": 0.9999},
        {"population": many, "min_probability": 0.1},
    ]
    for rule in rules:
        assert read(resolve(make(rows), **rule))["entity_id"] == list(nm.resolve(mentions, **rule).labels)
    left, right = make({"name": ["Lavrov"]}), make({"name": ["Лавров"]})
    assert read(link(left, right, population=many))["left_row"] == []
    joined = read(link(left, right, population=many, min_probability=0.1))
    judged = nm.compare("Lavrov", "Лавров", population=many)
    assert (joined["bits"], joined["probability"]) == ([judged.bits], [judged.probability])


def test_link_pairs_the_rows_of_two_tables(kind: tuple[Make, Read]) -> None:
    make, read = kind
    left = make({"name": ["Lavrov, Sergei", None, "Ivan Petrov"]})
    right = make({"who": ["Дарчиев", "Сергей Лавров", None, "С. Лавров"]})
    rows = read(link(left, right, name=("name", "who")))
    assert list(zip(rows["left_row"], rows["right_row"], strict=True)) == [(0, 1), (0, 3)]
    assert len(set(rows["entity_id"])) == 1
    assert min(rows["bits"]) > 0
    assert min(rows["probability"]) > 0.5


def test_link_of_strangers_is_an_empty_table(kind: tuple[Make, Read]) -> None:
    make, read = kind
    rows = read(link(make({"name": ["Ivan Petrov"]}), make({"name": ["Anna Sidorova"]})))
    assert rows == {column: [] for column in ("left_row", "right_row", "entity_id", "probability", "bits")}


def test_screening_gives_every_pair_that_can_be_one_person(kind: tuple[Make, Read]) -> None:
    make, read = kind
    ours = make({"customer": ["Ivan Petrov", None, "Anna Sidorova", "I. Petrov"]})
    theirs = make({"name": ["Петров Олег", "Петров Иван Ильич", None, "Петров И.", "Петров Иван Олегович"]})
    rows = read(screen(ours, theirs, name=("customer", "name")))
    pairs = list(zip(rows["left_row"], rows["right_row"], strict=True))
    assert sorted(pairs) == [(0, 1), (0, 3), (0, 4), (3, 1), (3, 3), (3, 4)]
    assert pairs[:3] == [(0, 1), (0, 4), (0, 3)]
    weights = nm.compare("Ivan Petrov", "Петров И.")
    assert (rows["bits"][2], rows["probability"][2]) == (weights.bits, weights.probability)
    assert (rows["verdict"][2], rows["reasons"][2]) == (weights.verdict, weights.explain())
    many = population_where("Ivan Petrov", "Петров И.", weigh=-2)
    doubtful = read(screen(ours, theirs, name=("customer", "name"), population=many, min_probability=0.001))
    judged = nm.compare("Ivan Petrov", "Петров И.", population=many)
    assert judged.verdict == "possible"
    at = list(zip(doubtful["left_row"], doubtful["right_row"], strict=True)).index((0, 3))
    assert [doubtful[key][at] for key in ("verdict", "bits", "reasons")] == ["possible", judged.bits, judged.explain()]


def test_screening_can_be_strict_or_mild_and_finds_nobody_among_strangers(kind: tuple[Make, Read]) -> None:
    make, read = kind
    ours, theirs = make({"name": ["Ivan Ilyich Petrov"]}), make({"name": ["Петров Иван", "Петров Иван Олегович"]})
    assert len(read(screen(ours, theirs, min_probability=1e-30))["bits"]) == 2
    assert len(read(screen(ours, theirs))["bits"]) == 1
    assert read(screen(ours, theirs, min_probability=1 - 1e-12)) == {
        column: [] for column in ("left_row", "right_row", "verdict", "probability", "bits", "reasons")
    }


def test_many_pairs_are_screened_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    names = pa.table({"name": ["Ivan Petrov", "Anna Sidorova", "Сидорова Анна", "Петров"]})
    whole = screen(names, names).to_pylist()
    monkeypatch.setattr("namematch.index.screening._ROOM", 3)
    assert screen(names, names).to_pylist() == whole
    assert len(whole) == 8


def test_users_links_are_row_numbers() -> None:
    table = pa.table({"name": ["Ivan Petrov", "Ivan Petrov"]})
    assert len(set(resolve(table, cannot_link=[(0, 1)])["entity_id"].to_pylist())) == 2


def test_unknown_column_is_named_with_those_that_are_there(kind: tuple[Make, Read]) -> None:
    make, _ = kind
    with pytest.raises(nm.UnknownChoiceError, match=r"unknown column 'nmae'; did you mean 'name'\?"):
        resolve(make(ROWS), "nmae")
    with pytest.raises(nm.UnknownChoiceError, match="unknown column 'document'"):
        resolve(make(ROWS), document="document")


def test_column_that_is_there_already_is_not_overwritten(kind: tuple[Make, Read]) -> None:
    make, read = kind
    table = make({"name": ["Ivan Petrov"], "cyrillic": ["?"]})
    with pytest.raises(nm.InputError, match="has a column 'cyrillic' already"):
        resolve(table)
    assert read(resolve(table, prefix="person_"))["person_cyrillic"] == ["Иван Петров"]


@pytest.mark.parametrize("table", [["Ivan Petrov"], "Ivan Petrov", None, {"name": ["Ivan Petrov"]}])
def test_what_is_no_table_is_refused(table: object) -> None:
    with pytest.raises(TypeError, match="expected a pandas, polars or PyArrow table or a DuckDB relation, not"):
        resolve(table)


def test_names_must_be_texts() -> None:
    with pytest.raises(TypeError, match=r"frames\.normalize takes strings, not int: 3"):
        normalize(pa.table({"name": [3]}))
    with pytest.raises(TypeError, match=r"frames\.resolve takes a text or a whole number as document, not float: 0\.5"):
        resolve(pa.table({"name": ["Anna"], "document": [0.5]}), document="document")


def test_text_is_of_the_type_of_the_names() -> None:
    for text in (pa.string(), pa.large_string()):
        assert resolve(pa.table({"name": pa.array(["Anna"], text)})).schema.field("cyrillic").type == text
    pandas = pytest.importorskip("pandas")
    names = pandas.Series(["Anna", None], dtype=pandas.ArrowDtype(pa.string()))
    found = resolve(pandas.DataFrame({"name": names}))
    assert found["cyrillic"].dtype == names.dtype
    assert found["confidence"].dtype == pandas.ArrowDtype(pa.float64())


def test_given_columns_are_not_copied() -> None:
    table = pa.table({"name": ["Anna", "Ivan"], "number": [1, 2]})
    found = normalize(table)
    for column in table.column_names:
        addresses = [[b and b.address for b in t[column].chunk(0).buffers()] for t in (table, found)]
        assert addresses[0] == addresses[1]


def test_relation_stays_on_its_connection() -> None:
    relation = _duckdb(ROWS)
    found = resolve(relation)
    # Relations of two connections cannot be joined.
    joined = found.set_alias("a").join(relation.set_alias("b"), "a.name = b.name")
    assert joined.aggregate("count(*)").fetchall() == [(5,)]


def test_front_door_opens_the_room_when_it_is_asked_for() -> None:
    assert nm.frames.resolve is resolve
    assert "frames" in dir(nm)


def test_one_of_several_names_is_enough() -> None:
    ours = pa.table({"name": ["Титов Олег", "Мария Захарова"]})
    listed = pa.table({"name": ["Иван Орлов", "Пётр Орлов"], "aka": ["Oleg Titov|Vanya Orlov", None]})
    options: dict[str, Any] = {"other_names": (None, "aka"), "separator": "|"}
    assert screen(ours, listed, **options).select(["left_row", "right_row"]).to_pylist() == [
        {"left_row": 0, "right_row": 0}
    ]
    assert link(ours, listed, **options).select(["left_row", "right_row"]).to_pylist() == [
        {"left_row": 0, "right_row": 0}
    ]
    assert (len(screen(ours, listed)), len(link(ours, listed))) == (0, 0)
    names = {"name": ["Иван Орлов", "Титов Олег"], "aka": ["Oleg Titov", None]}
    one, two = resolve(pa.table(names), other_names="aka")["entity_id"].to_pylist()
    assert one == two
    with pytest.raises(InputError, match="the separator of other names is empty"):
        screen(ours, listed, other_names=(None, "aka"), separator="")


def test_dates_of_birth_count(kind: tuple[Make, Read]) -> None:
    make, read = kind
    days = [date(1970, 2, 1), None, date(1988, 5, 6)]
    people: dict[str, list[Any]] = {"name": ["Ivan Petrov", "Анна Орлова", "Петров Иван"], "born": days}
    one, _, other = read(resolve(make(people), birth_date="born"))["entity_id"]
    assert one != other
    rows = {"name": ["Иван Петров", "Anna Orlova"], "born": ["1.2.1970", "1960"], "day": ["6.5.1988", None]}
    ours = make(cast(dict[str, list[Any]], rows))
    for function in (screen, link):
        pairs = read(function(ours, make(people), birth_date=("born", "born")))
        assert list(zip(pairs["left_row"], pairs["right_row"], strict=True)) == [(0, 0), (1, 1)]
        assert pairs["bits"][0] == nm.compare("Иван Петров * 1.2.1970", "Ivan Petrov * 1970-02-01").bits
    assert read(compare(ours, "name", "name", birth_date=("born", "day")))["same"] == [False, True]
    assert read(compare(ours, "name", "name", birth_date=("born", None)))["same"] == [True, True]
