"""How likely a written surname goes back to Cyrillic ones: what schemes say beside what the readings say.

A reading is judged letter by letter. A scheme judges the whole word: nobody who goes by one writes Жуков as Zukow and
Щукин as Shchukin. Where schemes explain a word, their say is nearly all that counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, reduce
from operator import or_

from namematch._internal.caches import WORDS
from namematch.names.lexicon.given_names import given_bearers, is_form_elsewhere
from namematch.names.lexicon.surname_endings import has_surname_ending, surname_gender
from namematch.names.morphology.belarusian import shows_belarusian
from namematch.names.morphology.feminine import feminine_surname
from namematch.names.morphology.lemmatizer import lemmas
from namematch.names.parameters import weights
from namematch.names.spelling.legibility import is_legible
from namematch.names.spelling.official_forms import FormTable, table_of
from namematch.names.types import Gender, PartKind
from namematch.text import Script, fold, script_of
from namematch.translit import (
    letterwise_readings,
    name_bits,
    neutral_key,
    scheme_share,
    writers_of,
    writing_share,
)
from namematch.user_lexicon import cached_per_lexicon

# Stand among the schemes of a given name for one of peoples whose surnames have two official forms, and all of these.
FORMS_BY_TABLE = {FormTable.ELEMENTS: 1 << 512, FormTable.BULGARIAN: 1 << 517, FormTable.CHUVASH: 1 << 518}
TWO_FORMS = sum(FORMS_BY_TABLE.values())
# And for one that hardly anybody has who was named in Cyrillic: the surname is spelled as at home.
FROM_ABROAD = 1 << 513
# And for one that stands in a case: so does the surname.
OBLIQUE = 1 << 514
# And for one that stands in the nominative.
STRAIGHT = 1 << 515
# And for one in Belarusian: the surname may be spelled by its sound.
BY_SOUND = 1 << 516
# And for one in another Cyrillic orthography than that of Russian: so is the surname.
ANOTHER_ORTHOGRAPHY = 1 << 519
# And for a man's that stands in a case.
MAN_IN_A_CASE = 1 << 520
EVERY_SCHEME = (1 << 512) - 1
_MOST_GIVEN = 3
_RUSSIAN = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяё")


Nominatives = Sequence[tuple[str, float]]


class Origins(dict[str, float]):
    """The Cyrillic words that a written word may go back to, letter by letter, with their probabilities.

    Attributes:
        by_scheme: How much schemes speak for the surnames among them, a sum; 0 where no scheme explains the word.
        nominatives: What a surname may be in the nominative, in its own script, with weights, the heaviest first.
    """

    by_scheme: float = 0.0
    nominatives: Nominatives = ()


def weighed_by_schemes(word: str, spelled: Mapping[str, float], costs: Sequence[tuple[str, float]]) -> Origins:
    """What a surname may go back to, weighed by the schemes that write it so.

    Args:
        word: A folded surname.
        spelled: Masculine Cyrillic surnames with the probability that readings give each.
        costs: What the word may be in the nominative, with bits.
    """
    nominatives = weighed_nominatives(costs)
    found = scheme_weights(word, spelled, nominatives)
    origins = Origins(spelled) if is_spelled_abroad(word) else _by_rarity(spelled)
    origins.nominatives = nominatives
    origins.by_scheme = sum(found.values())
    if found:
        free = _free(word, spelled, found)
        for origin, probability in spelled.items():
            by_scheme = found.get(origin, 0.0) / origins.by_scheme
            origins[origin] = free * probability + (1 - free) * by_scheme
    return origins


def is_spelled_abroad(word: str) -> bool:
    """Whether a word is in another alphabet than Cyrillic: who wrote it so had to choose a spelling."""
    return script_of(word) in (Script.LATIN, Script.OTHER)


def weighed_nominatives(costs: Iterable[tuple[str, float]]) -> Nominatives:
    """What a surname may be in the nominative, each once with its weight, the heaviest first.

    Args:
        costs: The same with bits; by several rules a word can be one in the nominative.
    """
    weighed: dict[str, float] = {}
    for base, bits in costs:
        weighed[base] = weighed.get(base, 0.0) + 2.0**-bits
    return by_weight(weighed.items())


def by_weight(weighed: Iterable[tuple[str, float]]) -> Nominatives:
    """Words with weights, the heaviest first."""
    return tuple(sorted(weighed, key=lambda item: (-item[1], item[0])))


def _by_rarity(spelled: Mapping[str, float]) -> Origins:
    """What a surname in Cyrillic may go back to: rules of inflection and orthography do not ask how common it is."""
    found = {origin: p * _commonness(origin) for origin, p in spelled.items()}
    kept = min(sum(spelled.values()), 1.0) / sum(found.values()) if found else 0.0
    return Origins((origin, kept * weight) for origin, weight in found.items())


def _free(word: str, spelled: Mapping[str, float], by_scheme: Iterable[str]) -> float:
    """How likely a Latin surname follows no scheme though one explains it; foreign names (Trump) mostly do not.

    The better readings fit that no scheme explains, the likelier.
    """
    explained = sum(spelled.get(origin, 0.0) for origin in by_scheme)
    others = (weights().surname.free_spelling if has_surname_ending(word) else weights().surname.foreign_spelling) * (
        sum(spelled.values()) - explained
    )
    return (
        max(others / (others + explained), weights().surname.least_free) if others > 0 else weights().surname.least_free
    )


def in_context(word: str, origins: Origins, context: int) -> Origins:
    """What a surname may go back to beside a given name that only some schemes write so.

    Args:
        word: A folded surname.
        origins: What `weighed_by_schemes` says of it.
        context: The schemes that the given name is written by; 0 where it does not tell.
    """
    if not context or not origins.by_scheme:
        return origins
    found = {origin: p * _fit(word, origin, origins.nominatives, context) for origin, p in origins.items()}
    total = sum(found.values())
    kept = sum(origins.values()) / total
    result = Origins((origin, kept * p) for origin, p in found.items())
    result.by_scheme, result.nominatives = origins.by_scheme / kept, origins.nominatives
    return result


def _fit(word: str, origin: str, nominatives: Nominatives, context: int) -> float:
    share = _share(word, origin, nominatives)
    return _share(word, origin, nominatives, context) / share if share else 1.0


def with_candidates(word: str, origins: Origins, candidates: Iterable[str], context: int = 0) -> dict[str, float]:
    """What a surname may go back to if some more are considered, in which another word can be read.

    Args:
        word: A folded surname.
        origins: What `weighed_by_schemes` says of it, in its context.
        candidates: Masculine Cyrillic surnames.
        context: The schemes that the given name is written by; 0 where it does not tell.
    """
    unknown = [candidate for candidate in candidates if candidate not in origins]
    more = scheme_weights(word, unknown, origins.nominatives, context)
    if not more:
        return origins
    total = origins.by_scheme + sum(more.values())
    # Without a scheme that explained any, the probabilities were those of the readings alone.
    kept = origins.by_scheme / total if origins.by_scheme else 0.5
    found = {origin: kept * probability for origin, probability in origins.items()}
    return found | {candidate: (1 - kept) * weight / sum(more.values()) for candidate, weight in more.items()}


def scheme_weights(word: str, origins: Iterable[str], nominatives: Nominatives, context: int = 0) -> dict[str, float]:
    """The surnames that some scheme writes as a word, each with how much schemes speak for it."""
    if not is_spelled_abroad(word):
        return {}
    shares = ((origin, _share(word, origin, nominatives, context)) for origin in origins)
    return {origin: share * _commonness(origin) for origin, share in shares if share}


def _commonness(origin: str) -> float:
    """How much likelier a common name is than a rare one, before it is seen written; names on no list are alike."""
    bits = name_bits(origin)
    if not is_russian(origin):
        bits = min(bits, name_bits(neutral_key(origin)))
    told = weights().surname.rarity_share * min(bits, weights().surname.unlisted)
    return float(2.0 ** -(told + weights().surname.rare_endings.get(origin[-2:], 0.0)))


@lru_cache(maxsize=WORDS)
def is_foreign_cyrillic(word: str) -> bool:
    """Whether a folded word has Cyrillic letters that Russian does not have."""
    return script_of(word) is Script.CYRILLIC and not is_russian(word)


def is_russian(word: str) -> bool:
    """Whether a folded Cyrillic word has no letters but those of Russian."""
    return _RUSSIAN.issuperset(char for char in word if char.isalpha())


def _share(word: str, origin: str, nominatives: Nominatives, context: int = 0) -> float:
    """How many schemes write a masculine surname as a word, or as what the word may be in the nominative."""
    if script_of(word) is Script.OTHER:
        # Whether it is a woman's is read with the rest.
        return max(writing_share(word, origin), writing_share(word, feminine_surname(origin)))
    share = sum([weight * scheme_share(base, origin, context) for base, weight in nominatives])
    if surname_gender(word) is Gender.FEMALE:
        share += scheme_share(word, feminine_surname(origin), context)
    return float(share)


@cached_per_lexicon(WORDS)
def schemes_of_given(word: str) -> int:
    """The schemes that some reading of a given name is written by, and what else it tells of the surname.

    A name in Cyrillic is written by none. Among the schemes stand `FORMS_BY_TABLE`, `FROM_ABROAD`, `OBLIQUE`,
    `MAN_IN_A_CASE`, `STRAIGHT`, `BY_SOUND` and `ANOTHER_ORTHOGRAPHY`.

    Args:
        word: A folded given name.
    """
    read = letterwise_readings(word) if is_legible(word) else ()
    likely = [fold(reading.cyrillic) for reading in read if reading.bits <= weights().surname.context_reading]
    told = _told_of(word, likely[:_MOST_GIVEN])
    if script_of(word) is not Script.LATIN:
        return told
    return reduce(or_, (writers_of(word, cyrillic) for cyrillic in likely), told)


def _told_of(given: str, likely: Iterable[str]) -> int:
    beside = _case_of(given) | _orthography(given, PartKind.GIVEN)
    if (table := next(filter(None, map(table_of, likely)), None)) is not None:
        return FORMS_BY_TABLE[table] | beside
    return beside | (FROM_ABROAD if 0 < given_bearers(given).total <= weights().surname.abroad_bearers else 0)


@cached_per_lexicon(WORDS)
def told_by_father(patronymic: str) -> int:
    """What a folded patronymic tells of the surname: `BY_SOUND` and `ANOTHER_ORTHOGRAPHY`, or 0."""
    return _orthography(patronymic, PartKind.PATRONYMIC)


def _orthography(word: str, kind: PartKind) -> int:
    is_another = is_foreign_cyrillic(word) or (kind is PartKind.GIVEN and is_form_elsewhere(word))
    by_sound = BY_SOUND if shows_belarusian(word, kind) else 0
    return by_sound | (ANOTHER_ORTHOGRAPHY if is_another else 0)


def _case_of(given: str) -> int:
    """Whether a given name stands in the nominative or, a known one, in another case; 0 where it may be either."""
    likeliest, *others = lemmas(given, kind=PartKind.GIVEN) or (None,)
    if likeliest is None:
        return 0
    is_straight = likeliest.base == given
    if not is_straight and ("own" in likeliest.case.split("|") or not given_bearers(likeliest.base).total):
        return 0
    if any(lemma.bits <= weights().surname.surely_oblique for lemma in others if (lemma.base == given) != is_straight):
        return 0
    if not is_straight:
        return OBLIQUE | (MAN_IN_A_CASE if likeliest.gender is Gender.MALE else 0)
    return STRAIGHT if script_of(given) is Script.CYRILLIC else 0
