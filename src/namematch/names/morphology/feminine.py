"""The surname a woman bears: the way back from `surname_base`."""

from __future__ import annotations

from functools import cache

from namematch.names.morphology.lemmatizer import INFLECTION, surname_base
from namematch.text import fold


def feminine_surname(base: str) -> str:
    """The feminine form of a masculine surname, lower case; the word itself where women bear the same.

    Args:
        base: A masculine surname in the nominative.

    Example:
        >>> [feminine_surname(word) for word in ("Захаров", "Чернецкий", "Луговой", "Шевченко")]
        ['захарова', 'чернецкая', 'луговая', 'шевченко']
    """
    word = fold(base)
    for masculine, feminine in _feminine_of():
        if word.endswith(masculine) and len(word) > len(masculine) + 1:
            return word.removesuffix(masculine) + feminine
    return _of_stressed(word)


def _of_stressed(word: str) -> str:
    """The feminine of an adjective with its ending stressed (Луговой), which not all do that end so (Цой)."""
    for stressed, feminine in _feminine_of_stressed().items():
        woman = word.removesuffix(stressed) + feminine
        if word.endswith(stressed) and surname_base(woman) == word:
            return woman
    return word


@cache
def _feminine_of_stressed() -> dict[str, str]:
    return dict(INFLECTION.read()["stressed"]["feminine"])


@cache
def _feminine_of() -> tuple[tuple[str, str], ...]:
    """Masculine endings and their feminine ones, the longest first; an empty ending is no mark of a man's name."""
    table: dict[str, str] = INFLECTION.read()["masculine_of"]
    pairs = {masculine: feminine for feminine, masculine in reversed(table.items()) if masculine}
    return tuple(sorted(pairs.items(), key=lambda item: -len(item[0])))
