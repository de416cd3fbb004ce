"""Match weights of surnames: one person's name twice, against two people who are called alike by chance.

Two surnames are one as far as they go back to the same Cyrillic names. Beside people at random, whom a rare name tells
apart, the weight considers one more person: somebody whose name differs by a letter. Against that person a shared name
counts only by how much likelier both go back to it than to two names, however rare it is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import product
from typing import Any, NamedTuple

from namematch._internal.caches import WORDS
from namematch.names.lexicon.surname_endings import has_surname_ending
from namematch.names.morphology.belarusian import sound
from namematch.names.morphology.lemmatizer import lemmas
from namematch.names.parameters import weights
from namematch.names.sources.cyrillic_sources import LIKELY, inflected_sources, spelled_sources
from namematch.names.sources.official_forms import beside_such_given_names
from namematch.names.sources.surname_channel import (
    ANOTHER_ORTHOGRAPHY,
    EVERY_SCHEME,
    FORMS_BY_TABLE,
    FROM_ABROAD,
    MAN_IN_A_CASE,
    OBLIQUE,
    STRAIGHT,
    TWO_FORMS,
    Origins,
    in_context,
    is_foreign_cyrillic,
    is_spelled_abroad,
    with_candidates,
)
from namematch.names.spelling.choices import as_one_spelling
from namematch.names.spelling.edit_distance import written_bits
from namematch.names.types import Gender, PartKind
from namematch.translit import NeutralKey, name_bits, neutral_key, unlisted_bits
from namematch.user_lexicon import cached_per_lexicon

MOST_BITS = 100.0
# Less is not told from nothing.
LEAST_APART = 1e-6


Contexts = tuple[int, int]
"""The schemes that the given names beside two surnames are written by; 0 where that is not known."""

NO_CONTEXT: Contexts = (0, 0)


class Overlap(NamedTuple):
    """How far two surnames go back to the same Cyrillic names.

    Args:
        shared: Probability that both go back to one name.
        apart: Probability that they go back to two.
        chance: Share of people who bear the names that both may go back to, times `shared`.
        best: The likeliest name that both go back to; empty if there is none.
    """

    shared: float
    apart: float
    chance: float
    best: str

    @property
    def is_doubtful(self) -> bool:
        """Whether other names than those that each reads as by itself have to be considered."""
        return self.shared < weights().surname.sure_overlap * (self.shared + self.apart)


def overlap(left: str, right: str, contexts: Contexts = NO_CONTEXT) -> Overlap:
    """How far two folded surnames go back to the same names, in names that some schemes are known to write."""
    share, two_forms = fold_share(left, right, contexts), (contexts[0] | contexts[1]) & TWO_FORMS
    told = contexts[0] & ~FROM_ABROAD | two_forms, contexts[1] & ~FROM_ABROAD | two_forms
    (origins, one), (others, two) = _side(left, told[0]), _side(right, told[1])
    found = _overlap(one, two, share)
    if not found.is_doubtful:
        return found
    more = (
        _with_origins_of(left, origins, two.shares, told[0] & EVERY_SCHEME),
        _with_origins_of(right, others, one.shares, told[1] & EVERY_SCHEME),
    )
    oblique = bool(told[0] & OBLIQUE), bool(told[1] & OBLIQUE)
    return _at_least(_overlap(*more, share), inflected_alike(left, right, oblique))


class _Names(NamedTuple):
    """What a surname may go back to, each name in one spelling with its probability, and the neutral keys of these."""

    shares: Mapping[str, float]
    keys: Sequence[NeutralKey]

    @classmethod
    def of(cls, origins: Mapping[str, float]) -> _Names:
        """From names that may differ in what is only a choice of spelling."""
        shares = merged(origins)
        return cls(shares, [*map(neutral_key, shares)])


@cached_per_lexicon(WORDS)
def _side(word: str, told: int) -> tuple[Origins, _Names]:
    """What a surname may go back to beside a given name that tells so much."""
    if told & OBLIQUE and is_spelled_abroad(word):
        read = inflected_sources(word, Gender.MALE if told & MAN_IN_A_CASE else None)
    else:
        read = spelled_sources(word, PartKind.SURNAME)
    origins = in_context(word, read, told & EVERY_SCHEME)
    if told & OBLIQUE and len(origins) > 1 and word in origins:
        origins = _in_a_case(word, origins)
    if told & STRAIGHT and len(origins) > 1:
        origins = _in_no_case(word, origins)
    for table, flag in FORMS_BY_TABLE.items():
        if told & flag:
            origins = beside_such_given_names(word, origins, table)
    return origins, _Names.of(origins)


def _at_least(found: Overlap, alike: float) -> Overlap:
    """An overlap of words that are forms of one word with such a probability, however that is read."""
    together = found.shared + found.apart
    if alike * together <= found.shared:
        return found
    shared = alike * together
    chance = shared * (found.chance / found.shared if found.shared else 2.0 ** -weights().rarest)
    return Overlap(shared, together - shared, chance, found.best)


def inflected_alike(left: str, right: str, oblique: tuple[bool, bool] = (False, False)) -> float:
    """The probability that two folded surnames in one script are forms of one written word, 0 where they cannot be.

    Args:
        left: A surname.
        right: Another.
        oblique: Whether each stands beside a given name in a case.
    """
    one, two = map(_in_the_nominative, (left, right), oblique)
    alike = sum(one[word] * two[word] for word in sorted(one.keys() & two.keys()))
    return max(alike, weights().surname.least_inflected) if alike else 0.0


@cached_per_lexicon(WORDS)
def _in_the_nominative(word: str, oblique: bool) -> Mapping[str, float]:
    weighed = dict(spelled_sources(word, PartKind.SURNAME).nominatives)
    if oblique:
        weighed |= {lemma.base: 2.0**-lemma.bits for lemma in lemmas(word, kind=PartKind.SURNAME)}
        weighed[word] = weights().surname.nominative_beside_oblique * weighed.get(word, 0.0)
    total = sum(weighed.values())
    return {base: weight / total for base, weight in weighed.items()} if total else {}


def _in_a_case(word: str, origins: Origins) -> Origins:
    """What a surname may go back to where it is hardly in the nominative."""
    return _less_likely(origins, [word])


def _in_no_case(word: str, origins: Origins) -> Origins:
    """What a surname may go back to where it is hardly in another case than the nominative."""
    found = lemmas(word, kind=PartKind.SURNAME)
    straight = {lemma.base for lemma in found if "nom" in lemma.case.split("|")}
    return _less_likely(origins, {lemma.base for lemma in found} - straight) if straight else origins


def _less_likely(origins: Origins, those: Collection[str]) -> Origins:
    """Origins of which some are as unlikely as a case that the given name does not share."""
    weighed = {**origins}
    for origin in sorted(origins.keys() & set(those)):
        weighed[origin] *= weights().surname.nominative_beside_oblique
    kept = sum(origins.values()) / sum(weighed.values())
    found = Origins((origin, kept * weight) for origin, weight in weighed.items())
    found.by_scheme, found.nominatives = origins.by_scheme, origins.nominatives
    return found


def fold_share(left: str, right: str, contexts: Contexts) -> float:
    """How likely one name is written in two ways that differ in letters which romanisations write alike."""
    is_foreign = _is_in_another_orthography(left, right, contexts)
    return weights().surname.foreign_fold_share if is_foreign else weights().surname.fold_share


def _is_in_another_orthography(left: str, right: str, contexts: Contexts) -> bool:
    """Whether one of two folded surnames is written in Cyrillic as another language than Russian does."""
    is_told = bool((contexts[0] | contexts[1]) & ANOTHER_ORTHOGRAPHY)
    return is_told or is_foreign_cyrillic(left) or is_foreign_cyrillic(right)


def _overlap(left: _Names, right: _Names, share: float) -> Overlap:
    one, two = left.shares, right.shares
    both = {(name, name): one[name] * two[name] for name in sorted(one.keys() & two.keys())}
    for a, key in zip(one, left.keys, strict=True):
        for b, other in zip(two, right.keys, strict=True):
            if key == other and a != b:
                both[a, b] = share * one[a] * two[b]
    shared = sum(both.values())
    chance = sum([p * (bearers(a) if a == b else max(bearers(a), bearers(b))) for (a, b), p in both.items()])
    # Forms of one name in several languages come on top of what a word is read as, and are no other names.
    apart = max(min(sum(one.values()), 1.0) * min(sum(two.values()), 1.0) - shared, 0.0)
    return Overlap(shared, apart, chance, max(both, key=both.__getitem__, default=("", ""))[0])


def ratio_to_lookalike(shared: float, apart: float, ease: float) -> float:
    """How much likelier two surnames are one than that somebody's differs by a letter.

    Args:
        shared: Probability that both go back to one name.
        apart: Probability that they go back to two, not 0.
        ease: Bits by which they may differ more easily (`ease_of_difference`).
    """
    return float(shared * 2.0**ease / (weights().surname.lookalike * apart))


def beside_given(bits: Any, near: Any, given: Any) -> Any:
    """The weight of two surnames beside given names, as two powers of two to be added up: for floats, and for arrays.

    Somebody whose surname differs by a letter has the same given name, so that against him it says nothing.

    Args:
        bits: Weight of the surnames against people at random.
        near: Weight against somebody whose surname differs by a letter.
        given: Weight of the given names, 0 where they do not agree.

    Returns:
        The inverse of the likelihood ratio.
    """
    return 2.0**-bits + 2.0 ** (given + weights().prior - near)


def implausible_bits(left: str, right: str) -> float:
    """Bits by which the odder of two folded surnames is too rare to be somebody's near the other, from 0 to a bound.

    That is by how much it is rarer than names are sown around the commoner one; 0 where both are best read as one name.
    """
    one, two = _best(left), _best(right)
    if not one or not two or one == two:
        return 0.0
    (_, around), (wrong, _) = sorted((_rarity(one), _rarity(two)))
    bits = wrong - around - weights().surname.plausible
    return min(max(bits, 0.0), weights().surname.most_implausible)


@cached_per_lexicon(WORDS)
def _best(word: str) -> str:
    """What a folded surname is best read as."""
    origins = surname_origins(word)
    return max(origins, key=lambda name: (origins[name], *(-bits for bits in _rarity(name))), default="")


def ease_of_difference(left: str, right: str, contexts: Contexts = NO_CONTEXT) -> float:
    """Bits by which two folded surnames may differ more easily, as one is written in another orthography."""
    is_foreign = _is_in_another_orthography(left, right, contexts)
    ease = weights().surname.foreign_ease if is_foreign else 0.0
    if contexts[0] & contexts[1] & FROM_ABROAD and not (has_surname_ending(left) or has_surname_ending(right)):
        return max(ease, weights().surname.abroad_ease)
    return ease


def slip_ratio(left: str, right: str) -> float:
    """How much likelier two folded surnames are one with a slip than two that are a letter apart."""
    pairs = product(likely_origins(left), likely_origins(right))
    slips = (_slip(a, b, p * q) for (a, p), (b, q) in pairs if a != b)
    return max(slips, default=0.0)


def _slip(one: str, two: str, probability: float) -> float:
    real, wrong = sorted((one, two), key=_rarity)
    bits = written_bits(neutral_key(real), neutral_key(wrong))
    return float(probability * 2.0 ** (gain_by_slip(real, wrong) - bits)) if bits else 0.0


def gain_by_slip(real: str, wrong: str) -> float:
    """How much less likely somebody bears the rarer of two names by birth than some name that near to the other."""
    return min(name_bits(wrong), MOST_BITS) - unlisted_bits(real) - weights().surname.density


def _rarity(name: str) -> tuple[float, float]:
    """Which of two names is the other one with a slip: the rarer, of two as rare the one in an odder spelling."""
    return min(name_bits(name), MOST_BITS), unlisted_bits(name)


def surname_origins(word: str) -> Mapping[str, float]:
    """The names that a folded surname may go back to, each in one spelling, with their probabilities."""
    return _side(word, 0)[1].shares


@cached_per_lexicon(WORDS)
def likely_origins(word: str) -> Sequence[tuple[str, float]]:
    """Those of `surname_origins` that are worth comparing letter by letter."""
    return [(name, p) for name, p in surname_origins(word).items() if p >= LIKELY]


def merged(spelled: Mapping[str, float]) -> dict[str, float]:
    """Names that differ in what is only a choice of spelling as one."""
    found: dict[str, float] = {}
    for name, probability in spelled.items():
        one = as_one_spelling(name)
        found[one] = found.get(one, 0.0) + probability
    return found


def _with_origins_of(word: str, origins: Origins, other: Mapping[str, float], context: int) -> _Names:
    """What a surname may go back to if it may also go back to what another one likely does."""
    likely = [name for name, probability in other.items() if probability >= weights().surname.least_candidate]
    return _Names.of(with_candidates(word, origins, likely, context))


def bearers(name: str) -> float:
    """The share of people who bear a surname, as far as lists and the spelling model can tell."""
    return float(2.0 ** -min(name_bits(name), weights().rarest))


def sound_alike(left: str, right: str) -> bool:
    """Whether two surnames are spelled alike, as they read best, in an orthography that spells by sound."""
    heard = _sound(left)
    return bool(heard) and heard == _sound(right)


@cached_per_lexicon(WORDS)
def _sound(word: str) -> str:
    spelled = spelled_sources(word, PartKind.SURNAME)
    return sound(neutral_key(max(spelled, key=spelled.__getitem__, default="")))


def one_by_sound(left: str, right: str, contexts: Contexts) -> tuple[float, str]:
    """The probability that two folded surnames are one where either is spelled by its sound, and the likeliest name."""
    one, two = (_side(word, context & EVERY_SCHEME)[1] for word, context in zip((left, right), contexts, strict=True))
    pairs = product(zip(one.shares, one.keys, strict=True), zip(two.shares, two.keys, strict=True))
    alike = {(a, b): one.shares[a] * two.shares[b] for (a, key), (b, other) in pairs if sound(key) == sound(other)}
    if not alike:
        return 0.0, ""
    likeliest = max(alike, key=alike.__getitem__)
    return weights().surname.by_sound * min(sum(alike.values()), 1.0), max(likeliest, key=bearers)
