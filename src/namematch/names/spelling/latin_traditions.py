"""Latin surnames that follow the form another language gives a Russian one, led back to the Russian form's spelling."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import regex

from namematch.data import Either, Regex, Row, TomlTable
from namematch.text import Script, fold, script_of, strip_marks

_MOST_VARIANTS = 48
_LONGEST = 24


class _Tradition(NamedTuple):
    marks: regex.Pattern[str]
    bits: float
    rewrites: tuple[tuple[regex.Pattern[str], str, float], ...]


def russian_spellings(surname: str) -> dict[str, float]:
    """A surname in the spelling of another language's form, as the Russian form would be spelled, with costs in bits.

    Args:
        surname: One word; nothing comes of one in Cyrillic, or of one that shows no such spelling.

    Example:
        >>> min(russian_spellings("Arlou"), key=russian_spellings("Arlou").get), "orlov" in russian_spellings("Arlou")
        ('arlov', True)
    """
    if len(surname) > _LONGEST or script_of(surname) is not Script.LATIN:
        return {}
    word = strip_marks(fold(surname))
    found: dict[str, float] = {}
    for tradition in _traditions():
        if tradition.marks.search(word):
            for variant, bits in _variants(word, tradition).items():
                found[variant] = min(bits, found.get(variant, bits))
    found.pop(word, None)
    return found


def _variants(word: str, tradition: _Tradition) -> dict[str, float]:
    found = {word: tradition.bits}
    for pattern, put, bits in tradition.rewrites:
        if not bits:
            found = {pattern.sub(put, variant): spent for variant, spent in found.items()}
            continue
        # Places from right to left, so that those still to come stay where they are.
        for variant, spent in list(found.items()):
            some = {variant: spent}
            for match in reversed(list(pattern.finditer(variant))):
                made = {one[: match.start()] + put + one[match.end() :]: cost + bits for one, cost in some.items()}
                some = made | some
            found = some | found if len(found) + len(some) <= _MOST_VARIANTS else found
    return found


_REWRITES = [Row(Regex(regex.compile), str, float)]
# The rewrites of a tradition, or the name of the tradition that has them.
_TABLE = TomlTable(
    "names/latin_traditions.toml",
    {
        "be_sure": {"marks": Regex(regex.compile), "bits": float, "rewrites": Either(("be",), _REWRITES)},
        "*": {"marks": Regex(regex.compile), "bits": float, "rewrites": _REWRITES},
    },
)


@cache
def _traditions() -> tuple[_Tradition, ...]:
    table = _TABLE.read()
    return tuple(
        _Tradition(
            regex.compile(row["marks"]),
            row["bits"],
            tuple((regex.compile(find), put, bits) for find, put, bits in _rewrites(row, table)),
        )
        for row in table.values()
    )


def _rewrites(row: dict[str, Any], table: dict[str, Any]) -> list[tuple[str, str, float]]:
    """The rewrites of a tradition, its own or by name those of another."""
    own = row["rewrites"]
    rewrites: list[tuple[str, str, float]] = table[own]["rewrites"] if isinstance(own, str) else own
    return rewrites
