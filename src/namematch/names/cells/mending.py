"""Letters that were typed, read or stored as others: brought back before a name is taken apart.

Nothing is mended on suspicion: what comes out must be a word of a name, and what was there must be none.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator
from email.header import decode_header, make_header
from functools import cache
from itertools import islice, product
from typing import Any
from urllib.parse import unquote

import regex

from namematch.names.cells.known_words import is_a_given_name, is_certain, is_known
from namematch.names.cells.phrases import begins_phrase
from namematch.names.lexicon.surname_endings import has_sure_surname_ending
from namematch.names.schemas import CELLS
from namematch.text import Script, fold, leading_script, repair_encoding, repair_script, script_of, words

_APOSTROPHE = regex.compile(r"(?<=\p{L})[\"*”“„?](?=[\p{Ll}ЯЮЄЇЁЕІЙYJEIAU])")
_WORD_WITH_FIGURES = regex.compile(r"[\p{L}\d@'-]++")
_FIGURE_BESIDE_LETTER = regex.compile(r"\p{L}[\d@]|[\d@]\p{L}|(?i:q)(?![\p{M}aeiouyáóöüıə])")
_LETTER_RUN = regex.compile(r"[\p{L}\d]+")
_SENT = regex.compile(r"%[0-9A-Fa-f]{2}|&#?\w+;|\\u[0-9A-Fa-f]{4}")
# As mail has names in its header.
_ENCODED = regex.compile(r"=\?(?i:utf-8|windows-125\d|koi8-[ru]|iso-8859-\d+)\?[BbQq]\?[^?\s]*\?=")
_GREEK_BESIDE = regex.compile(r"[\u0370-\u03ff][A-Za-zЀ-ӿ]|[A-Za-zЀ-ӿ][\u0370-\u03ff]")
# Typed with the capitals locked.
_INVERTED = regex.compile(r"^(?:\p{Ll}\p{Lu}+(?:[ -]|$))+$")
# What another table of characters makes of names: letters with marks side by side or where no word ends so, capitals
# behind a small letter, signs.
_STRANGE = regex.compile(r"[À-ÿ]{3}|[æèðÆÈÐ](?!\p{L})|\p{Ll}\p{Lu}{2}|[\u00a0-\u00bf×÷€™№‘-›\u2219\u221a\u2500-\u25ff]")
_MOST_MARKED, _BEHIND_LATIN, _LATIN_PAGE = 0.8, "\u0370", "cp1250"
_MOST_FIGURES, _LEAST_LETTERS = 2, 3
_MOST_CHOICES = 16
_NO_VOWEL = regex.compile("[b-df-hj-np-tv-z]{5,}", regex.IGNORECASE)
_VOWEL = regex.compile("[aeiouy]", regex.IGNORECASE)
# What the wrong layout makes of a name: no vowels, marks where letters stand, endings that no word has.
MISTYPED = regex.compile(
    r"(?<!\p{L})(?:(?i:[b-df-hj-np-tv-z]{4}(?!\p{L})|[b-df-hj-np-tv-xz]{4})|(?i:[б-джзй-нп-тф-щъь]{4,}))"
    r"|[,;:\[\]{}<>\"]\p{Ll}|\p{Lu}\.\p{Ll}|[,;.\[{<>:]\p{L}{2,}$|(?i:(?:[jt]d|by|[btj]q|[jt]?df|yf|rj|fz)(?!\p{L}))"
)


@cache
def _table() -> dict[str, Any]:
    return CELLS.read()


def mend(text: str) -> str:
    """A cell with its letters brought back; the same text where nothing has to be."""
    if "=?" in text:
        text = _ENCODED.sub(lambda found: str(make_header(decode_header(found.group()))), text)
    if _SENT.search(text):
        text = html.unescape(unquote(regex.sub(r"\\u([0-9A-Fa-f]{4})", lambda m: chr(int(m[1], 16)), text)))
    text = _of_other_page(repair_encoding(text))
    if _GREEK_BESIDE.search(text):
        text = text.translate(str.maketrans(*_table()["greek"].values()))
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
        if token.text.isascii() and begins_phrase(fold(token.text)):
            continue  # POB is no name among Cyrillic ones
        text = text[: token.start] + repair_script(token.text, around) + text[token.end :]
    return text


def _without_figures(word: str) -> str:
    """A word with the letters that its figures were written for, if that makes a word of a name."""
    figures, letters = sum(char.isdigit() or char == "@" for char in word), sum(map(str.isalpha, word))
    if figures > _MOST_FIGURES or letters < _LEAST_LETTERS or (not figures and is_known(word)):
        return word
    which = "cyrillic" if script_of(word) is Script.CYRILLIC else "latin"
    table: dict[str, str] = _table()["figures"][which]
    beside = (word[max(place - 1, 0) : place + 2] for place in range(len(word)))
    keys = (char + "v" * bool(_VOWEL.search(near)) for char, near in zip(word, beside, strict=True))
    options = (table.get(key.lower(), table.get(key[0].lower(), key[0])).split() for key in keys)
    choices = ["".join(letters) for letters in islice(product(*options), _MOST_CHOICES)]
    return next(
        (_as_cased(word, c) for test in _TESTS[: len(_TESTS) if figures else 1] for c in choices if test(c)), word
    )


# Of a word with figures a short surname is enough: 3уев.
_TESTS = (is_certain, is_known, has_sure_surname_ending)


def _as_cased(word: str, letters: str) -> str:
    if word.isupper():
        return letters.upper()
    return letters[0].upper() + letters[1:] if any(map(str.isupper, word)) or word[0].isdigit() else letters


def _of_other_page(text: str) -> str:
    """A text read by the wrong table of characters, or typed with the capitals locked, as it was written."""
    if _INVERTED.search(text) and _names_in(text.swapcase()):
        return text.swapcase()
    if text.isascii() or not _STRANGE.search(text):
        return text
    written = "".join(text.split())
    # Hardly anything but letters with marks is no name in any language.
    marked = sum("\x80" <= char < _BEHIND_LATIN for char in written)
    strange = marked > _MOST_MARKED * len(written)
    if not strange and _names_in(text):
        return text
    enough = _any_name_in if strange else _names_in
    return next((right for right in _through_pages(text) if enough(right)), text)


def _through_pages(text: str) -> Iterator[str]:
    for seen, written in _table()["pages"]["pairs"]:
        try:
            right = text.encode(seen).decode(written)
        except UnicodeError:
            continue
        if script_of(right) is (Script.LATIN if written == _LATIN_PAGE else Script.CYRILLIC) and right.isprintable():
            yield right


def _any_name_in(text: str) -> bool:
    return any(map(is_known, _long_words(text)))


def _long_words(text: str) -> list[str]:
    return [word for word in _LETTER_RUN.findall(text) if len(word) >= _LEAST_LETTERS]


def _names_in(text: str) -> bool:
    """Whether a text is made of words of names, one of them a certain one, or of a single word that ends like one."""
    written = _LETTER_RUN.findall(text)
    known = [word for word in written if is_known(word)]
    return len(known) == len(written) and bool(written) and (len(written) == 1 or any(map(is_certain, written)))


def _of_other_layout(text: str) -> str:
    """A text typed in the wrong layout of the keyboard as it was meant, or those of its words that were."""
    if not MISTYPED.search(text):
        return text
    chunks = text.split(" ")
    # A word that is a name is left, and tells that those of its own script were not mistyped.
    named = {chunk for chunk in chunks if any(map(is_certain, _long_words(chunk)))}
    is_latin = next((chunk.isascii() for chunk in chunks if chunk not in named and MISTYPED.search(chunk)), None)
    wrong = {chunk for chunk in chunks if chunk.isascii() is is_latin} - named
    if not wrong or any(chunk.isascii() is is_latin for chunk in named) or (is_latin and _any_name_in(" ".join(wrong))):
        return text
    for keys in _layouts(is_latin is True):
        meant = " ".join(chunk.translate(keys) if chunk in wrong else chunk for chunk in chunks)
        told = _NO_VOWEL.fullmatch(text) or any(map(is_a_given_name, _LETTER_RUN.findall(meant)))
        if told and _names_in(meant):
            return meant
    return text


def _layouts(is_latin: bool) -> Iterator[dict[int, int]]:
    """The keys of a layout as those of the other: of a Latin text by Cyrillic ones, or the reverse."""
    keys = _table()["keys"]
    latin = keys["latin"] + keys["shifted"]
    for cyrillic in keys["cyrillic"]:
        both = cyrillic + cyrillic.upper()
        yield str.maketrans(latin, both) if is_latin else str.maketrans(both, latin)
