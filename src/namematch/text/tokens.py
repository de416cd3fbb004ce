"""Words of a text with their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

# A word is letters and marks, joined by single apostrophes or hyphens; dots belong to abbreviations ("А.Н.", "U.S.").
# A dot in the middle joins words of Latin letters; in Chinese it parts them.
_JOINER = r"(?:['’‘ʼʹʺ`´\-‐‑–\u00ad\u200b-\u200d\u2060]|·(?![\u3400-\u9fff]))"
_WORD = regex.compile(rf"[\p{{L}}\p{{N}}][\p{{L}}\p{{M}}\p{{N}}]*+(?:{_JOINER}+[\p{{L}}\p{{M}}\p{{N}}]++)*+")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text."""

    text: str
    start: int
    end: int  # place behind its last character


def words(text: str) -> Iterator[Token]:
    """The words of `text` with their places, from left to right; hyphens and apostrophes inside a word belong to it.

    Punctuation is left out.

    Example:
        >>> [token.text for token in words("Римский-Корсаков, Н. А.; O'Neill")]
        ['Римский-Корсаков', 'Н', 'А', "O'Neill"]
    """
    for match in _WORD.finditer(text):
        yield Token(match.group(), match.start(), match.end())
