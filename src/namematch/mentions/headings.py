"""Lines in title case: headings and headlines, where a capital says little."""

from __future__ import annotations

from collections.abc import Iterator

from namematch.mentions.role_spans import RolePlaces
from namematch.mentions.tokens import TextWord, WordShape
from namematch.mentions.vocabulary import Kind

_FEWEST = 3
_SHARE = 0.75
_SHORTEST = 4
_SENTENCE_MARKS = tuple(f"{quote}{mark}" for mark in ".…,;:" for quote in ("", "»", "”", '"', ")"))


def heading_words(text: str, words: list[TextWord], roles: RolePlaces) -> frozenset[int]:
    """Indexes of the words that stand in lines in title case or in capitals.

    The words of role titles do not count: they carry capitals anywhere.
    """
    lines = ((line, words[line.start : line.stop]) for line in _lines(words) if line)
    return frozenset(
        at
        for line, own in lines
        if _is_heading(own, roles) and not text[own[-1].end : own[-1].end + 2].startswith(_SENTENCE_MARKS)
        for at in line
    )


def _lines(words: list[TextWord]) -> Iterator[range]:
    first = 0
    for at, word in enumerate(words):
        if at > first and word.opens and "\n" in word.gap:
            yield range(first, at)
            first = at
    yield range(first, len(words))


def _is_heading(line: list[TextWord], roles: RolePlaces) -> bool:
    telling = [word for word in line if _is_telling(word) and not roles.covers(word.start)]
    capital = sum(word.shape in (WordShape.TITLE, WordShape.UPPER) for word in telling)
    return len(telling) >= _FEWEST and capital >= _SHARE * len(telling)


def _is_telling(word: TextWord) -> bool:
    return len(word.folded) >= _SHORTEST and Kind.STOP not in word.kinds and word.shape is not WordShape.OTHER
