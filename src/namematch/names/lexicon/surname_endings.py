"""Surnames as their endings show them: likely or not, of a man or of a woman."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from namematch._internal.caches import SMALL
from namematch.names.schemas import ENDINGS
from namematch.names.spelling.suffixes import Suffixes
from namematch.names.types import Gender
from namematch.text import Script, fold, script_of, strip_marks

_LONGEST = 64
_SHORTEST_STEM = 2
_GENDERS: dict[str | None, Gender] = {gender.value: gender for gender in Gender}


@cache
def _known(script: str) -> tuple[tuple[str, Suffixes], ...]:
    table: dict[str, Any] = ENDINGS.read()["surname"][script]
    return tuple((which, Suffixes(endings, _SHORTEST_STEM)) for which, endings in table.items())


@cache
def _sure() -> dict[str, Suffixes]:
    table: dict[str, list[str]] = ENDINGS.read()["surname"]["sure"]
    return {script: Suffixes(endings, _SHORTEST_STEM) for script, endings in table.items()}


@lru_cache(maxsize=SMALL)
def _ending(folded: str) -> str | None:
    script, plain = _last_half(folded)
    return next((which for which, has in _known(script) if has(plain)), None)


def _last_half(folded: str) -> tuple[str, str]:
    """The script of a word, or of the second half of a double one, and its letters."""
    half = folded.rpartition("-")[2]
    return ("cyrillic", half) if script_of(half) is Script.CYRILLIC else ("latin", strip_marks(half))


def has_surname_ending(word: str) -> bool:
    """Whether a word ends like a surname of Cyrillic origin.

    Args:
        word: One word, in Cyrillic or any romanisation; of a double surname the last half counts.

    Example:
        >>> [has_surname_ending(w) for w in ("Dartschijew", "Захарова", "Zelenskyy", "May")]
        [True, True, True, False]
    """
    return _ending(fold(word[:_LONGEST])) is not None


def has_sure_surname_ending(word: str) -> bool:
    """Whether a word has a surname's ending that hardly a given name has.

    Args:
        word: One word, in Cyrillic or any romanisation; of a double surname the last half counts.

    Example:
        >>> [has_sure_surname_ending(w) for w in ("Dartschijew", "Захарова", "Никитин", "Марина")]
        [True, True, False, False]
    """
    script, plain = _last_half(fold(word[:_LONGEST]))
    return _sure()[script](plain)


def surname_gender(word: str) -> Gender | None:
    """The gender that the ending of a surname tells, `None` where it tells none.

    Args:
        word: One word, in Cyrillic or any romanisation.

    Example:
        >>> surname_gender("Zakharova"), surname_gender("Шевченко")
        (<Gender.FEMALE: 'female'>, None)
    """
    return _GENDERS.get(_ending(fold(word[:_LONGEST])))
