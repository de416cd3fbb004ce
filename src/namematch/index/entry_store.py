"""The entries of an index in segments, and their ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from namematch.errors import DuplicateIdError, InputError, shown
from namematch.index.entries import NameEntry
from namematch.index.segment import Segment
from namematch.text import count_of

# A segment that is shorter than so many times the next one is merged with it.
_RATIO = 4


class EntryStore:
    """Entries in the order of adding; an entry that is removed keeps its position."""

    def __init__(self, segments: Sequence[Segment] = (), removed: Iterable[int] = ()) -> None:
        self.segments = list(segments)
        self.removed = set(removed)  # the positions of those that were removed
        self._positions: dict[str, int] | None = None

    def __len__(self) -> int:
        return sum(map(len, self.segments))

    def extend(self, segments: Sequence[Segment]) -> None:
        """Adds entries whose ids are new."""
        known, first = self._known(), len(self)
        own = enumerate((own for segment in segments for own in segment.ids), first)
        known.update((id, position) for position, id in own if id)
        self.segments += segments
        self.merge(_RATIO)

    def merge(self, ratio: int) -> None:
        """Merges segments until each is so many times as long as the next one; with a ratio of 1, all of them."""
        parts = self.segments.copy()
        while len(parts) > 1 and (ratio == 1 or len(parts[-2]) < ratio * len(parts[-1])):
            parts[-2:] = [parts[-2].followed_by(parts[-1])]
        self.segments = parts

    def check_new(self, ids: Iterable[str]) -> None:
        """A `DuplicateIdError` if an id stands twice, here or among these; an empty one is none."""
        seen: set[str] = set()
        for id in filter(None, ids):
            if id in seen or id in self._known():
                raise DuplicateIdError(id)
            seen.add(id)

    def remove(self, id: object) -> None:
        """Removes an entry, whose id is free then."""
        self.removed.add(self.position(id))
        if isinstance(id, str):
            del self._known()[id]

    def ids(self) -> Iterator[str | int]:
        """The ids of the entries that are left."""
        return (own or position for position, (_, own) in self.entries())

    def entries(self) -> Iterator[tuple[int, NameEntry]]:
        """The positions, names and ids of the entries that are left."""
        held = (entry for segment in self.segments for entry in zip(segment.texts, segment.ids, strict=True))
        return ((position, entry) for position, entry in enumerate(held) if position not in self.removed)

    def entry(self, position: int) -> tuple[str | int, str]:
        """The id and the name of an entry."""
        place = position
        for segment in self.segments:
            if place < len(segment):
                return segment.ids[place] or position, segment.texts[place]
            place -= len(segment)
        raise IndexError(position)

    def position(self, id: object) -> int:
        """The position of an entry by its id; an `InputError` if there is none."""
        position = self._known().get(id, -1) if isinstance(id, str) else self._own_position(id)
        if position < 0 or position in self.removed:
            raise InputError(f"the index has no name with the id {shown(id)}")
        return position

    def _own_position(self, id: object) -> int:
        """A position that is an id, because its entry has no other; -1 if there is none."""
        try:
            position = count_of(id, "Index", "id")
        except (TypeError, InputError):
            return -1
        return position if position < len(self) and self.entry(position)[0] == position else -1

    def _known(self) -> dict[str, int]:
        """The positions of ids, read from the segments when they are first asked for."""
        if self._positions is None:
            own = enumerate(own for segment in self.segments for own in segment.ids)
            self._positions = {id: position for position, id in own if id and position not in self.removed}
        return self._positions
