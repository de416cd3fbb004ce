"""Lines in title case: headings and headlines, where a capital says little."""

from __future__ import annotations

from collections.abc import Iterator

from namematch.mentions.roleplaces import RolePlaces
from namematch.mentions.vocabulary import Kind
from namematch.mentions.words import Shape, Word

_FEWEST = 3
_SHARE = 0.75
_SHORTEST = 4


def headings(words: list[Word], roles: RolePlaces) -> frozenset[int]:
    """Indexes of the words that stand in lines in title case or in capitals.

    Args:
        words: All words of a text.
        roles: Its role titles, whose words do not count: they carry capitals anywhere.
    """
    return frozenset(at for line in _lines(words) if _is_heading([words[i] for i in line], roles) for at in line)


def _lines(words: list[Word]) -> Iterator[range]:
    first = 0
    for at, word in enumerate(words):
        if at > first and word.opens and "\n" in word.gap:
            yield range(first, at)
            first = at
    yield range(first, len(words))


def _is_heading(line: list[Word], roles: RolePlaces) -> bool:
    telling = [word for word in line if _is_telling(word) and not roles.covers(word.start)]
    capital = sum(word.shape in (Shape.TITLE, Shape.UPPER) for word in telling)
    return len(telling) >= _FEWEST and capital >= _SHARE * len(telling)


def _is_telling(word: Word) -> bool:
    return len(word.folded) >= _SHORTEST and Kind.STOP not in word.kinds and word.shape is not Shape.OTHER
