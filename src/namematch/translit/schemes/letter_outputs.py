"""What all schemes write for the letters of a word, each output with the set of the schemes that write it.

A set is one number, with two bits a scheme: one for its exact output, one for the output without diacritics.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from namematch._internal.caches import WORDS
from namematch.text import fold, strip_marks
from namematch.translit.schemes.engine import APOSTROPHE, BOUNDARY, INNER_APOSTROPHE, EngineRule
from namematch.translit.schemes.scheme import Scheme
from namematch.translit.schemes.scheme_usage import read_schemes

# So many letters at the end of a word tell which letters a scheme may end it with.
TAIL = 4


class Writer(NamedTuple):
    """A scheme, and the bits that stand for its exact output and for its output without diacritics."""

    scheme: Scheme
    exact: int
    plain: int


class Output(NamedTuple):
    """What some schemes write for the next letters of a word."""

    letters: int  # how many letters of the word it stands for
    text: str
    writers: int


class Outputs(NamedTuple):
    """What schemes write for the next letters of a word."""

    by_letter: Mapping[str, tuple[Output, ...]]  # by the first letter of it; what is silent stands everywhere
    # How many letters it may stand for, each time with the last letter of what is written.
    ends: Collection[tuple[int, str]]


class _Condition(NamedTuple):
    """Where a rule of a scheme fits; the letters it stands for, and classes of letters around them."""

    letters: str
    after: frozenset[str]
    before: frozenset[str]


class _LetterRule(NamedTuple):
    """What a scheme writes under a condition."""

    condition: _Condition
    text: str
    without_marks: str


class _LetterRules(NamedTuple):
    """The rules that begin with one letter: their distinct conditions, numbered, and by scheme the rules in order."""

    conditions: Mapping[_Condition, int]
    by_scheme: tuple[tuple[_LetterRule, ...], ...]


@cache
def all_writers() -> tuple[Writer, ...]:
    known = read_schemes()
    return tuple(Writer(scheme, 1 << place, 1 << place + len(known)) for place, scheme in enumerate(known))


def comparable(latin: str) -> str:
    """A romanised word without what typesetting adds: combining marks, dots that part letters, capitals."""
    folded = fold(latin)
    if folded.isascii():
        return folded
    return "".join(char for char in folded if char != "·" and not unicodedata.combining(char))


def outputs_in(window: str) -> Iterator[Outputs]:
    """What the schemes write for a letter, or for it and the next ones together; of е what they would for ё too."""
    before, letter, behind = window[0].replace(INNER_APOSTROPHE, APOSTROPHE), window[1], window[2:]
    for instead in ("е", "ё") if letter == "е" else (letter,):
        ahead = instead + behind[: longest_rules().get(instead, 1)]
        yield _written_where(instead, _fits_behind(instead, before) & _fits_ahead(ahead))


@cache
def longest_rules() -> dict[str, int]:
    """By letter how many letters the longest rule consumes that begins with it, or with ё for е."""
    longest: defaultdict[str, int] = defaultdict(int)
    for writer in all_writers():
        for rule in writer.scheme.engine.rules:
            for letter in {rule.letters[0], rule.letters[0].replace("ё", "е")}:
                longest[letter] = max(longest[letter], len(rule.letters))
    return dict(longest)


@lru_cache(maxsize=WORDS)
def _fits_behind(letter: str, before: str) -> int:
    """The conditions of the rules of a letter, a bit each, that hold by what stands before it."""
    conditions = _rules_of(letter).conditions.items()
    return sum(1 << place for condition, place in conditions if not condition.after or before in condition.after)


@lru_cache(maxsize=WORDS)
def _fits_ahead(ahead: str) -> int:
    """Those that hold by the letter and what stands behind it."""
    return sum(
        1 << place
        for condition, place in _rules_of(ahead[0]).conditions.items()
        if ahead.startswith(condition.letters)
        and (not condition.before or (ahead[len(condition.letters) :][:1] or BOUNDARY) in condition.before)
    )


@lru_cache(maxsize=WORDS)
def _written_where(letter: str, fitting: int) -> Outputs:
    """What the schemes write where only such conditions hold; few sets of them differ."""
    found: defaultdict[tuple[int, str], int] = defaultdict(int)
    conditions, by_scheme = _rules_of(letter)
    for writer, rules in zip(all_writers(), by_scheme, strict=True):
        rule = next(rule for rule in rules if fitting >> conditions[rule.condition] & 1)
        letters = len(rule.condition.letters)
        found[letters, rule.text] |= writer.exact
        found[letters, rule.without_marks] |= writer.plain
    outputs = [Output(*key, writers) for key, writers in found.items()]
    firsts = {"", *(output.text[:1] for output in outputs)}
    by_letter = {first: tuple([output for output in outputs if output.text[:1] in ("", first)]) for first in firsts}
    return Outputs(by_letter, {(output.letters, output.text[-1:]) for output in outputs})


@lru_cache(maxsize=1024)
def _rules_of(letter: str) -> _LetterRules:
    by_scheme = tuple([tuple(_scheme_rules(writer.scheme, letter)) for writer in all_writers()])
    conditions = dict.fromkeys(rule.condition for rules in by_scheme for rule in rules)
    return _LetterRules({condition: place for place, condition in enumerate(conditions)}, by_scheme)


def _scheme_rules(scheme: Scheme, letter: str) -> Iterator[_LetterRule]:
    """The rules of a scheme that begin with a letter, in order; the last one fits everywhere."""
    rules = [rule for rule in scheme.engine.rules if rule.letters[0] == letter]
    anywhere = EngineRule(letter, frozenset(), frozenset(), scheme.engine.letter(letter))
    for letters, after, before, output in (*rules, anywhere):
        text = comparable(output)
        yield _LetterRule(_Condition(letters, after, before), text, strip_marks(text))


@lru_cache(maxsize=WORDS)
def last_letters(tail: str) -> tuple[str, ...]:
    """What schemes may end a word with that ends so, or is so behind a boundary; most pairs of words fail in it.

    The first letter of the tail is only what stands before.
    """
    found = set(_added_letters())
    ends = {len(tail)}
    word = tail.replace(APOSTROPHE, INNER_APOSTROPHE)
    for place in range(len(tail) - 1, 0, -1):
        for outputs in outputs_in(word[place - 1 :]):
            for letters, last in outputs.ends:
                if place + letters in ends:
                    found.add(last)
                    ends |= set() if last else {place}
    # The empty letter, with which every word ends, stays only where all of them may be silent.
    return tuple(found if 1 in ends else found - {""})


def additions(cyrillic: str) -> tuple[tuple[int, str], ...]:
    """The schemes that add something to a word for its ending, and what they add."""
    # An ending stands behind a letter, and before an apostrophe too.
    return _added_to(cyrillic if APOSTROPHE in cyrillic else cyrillic[-_longest_ending() - 1 :])


@cache
def _longest_ending() -> int:
    return max(len(ending) for writer in _adding() for endings, _ in writer.scheme.engine.endings for ending in endings)


@lru_cache(maxsize=WORDS)
def _added_to(word: str) -> tuple[tuple[int, str], ...]:
    added = ((writer, writer.scheme.engine.addition(word)) for writer in _adding())
    return tuple([(writer.exact | writer.plain, comparable(addition)) for writer, addition in added if addition])


@cache
def _added_letters() -> tuple[str, ...]:
    """The last letters of what schemes add to a word for its ending."""
    return tuple({comparable(ending)[-1:] for writer in _adding() for _, ending in writer.scheme.engine.endings})


@cache
def _adding() -> tuple[Writer, ...]:
    return tuple(writer for writer in all_writers() if writer.scheme.engine.endings)
