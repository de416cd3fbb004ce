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

from namematch.names.cells.known_words import is_certain, is_given, is_known
from namematch.names.schemas import CELLS
from namematch.text import Script, repair_script, script_of, words

_APOSTROPHE = regex.compile(r"(?<=\p{L})[\"*”“„](?=[яюєїёеіЯЮЄЇЁЕІyjeiauYJEIAU]\p{L})")
_FIGURED = regex.compile(r"[\p{L}'-]*(?:\p{L}\d|\d\p{L})[\p{L}\d'-]*")
_LETTER_RUN = regex.compile(r"[\p{L}\d]+")
_SENT = regex.compile(r"%[0-9A-Fa-f]{2}|&#?\w+;|\\u[0-9A-Fa-f]{4}")
# Typed with the capitals locked.
_INVERTED = regex.compile(r"^(?:\p{Ll}\p{Lu}+(?:[ -]|$))+$")
_MOST_FIGURES, _LEAST_LETTERS = 2, 3
_MOST_CHOICES = 16
# Behind these figures a vowel shows that they stand for the sounds they are called by: 4ernov, 6umov.
_SOUNDS = regex.compile(r"[46][aeiouy]", regex.IGNORECASE)
_VOWELLESS = regex.compile(
    r"(?<!\p{L})(?:[b-df-hj-np-tv-zB-DF-HJ-NP-TV-Z;'\[\],.`]{4,}|[б-джзй-нп-тф-щъьБ-ДЖЗЙ-НП-ТФ-Щ]{4,})"
)


@cache
def _table() -> dict[str, Any]:
    return CELLS.read()


def mend(text: str) -> str:
    """A cell with its letters brought back; the same text where nothing has to be."""
    if _SENT.search(text):
        text = html.unescape(unquote(regex.sub(r"\\u([0-9A-Fa-f]{4})", lambda m: chr(int(m[1], 16)), text)))
    text = _of_other_page(text)
    text = _in_one_script(text)
    text = _APOSTROPHE.sub("'", text) if _APOSTROPHE.search(text) else text
    text = _FIGURED.sub(lambda found: _without_figures(found.group()), text)
    return _of_other_layout(text)


def _in_one_script(text: str) -> str:
    """The words of a text with letters of the other script put right, by the words around."""
    tokens = list(words(text))
    scripts = Counter(script_of(token.text) for token in tokens)
    if not scripts[Script.MIXED] and not (scripts[Script.LATIN] and scripts[Script.CYRILLIC]):
        return text
    letters = Counter(script_of(char) for char in text if char.isalpha())
    around = Script.CYRILLIC if letters[Script.CYRILLIC] >= letters[Script.LATIN] else Script.LATIN
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
    if text.isascii() or _names_in(text):
        return text
    return next((right for right in _through_pages(text) if _names_in(right)), text)


def _through_pages(text: str) -> Iterator[str]:
    for seen, written in _table()["pages"]["pairs"]:
        try:
            right = text.encode(seen).decode(written)
        except UnicodeError:
            continue
        if script_of(right) is Script.CYRILLIC and right.isprintable():
            yield right


def _names_in(text: str) -> bool:
    """Whether a text is made of words of names, one of them a certain one, or of a single word that ends like one."""
    written = _LETTER_RUN.findall(text)
    known = [word for word in written if is_known(word)]
    return len(known) == len(written) and bool(written) and (len(written) == 1 or any(map(is_certain, written)))


def _of_other_layout(text: str) -> str:
    """A text typed in the wrong layout of the keyboard, as it was meant."""
    if not _VOWELLESS.search(text) or any(map(is_known, _LETTER_RUN.findall(text))):
        return text
    keys = _table()["keys"]
    for cyrillic in keys["cyrillic"]:
        pairs = (keys["latin"], cyrillic) if text.isascii() else (cyrillic, keys["latin"])
        meant = _typed(text, *pairs)
        written = _LETTER_RUN.findall(meant)
        if _names_in(meant) and any(map(is_given, written)):
            return meant
    return text


def _typed(text: str, seen: str, meant: str) -> str:
    pairs = list(zip(seen, meant, strict=True))
    both = [*pairs, *((a.upper(), b.upper()) for a, b in pairs if a.isalpha())]
    return text.translate({ord(a): b for a, b in both})
