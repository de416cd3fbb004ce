"""The scheme tables test themselves: by their samples and by what every table must have."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations, product

import pytest

from namematch.data.shared_tables import GIVEN_FREQUENCY
from namematch.translit import Rule, Scheme, find_scheme, romanize, schemes
from namematch.translit.schemes.scheme import SCHEMES, alphabets

CYRILLIC = re.compile(r"[\u0400-\u052f\u1c80-\u1c8f\ua640-\ua69f]")
BOUNDARY = "#"

every_scheme = pytest.mark.parametrize("each", schemes(), ids=lambda each: each.id)


@every_scheme
def test_samples(each: Scheme) -> None:
    assert {cyrillic: romanize(cyrillic, each.id) for cyrillic, _ in each.samples} == dict(each.samples)


@every_scheme
def test_ten_samples_or_more(each: Scheme) -> None:
    assert len(each.samples) >= 10


@every_scheme
def test_samples_show_every_language_of_the_scheme_in_its_own_letters(each: Scheme) -> None:
    known = {letter for rule in each.rules for letter in rule.letters}
    used = {letter for cyrillic, _ in each.samples for letter in cyrillic.lower() if CYRILLIC.match(letter)}
    assert used <= known


@every_scheme
def test_what_it_is_and_where_it_comes_from_is_said(each: Scheme) -> None:
    assert all((each.title, each.languages, each.target, each.body, each.source))
    assert each.status in {"verified", "mixed", "recalled"}
    assert re.fullmatch(r"[a-z0-9.]+(-[a-z0-9.]+)*", each.id)


@every_scheme
def test_every_letter_of_its_languages_is_mapped(each: Scheme) -> None:
    mapped = {rule.letters for rule in each.rules if not rule.after and not rule.before}
    for language in each.languages:
        assert set(alphabets()[language]["letters"]) - {"'"} <= mapped, language


@every_scheme
def test_no_cyrillic_in_any_output(each: Scheme) -> None:
    outputs = [output for rule in each.rules for output in rule.outputs]
    assert not [output for output in outputs if CYRILLIC.search(output)]
    assert not CYRILLIC.search("".join(ending.add for ending in each.endings))


@every_scheme
def test_outputs_are_lower_case_and_said_once(each: Scheme) -> None:
    for rule in each.rules:
        assert rule.to == rule.to.lower()
        assert len(set(rule.outputs)) == len(rule.outputs), rule


@every_scheme
def test_rules_consume_one_to_five_lower_case_letters(each: Scheme) -> None:
    assert all(1 <= len(rule.letters) <= 5 and rule.letters == rule.letters.lower() for rule in each.rules)


@every_scheme
def test_every_rule_has_a_place_where_it_wins(each: Scheme) -> None:
    assert [rule for rule in each.rules if not any(_wins(each, rule, *sides) for sides in _sides(rule))] == []


def _sides(rule: Rule) -> list[tuple[str, str]]:
    return list(product(rule.after or BOUNDARY + "бджзлнрстчшщиао", rule.before or BOUNDARY + "абиеоюя"))


def _wins(each: Scheme, rule: Rule, left: str, right: str) -> bool:
    """Whether the rule is the first that fits its letters between these two."""
    word = f"{left}{rule.letters}{right}"
    return next((other for other in each.rules if _fits(other, word)), None) is rule


def _fits(rule: Rule, word: str) -> bool:
    end = 1 + len(rule.letters)
    return (
        word.startswith(rule.letters, 1)
        and (not rule.after or word[0] in rule.after)
        and (not rule.before or word[end] in rule.before)
    )


LISTED_NAMES = [row["name"].lower() for row in GIVEN_FREQUENCY.read()[:1500]]


@cache
def words_of(language: str) -> list[str]:
    """Every letter of a language at the edges and in the middle of words, beside every other; and names."""
    letters = alphabets()[language]["letters"]
    beside = [
        *product(letters),
        *product(letters, letters),
        *product(letters, letters, "аеой"),
        *product("аеьк", letters, letters),
    ]
    names = [name for name in LISTED_NAMES if set(name) <= set(letters)]
    return ["".join(word) for word in beside] + names


def write_alike(one: Scheme, other: Scheme, language: str) -> bool:
    return all(one.romanize_word(word) == other.romanize_word(word) for word in words_of(language))


def test_schemes_that_write_everything_alike_say_why_both_are_there() -> None:
    pairs = [
        frozenset((one.id, other.id))
        for one, other in combinations(schemes(), 2)
        if (shared := set(one.languages) & set(other.languages))
        and all(write_alike(one, other, language) for language in shared)
    ]
    reasons = {
        frozenset((id, other)): reason
        for id in SCHEMES.names()
        for other, reason in SCHEMES.read(id).get("same_as", {}).items()
    }
    assert set(pairs) == set(reasons)
    assert all(len(reason) > 20 for reason in reasons.values())


def test_ids_and_aliases_name_one_scheme_each() -> None:
    names = [name for each in schemes() for name in (each.id, *each.aliases)]
    assert len(names) == len(set(names))
    assert all(find_scheme(alias) is each for each in schemes() for alias in each.aliases)


def test_the_fallback_knows_every_letter_of_every_alphabet() -> None:
    letters = {letter for alphabet in alphabets().values() for letter in alphabet["letters"]} - {"'"}
    silent = {letter for letter in letters if not romanize(letter, "icao-9303")}
    assert silent == {"ь", "ӏ"}


@pytest.mark.parametrize("language", sorted(alphabets()))
def test_vowels_and_consonants_are_letters(language: str) -> None:
    alphabet = alphabets()[language]
    assert not set(alphabet["vowels"]) & set(alphabet["consonants"])
    assert set(alphabet["vowels"] + alphabet["consonants"]) <= set(alphabet["letters"])
