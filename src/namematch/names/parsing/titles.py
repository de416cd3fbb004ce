"""What is written beside a name without being part of it: forms of address, titles, suffixes and numerals."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, NamedTuple

import regex

from namematch.names.schemas import TITLES
from namematch.names.types import Gender
from namematch.text import fold, strip_marks

_BEHIND_LATIN = "\u0370"


class NameTitles(NamedTuple):
    """The words of data/names/titles.toml by what they do, folded; ranks without diacritics and apostrophes."""

    titles: frozenset[str]
    doubtful: frozenset[str]
    surnames: frozenset[str]
    suffixes: frozenset[str]
    numerals: frozenset[str]
    doubtful_numerals: frozenset[str]
    particles: frozenset[str]
    prefixes: frozenset[str]
    digraphs: frozenset[str]
    ranks: frozenset[str]
    doubtful_ranks: frozenset[str]
    front: frozenset[str]
    between: frozenset[str]
    before: frozenset[str]
    of: frozenset[str]


@cache
def name_titles() -> NameTitles:
    """The words of the table."""
    table = _table()
    title, rank, numeral = table["title"], table["rank"], table["numeral"]
    return NameTitles(
        *map(
            frozenset,
            (
                (*title["male"], *title["female"], *title["either"]),
                title["doubtful"],
                title["surnames"],
                table["suffix"]["words"],
                numeral["words"],
                numeral["doubtful"],
                table["particle"]["words"],
                (*table["particle"]["words"], *table["particle"]["prefixes"]),
                table["initial"]["digraphs"],
                (*rank["male"], *rank["female"], *rank["either"]),
                rank["doubtful"],
                rank["front"],
                rank["between"],
                rank["before"],
                rank["of"],
            ),
        )
    )


def is_listed(folded: str) -> bool:
    """Whether a folded word may be a title, a suffix, a numeral or a particle."""
    if folded in _all_words():
        return True
    # Diacritics to take off are those of Latin letters, and loose ones.
    bare = folded.isalpha() and (folded.isascii() or folded[0] > _BEHIND_LATIN)
    return not bare and bare_title(folded) in name_titles().ranks


@lru_cache(maxsize=4096)
def has_article(word: str) -> bool:
    """Whether a word begins with the Arabic article, as surnames do."""
    return "-" in word and _article().match(fold(word)) is not None


@cache
def _article() -> regex.Pattern[str]:
    return regex.compile(_table()["particle"]["article"])


@cache
def _all_words() -> frozenset[str]:
    """The words of the table, and the numerals with each letter that looks like a Latin one in its stead."""
    words = name_titles()
    numerals = set(words.numerals)
    for cyrillic, latin in _table()["numeral"]["lookalikes"].items():
        numerals |= {numeral.replace(latin, cyrillic) for numeral in numerals}
    return words.titles | words.suffixes | words.particles | words.ranks | numerals


@cache
def _table() -> dict[str, Any]:
    return TITLES.read()


@lru_cache(maxsize=4096)
def bare_title(word: str) -> str:
    """A word as ranks are listed: folded, without diacritics and apostrophes."""
    return strip_marks(fold(word)).replace("'", "")


def is_numeral(folded: str) -> bool:
    """Whether a folded word is a Roman numeral, Cyrillic look-alikes of its letters included."""
    return _as_numeral(folded) in name_titles().numerals


def _as_numeral(folded: str) -> str:
    for cyrillic, latin in _table()["numeral"]["lookalikes"].items():
        folded = folded.replace(cyrillic, latin)
    return folded


@lru_cache(maxsize=1024)
def title_gender(title: str) -> Gender | None:
    """The gender that a title tells."""
    table = _table()
    if found := next((gender for gender in Gender if fold(title) in table["title"][gender]), None):
        return found
    for word in map(bare_title, title.split()):
        genders = [gender for gender in Gender if word in table["rank"][gender]]
        if len(genders) == 1:
            return genders[0]
    return None


def generation(titles: Iterable[str]) -> str | None:
    """What a name's suffix tells about the generation: `"junior"`, `"senior"`, `"third"`…; `None` without one."""
    table: dict[str, list[str]] = _table()["generation"]
    numerals = {_as_numeral(fold(title)) for title in titles}
    return next((meaning for meaning, suffixes in table.items() if not numerals.isdisjoint(suffixes)), None)


@lru_cache(maxsize=1024)
def is_generation(folded: str) -> bool:
    """Whether a folded word tells the younger of two namesakes from the elder."""
    table: dict[str, list[str]] = _table()["generation"]
    return folded in table["junior"] or folded in table["senior"]


def regnal_number(titles: Iterable[str]) -> str | None:
    """The Roman numeral among the titles of a name, as written; `None` without one.

    Args:
        titles: What was set apart from the name.

    Example:
        >>> regnal_number(["Pope", "II"])
        'II'
    """
    return next((_as_numeral(fold(title)).upper() for title in titles if is_numeral(fold(title))), None)
