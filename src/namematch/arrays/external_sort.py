"""Numbers sorted and made unique, in memory or, where they are too many, on disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Self

import numpy as np

from namematch.arrays.ragged import differs_from_last, distinct
from namematch.arrays.types import Ids
from namematch.errors import NamematchError

if TYPE_CHECKING:
    import duckdb

_MEGABYTE = 1 << 20
# Numbers in one batch of the output.
_BATCH = 1 << 19
# Memory that one pair of names takes while it is weighed.
_BYTES_OF_PAIR = 256
# So many numbers are joined into one array: one so large is memory of its own, which the system takes back at once.
_BLOCK = 1 << 22
_SMALLEST_BATCH = 1 << 12
# DuckDB does not sort in less memory.
_LEAST_MEGABYTES = 64


class ExternalUniqueSorter:
    """Takes numbers in any order and yields them in ascending order, each once.

    Numbers beyond so many megabytes go to a DuckDB file in a temporary folder, which is removed when the `with` block
    ends, however it ends.

    Example:
        >>> with ExternalUniqueSorter() as sorter:
        ...     sorter.add(np.array([7, 3]))
        ...     sorter.add(np.array([3]))
        ...     [batch.tolist() for batch in sorter.sorted()]
        [[3, 7]]
    """

    def __init__(self, megabytes: int | None = None) -> None:
        self._megabytes = megabytes
        self._blocks: list[Ids] = []
        self._pieces: list[Ids] = []  # not yet part of a block
        self._count_in_pieces = 0
        self._bytes = 0
        self._is_sorted = False
        self._disk: duckdb.DuckDBPyConnection | None = None
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def add(self, numbers: Ids) -> None:
        """Adds numbers; a `NamematchError` if they exceed the memory limit and DuckDB is not installed."""
        self._pieces.append(numbers)
        self._bytes += numbers.nbytes
        self._is_sorted = False
        self._count_in_pieces += len(numbers)
        if self._count_in_pieces >= _BLOCK:
            self._blocks.append(np.concatenate(self._take_pieces()))
        if self._megabytes is not None and self._bytes > self._megabytes * _MEGABYTE:
            self._spill()

    def count(self) -> int:
        """How many different numbers there are."""
        self._sort()
        if self._disk is None:
            return sum(map(len, self._unique_in_memory()))
        (count,) = self._disk.execute("SELECT count(*) FROM numbers").fetchone() or (0,)
        return int(count)

    def sorted(self) -> Iterator[Ids]:
        """All numbers in ascending order, each once, in batches."""
        self._sort()
        if self._disk is None:
            yield from self._unique_in_memory()
        else:
            size = min(_BATCH, max((self._megabytes or 0) * _MEGABYTE // _BYTES_OF_PAIR, _SMALLEST_BATCH))
            batch = self._after(-1, size)
            while len(batch):
                yield batch
                batch = self._after(int(batch[-1]), size)

    def _sort(self) -> None:
        if self._is_sorted:
            return
        if self._disk is None:
            self._blocks += self._take_pieces()
            self._blocks = [_merged(self._blocks)]
        else:
            self._spill()
            self._disk.execute("CREATE OR REPLACE TABLE numbers AS SELECT DISTINCT number FROM numbers ORDER BY number")
        self._is_sorted = True

    def _unique_in_memory(self) -> Iterator[Ids]:
        """The sorted numbers in batches, without repetitions."""
        (block,) = self._blocks
        for start in range(0, len(block), _BATCH):
            batch = block[start : start + _BATCH]
            fresh = differs_from_last(batch)
            fresh[0] = start == 0 or block[start - 1] != batch[0]
            yield batch[fresh]

    def _after(self, number: int, most: int) -> Ids:
        """The next numbers on disk."""
        assert self._disk is not None
        query = "SELECT number FROM numbers WHERE number > ? ORDER BY number LIMIT ?"
        return np.asarray(self._disk.execute(query, [number, most]).fetchnumpy()["number"], dtype=np.int64)

    def _spill(self) -> None:
        """Moves all numbers in memory to disk."""
        if self._disk is None:
            self._disk = self._database()
        fresh = distinct(np.concatenate([np.zeros(0, dtype=np.int64), *self._blocks, *self._take_pieces()]))
        self._disk.register("fresh", {"number": fresh})
        self._disk.execute("INSERT INTO numbers SELECT number FROM fresh")
        self._disk.unregister("fresh")
        self._blocks, self._bytes = [], 0

    def _take_pieces(self) -> list[Ids]:
        pieces, self._pieces, self._count_in_pieces = self._pieces, [], 0
        return pieces

    def _database(self) -> duckdb.DuckDBPyConnection:
        try:
            import duckdb
        except ImportError as error:
            raise NamematchError(
                f"the {self._megabytes} MB for pairs of names are used up, and DuckDB, which would keep more of them "
                'on disk, is not installed: pip install "namematch-cyrillic[duckdb]"'
            ) from error
        folder = Path(self._open.enter_context(TemporaryDirectory(prefix="namematch-")))
        most = max(self._megabytes or 0, _LEAST_MEGABYTES)
        disk = duckdb.connect(
            str(folder / "pairs.duckdb"),
            config={"memory_limit": f"{most}MB", "temp_directory": str(folder / "sorting"), "threads": 1},
        )
        # The connection has to close before its folder goes.
        self._open.callback(disk.close)
        disk.execute("CREATE TABLE numbers (number BIGINT)")
        return disk


def _merged(pieces: list[Ids]) -> Ids:
    """All numbers in ascending order; each piece is freed as soon as it is copied."""
    whole = np.empty(sum(map(len, pieces)), dtype=np.int64)
    start = 0
    while pieces:
        piece = pieces.pop()
        whole[start : start + len(piece)] = piece
        start += len(piece)
    whole.sort()
    return whole
