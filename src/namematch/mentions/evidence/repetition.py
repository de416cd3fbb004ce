"""What the rest of a text says of a word: how surely a first look took it for a name elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from namematch.mentions.document import Page, has_surname_first, word_keys
from namematch.mentions.evidence.single_words import WRITTEN
from namematch.names import is_patronymic

_STEPS = (0.05, 0.3, 0.7, 0.95, 0.995)
_MOST_COUNTED = 3
# Of a word that stands in a long text again and again so many places are looked at.
_MOST_PLACES = 40
_KNOWN = 0.5
_UNLIKELY = 1e-4
# A dot ends initials and the minutes of a line-up, so it counts as well.
_LIST_MARKS = frozenset(",;.)(/–-")


class WordPlace(NamedTuple):
    """One place of a word: how likely it is the surname or a given name of a longer name, or a name alone."""

    at: int
    surname: float
    given: float
    alone: float


class Repetition:
    """The places of every written word of a page, by its base forms, from its pieces and their chances to be names."""

    def __init__(self, page: Page, chances: Iterable[tuple[tuple[int, int], float]]) -> None:
        self._page = page
        self._places = places = _places(page, chances)
        self._keys = {at: word_keys(page, page.words[at]) for at in places}
        self._by_key: dict[str, list[WordPlace]] = defaultdict(list)
        for at, keys in self._keys.items():
            for key in keys:
                self._by_key[key].append(places[at])
        sure = {key for key, found in self._by_key.items() if any(place.surname > _KNOWN for place in found)}
        known = (at for at, keys in self._keys.items() if not sure.isdisjoint(keys))
        self.known = frozenset(page.words[at].folded for at in known)
        self.surnames = frozenset(page.words[at].folded for at, place in places.items() if place.surname > _KNOWN)

    def features(self, first: int, last: int) -> Iterator[str]:
        """What other places of its words say of a piece, and the names beside it in a list."""
        yield from self._in_list("before", first, first - 1)
        yield from self._in_list("after", last + 1, last + 1)
        written = [at for at in range(first, last + 1) if at in self._keys]
        if not written:
            return
        if first == last:
            yield from self._of_word("alone", first, first, last)
            return
        yield from self._of_word("last", written[-1], first, last)
        if len(written) > 1:
            yield from self._of_word("first", written[0], first, last)

    def _of_word(self, role: str, at: int, first: int, last: int) -> Iterator[str]:
        others = self._elsewhere(at, first, last)
        if not others:
            yield f"elsewhere.{role}=none"
            return
        surname = _step(max(place.surname for place in others))
        given = _step(max(place.given for place in others))
        alone = _step(max(place.alone for place in others))
        named = sum(min(1.0, place.surname + place.given + place.alone) for place in others) / len(others)
        yield f"elsewhere.{role}.surname={surname}"
        yield f"elsewhere.{role}.given={given}"
        yield f"elsewhere.{role}.alone={alone}"
        yield f"elsewhere.{role}.share={_step(named)}of{min(len(others), _MOST_COUNTED)}"
        if role == "alone":
            yield f"elsewhere.{role}.all={surname}{given}{alone}"

    def _in_list(self, side: str, at: int, neighbour: int) -> Iterator[str]:
        place = self._places.get(neighbour)
        if place is not None and self._page.words[at].gap.strip()[-1:] in _LIST_MARKS:
            yield f"list.{side}={_step(place.surname + place.given + place.alone)}"

    def _elsewhere(self, at: int, first: int, last: int) -> list[WordPlace]:
        places = (place for key in sorted(self._keys[at]) for place in islice(self._by_key[key], _MOST_PLACES))
        return list({place.at: place for place in places if not first <= place.at <= last}.values())


def _step(chance: float) -> int:
    return sum(chance >= step for step in _STEPS)


def _places(page: Page, chances: Iterable[tuple[tuple[int, int], float]]) -> dict[int, WordPlace]:
    surname: dict[int, float] = defaultdict(float)
    given: dict[int, float] = defaultdict(float)
    alone: dict[int, float] = defaultdict(float)
    for (first, last), chance in chances:
        if chance < _UNLIKELY:
            continue
        if first == last:
            alone[first] += chance
            continue
        written = [at for at in range(first, last + 1) if page.words[at].shape in WRITTEN]
        head = _surname_at(page, written)
        for at in written:
            (surname if at == head else given)[at] += chance
    written_words = (at for at, word in enumerate(page.words) if word.shape in WRITTEN)
    return {
        at: WordPlace(at, surname[at], given[at], alone[at])
        for at in written_words
        if not page.roles.covers(page.words[at].start)
    }


def _surname_at(page: Page, written: list[int]) -> int:
    """The word of a name that is the surname: the last one but for a patronymic, or the first before a given name."""
    if has_surname_first([page.words[at] for at in written]):
        return written[0]
    rest = [at for at in written[1:] if not is_patronymic(page.words[at].text)]
    return rest[-1] if rest else written[-1]
