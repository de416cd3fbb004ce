"""What tasks on other machines work with: batches of rows, and the lexicon that was active where the job was made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextvars import copy_context
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from namematch.user_lexicon import Lexicon, activate, active_lexicon

if TYPE_CHECKING:
    import pyarrow as pa

Batches: TypeAlias = "Iterator[pa.RecordBatch]"


def batch_of(schema: str, columns: Iterable[Any]) -> pa.RecordBatch:
    """Columns as a batch, under the names and of the types of a schema such as "key long, side int"."""
    import pyarrow as pa

    types = {"string": pa.string(), "long": pa.int64(), "int": pa.int32(), "double": pa.float64()}
    names, kinds = zip(*(field.split() for field in schema.split(", ")), strict=True)
    cells = zip(kinds, columns, strict=True)
    arrays = [values if isinstance(values, pa.Array) else pa.array(values, types[kind]) for kind, values in cells]
    return pa.RecordBatch.from_arrays(arrays, names=names)


def under_lexicon(task: Callable[[Batches], Batches]) -> Callable[[Batches], Batches]:
    """A task that works on batches, and takes the active lexicon along wherever it is run."""
    own = active_lexicon()

    def run(batches: Batches) -> Batches:
        # A generator has no context of its own, and what runs beside it keeps another lexicon.
        context = copy_context()
        context.run(activate, _first_equal(own))
        made = context.run(task, batches)
        while (batch := context.run(next, made, None)) is not None:
            yield batch

    return run


@lru_cache(maxsize=4)
def _first_equal(own: Lexicon) -> Lexicon:
    """The same lexicon as an earlier task had, with all it remembers; each task unpickles one of its own."""
    return own
