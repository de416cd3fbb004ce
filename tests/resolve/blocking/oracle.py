"""Blocking as the table of rules says it, one pair of names after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations, product

from namematch.arrays import MISSING
from namematch.names import PartKind
from namematch.names.batch import NameTable, letters_of
from namematch.names.comparison.beginnings import first_letters
from namematch.names.comparison.blocking import blocking_keys, keys_of_origins
from namematch.names.comparison.part_weight import PartTokens
from namematch.names.sources.attestation import is_doubtful
from namematch.names.sources.cyrillic_sources import LIKELY, source_forms
from namematch.names.spelling.legibility import is_legible
from namematch.names.spelling.letter_counts import LetterBounds, letter_bounds, may_differ_by_slips
from namematch.resolve.blocking import BlockingRule, Condition, KeyComparison, KeySet
from namematch.text import fold


class Part:
    """The surname or the given name of one parse of a name."""

    def __init__(self, kind: PartKind, tokens: PartTokens, words: Sequence[str]) -> None:
        self._kind = kind
        self._tokens = tokens
        self._initial = bool(tokens) and tokens[0].initial
        self._words = [] if kind is PartKind.GIVEN and self._initial else words

    def alone(self) -> Part:
        """The surname as it is found where there is no given name: of several the first one, and all in one word."""
        several = len(self._tokens) > 1 and len(self._words) > 1
        return Part(self._kind, self._tokens, [self._words[0], self._words[-1]]) if several else self

    def keys(self, key_set: KeySet) -> set[str]:
        """The keys of a key set."""
        match key_set:
            case KeySet.ANY:
                return {"any"}
            case KeySet.ABSENT:
                return set() if self._tokens else {"absent"}
            case KeySet.LETTERS:
                return self._letters()
            case KeySet.WHOLE:
                return {key for word in self._words for key in _whole(word, self._kind)}
            case KeySet.ALL:
                return {key for word in self._words for key in blocking_keys(word, self._kind)}

    def bounds(self) -> LetterBounds:
        """The letters of its words."""
        return letter_bounds(spelling for word in self._words for spelling in _compared(word, self._kind))

    def _letters(self) -> set[str]:
        if not self._tokens:
            return set()
        first = self._tokens[0].text
        if self._initial:
            return {fold(first)[:1], *letters_of(first)}
        forms = source_forms(self._words[0], self._kind)
        spelled = ((key, form.probability) for key, form in forms.items())
        return {fold(first)[:1], *dict(first_letters(self._words[0], spelled, self._kind))}

    def holds(self, condition: Condition | None) -> bool:
        """Whether a condition holds, if there is one."""
        match condition:
            case None:
                return True
            case Condition.MISSING:
                return not self._tokens
            case Condition.INITIAL:
                return self._initial
            case Condition.DOUBTFUL:
                return any(is_doubtful(word, self._kind) for word in self._words)


@cache
def parses(name: str) -> list[tuple[Part, Part]]:
    """The surname and the given name of each parse of a name."""
    table = NameTable([name])
    surnames, given = (_parts(table, kind) for kind in (PartKind.SURNAME, PartKind.GIVEN))
    is_alone = Condition.MISSING
    return [(one.alone() if two.holds(is_alone) else one, two) for one, two in zip(surnames, given, strict=True)]


def accepts(rule: BlockingRule, left: str, right: str) -> bool:
    """Whether a rule makes two names candidates."""
    return any(
        _agree(rule.surname, one_surname, two_surname) and _agree(rule.given, one_given, two_given)
        for (one_surname, one_given), (two_surname, two_given) in product(parses(left), parses(right))
    )


def pairs(names: Iterable[str], rules: Sequence[BlockingRule]) -> set[tuple[str, str]]:
    """The candidate pairs of distinct names, each sorted."""
    return {pair for pair in combinations(sorted(names), 2) if accepted(pair, rules)}


def accepted(pair: tuple[str, str], rules: Sequence[BlockingRule]) -> bool:
    """Whether some rule makes two names candidates."""
    return all(map(is_legible, pair)) and any(accepts(rule, *pair) for rule in rules)


def _agree(comparison: KeyComparison, one: Part, two: Part) -> bool:
    if not one.keys(comparison.keys) & two.keys(comparison.keys):
        return False
    # A key with a letter left out counts only where slips explain the other letters, too.
    by_slip = comparison.keys is KeySet.ALL and not one.keys(KeySet.WHOLE) & two.keys(KeySet.WHOLE)
    if by_slip and not may_differ_by_slips(one.bounds(), two.bounds()):
        return False
    return one.holds(comparison.one_is) or two.holds(comparison.one_is)


def _parts(table: NameTable, kind: PartKind) -> list[Part]:
    groups, words = table.groups(kind), table.words(kind).words
    words_of_groups = [[words[number] for number in row] for row in table.words_of_groups(kind).lists()]
    return [
        Part(kind, groups[number], words_of_groups[number]) if number != MISSING else Part(kind, (), [])
        for number in table.ways.groups[kind].tolist()
    ]


def _compared(word: str, kind: PartKind) -> list[str]:
    forms = source_forms(word, kind)
    return [key for key, form in forms.items() if form.probability >= LIKELY / 4] or list(forms) or [fold(word)]


def _whole(word: str, kind: PartKind) -> frozenset[str]:
    return keys_of_origins(word, source_forms(word, kind), kind).whole
