"""Unicode folding: one form for what readers take for the same text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

import regex

from namematch._internal.caches import SMALL
from namematch.text.encoding import repair_encoding
from namematch.text.other_scripts import in_latin_letters

# The last three are what Unicode holds to be the same character as one before them.
_APOSTROPHES = "'`´ʹʺʻʼʽʾʿˈ‘’‚‛“”„‟′″＇\u0374\u1fef\u1ffd"
_HYPHENS = "-‐‑‒–—―−﹘﹣－"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"

_TYPOGRAPHY = str.maketrans(
    {**dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(_HYPHENS, "-"), **dict.fromkeys(INVISIBLE, "")}
)

# Latin letters that Unicode does not decompose into a base letter and a mark.
_STROKED = str.maketrans(
    {
        "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T",
        "ı": "i", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ß": "ss", "ẞ": "SS", "ð": "d", "Ð": "D",
        "þ": "th", "Þ": "TH", "ŋ": "n", "Ŋ": "N", "ə": "e", "Ə": "E", "ɨ": "i", "ɛ": "e",
    }
)  # fmt: skip

_LATIN_MARKS_END = 0x0370
# Words are folded over and over; endless texts are not kept.
_LONGEST_KEPT = 64

# Letters of the two scripts that have nothing to clean: composed, no apostrophe or the like, of one lower-case letter.
_PLAIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u012f\u0131-\u024f\u0400-\u0481\u048a-\u052f"
_PLAIN_LETTERS = re.compile(f"[{_PLAIN}]+")
_PLAIN_WORDS = re.compile(f"[{_PLAIN}.,'-]+(?: [{_PLAIN}.,'-]+)*")
# Marks of a Cyrillic letter that are not composed with it; acute and grave tell where it is stressed.
_MARKED_CYRILLIC = regex.compile(r"(?<=[\u0400-\u04ff])\p{M}++")
_STRESS = str.maketrans("", "", "\u0300\u0301")
# Letters of the alphabets in `text/other_scripts.py`.
_READABLE = re.compile("[\u10d0-\u10f0]")
# Unicode's own bound on the marks of a letter in a stream (UAX 15); no writing comes near it.
_MANY_MARKS = regex.compile(r"\p{M}{31,}+")


def nfc(text: str) -> str:
    """`text` in Unicode normal form C, in time linear in its length.

    `unicodedata` puts the marks of a letter in order by moving each past all that it belongs before, which for a
    letter with a hundred thousand of them takes minutes. A long row of marks is therefore put in order first.

    Example:
        >>> nfc("и\u0306од")
        'йод'
    """
    return unicodedata.normalize("NFC", _MANY_MARKS.sub(_in_order, text))


def _in_order(marks: regex.Match[str]) -> str:
    decomposed = "".join(unicodedata.normalize("NFD", mark) for mark in marks.group())
    rows = groupby(decomposed, key=lambda mark: unicodedata.combining(mark) > 0)
    return "".join("".join(sorted(row, key=unicodedata.combining)) for _, row in rows)


def clean(text: str) -> str:
    """NFC text with one kind of apostrophe, hyphen and space, none at its ends, without stress or invisible characters.

    Case is kept. UTF-8 that was read as something else is put right before its bytes are taken for marks and spaces.

    Example:
        >>> clean("  Соловь\u00adёв –\u00a0Седой ")
        'Соловьёв - Седой'
    """
    if text.isascii():
        return " ".join(text.split())
    if type(text) is str and _PLAIN_WORDS.fullmatch(text):
        return text
    return " ".join(_without_stress(nfc(repair_encoding(text).translate(_TYPOGRAPHY))).split())


def _without_stress(text: str) -> str:
    if not _MARKED_CYRILLIC.search(text):
        return text
    return nfc(_MARKED_CYRILLIC.sub(lambda marks: marks.group().translate(_STRESS), text))


def fold(text: str) -> str:
    """`clean` text in lower case: the form in which spellings are compared. Diacritics stay.

    Georgian letters are written as Latin ones.

    Example:
        >>> fold("ŠČUKIN’")
        "ščukin'"
    """
    return _fold(text) if len(text) <= _LONGEST_KEPT else _fold.__wrapped__(text)


@lru_cache(maxsize=SMALL)
def _fold(text: str) -> str:
    if _PLAIN_LETTERS.fullmatch(text):
        return text.lower()
    lowered = clean(text).lower()
    # Lower-casing can decompose (İ becomes i and a dot), which a second NFC mends.
    if lowered.isascii():
        return lowered
    lowered = nfc(lowered)
    return in_latin_letters(lowered) if _READABLE.search(lowered) else lowered


def strip_marks(text: str) -> str:
    """The text with Latin letters reduced to their base letter; Cyrillic й, ё, ї, ў stay as they are.

    Example:
        >>> strip_marks("Ščukin Łukasz Дёмкин")
        'Scukin Lukasz Дёмкин'
    """
    return text if text.isascii() else "".join(map(_base_letter, nfc(text)))


@lru_cache(maxsize=4096)
def _base_letter(char: str) -> str:
    plain = char.translate(_STROKED)
    if plain != char:
        return plain
    decomposed = unicodedata.normalize("NFD", char)
    if ord(decomposed[0]) < _LATIN_MARKS_END:
        return "".join(part for part in decomposed if not unicodedata.combining(part))
    return char


def to_ascii(text: str) -> str:
    """The text in ASCII letters, whatever script it was in, by `unidecode`; lone surrogates are dropped.

    Not for Cyrillic: use a scheme.

    Example:
        >>> to_ascii("Γιώργος Łukasz")
        'Giorgos Lukasz'
    """
    if text.isascii():
        return text
    from unidecode import unidecode

    return unidecode("".join(char for char in text if not "\ud800" <= char <= "\udfff"))
