"""A table of any library: its columns read as texts, answers hung on as further columns, rows left as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from namematch.errors import InputError, UnknownChoiceError, brought_by
from namematch.mentions import Mention
from namematch.text import cell_of, items_of, text_of, texts_of

if TYPE_CHECKING:
    import narwhals as nw

Answers = Mapping[str, Sequence[object]]
"""New columns by name, as plain Python values."""

FrameKind = TypeVar("FrameKind")
"""A table of pandas, polars, PyArrow or DuckDB: what comes back is of the kind that was given."""

TEXT, NUMBER, COUNT, TRUTH = "text", "number", "count", "truth"

KINDS_OF_ANSWERS = {
    "normal_name": TEXT, "romanized": TEXT,
    "given": TEXT, "patronymic": TEXT, "surname": TEXT, "gender": TEXT,
    "same": TRUTH, "verdict": TEXT, "probability": NUMBER, "bits": NUMBER,
    "entity_id": TEXT, "canonical_name": TEXT, "cyrillic": TEXT, "confidence": NUMBER,
    "left_row": COUNT, "right_row": COUNT, "reasons": TEXT,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame(Generic[FrameKind]):
    """A table and the library it came from."""

    eager: nw.DataFrame[Any]
    native: FrameKind
    like: str  # the column of names, whose type of text the answers take

    @classmethod
    def of(cls, table: FrameKind, like: str) -> Frame[FrameKind]:
        """Takes a table of pandas, polars (also lazy) or PyArrow, or a DuckDB relation.

        Raises:
            TypeError: If it is of no such kind.
            InputError: If two of its columns have one name.
            ImportError: If narwhals is not installed (`pip install "namematch-cyrillic[frames]"`).
        """
        with brought_by("frames"):
            import narwhals as nw

        eager: Any = table
        if _is(table, "duckdb", "DuckDBPyRelation"):
            eager = eager.to_arrow_table()
        elif _is(table, "polars", "LazyFrame"):
            eager = eager.collect()
        try:
            frame = cls(nw.from_native(eager, eager_only=True), table, like)
        except TypeError as error:
            kinds = "a pandas, polars or PyArrow table or a DuckDB relation"
            raise TypeError(f"expected {kinds}, not {type(table).__name__}") from error
        except nw.exceptions.DuplicateError as error:
            raise InputError(f"the table has two columns of one name: {' '.join(str(error).split())}") from error
        frame.check(like)
        return frame

    def check(self, column: str) -> str:
        """The name of a column; an `UnknownChoiceError` if there is none."""
        if text_of(column, "frames", "the name of a column") not in self.eager.columns:
            raise UnknownChoiceError("column", column, self.eager.columns)
        return column

    def texts(self, column: str, function: str) -> list[str | None]:
        """A column of texts; missing values are `None`, and a value that is neither a text nor that a `TypeError`."""
        return texts_of(self._values(column, function), function, column)

    def lists(self, column: str | None, separator: str, function: str) -> list[tuple[str, ...]]:
        """A column of several texts a cell, with a mark between two; none where no column is asked for."""
        if not text_of(separator, function, "separator"):
            raise InputError("the separator of other names is empty; expected a mark such as ';'")
        if column is None:
            return [()] * len(self.eager)
        pieces = ((cell or "").split(separator) for cell in self.texts(column, function))
        return [tuple(filter(None, map(str.strip, cell))) for cell in pieces]

    def ids(self, column: str, function: str) -> list[str | None]:
        """A column of texts, whole numbers or days, as texts."""
        return [cell_of(value, function, column) for value in self._values(column, function)]

    def mentions(self, function: str, name: str, **beside: str | None) -> list[Mention]:
        """The mentions in the rows, by the columns of their fields; a field without a column is missing."""
        columns = {field: self.ids(column, function) for field, column in beside.items() if column is not None}
        rows = zip(self.texts(name, function), *columns.values(), strict=True)
        return [Mention(text, **dict(zip(columns, cells, strict=True))) for text, *cells in rows]

    def _values(self, column: str, function: str) -> Iterable[Any]:
        native = self.eager[self.check(column)].to_native()
        return items_of(native, function, column, "a column of strings")

    def with_answers(self, answers: Answers, kinds: Mapping[str, str]) -> FrameKind:
        """The table as it was given, with further columns as long, each `TEXT`, `NUMBER`, `COUNT` or `TRUTH`."""
        self.check_free(answers)
        series = [self._series(name, values, kinds[name]) for name, values in answers.items()]
        return self.back(self.eager.with_columns(*series).to_native())

    def table(self, answers: Answers, kinds: Mapping[str, str]) -> FrameKind:
        """A new table of the same library."""
        import narwhals as nw

        series = {name: self._series(name, values, kinds[name], None) for name, values in answers.items()}
        return self.back(nw.from_dict(series, backend=self.eager.implementation).to_native())

    def check_free(self, names: Sequence[str] | Answers) -> None:
        """An `InputError` if the table has a column of one of these names already."""
        for name in names:
            if name in self.eager.columns:
                raise InputError(f"the table has a column {name!r} already; choose another one with prefix=…")

    def back(self, eager: Any) -> FrameKind:
        """An eager table in the kind that was given."""
        native: Any = self.native
        if _is(native, "duckdb", "DuckDBPyRelation"):
            # DuckDB finds the Arrow table by the name it has here, on the connection of the relation.
            namematch_rows = eager  # noqa: F841
            eager = native.query("namematch_input", "select * from namematch_rows")
        elif _is(native, "polars", "LazyFrame"):
            eager = eager.lazy()
        table: FrameKind = eager
        return table

    def _series(self, name: str, values: Sequence[object], kind: str, index: object = ...) -> nw.Series[Any]:
        import narwhals as nw

        backend = self.eager.implementation
        if backend.is_pandas():
            return nw.from_native(self._pandas(name, values, kind, index), series_only=True)
        if backend.is_pyarrow():
            arrow: nw.Series[Any] = nw.from_native(self._arrow(values, kind), series_only=True)
            return arrow.alias(name)
        types = {TEXT: nw.String(), NUMBER: nw.Float64(), COUNT: nw.Int64(), TRUTH: nw.Boolean()}
        return nw.new_series(name, values, types[kind], backend=backend)

    def _arrow(self, values: Sequence[object], kind: str) -> Any:
        """Arrow text is of the type of the names, be it `string`, `large_string` or `string_view`."""
        import pyarrow as pa

        names = self.eager[self.like].to_native().type
        same = pa.types.is_large_string(names) or pa.types.is_string_view(names)
        text = names if same else pa.string()
        return pa.chunked_array([pa.array(values, _arrow_types(text)[kind])])

    def _pandas(self, name: str, values: Sequence[object], kind: str, index: object) -> Any:
        """pandas has three kinds of columns; the answers are of the kind that the names are of."""
        import pandas as pd

        names = self.eager[self.like].to_native()
        index = names.index if index is ... else None
        if isinstance(names.dtype, pd.ArrowDtype):
            import pyarrow as pa

            return pd.Series(values, index, pd.ArrowDtype(_arrow_types(pa.string())[kind]), name)
        if isinstance(names.dtype, pd.StringDtype):
            kinds = {TEXT: names.dtype, NUMBER: "Float64", COUNT: "Int64", TRUTH: "boolean"}
        elif None in values:
            kinds = {TEXT: object, NUMBER: "float64", COUNT: "Int64", TRUTH: "boolean"}
        else:
            kinds = {TEXT: object, NUMBER: "float64", COUNT: "int64", TRUTH: "bool"}
        return pd.Series(values, index, kinds[kind], name)


def _arrow_types(text: Any) -> dict[str, Any]:
    import pyarrow as pa

    return {TEXT: text, NUMBER: pa.float64(), COUNT: pa.int64(), TRUTH: pa.bool_()}


def _is(table: object, package: str, kind: str) -> bool:
    """Whether a table is of a class, without importing its package."""
    return any(
        cls.__name__ == kind and cls.__module__.split(".")[0].lstrip("_") == package for cls in type(table).__mro__
    )
