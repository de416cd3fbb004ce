"""A pile of numbers, each once and in order in the end: in memory, or on disk where there are too many."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Self

import numpy as np

from namematch.arrays.ragged import distinct
from namematch.arrays.types import Ids
from namematch.errors import NamematchError

if TYPE_CHECKING:
    import duckdb

_MEGABYTE = 1 << 20
# Numbers that are handed out together.
_TOGETHER = 1 << 19
# What a pair of names takes while it is weighed.
_BYTES_OF_PAIR = 256
# So many are put into one array: one so large is memory of its own, which the system has back when it is given up.
_BLOCK = 1 << 22
_FEWEST = 1 << 12
# Below that DuckDB does not sort.
_LEAST_MEGABYTES = 64


class ExternalUniqueSorter:
    """Numbers that are laid down in any order and taken up in ascending order, each once.

    What is over the bound goes to a DuckDB file in a folder for temporary files, which is gone after the `with` block,
    however that ends.

    Args:
        megabytes: How much may be held in memory; no bound if left out.

    Example:
        >>> with ExternalUniqueSorter() as pile:
        ...     pile.add(np.array([7, 3]))
        ...     pile.add(np.array([3]))
        ...     [some.tolist() for some in pile.sorted()]
        [[3, 7]]
    """

    def __init__(self, megabytes: int | None = None) -> None:
        self._megabytes = megabytes
        self._held: list[Ids] = []
        self._loose: list[Ids] = []
        self._count_loose = 0
        self._bytes = 0
        self._settled = False
        self._disk: duckdb.DuckDBPyConnection | None = None
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def add(self, numbers: Ids) -> None:
        """Lays numbers down.

        Raises:
            NamematchError: If they are too many for the bound and DuckDB is not installed.
        """
        self._loose.append(numbers)
        self._bytes += numbers.nbytes
        self._settled = False
        self._count_loose += len(numbers)
        if self._count_loose >= _BLOCK:
            self._held.append(np.concatenate(self._taken_up()))
        if self._megabytes is not None and self._bytes > self._megabytes * _MEGABYTE:
            self._spill()

    def count(self) -> int:
        """How many numbers there are, each once."""
        self._settle()
        if self._disk is None:
            return sum(map(len, self._each_once()))
        (count,) = self._disk.execute("SELECT count(*) FROM pile").fetchone() or (0,)
        return int(count)

    def _settle(self) -> None:
        """Brings the numbers in order, if that has not been done."""
        if self._settled:
            return
        if self._disk is None:
            self._held += self._taken_up()
            self._held = [_in_order(self._held)]
        else:
            self._spill()
            self._disk.execute("CREATE OR REPLACE TABLE pile AS SELECT DISTINCT number FROM pile ORDER BY number")
        self._settled = True

    def sorted(self) -> Iterator[Ids]:
        """All numbers in ascending order, each once, not too many at a time."""
        self._settle()
        if self._disk is None:
            yield from self._each_once()
        else:
            room = min(_TOGETHER, max((self._megabytes or 0) * _MEGABYTE // _BYTES_OF_PAIR, _FEWEST))
            some = self._after(-1, room)
            while len(some):
                yield some
                some = self._after(int(some[-1]), room)

    def _each_once(self) -> Iterator[Ids]:
        """What is held in order, some at a time, without what stands there again."""
        (held,) = self._held
        for start in range(0, len(held), _TOGETHER):
            some = held[start : start + _TOGETHER]
            fresh = np.ones(len(some), dtype=bool)
            fresh[1:] = some[1:] != some[:-1]
            fresh[0] = start == 0 or held[start - 1] != some[0]
            yield some[fresh]

    def _after(self, number: int, most: int) -> Ids:
        """The next numbers on disk."""
        assert self._disk is not None
        query = "SELECT number FROM pile WHERE number > ? ORDER BY number LIMIT ?"
        return np.asarray(self._disk.execute(query, [number, most]).fetchnumpy()["number"], dtype=np.int64)

    def _spill(self) -> None:
        """Puts down on disk what is held."""
        if self._disk is None:
            self._disk = self._database()
        held = distinct(np.concatenate([np.zeros(0, dtype=np.int64), *self._held, *self._taken_up()]))
        self._disk.register("held", {"number": held})
        self._disk.execute("INSERT INTO pile SELECT number FROM held")
        self._disk.unregister("held")
        self._held, self._bytes = [], 0

    def _taken_up(self) -> list[Ids]:
        """The pieces that lie loose, which do so no more."""
        pieces, self._loose, self._count_loose = self._loose, [], 0
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
        # The connection is closed before its folder goes.
        self._open.callback(disk.close)
        disk.execute("CREATE TABLE pile (number BIGINT)")
        return disk


def _in_order(pieces: list[Ids]) -> Ids:
    """All numbers in ascending order; a piece is gone as soon as it has been taken over."""
    whole = np.empty(sum(map(len, pieces)), dtype=np.int64)
    start = 0
    while pieces:
        piece = pieces.pop()
        whole[start : start + len(piece)] = piece
        start += len(piece)
    whole.sort()
    return whole
