"""One name against many that were read before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from os import PathLike
from pathlib import Path
from typing import Self
from warnings import warn

from namematch._internal.parallel import Workers
from namematch._internal.paths import path_of
from namematch._internal.progress import Steps
from namematch.errors import InputError
from namematch.index.entries import Name, NameEntry, as_entry
from namematch.index.entry_store import EntryStore
from namematch.index.hits import Hit
from namematch.index.index_file import Contents, OlderVersionError, made_by, read_index, write_index
from namematch.index.search_table import SearchTable
from namematch.index.segment import Segment
from namematch.names import DecisionRule, decision_rule
from namematch.names.batch import NameTable
from namematch.text import clean, count_of, items_of
from namematch.user_lexicon import activate, active_lexicon, lexicon

# Names read together, and queries that are looked up together.
_NAMES = 1 << 20
_QUERIES = 1 << 12


class Index:
    """Names that are read once, and searched again and again: a search reads only the name that is asked for.

    A search finds every name whose weight under the default population exceeds zero, whatever the population that is
    asked for, if it shares more than initials with the query; of the others it finds those that share a blocking key
    with it (`keys`). Weights and verdicts are those of `compare`. An index keeps the lexicon that was active when it
    was made. Several threads may search it at once, but one that changes it must be alone.

    Args:
        names: Names to begin with, as for `add`.
        progress: Is called with the stage `"names"`, how many have been read, and of how many.
        workers: How many processes read the names where there are many thousands. With more than one, a script must
            make the index under `if __name__ == "__main__":`.

    Example:
        >>> index = Index(["Сергей Лавров", "Дмитрий Песков"])
        >>> [(hit.id, hit.name, str(hit.verdict)) for hit in index.search("Sergey Lavrov")]
        [(0, 'Сергей Лавров', 'same')]
    """

    def __init__(
        self,
        names: Iterable[Name | None] = (),
        *,
        progress: Callable[[str, int, int], object] | None = None,
        workers: int = 1,
    ) -> None:
        self._lexicon = active_lexicon()
        self._store, self._table = EntryStore(), SearchTable()
        self._add(_entries(names), self._crew(workers), Steps(progress))

    def add(self, names: Name | Iterable[Name | None]) -> list[str | int]:
        """Adds names; if one is refused, none is added.

        Args:
            names: One name or many: strings, `Mention` (whose id is kept), `PersonName`, or dicts with the fields of a
                `Mention`. A missing name keeps its position, and is never found.

        Returns:
            Their ids: those of the mentions, and the positions in the order of adding, from 0, for the others.

        Raises:
            TypeError: If an item is none of these.
            InputError: If a dict has no name.
            UnknownChoiceError: If a dict has a field that a `Mention` has not.
            DuplicateIdError: If an id stands twice, here or among the names added before.

        Example:
            >>> Index().add(["Sergei Lavrov", {"name": "Dmitry Peskov", "id": "p1"}])
            [0, 'p1']
        """
        one = isinstance(names, str | Mapping) or not isinstance(names, Iterable)
        return self._add(_entries([names] if one else names), Workers(), Steps())  # type: ignore[list-item,arg-type]

    def remove(self, id: str | int) -> None:
        """Removes a name; others keep their ids.

        Args:
            id: Its id, or its position if it has none.

        Raises:
            InputError: If there is none.
        """
        self._store.remove(id)

    def search(
        self,
        query: Name,
        *,
        limit: int | None = 5,
        min_probability: float | None = None,
        population: float | None = None,
    ) -> list[Hit]:
        """The names that can be the person asked for, the weightiest first.

        Args:
            query: A name, as for `add`.
            limit: Most hits to return; `None` for all.
            min_probability: What the probability of a hit must exceed; the default is one half. Less gives doubtful
                hits too.
            population: As for `compare`: of how many people two names could be, such as `len(index)`.

        Returns:
            Hits, of several as weighty those first that were added first; their verdicts are those of `compare`.

        Raises:
            TypeError: If the query is no name, or another argument not a number.
            InputError: If the population is less than 1, the probability not between 0 and 1, or the limit negative.
        """
        (hits,) = self.search_many([query], limit=limit, min_probability=min_probability, population=population)
        return hits

    def search_many(
        self,
        queries: Iterable[Name | None],
        *,
        limit: int | None = 5,
        min_probability: float | None = None,
        population: float | None = None,
        workers: int = 1,
    ) -> list[list[Hit]]:
        """`search` for every row of a column, at the price of its distinct names.

        Args:
            queries: Names, as for `add`.
            limit: As for `search`.
            min_probability: Likewise.
            population: Likewise.
            workers: How many processes read the names that are compared, as for the index itself.

        Returns:
            As many rows as there are queries; no hits where the name is missing. Errors are those of `search`.
        """
        limit = None if limit is None else count_of(limit, "search_many", "limit")
        rule, line = decision_rule(population), decision_rule(population, min_probability).line
        texts = [as_entry(query, "search_many")[0] for query in items_of(queries, "search_many", "queries", "names")]
        cleaned = [clean(text) for text in texts]
        distinct = [name for name in dict.fromkeys(cleaned) if name]
        with self._crew(workers) as crew, lexicon(self._lexicon):
            found = dict(zip(distinct, self._search(distinct, line - rule.shift, crew), strict=True))
        return [
            [self._hit(text, rule, *hit) for hit in found.get(name, ())[:limit]]
            for text, name in zip(texts, cleaned, strict=True)
        ]

    def save(self, path: PathLike[str] | str) -> None:
        """Writes the index to one file, or nothing at all.

        Args:
            path: The file; an old one is replaced. The documentation describes its format.

        Raises:
            InputError: If it cannot be written there; what stood there before is untouched.
        """
        self._store.merge(1)
        contents = Contents(self._store.segments, self._store.removed, made_by(self._lexicon.checksum))
        write_index(path_of(path, "Index.save"), contents)

    @classmethod
    def load(cls, path: PathLike[str] | str) -> Self:
        """An index as it was saved; its names stay in the file until they are looked at.

        The keys of its names are made anew, with a warning, where the file was written by another release or with
        another lexicon than is active now.

        Args:
            path: The file.

        Raises:
            InputError: If the file is missing, not an index, of a newer version, damaged or cut short.
        """
        contents = read_index(path := path_of(path, "Index.load"))
        index = cls()
        if contents.made_by != made_by(index._lexicon.checksum):
            warn(f"{path}: written by another release or lexicon; the keys of its names are made anew", stacklevel=2)
            anew = [index._read(segment.texts, segment.ids, Workers(), Steps()) for segment in contents.segments]
            contents = contents._replace(segments=[segment for segments in anew for segment in segments])
        index._store = EntryStore(contents.segments, contents.removed)
        return index

    @classmethod
    def cached(
        cls,
        path: PathLike[str] | str,
        names: Iterable[Name | None],
        *,
        progress: Callable[[str, int, int], object] | None = None,
        workers: int = 1,
    ) -> Self:
        """An index of a list that a file keeps from one run to the next: only names that it does not have are read.

        Args:
            path: The file, which is made to hold the list as it is now, and nothing else. It is written where there is
                none and where the list has changed. What another release or lexicon has read is read anew.
            names: All names of the list, as for `add`. Those without an id have positions of the file.
            progress: As for the index itself.
            workers: Likewise.

        Raises:
            TypeError: If an item is no name.
            DuplicateIdError: If an id stands twice.
            InputError: If the file is not an index, of a newer version, damaged or cut short, cannot be written, or
                holds ids where the list has none, so that it is another's.

        Example:
            >>> from tempfile import mkdtemp
            >>> path = Path(mkdtemp()) / "list.index"
            >>> [hit.name for hit in Index.cached(path, ["Лавров", "Песков"]).search("Lavrov")]
            ['Лавров']
        """
        file, wanted = path_of(path, "Index.cached"), _entries(names)
        index = cls._as_kept(file)
        before = len(index)
        if any(own for _, (_, own) in index._store.entries()) and not any(own for _, own in wanted):
            raise InputError(f"{file}: holds names with ids, and those of the list have none; choose another file")
        fresh = index._keep(wanted)
        if len(index._store) > 2 * len(wanted):
            # Most of what the file holds was removed.
            index, fresh = cls(), wanted
        if fresh or len(index) < before or not file.exists():
            index._add(fresh, index._crew(workers), Steps(progress))
            index.save(file)
        return index

    @classmethod
    def _as_kept(cls, path: Path) -> Self:
        """The index in a file; an empty one where there is none that this release and lexicon have written."""
        index = cls()
        try:
            contents = read_index(path) if path.exists() else None
        except OlderVersionError:
            return index
        if contents is not None and contents.made_by == made_by(index._lexicon.checksum):
            index._store = EntryStore(contents.segments, contents.removed)
        return index

    def _keep(self, wanted: Sequence[NameEntry]) -> list[NameEntry]:
        """Removes entries that are not wanted, and gives those that are not here."""
        needed, kept = Counter(wanted), Counter[NameEntry]()
        for position, entry in self._store.entries():
            if kept[entry] < needed[entry]:
                kept[entry] += 1
            else:
                self._store.remove(entry[1] or position)
        fresh = []
        for entry in wanted:
            kept[entry] -= 1
            if kept[entry] < 0:
                fresh.append(entry)
        return fresh

    def __len__(self) -> int:
        return len(self._store) - len(self._store.removed)

    def __iter__(self) -> Iterator[str | int]:
        """The ids in the order of adding."""
        return self._store.ids()

    def __contains__(self, id: object) -> bool:
        try:
            self._store.position(id)
        except InputError:
            return False
        return True

    def __getitem__(self, id: str | int) -> str:
        """The name of an id as it was added; empty where it was missing."""
        return self._store.entry(self._store.position(id))[1]

    def __repr__(self) -> str:
        return f"<Index of {len(self):,} names>"

    def _crew(self, count: int) -> Workers:
        return Workers(count, partial(activate, self._lexicon))

    def _add(self, entries: Sequence[NameEntry], workers: Workers, steps: Steps) -> list[str | int]:
        texts, ids = [text for text, _ in entries], [own for _, own in entries]
        self._store.check_new(ids)
        first = len(self._store)
        with workers, lexicon(self._lexicon):
            self._store.extend(self._read(texts, ids, workers, steps))
        return [own or position for position, own in enumerate(ids, first)]

    def _read(self, texts: Sequence[str], ids: Sequence[str], workers: Workers, steps: Steps) -> list[Segment]:
        """Reads names."""
        segments, done = [], 0
        for start in range(0, len(texts), _NAMES):
            part = [texts[i] for i in range(start, min(start + _NAMES, len(texts)))]
            cleaned = list(map(clean, part))
            table = NameTable()
            for names in table.extend_stepwise([name for name in dict.fromkeys(cleaned) if name], workers):
                done += len(names)
                steps("names", min(done, len(texts)), len(texts))
            segments.append(Segment.of(part, [ids[i] for i in range(start, start + len(part))], cleaned, table))
        return segments

    def _search(self, names: Sequence[str], floor: float, workers: Workers) -> Iterator[list[tuple[float, int]]]:
        """By query, as `clean` leaves it, the weights and positions of what weighs more than a floor."""
        for start in range(0, len(names), _QUERIES):
            some = names[start : start + _QUERIES]
            hits: list[list[tuple[float, int]]] = [[] for _ in some]
            found = self._table.search(self._store.segments, some, floor, workers)
            for one, other, weight in zip(*(column.tolist() for column in found), strict=True):
                if other not in self._store.removed:
                    hits[one].append((-weight, other))
            yield from ([(-bits, position) for bits, position in sorted(own)] for own in hits)

    def _hit(self, query: str, rule: DecisionRule, bits: float, position: int) -> Hit:
        id, name = self._store.entry(position)
        return Hit(id, name, query, bits + rule.shift, rule, self._lexicon)


def _entries(names: Iterable[Name | None]) -> list[NameEntry]:
    return [as_entry(name, "Index.add") for name in items_of(names, "Index.add", "names", "names")]
