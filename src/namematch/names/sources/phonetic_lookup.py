"""Given names that no table spells just so, led to the listed spelling they sound like."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

import regex

from namematch._internal.caches import WORDS
from namematch.data import read_packed
from namematch.names.lexicon.given_names import all_spellings, given_bearers, given_links, listed_bearers
from namematch.names.schemas import SOUNDS
from namematch.names.spelling.edit_distance import edits
from namematch.names.spelling.spelling_key import name_spelling_key
from namematch.text import Script, fold, script_of
from namematch.translit import romanize
from namematch.user_lexicon import active_lexicon, cached_per_lexicon

_SHORTEST = 4
_LONGEST = 24
_LETTERS_PER_SLIP = 3
_FEW_BEARERS = 20
_VOWELS = frozenset("aeiou")


class Near(NamedTuple):
    """A listed spelling near a word, and how many letters they differ in."""

    spelling: str
    slips: int


@cached_per_lexicon(WORDS)
def near_spellings(word: str) -> tuple[Near, ...]:
    """The listed spellings nearest to a word among those of the same consonants; none for a word that is listed itself.

    Two spellings are near if they differ in at most a third of their letters (optimal string alignment), but not if
    one ends in -a and the other in a consonant, which tells Ильнура from Ильнур. A name with bearers
    enough is nobody's slip.
    """
    key = _latin_key(word[:_LONGEST])
    if not _SHORTEST <= len(key) < _LONGEST or given_links(word) or _is_borne(word):
        return ()
    allowed = len(key) // _LETTERS_PER_SLIP
    candidates = [Near(known, edits(key, known)) for known in _alike(key)]
    least = min((near.slips for near in candidates), default=allowed + 1)
    return tuple(near for near in candidates if near.slips == least <= allowed)


def _is_borne(word: str) -> bool:
    """Whether so many bear a name that it is no slip: in Cyrillic letter by letter, in Latin as it is read."""
    bearers = listed_bearers(word) if script_of(word) is Script.CYRILLIC else given_bearers(word)
    return bearers.total > _FEW_BEARERS


@cached_per_lexicon(WORDS)
def pet_bases(word: str) -> tuple[str, ...]:
    """Listed names that a Cyrillic word is a regular pet form of: Галиночка of Галина, Петечка of Петя."""
    if script_of(word) is not Script.CYRILLIC or given_links(word):
        return ()
    folded = fold(word[:_LONGEST])
    pets = _pets()
    stems = [folded.removesuffix(ending) for ending in pets[0] if folded.endswith(ending)]
    bases = [stem + tail for stem in stems if len(stem) > 1 for tail in pets[1]]
    return tuple(base for base in bases if given_links(base))


@cache
def _pets() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Endings of pet forms, and what may stand in their place."""
    table: dict[str, list[str]] = SOUNDS.read()["pet"]
    return tuple(table["endings"]), tuple(table["replaced_by"])


def _latin_key(word: str) -> str:
    return name_spelling_key(romanize(word, "news")) if script_of(word) is Script.CYRILLIC else name_spelling_key(word)


def _alike(key: str) -> list[str]:
    alike = _by_consonants().get(consonants(key), "").split()
    return [known for known in alike if not _differ_in_gender(known, key)]


def _differ_in_gender(one: str, two: str) -> bool:
    """Whether one ends in -a and the other in a consonant."""
    return {one[-1] == "a", two[-1] == "a"} == {True, False} and any(key[-1] not in _VOWELS for key in (one, two))


@cached_per_lexicon(None)
def _by_consonants() -> dict[str, str]:
    """The file data/names/given_sounds.bin, which tools/build_given.py makes; with a user's own names made anew."""
    return by_consonants() if active_lexicon().given_names else read_packed("names/given_sounds.bin")


def by_consonants() -> dict[str, str]:
    """All Latin spellings of the lexicon by their consonants, those of the same ones parted by spaces."""
    by_skeleton: defaultdict[str, list[str]] = defaultdict(list)
    for spelling in all_spellings():
        by_skeleton[consonants(spelling)].append(spelling)
    return {key: " ".join(spellings) for key, spellings in by_skeleton.items()}


def consonants(key: str) -> str:
    """The consonants of a Latin key by their sound: what the languages of Europe write differently is one class.

    Example:
        >>> consonants("genadiusz") == consonants("hennadii"), consonants("viatscheslav") == consonants("vaceslavas")
        (True, True)
    """
    table = _sounds()
    skeleton = table.group.sub(lambda match: table.sound[match.group()], key)
    return table.ending.sub("", table.repeated.sub(r"\1", skeleton))


class _Sounds(NamedTuple):
    group: regex.Pattern[str]
    sound: dict[str, str]
    repeated: regex.Pattern[str]
    ending: regex.Pattern[str]


@cache
def _sounds() -> _Sounds:
    table = SOUNDS.read()
    sound = {group: name for name, groups in table["sounds"].items() for group in groups}
    sound |= dict.fromkeys(table["silent"], "")
    longest_first = sorted(sound, key=len, reverse=True)
    return _Sounds(
        regex.compile("|".join(map(regex.escape, longest_first))),
        sound,
        regex.compile(r"(.)\1+"),
        regex.compile(table["ending"]),
    )
