"""Words in alphabets that are neither Latin nor Cyrillic, and whose letters can be read off: Georgian."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from namematch.data import TomlTable, regex_of

_REGEX = regex_of(regex.compile)
_TABLE = TomlTable("other_scripts.toml", {"*": {"letters_of": _REGEX, "rewrites": [[_REGEX, str]], "letters": str}})


class _Alphabet(NamedTuple):
    letters_of: regex.Pattern[str]
    rewrites: tuple[tuple[regex.Pattern[str], str], ...]
    letters: dict[int, str]


def in_latin_letters(text: str) -> str:
    """A text in lower case with its Georgian letters as Latin ones; other scripts stay.

    Example:
        >>> in_latin_letters("ბაბანოვი"), in_latin_letters("პუტინი"), in_latin_letters("путин")
        ('babanov', 'putin', 'путин')
    """
    for alphabet in _alphabets():
        if alphabet.letters_of.search(text):
            text = " ".join(_rewritten(word, alphabet) for word in text.split(" "))
    return text


def _rewritten(word: str, alphabet: _Alphabet) -> str:
    for pattern, put in alphabet.rewrites:
        word = pattern.sub(put, word)
    return word.translate(alphabet.letters)


@cache
def _alphabets() -> tuple[_Alphabet, ...]:
    return tuple(
        _Alphabet(
            regex.compile(row["letters_of"]),
            tuple((regex.compile(find), put) for find, put in row["rewrites"]),
            {ord(letter): latin for letter, _, latin in (pair.partition("=") for pair in row["letters"].split())},
        )
        for row in _TABLE.read().values()
    )
