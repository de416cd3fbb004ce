"""Cyrillic text in Latin letters, for one text and for a column."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, overload

from namematch.text import TextColumn, flag_of, strip_marks, text_of, texts_like, texts_of, to_ascii
from namematch.translit.schemes.engine import Engine
from namematch.translit.schemes.scheme import Scheme
from namematch.translit.schemes.scheme import find_scheme as find_scheme

if TYPE_CHECKING:
    from namematch.translit.schemes.romanization_batch import ColumnTable

# Rows of a column worked on at a time, which bounds the memory beside input and output.
_BLOCK = 1 << 16


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
    text_of(text, "romanize", many="romanize_many")
    ascii = flag_of(ascii, "romanize", "ascii")
    romanized = find_scheme(scheme).engine.text(text)
    return to_ascii(strip_marks(romanized)) if ascii else romanized


@overload
def romanize_many(texts: TextColumn, scheme: str = "bgn-pcgn", *, ascii: bool = False) -> TextColumn: ...
@overload
def romanize_many(
    texts: Iterable[str | None], scheme: str = "bgn-pcgn", *, ascii: bool = False
) -> list[str | None]: ...
def romanize_many(texts: Any, scheme: str = "bgn-pcgn", *, ascii: bool = False) -> Any:
    """`romanize` for a column, at the price of its distinct words.

    Args:
        texts: Strings, in any sequence or Arrow, pandas or polars column.
        scheme: Id or alias of a scheme.
        ascii: Whether to write the result in ASCII.

    Returns:
        As many rows as `texts` has, of a column of pandas, polars or Arrow as such a column, else as a list; `None`
        where the row is `None`, NaN or without a visible character.

    Raises:
        TypeError: If `texts` is one string, or a row is neither a string nor missing.
        UnknownChoiceError: If there is no such scheme.

    Example:
        >>> romanize_many(["Анна Ягужинская", None, ""], "icao-9303")
        ['Anna Iaguzhinskaia', None, None]
    """
    rows = texts_of(texts, "romanize_many", "texts")
    ascii = flag_of(ascii, "romanize_many", "ascii")
    run = _column_runner(find_scheme(scheme))
    romanized = []
    for start in range(0, len(rows), _BLOCK):
        romanized += run(["" if row is None else row for row in rows[start : start + _BLOCK]])
    if ascii:
        romanized = [to_ascii(strip_marks(row)) for row in romanized]
    done = [None if row is None else text for row, text in zip(rows, romanized, strict=True)]
    return texts_like(texts, done)


def _column_runner(scheme: Scheme) -> Callable[[list[str]], list[str]]:
    # Imported here because it needs NumPy, which one text does not.
    from namematch.translit.schemes.romanization_batch import ColumnTable

    table = _column_table(scheme) if ColumnTable.fits(scheme.engine) else _WordTable(scheme.engine)
    return table.romanize


@lru_cache(maxsize=16)
def _column_table(scheme: Scheme) -> ColumnTable:
    from namematch.translit.schemes.romanization_batch import ColumnTable

    return ColumnTable(scheme.engine)


class _WordTable(dict[str, str]):
    """The romanised form of each distinct word between blanks; no rule looks across a blank."""

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self._engine = engine

    def romanize(self, rows: list[str]) -> list[str]:
        """The rows romanised, at the price of the words not seen before."""
        cut = [row.split(" ") for row in rows]
        if new := {word for words in cut for word in words} - self.keys():
            self._learn(new)
        return [" ".join(map(self.__getitem__, words)) for words in cut]

    def _learn(self, words: set[str]) -> None:
        """Romanise the words as one text."""
        joined = "\n".join(words)
        if joined.count("\n") == len(words) - 1:
            self.update(zip(words, self._engine.text(joined).split("\n"), strict=True))
        else:
            self.update((word, self._engine.text(word)) for word in words)
