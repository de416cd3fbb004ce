"""The normal form of a written name."""

from __future__ import annotations

from collections.abc import Iterable

from namematch._internal.caches import NAMES
from namematch.names.parsing.parser import parse_name
from namematch.names.types import NamePart, NormalName, PartKind
from namematch.text import fold, repair_script, text_of, texts_of
from namematch.user_lexicon import cached_per_lexicon

_LONGEST_KEPT = 500


def normalize_name(text: str) -> NormalName:
    """The parts of a name, folded: blind to case, order, typography, titles and look-alike letters of the other script.

    Args:
        text: A name in Cyrillic or any romanisation.

    Raises:
        TypeError: If `text` is not a string.

    Example:
        >>> normalize_name("DARCHIYEV, Alexander N.") == normalize_name("Alexander N. Darchiyev")
        True
        >>> str(normalize_name("А.Н.Дарчиев"))
        'дарчиев а. н.'
    """
    text_of(text, "normalize_name", many="normalize_name_many")
    return _normal(text) if len(text) <= _LONGEST_KEPT else _normal.__wrapped__(text)


def normalize_name_many(texts: Iterable[str | None]) -> list[NormalName | None]:
    """`normalize_name` of every value; missing values come back as `None`.

    Args:
        texts: Names, in any sequence or Arrow, pandas or polars column; `None`, NaN and empty strings are missing.

    Returns:
        As many results as there are values, in their order.

    Raises:
        TypeError: If `texts` is one string, or a value is neither a string nor missing.

    Example:
        >>> [name and str(name) for name in normalize_name_many(["Ivan Petrov", None])]
        ['petrov ivan', None]
    """
    rows = texts_of(texts, "normalize_name_many", "texts")
    return [None if text is None else normalize_name(text) for text in rows]


@cached_per_lexicon(NAMES)
def _normal(text: str) -> NormalName:
    name = parse_name(text)
    given, patronymic, surname = (tuple(map(_folded, name.of(kind))) for kind in PartKind)
    return NormalName(given, patronymic, surname, name.gender)


def _folded(part: NamePart) -> str:
    folded = fold(repair_script(part.text)).rstrip(".")
    return folded + "." if part.initial else folded
