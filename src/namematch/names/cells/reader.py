"""What a cell holds: the name, other names of its bearer, and what is no name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from namematch._internal.caches import WORDS
from namematch.names.cells.documents import read_document
from namematch.names.cells.mending import MISTYPED, mend
from namematch.names.cells.phrases import begins_phrase
from namematch.names.cells.spaces import join_split_words, may_be_split
from namematch.names.cells.surroundings import Dates, Surroundings, holds_several, set_apart
from namematch.names.morphology.patronymic import marker_gender
from namematch.text import clean, fold, words

_CACHED = WORDS
_LATIN, _CYRILLIC = "[A-Za-z\u00c0-\u024f]", "[\u0400-\u052f]"
_BOTH = f"^(?=.*{_LATIN}).*{_CYRILLIC}"
# What no word of a plain name has: marks, figures, Q before no vowel, capitals behind a small letter, letters of both
# scripts, or of a table of characters that is not the right one.
_ODD_WORD = regex.compile(
    r"[<>|;:/*%@&_=+#\\\u0138\u0370-\u03ff]|\p{L}[\"”“„?]\p{L}|\d\p{L}|\p{L}\d|^[-–—]$|[ÐÑ]|[Ã-Å][^\p{L}\s.,'-]|[æèðÆÈÐ]$|[À-ÿ]{3}|[РС][^\p{L}\s.,'-]"
    r"|(?i:q)(?![\p{M}aeiouyáóöüıə])|^\p{Ll}\p{Lu}{2}|^\p{Ll}+(?:[._]\p{Ll}+)+$"
    rf"|{_BOTH}"
)
_TWO_SCRIPTS = regex.compile(_BOTH)
_NESTED = regex.compile(r"\([^()]*\(")


def may_hold_more(chunks: Sequence[str]) -> bool:
    """Whether what stands between the spaces of a name may be more than its words, or other words than it seems."""
    return any(map(is_odd_word, chunks)) or is_odd_together(chunks)


def is_odd_together(chunks: Sequence[str]) -> bool:
    """The same of chunks of which none is odd by itself."""
    if may_be_split(chunks):
        return True
    whole = " ".join(chunks)
    if holds_several(whole):
        return True
    return not whole.isascii() and _TWO_SCRIPTS.search(whole) is not None


@lru_cache(maxsize=_CACHED)
def is_odd_word(chunk: str) -> bool:
    """Whether a chunk may begin a phrase of data/names/cells.toml, or has what no plain name has."""
    if _ODD_WORD.search(chunk) or MISTYPED.search(chunk):
        return True
    if chunk.endswith(",") and marker_gender(fold(chunk[:-1])) is not None:
        return True
    written = (token.text for token in words(chunk))
    return any(begins_phrase(fold(word)) for word in written if len(word) > 1 or word.islower())


def read_cell(text: str, dates: Dates) -> Surroundings | None:
    """What a cell holds, `None` where it is nothing but a name as it stands.

    Args:
        text: A cell.
        dates: Finds the words of a text that only tell when somebody lived.

    Returns:
        The name, with its letters and spaces mended, and what was set apart from it. Where nothing had to be mended,
        each letter stands where it stood.
    """
    if not may_hold_more(text.split(" ")):
        return None
    apart = set_apart(_flat(_mended(text)), dates)
    joined = join_split_words(apart.text) if may_be_split(apart.text.split(" ")) else apart.text
    found = apart._replace(text=joined)
    return None if found == Surroundings(text) else found


def _mended(text: str) -> str:
    """A cell as it is usually written; a document's figures are no letters' doubles."""
    written = clean(text)
    document = read_document(written)
    if document == written:
        mended = mend(text)
        document, written = read_document(clean(mended)), clean(mended)
        return mended if document == written else document
    return document


def _flat(text: str) -> str:
    """The text with brackets inside brackets as semicolons."""
    if not _NESTED.search(text):
        return text
    depth, flat = 0, []
    for char in text:
        depth += (char == "(") - (char == ")")
        flat.append(";" if (char == "(" and depth > 1) or (char == ")" and depth > 0) else char)
    return "".join(flat)
