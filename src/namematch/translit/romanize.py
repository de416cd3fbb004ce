"""Cyrillic text in Latin letters, for one text and for a column."""

from __future__ import annotations

from collections.abc import Iterable

from namematch.text import is_missing, strip_marks, to_ascii
from namematch.translit.engine import Engine
from namematch.translit.scheme import scheme as find_scheme


def romanize(text: str, scheme: str = "bgn-pcgn", *, ascii: bool = False) -> str:
    """The text with its Cyrillic words in Latin letters.

    Case, hyphens and apostrophes are kept, composed and decomposed letters agree, stress marks on Cyrillic
    letters are dropped, and whatever is not Cyrillic stays as it is. Parts of a hyphenated word are words of
    their own.

    Args:
        text: Any string.
        scheme: Id or alias of a scheme; `schemes` lists them.
        ascii: Whether to write the result, other scripts included, in ASCII.

    Raises:
        TypeError: If `text` is not a string.
        UnknownChoiceError: If there is no such scheme.

    Example:
        >>> romanize("Александр Дарчиев"), romanize("Щукин-ЩУКИН Щ.", "german-duden")
        ('Aleksandr Darchiyev', 'Schtschukin-SCHTSCHUKIN Schtsch.')
        >>> romanize("Хрущёв", "scholarly"), romanize("Хрущёв", "scholarly", ascii=True)
        ('Xruščëv', 'Xruscev')
    """
    if not isinstance(text, str):
        raise TypeError(f"romanize takes a string, not {type(text).__name__}; for a column use romanize_many")
    romanized = find_scheme(scheme).engine.text(text)
    return to_ascii(strip_marks(romanized)) if ascii else romanized


def romanize_many(
    texts: Iterable[str | None], scheme: str = "bgn-pcgn", *, ascii: bool = False
) -> list[str | None]:
    """`romanize` for a column, at the price of its distinct words.

    Args:
        texts: Strings, in any sequence or Arrow, pandas or polars column.
        scheme: Id or alias of a scheme.
        ascii: Whether to write the result in ASCII.

    Returns:
        As many rows as `texts` has; `None` where the row is `None`, NaN or blank.

    Raises:
        TypeError: If `texts` is one string, or a row is neither a string nor missing.
        UnknownChoiceError: If there is no such scheme.

    Example:
        >>> romanize_many(["Анна Ягужинская", None, ""], "icao-9303")
        ['Anna Iaguzhinskaia', None, None]
    """
    if isinstance(texts, str):
        raise TypeError("romanize_many takes a column of strings, not one string; use romanize")
    table = _WordTable(find_scheme(scheme).engine, ascii=ascii)
    rows = texts.to_pylist() if hasattr(texts, "to_pylist") else texts
    return [table.row(row) for row in rows]


class _WordTable(dict[str, str]):
    """The romanised form of each word between blanks, made when it is first asked for.

    No rule looks across a blank, so a text may be romanised blank by blank.
    """

    def __init__(self, engine: Engine, *, ascii: bool) -> None:
        super().__init__()
        self._engine = engine
        self._ascii = ascii

    def __missing__(self, word: str) -> str:
        romanized = self._engine.text(word)
        self[word] = romanized = to_ascii(strip_marks(romanized)) if self._ascii else romanized
        return romanized

    def row(self, row: object) -> str | None:
        if isinstance(row, str) and row and not row.isspace():
            return " ".join(map(self.__getitem__, row.split(" ")))
        if is_missing(row):
            return None
        raise TypeError(f"romanize_many takes strings, not {type(row).__name__}: {row!r}")
