"""Letters that were typed, read or stored as others: brought back before a name is taken apart.

Nothing is mended on suspicion: what comes out must be a word of a name, and what was there must be none.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice, product
from typing import Any
from urllib.parse import unquote

import regex

from namematch.names.cells.known_words import is_a_given_name, is_certain, is_known
from namematch.names.schemas import CELLS
from namematch.text import Script, leading_script, repair_encoding, repair_script, script_of, words

_APOSTROPHE = regex.compile(r"(?<=\p{L})[\"*”“„](?=[яюєїёеійЯЮЄЇЁЕІЙyjeiauYJEIAU])")
_WORD_WITH_FIGURES = regex.compile(r"[\p{L}\d'-]++")
_FIGURE_BESIDE_LETTER = regex.compile(r"\p{L}\d|\d\p{L}")
_LETTER_RUN = regex.compile(r"[\p{L}\d]+")
_SENT = regex.compile(r"%[0-9A-Fa-f]{2}|&#?\w+;|\\u[0-9A-Fa-f]{4}")
# Typed with the capitals locked.
_INVERTED = regex.compile(r"^(?:\p{Ll}\p{Lu}+(?:[ -]|$))+$")
_MOST_MARKED, _BEHIND_LATIN = 0.8, "\u0370"
_MOST_FIGURES, _LEAST_LETTERS = 2, 3
_MOST_CHOICES = 16
# Behind these figures a vowel shows that they stand for the sounds they are called by: 4ernov, 6umov.
_SOUNDS = regex.compile(r"[46][aeiouy]", regex.IGNORECASE)
# What the wrong layout makes of a name: no vowels, marks where letters stand, endings that no word has.
MISTYPED = regex.compile(
    r"(?<!\p{L})(?:(?i:[b-df-hj-np-tv-z]{4}(?!\p{L})|[b-df-hj-np-tv-xz]{4})|(?i:[б-джзй-нп-тф-щъь]{4,}))"
    r"|[,;:\[\]{}<>\"]\p{Ll}|\p{Lu}\.\p{Ll}|[,;.\[{<>:]\p{L}{2,}$|(?:[jt]d|by|[btj]q|[jt]?df|yf|rj|fz)(?!\p{L})"
)


@cache
def _table() -> dict[str, Any]:
    return CELLS.read()


def mend(text: str) -> str:
    """A cell with its letters brought back; the same text where nothing has to be."""
    if _SENT.search(text):
        text = html.unescape(unquote(regex.sub(r"\\u([0-9A-Fa-f]{4})", lambda m: chr(int(m[1], 16)), text)))
    text = _of_other_page(repair_encoding(text))
    text = _in_one_script(text)
    text = _APOSTROPHE.sub("'", text) if _APOSTROPHE.search(text) else text
    if _FIGURE_BESIDE_LETTER.search(text):
        text = _WORD_WITH_FIGURES.sub(_with_letters_for_figures, text)
    return _of_other_layout(text)


def _with_letters_for_figures(found: regex.Match[str]) -> str:
    word = found.group()
    return _without_figures(word) if _FIGURE_BESIDE_LETTER.search(word) else word


def _in_one_script(text: str) -> str:
    """The words of a text with letters of the other script put right, by the words around."""
    tokens = list(words(text))
    scripts = Counter(script_of(token.text) for token in tokens)
    if not scripts[Script.MIXED] and not (scripts[Script.LATIN] and scripts[Script.CYRILLIC]):
        return text
    around = leading_script(text)
    for token in tokens:
        text = text[: token.start] + repair_script(token.text, around) + text[token.end :]
    return text


def _without_figures(word: str) -> str:
    """A word with the letters that its figures were written for, if that makes a word of a name."""
    figures, letters = sum(map(str.isdigit, word)), sum(map(str.isalpha, word))
    if figures > _MOST_FIGURES or letters < _LEAST_LETTERS or _SOUNDS.search(word):
        return word
    which = "cyrillic" if script_of(word) is Script.CYRILLIC else "latin"
    table: dict[str, str] = _table()["figures"][which]
    options = (table.get(char, char) if char.isdigit() else char for char in word)
    choices = ["".join(letters) for letters in islice(product(*options), _MOST_CHOICES)]
    return next((_as_cased(word, c) for test in (is_certain, is_known) for c in choices if test(c)), word)


def _as_cased(word: str, letters: str) -> str:
    if word.isupper():
        return letters.upper()
    return letters[0].upper() + letters[1:] if any(map(str.isupper, word)) or word[0].isdigit() else letters


def _of_other_page(text: str) -> str:
    """A text read by the wrong table of characters, or typed with the capitals locked, as it was written."""
    if _INVERTED.search(text) and _names_in(text.swapcase()):
        return text.swapcase()
    written = "".join(text.split())
    # Hardly anything but letters with marks is no name in any language.
    marked = sum("\x80" <= char < _BEHIND_LATIN for char in written)
    strange = marked > _MOST_MARKED * len(written)
    if text.isascii() or (not strange and _names_in(text)):
        return text
    enough = _any_name_in if strange else _names_in
    return next((right for right in _through_pages(text) if enough(right)), text)


def _through_pages(text: str) -> Iterator[str]:
    for seen, written in _table()["pages"]["pairs"]:
        try:
            right = text.encode(seen).decode(written)
        except UnicodeError:
            continue
        if script_of(right) is Script.CYRILLIC and right.isprintable():
            yield right


def _any_name_in(text: str) -> bool:
    return any(is_known(word) for word in _LETTER_RUN.findall(text) if len(word) >= _LEAST_LETTERS)


def _names_in(text: str) -> bool:
    """Whether a text is made of words of names, one of them a certain one, or of a single word that ends like one."""
    written = _LETTER_RUN.findall(text)
    known = [word for word in written if is_known(word)]
    return len(known) == len(written) and bool(written) and (len(written) == 1 or any(map(is_certain, written)))


def _of_other_layout(text: str) -> str:
    """A text typed in the wrong layout of the keyboard, as it was meant."""
    if not MISTYPED.search(text) or any(
        is_known(word) for word in _LETTER_RUN.findall(text) if len(word) >= _LEAST_LETTERS
    ):
        return text
    keys = _table()["keys"]
    latin = keys["latin"] + keys["shifted"]
    for cyrillic in keys["cyrillic"]:
        both = cyrillic + cyrillic.upper()
        pairs = zip(latin, both, strict=True) if text.isascii() else zip(both, latin, strict=True)
        meant = text.translate({ord(seen): key for seen, key in pairs})
        written = _LETTER_RUN.findall(meant)
        if _names_in(meant) and any(map(is_a_given_name, written)):
            return meant
    return text
