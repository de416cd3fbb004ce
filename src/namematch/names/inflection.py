"""Inflected names led back to the nominative, and feminine surnames to the masculine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from math import log2
from typing import Any, NamedTuple

import regex

from namematch.data import read_toml, read_tsv
from namematch.names.given import given_bearers
from namematch.names.types import Gender, Lemma, PartKind
from namematch.text import Script, fold, script_of

_LONGEST = 64
_LONGEST_ENDING = 8
_SHORTEST_STEM = 1
_MOST_LEMMAS = 8
# How often names in running text stand in a case, as -log2 of the share.
_CASE_BITS = {"nom": 0.7, "gen": 2.6, "dat": 4.0, "acc": 4.0, "ins": 3.5, "loc": 5.0, "other": 6.0}
_CYRILLIC = frozenset({"ru", "uk", "be", "sr"})
_UNKNOWN_NAME = 0.5


class _Rule(NamedTuple):
    language: str
    kind: PartKind
    gender: Gender
    nominative: str
    stem: regex.Pattern[str] | None
    case: str
    bits: float


@cache
def _rules() -> dict[tuple[bool, str], tuple[_Rule, ...]]:
    """Script (whether Cyrillic) and ending to the rules that apply there."""
    found: defaultdict[tuple[bool, str], list[_Rule]] = defaultdict(list)
    for row in read_tsv("names/inflection.tsv"):
        stem = regex.compile(rf".*(?:{row['stem']})") if row["stem"] else None
        for nominative in row["nom"].split("|"):
            for case in _CASE_BITS:
                cell = nominative if case == "nom" else row[case]
                if case == "other" and not cell:
                    continue
                for ending in (cell or nominative).split("|"):
                    bits = float(row["bits"]) + _CASE_BITS[case]
                    kind, gender = PartKind(row["kind"]), Gender(row["gender"])
                    rule = _Rule(row["lang"], kind, gender, nominative, stem, case, bits)
                    found[row["lang"] in _CYRILLIC, ending].append(rule)
    return {key: tuple(rules) for key, rules in found.items()}


@cache
def _foreign_letters() -> dict[str, frozenset[str]]:
    """Letters that do not occur in a language's names."""
    table: dict[str, Any] = read_toml("names/inflection.toml")["foreign_letters"]
    return {language: frozenset(letters) for language, letters in table.items()}


@lru_cache(maxsize=65536)
def lemmas(word: str, kind: PartKind | None = None, gender: Gender | None = None) -> tuple[Lemma, ...]:
    """The dictionary forms that a word of a name may be an inflected form of.

    Args:
        word: One word, in Cyrillic or in Latin letters with the endings of Polish, Czech, Slovak, Slovene or Croatian.
        kind: What the word is, if known.
        gender: Gender of the bearer, if known.

    Returns:
        Up to eight lemmas, likeliest first; the word itself is among them wherever it can be a nominative.

    Example:
        >>> [(lemma.text, lemma.gender.value) for lemma in lemmas("Дарчиева", PartKind.SURNAME)[:2]]
        [('дарчиева', 'female'), ('дарчиев', 'male')]
        >>> lemmas("Putinowi", PartKind.SURNAME)[0].text
        'putin'
    """
    folded = fold(word[:_LONGEST])
    if "-" in folded.strip("-"):
        return _of_compound(folded, kind, gender)
    weights: defaultdict[tuple[str, Gender, PartKind], dict[str, float]] = defaultdict(dict)
    for rule, text in _candidates(folded):
        if kind in (None, rule.kind) and gender in (None, rule.gender):
            cases = weights[text, rule.gender, rule.kind]
            cases[rule.case] = max(cases.get(rule.case, 0.0), 2.0**-rule.bits * _support(text, rule))
    return _ranked(weights)


def _candidates(word: str) -> Iterator[tuple[_Rule, str]]:
    cyrillic = script_of(word) is Script.CYRILLIC
    rules = _rules()
    letters = set(word)
    for length in range(min(_LONGEST_ENDING, len(word) - _SHORTEST_STEM) + 1):
        stem, ending = word[: len(word) - length], word[len(word) - length :]
        for rule in rules.get((cyrillic, ending), ()):
            if letters.isdisjoint(_foreign_letters().get(rule.language, ())) and (
                rule.stem is None or rule.stem.fullmatch(stem)
            ):
                yield rule, stem + rule.nominative


def _support(text: str, rule: _Rule) -> float:
    """How much likelier the lexicon makes a lemma: given names are listed, surnames are not."""
    if rule.kind is not PartKind.GIVEN:
        return 1.0
    bearers = given_bearers(text)
    if not bearers.total:
        return _UNKNOWN_NAME
    share = bearers.women / bearers.total
    return _UNKNOWN_NAME + bearers.total * (share if rule.gender is Gender.FEMALE else 1.0 - share)


def _ranked(weights: dict[tuple[str, Gender, PartKind], dict[str, float]]) -> tuple[Lemma, ...]:
    sums = {key: sum(cases.values()) for key, cases in weights.items()}
    total = sum(sums.values())
    best = sorted(sums, key=lambda key: (-sums[key], key))[:_MOST_LEMMAS]
    return tuple(
        Lemma(
            text=text,
            gender=gender,
            case="|".join(sorted(weights[text, gender, kind], key=list(_CASE_BITS).index)),
            bits=round(-log2(sums[text, gender, kind] / total), 3),
            base=_masculine(text) if kind is PartKind.SURNAME and gender is Gender.FEMALE else text,
            kind=kind,
        )
        for text, gender, kind in best
    )


def _of_compound(word: str, kind: PartKind | None, gender: Gender | None) -> tuple[Lemma, ...]:
    """Halves of a double name agree in gender and case; a first half may also stay as it is."""
    head, _, tail = word.rpartition("-")
    found = []
    for last in lemmas(tail, kind, gender):
        first = _agreeing(head, last)
        base = surname_base(first) if last.base != last.text else first
        found.append(
            Lemma(f"{first}-{last.text}", last.gender, last.case, last.bits, f"{base}-{last.base}", last.kind)
        )
    return tuple(found)


def _agreeing(head: str, last: Lemma) -> str:
    cases = set(last.case.split("|"))
    for lemma in lemmas(head, last.kind, last.gender):
        if not cases.isdisjoint(lemma.case.split("|")):
            return lemma.text
    return head


@cache
def _feminine_endings() -> tuple[tuple[str, str], ...]:
    table: dict[str, str] = read_toml("names/inflection.toml")["masculine_of"]
    return tuple(sorted(table.items(), key=lambda item: -len(item[0])))


def surname_base(word: str) -> str:
    """The masculine form of a surname, lower case; the word itself where it has no feminine ending.

    Args:
        word: A surname in the nominative, in Cyrillic or Latin letters.

    Example:
        >>> [surname_base(w) for w in ("Захарова", "Zakharova", "Valujevová", "Czarnecka", "May")]
        ['захаров', 'zakharov', 'valujev', 'czarnecki', 'may']
    """
    return _masculine(fold(word[: _LONGEST * 4]))


def _masculine(word: str) -> str:
    for feminine, masculine in _feminine_endings():
        if word.endswith(feminine) and len(word) > len(feminine) + 1:
            return word.removesuffix(feminine) + masculine
    return word
