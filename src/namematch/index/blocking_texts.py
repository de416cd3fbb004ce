"""Blocking keys as texts: what a search engine, a database or a dict can look names up by."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from namematch.names import PartKind
from namematch.names.batch import NameTable
from namematch.resolve.blocking import RULES, BlockingRule, Condition, KeySet, PartColumn
from namematch.text import clean, flag_of, text_of, texts_of

# Beside each key set those that have a key in common wherever it has one.
_WIDER = {
    KeySet.WHOLE: {KeySet.WHOLE, KeySet.ALL, KeySet.ANY},
    KeySet.ALL: {KeySet.ALL, KeySet.ANY},
    KeySet.LETTERS: {KeySet.LETTERS, KeySet.ANY},
    KeySet.ABSENT: {KeySet.ABSENT, KeySet.ANY},
    KeySet.ANY: {KeySet.ANY},
}
_SHORT = (Condition.INITIAL, Condition.MISSING)


def keys(name: str, *, short_forms: bool = True) -> tuple[str, ...]:
    """The keys by which to find a name in an index: two names that can be one person's have one in common.

    They go back to what each word can have been in Cyrillic, so that all spellings of a name share some, misspelt ones
    too. Only names that agree in no more than initials (Sergei L., S. Lavrov) share none. Names that share one need not
    be alike: `compare` judges them. The keys are the same on every machine and with every release of NumPy, but another
    release of this library, or another lexicon of your own, can change them.

    Args:
        name: A name as written.
        short_forms: Whether a surname alone or beside an initial (Lavrov, S. Lavrov) shares a key with the full name:
            then all names of one surname do. Without, the keys are those of surname and given name together, so that
            few names share one, and a short form meets only others like it.

    Returns:
        Distinct keys in alphabetical order, a dozen or two; none of a text without a name in it.

    Raises:
        TypeError: If the name is not a string.

    Example:
        >>> keys("Lavrov") == keys("Лавров"), "лврв|" in keys("Sergey Lawrow")
        (True, True)
        >>> keys("Lavrov", short_forms=False), "лврв|срг" in keys("Sergey Lawrow", short_forms=False)
        (('лврв|',), True)
    """
    text = text_of(name, "keys", "name", many="keys_many")
    return next(_keys_of([clean(text)], flag_of(short_forms, "keys", "short_forms")))


def keys_many(names: Iterable[str | None], *, short_forms: bool = True) -> list[tuple[str, ...] | None]:
    """`keys` of every row of a column, at the price of its distinct names.

    Args:
        names: Names, in any sequence or Arrow, pandas or polars column; `None`, NaN and empty strings are missing.
        short_forms: As for `keys`.

    Returns:
        As many rows as `names` has; `None` where the row is missing.

    Raises:
        TypeError: If `names` is one string, or a row is neither a string nor missing.

    Example:
        >>> full, short, missing = keys_many(["Sergei Lavrov", "С. Лавров", None])
        >>> set(full) >= set(short), missing
        (True, None)
    """
    rows = [None if text is None else clean(text) for text in texts_of(names, "keys_many", "names")]
    distinct = [text for text in dict.fromkeys(rows) if text is not None]
    wide = flag_of(short_forms, "keys_many", "short_forms")
    known = dict(zip(distinct, _keys_of(distinct, wide), strict=True))
    return [None if text is None else known[text] for text in rows]


def _keys_of(names: list[str], short_forms: bool) -> Iterator[tuple[str, ...]]:
    """The keys of distinct names."""
    table = NameTable(names)
    surnames, given = (_PartTexts(table, kind) for kind in (PartKind.SURNAME, PartKind.GIVEN))
    rules = _widest(RULES if short_forms else [rule for rule in RULES if not _is_short(rule)])
    shorter = [] if short_forms else [rule for rule in RULES if _is_short(rule)]
    parses: dict[tuple[int, int], frozenset[str]] = {}
    rows = list(zip(surnames.row, given.row, strict=True))
    for one, two in rows:
        if (one, two) not in parses:
            own = [rule for rule in shorter if surnames.holds(rule, one) and given.holds(rule, two)]
            parses[one, two] = frozenset(
                f"{left}|{right}"
                for rule in (*rules, *own)
                for left in surnames.texts(rule, one)
                for right in given.texts(rule, two)
            )
    for first, count in zip(table.ways.first.tolist(), table.ways.count.tolist(), strict=True):
        yield tuple(sorted({key for parse in rows[first : first + count] for key in parses[parse]}))


def _is_short(rule: BlockingRule) -> bool:
    """Whether a rule lets short forms meet full names."""
    return rule.surname.one_is in _SHORT or rule.given.one_is in _SHORT


def _widest(rules: Collection[BlockingRule]) -> list[BlockingRule]:
    """The rules whose keys find all that the keys of the others do."""
    kinds = {(rule.surname.keys, rule.given.keys): rule for rule in rules}
    return [
        rule
        for (one, two), rule in kinds.items()
        if not any(pair != (one, two) and pair[0] in _WIDER[one] and pair[1] in _WIDER[two] for pair in kinds)
    ]


class _PartTexts:
    """The surnames, or the given names, of parses, and the texts of their keys."""

    def __init__(self, table: NameTable, part: PartKind) -> None:
        self._part = part
        self._column = PartColumn(part)
        self._column.extend(table)
        self.row = self._column.row.tolist()
        words = table.words(part).blocking_keys
        self._texts = {
            key_set: [[_text(number, words, key_set) for number in numbers] for numbers in keys.lists()]
            for key_set, keys in self._column.keys.items()
        }

    def texts(self, rule: BlockingRule, row: int) -> list[str]:
        """The keys of a row that a rule looks at."""
        return self._texts[rule.of(self._part).keys][row]

    def holds(self, rule: BlockingRule, row: int) -> bool:
        """Whether a row is what a rule asks of one of two."""
        return bool(self._column.holds(rule.of(self._part))[row])


def _text(number: int, words: list[str], key_set: KeySet) -> str:
    if key_set.of_words:
        return words[number]
    return f"{chr(number)}." if key_set is KeySet.LETTERS else ""
