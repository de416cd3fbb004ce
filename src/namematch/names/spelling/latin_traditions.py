"""Latin surnames that follow the form another language gives a Russian one, led back to the Russian form's spelling."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import product
from typing import Any, NamedTuple

import regex

from namematch.data import TomlTable, either, keys, regex_of
from namematch.names.types import PartKind
from namematch.text import Script, fold, script_of, strip_marks

_MOST_VARIANTS = 48
_LONGEST = 24
_LONGEST_PINYIN = 12


class _Tradition(NamedTuple):
    marks: regex.Pattern[str]
    bits: float
    rewrites: tuple[tuple[regex.Pattern[str], str, float], ...]


def russian_spellings(surname: str) -> dict[str, float]:
    """A surname in the spelling of another language's form, as the Russian form would be spelled, with costs in bits.

    Nothing comes of one in Cyrillic, or of one that shows no such spelling.

    Example:
        >>> min(russian_spellings("Arlou"), key=russian_spellings("Arlou").get), "orlov" in russian_spellings("Arlou")
        ('arlov', True)
    """
    if len(surname) > _LONGEST or script_of(surname) is not Script.LATIN:
        return {}
    word = strip_marks(fold(surname))
    costs: dict[str, float] = {}
    for tradition in _traditions():
        if tradition.marks.search(word):
            for variant, bits in _variants(word, tradition).items():
                costs[variant] = min(bits, costs.get(variant, bits))
    costs.pop(word, None)
    return costs


def _variants(word: str, tradition: _Tradition) -> dict[str, float]:
    costs = {word: tradition.bits}
    for pattern, put, bits in tradition.rewrites:
        if not bits:
            costs = {pattern.sub(put, variant): spent for variant, spent in costs.items()}
            continue
        # Places from right to left, so that those still to come stay where they are.
        for variant, spent in list(costs.items()):
            alternatives = {variant: spent}
            for match in reversed(list(pattern.finditer(variant))):
                start, end = match.span()
                made = {one[:start] + put + one[end:]: cost + bits for one, cost in alternatives.items()}
                alternatives = made | alternatives
            costs = alternatives | costs if len(costs) + len(alternatives) <= _MOST_VARIANTS else costs
    return costs


def korean_word(word: str, kind: PartKind) -> dict[str, float]:
    """What Russian makes of a Latin word that is a Korean surname, or a syllable of a given name, with costs in bits.

    Example:
        >>> sorted(korean_word("jong", PartKind.GIVEN)), sorted(korean_word("park", PartKind.SURNAME))
        (['чен', 'чжон', 'чон'], ['пак'])
    """
    table = {PartKind.GIVEN: "syllables", PartKind.SURNAME: "surnames"}[kind]
    return dict.fromkeys(_korean(table).get(word, ()), _TABLE.read()["korean"]["bits"])


@lru_cache(maxsize=2)
def _korean(table: str) -> dict[str, list[str]]:
    return {latin: cyrillic.split(",") for latin, cyrillic in _pairs("korean", table).items()}


def chinese_name(word: str) -> dict[str, float]:
    """What Russian makes of a Latin word that is one or two syllables of Pinyin, with costs in bits.

    Example:
        >>> chinese_name("zemin"), chinese_name("smith")
        ({'цзэминь': 1.0}, {})
    """
    table, syllables = _TABLE.read()["chinese"], _pinyin()
    if len(word) > _LONGEST_PINYIN or regex.match(table["doubtful"], word):
        return {}
    halves = [(word, ""), *((word[:cut], word[cut:]) for cut in range(1, len(word)))]
    found = [syllables[one] + syllables[two] for one, two in halves if one in syllables and two in syllables]
    return dict.fromkeys(found, table["bits"])


@cache
def _pinyin() -> dict[str, str]:
    of_halves = product(_pairs("chinese", "initials").items(), _pairs("chinese", "finals").items())
    regular = {first + second: one + two for (first, one), (second, two) in of_halves}
    return regular | _pairs("chinese", "syllables") | {"": ""}


def _pairs(tradition: str, key: str) -> dict[str, str]:
    pairs = (entry.partition("=") for entry in _TABLE.read()[tradition][key].split())
    return {latin: cyrillic for latin, _, cyrillic in pairs}


_REWRITES = [[regex_of(regex.compile), str, float]]
# The rewrites of a tradition, or the name of the tradition that has them.
_TABLE = TomlTable(
    "names/latin_traditions.toml",
    {
        "be_sure": {"marks": regex_of(regex.compile), "bits": float, "rewrites": either(("be",), _REWRITES)},
        "korean": {"bits": float, "syllables": str, "surnames": str},
        "chinese": {"bits": float, "doubtful": regex_of(regex.compile), **keys("initials finals syllables", str)},
        "*": {"marks": regex_of(regex.compile), "bits": float, "rewrites": _REWRITES},
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
        for name, row in table.items()
        if "marks" in row
    )


def _rewrites(row: dict[str, Any], table: dict[str, Any]) -> list[tuple[str, str, float]]:
    """The rewrites of a tradition, its own or by name those of another."""
    listed = row["rewrites"]
    rewrites: list[tuple[str, str, float]] = table[listed]["rewrites"] if isinstance(listed, str) else listed
    return rewrites
