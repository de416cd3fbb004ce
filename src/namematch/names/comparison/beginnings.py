"""Match weights of initials: how likely a name is written by one, against any other name.

An initial that fits is worth no more than that it fits. One that hardly anybody would put for the name contradicts it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log2
from typing import NamedTuple

import regex

from namematch._internal.caches import WORDS
from namematch.evidence import exact
from namematch.names.comparison.word_weight import WordWeight
from namematch.names.lexicon.given_names import given_links
from namematch.names.parameters import weights
from namematch.names.sources.attestation import Familiarity, familiarity
from namematch.names.sources.cyrillic_sources import source_forms
from namematch.names.spelling.initials import (
    frequency,
    initial_chance,
    initial_model,
    initial_shares,
    is_digraph,
    letters_written,
)
from namematch.names.types import PartKind, RelationKind
from namematch.text import fold
from namematch.translit import neutral_key
from namematch.user_lexicon import cached_per_lexicon

# As many letters of a word are compared with an initial as it is written.
_MOST_LETTERS = 4
_CUT, _CYRILLIC = 2, regex.compile("[\u0400-\u052f]+")


class Beginning(NamedTuple):
    """What is compared of an initial, or of the word that it may stand for.

    Args:
        written: The letters of an initial, or the first ones of a word.
        initial: Whether it is an initial.
        known: Whether the word is known as a name; an initial is.
        letters: What a word may begin with, each neutral letter with its probability; empty for an initial.
    """

    written: str
    initial: bool
    known: bool = True
    letters: tuple[tuple[str, float], ...] = ()


def initial_weight(initial: str, other: str, kind: PartKind, *, both: bool = False) -> WordWeight:
    """The weight of an initial against a word, or against another initial.

    Args:
        initial: One letter, or the digraph that stands for one ("Zh"), with or without its dot.
        other: A word of the same kind.
        kind: What part of a name both are.
        both: Whether `other` is an initial too.
    """
    return weigh_beginnings(of_initial(initial), of_initial(other) if both else _of_word(fold(other), kind), kind)


def of_initial(initial: str) -> Beginning:
    """What is compared of an initial."""
    return Beginning(letters_written(initial), initial=True)


@cached_per_lexicon(WORDS)
def _of_word(word: str, kind: PartKind) -> Beginning:
    spelled = ((key, origin.probability) for key, origin in source_forms(word, kind).items())
    return of_word(word, first_letters(word, spelled, kind), familiarity(word, kind))


def of_word(word: str, letters: tuple[tuple[str, float], ...], familiar: Familiarity) -> Beginning:
    """What is compared of a folded word.

    Args:
        word: The word.
        letters: What `first_letters` says of it.
        familiar: How well it is known as a name.
    """
    return Beginning(word[:_MOST_LETTERS], initial=False, known=familiar is Familiarity.KNOWN, letters=letters)


def first_letters(word: str, spelled: Iterable[tuple[str, float]], kind: PartKind) -> tuple[tuple[str, float], ...]:
    """What the name behind a folded word may begin with, in the neutral alphabet, each letter with its probability.

    Who is called by a pet name, or by the form that another language has of the name, may have the initial of either.

    Args:
        word: The word.
        spelled: Neutral keys of what it goes back to, with their probabilities.
        kind: What part of a name it is.
    """
    found: defaultdict[str, float] = defaultdict(float)
    for key, probability in sorted(spelled):
        found[key[:1]] += probability
    for letter, probability in _letters_of_names(word).items() if kind is PartKind.GIVEN else ():
        found[letter] = max(found[letter], probability)
    least = initial_model().least_letter
    return tuple((letter, round(share, 2)) for letter, share in sorted(found.items()) if letter and share >= least)


def _letters_of_names(word: str) -> Mapping[str, float]:
    """First letters of the names that a given name is another form of."""
    links = [(link.kind, neutral_key(link.head)[:1], 2.0**-link.bits) for link in given_links(word)]
    total = sum(weight for _, _, weight in links)
    found: defaultdict[str, float] = defaultdict(float)
    for kind, letter, weight in links:
        if kind is not RelationKind.SAME:
            found[letter] += weight / total
    return found


@lru_cache(maxsize=WORDS)
def weigh_beginnings(left: Beginning, right: Beginning, kind: PartKind) -> WordWeight:
    """The weight of two, of which one or both are initials; symmetric."""
    part = weights().parts[kind]
    if (left.initial and right.written.startswith(left.written)) or (
        right.initial and left.written.startswith(right.written)
    ):
        return WordWeight("initial", part.initial, "the initial fits")
    ratio = 0.0 if _are_cut_short_apart(left, right) else _ratio(left, right)
    if ratio >= 2.0 ** initial_model().contradicts:
        return WordWeight("initial", exact(min(log2(ratio), part.initial)), "the initial fits")
    if left.known and right.known:
        return WordWeight("different", part.initial_different, "the initial does not fit")
    return WordWeight("unlike", part.unlike, "the initial does not fit how an unknown name is written")


def _are_cut_short_apart(left: Beginning, right: Beginning) -> bool:
    """Whether the first letters of a name in Cyrillic are not those of another: Ал. is no Андрей."""
    cut = any(each.initial and len(each.written) > 1 and not is_digraph(each.written) for each in (left, right))
    one, two = (each.written[:_CUT].replace("ё", "е") for each in (left, right))
    # Where the first letters differ already, what the name is a form of tells: Ал. may be Саша.
    return (
        cut
        and len(one) == len(two) == _CUT
        and one[0] == two[0]
        and one != two
        and bool(_CYRILLIC.fullmatch(one + two))
    )


def _ratio(left: Beginning, right: Beginning) -> float:
    """How much likelier the two are one person's than two people's."""
    if left.initial and right.initial:
        one, two = initial_shares(left.written), initial_shares(right.written)
        chance = initial_chance(left.written) * initial_chance(right.written)
        both = sum(frequency(letter) * share * two.get(letter, 0.0) for letter, share in sorted(one.items()))
        return both / chance if chance else 0.0
    initial, word = (left, right) if left.initial else (right, left)
    shares, chance = initial_shares(initial.written), initial_chance(initial.written)
    return sum(share * shares.get(letter, 0.0) for letter, share in word.letters) / chance if chance else 0.0
