"""Match weights of single name words, in bits, from the Cyrillic words both can be read as.

The weight of two words is that of a shared origin: log2 of the sum, over the Cyrillic words both can be read as, of
P(word | left) · P(word | right) / P(word). A rare name therefore weighs more than Иванов, and a doubtful reading less
than a sure one (Fellegi and Sunter 1969, with the reading as the latent value).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile
from math import inf, log2
from typing import Any, NamedTuple

from namematch._internal.caches import WORDS
from namematch.evidence import exact
from namematch.names.comparison.blocking import share_blocking_key
from namematch.names.comparison.surname_weight import (
    LEAST_APART,
    MOST_BITS,
    NO_CONTEXT,
    Contexts,
    bearers,
    beside_given,
    ease_of_difference,
    implausible_bits,
    likely_origins,
    one_by_sound,
    overlap,
    ratio_to_lookalike,
    slip_ratio,
    sound_alike,
)
from namematch.names.morphology.patronymic import parse_patronymic
from namematch.names.parameters import weights
from namematch.names.sources.attestation import Familiarity, familiarity, is_attested, likeliest, unattested_bits
from namematch.names.sources.cyrillic_sources import SourceForm, likely_sources, nominatives, source_forms
from namematch.names.sources.given_relations import given_relation, shared_by_relatives
from namematch.names.sources.surname_channel import BY_SOUND, TWO_FORMS
from namematch.names.spelling.edit_distance import edits, slip_bits
from namematch.names.spelling.official_forms import official_form
from namematch.names.types import PartKind, RelationKind
from namematch.text import fold, strip_marks
from namematch.translit import NeutralKey, name_bits, neutral_key
from namematch.user_lexicon import cached_per_lexicon

# Relations of two words of which one says less than the other.
VAGUE = frozenset({"initial", "diminutive"})
_MOST_CASE_BITS = 5.0


class WordWeight(NamedTuple):
    """How two words of one kind stand to each other.

    Args:
        relation: In one word: `"same-spelling"`, `"same-reading"`, `"slip"`, `"initial"`, the kind of a relation
            between given names, `"different"` for two names on record, `"unlike"` for words less well known.
        bits: Match weight.
        note: One clause of plain English.
        near: Of surnames, the weight against somebody whose surname differs by a letter; infinite where nobody's does,
            minus infinity where only the given names beside them could show what they have in common.
    """

    relation: str
    bits: float
    note: str
    near: float = inf


@cached_per_lexicon(WORDS)
def weigh_words(left: str, right: str, kind: PartKind) -> WordWeight:
    """The weight of two words of one kind, symmetric in the two."""
    left, right = sorted((fold(left), fold(right)))
    if left == right:
        return WordWeight("same-spelling", bounded(_rarity(left, kind), kind), "written alike")
    if not share_blocking_key(left, right, kind):
        return weight_without_shared_key(min(familiarity(left, kind), familiarity(right, kind)), kind)
    return weight_with_shared_key(left, right, kind)


def weight_with_shared_key(left: str, right: str, kind: PartKind) -> WordWeight:
    """`weigh_words` of two words that are not written alike and share a key.

    Args:
        left: A folded word in either script.
        right: Another, behind `left` in alphabetical order.
        kind: What part of a name both are.
    """
    if kind is PartKind.SURNAME:
        return weigh_surnames(left, right)
    if related := _related(left, right, kind):
        return related
    found = _shared(left, right, kind) or _alike_without_marks(left, right, kind)
    return found or _slip(left, right, kind) or _difference(left, right, kind)


def weigh_surnames(left: str, right: str, contexts: Contexts = NO_CONTEXT) -> WordWeight:
    """`weight_with_shared_key` of two folded surnames, beside given names that some schemes are known to write."""
    found = _surname_agreement(left, right, contexts)
    if found is None or found.near < weights().surname.beyond_doubt:
        by_sound = _alike_by_sound(left, right, contexts)
        if by_sound and (found is None or found.near < by_sound.near):
            found = by_sound
        unmarked = _alike_without_marks(left, right, PartKind.SURNAME)
        if unmarked and (found is None or found.near < unmarked.near):
            found = unmarked
    return found or _difference(left, right, PartKind.SURNAME)


def _alike_without_marks(left: str, right: str, kind: PartKind) -> WordWeight | None:
    """Latin words of which one is the other copied without its marks and apostrophes: Creangă, Creanga.

    Marks that schemes for Cyrillic have prove less: somebody near may be written so by one that needs no mark. Of given
    names, which are few, the readings tell.
    """
    bare = _without_marks(left)
    if left == right or bare not in (left, right) or bare != _without_marks(right) or not bare.isascii():
        return None
    model = weights().surname
    has_scheme_marks = any(letter in model.scheme_marks for letter in left + right)
    if kind is not PartKind.SURNAME:
        return None if has_scheme_marks else _copied(left, right, kind, inf)
    return _copied(left, right, kind, model.without_scheme_marks if has_scheme_marks else model.without_marks)


@lru_cache(maxsize=WORDS)
def _without_marks(word: str) -> str:
    return strip_marks(word).replace("'", "")


def _copied(left: str, right: str, kind: PartKind, near: float) -> WordWeight:
    bits = min(_rarity(left, kind), _rarity(right, kind))
    return WordWeight("same-spelling", bounded(bits, kind), "written alike but for marks", near)


def _surname_agreement(left: str, right: str, contexts: Contexts) -> WordWeight | None:
    """Surnames that may be one; `None` where that is far less likely than that they are two which are close."""
    shared, apart, chance, best = overlap(left, right, contexts)
    ease = ease_of_difference(left, right, contexts)
    by_slip = slip_ratio(left, right) * 2.0**ease
    by_reading = ratio_to_lookalike(shared, max(apart, LEAST_APART), ease + implausible_bits(left, right))
    near = log2(max(by_reading + by_slip, 2.0**-MOST_BITS))
    if near <= weights().surname.least_near:
        return None
    part = weights().parts[PartKind.SURNAME]
    at_random = shared * shared / chance if shared else 0.0
    bits = min(log2(at_random + (by_slip > 0) * 2.0 ** weights().slip_most), part.most)
    if by_reading < by_slip:
        return WordWeight("slip", bits, "alike but for a slip", near)
    return WordWeight("same-reading", bits, f"both read as {best.capitalize()}", near)


@cached_per_lexicon(WORDS)
def in_contexts(left: str, right: str, weight: WordWeight, contexts: Contexts) -> WordWeight:
    """The weight of two folded surnames beside given names that only some schemes write so.

    Args:
        left: A surname.
        right: Another, behind `left` in alphabetical order.
        weight: What `weigh_words` says of the two by themselves.
        contexts: The schemes that the given names are written by.
    """
    if not is_in_doubt(weight.near) or not any(contexts):
        return weight
    if weight.near == -inf and not (contexts[0] | contexts[1]) & (TWO_FORMS | BY_SOUND):
        return weight
    return weigh_surnames(left, right, contexts)


def is_in_doubt(near: Any) -> Any:
    """Whether the schemes of the given names could change a weight of surnames: for a float, and for an array."""
    return near < weights().surname.beyond_doubt


def surnames_beside_given(weight: WordWeight, given: float) -> WordWeight:
    """The weight of two surnames beside given names of a weight."""
    near = exact(weight.near) if abs(weight.near) < inf else inf
    if abs(near) == inf:
        return weight
    bits = -log2(beside_given(exact(weight.bits), near, max(given, 0.0)))
    if bits > 0:
        return weight._replace(bits=bits)
    bits = max(bits, weights().parts[PartKind.SURNAME].unsure)
    return weight._replace(relation="unlike", bits=bits, note=f"{weight.note}, but likelier two surnames")


def weight_without_shared_key(familiar: Familiarity, kind: PartKind) -> WordWeight:
    """The weight of two words that share nothing a common origin could show in."""
    part = weights().parts[kind]
    if familiar is Familiarity.KNOWN:
        return WordWeight("different", part.different, "two names on record")
    return WordWeight("unlike", part.unlike if familiar else part.unsure, "no reading in common")


def _related(left: str, right: str, kind: PartKind) -> WordWeight | None:
    """Agreement through the lexicon of given names: of the names themselves, or of the fathers'."""
    if kind is PartKind.SURNAME:
        return None
    return _related_fathers(left, right) if kind is PartKind.PATRONYMIC else _related_given(left, right)


def _related_given(left: str, right: str) -> WordWeight | None:
    if _relatives(left).isdisjoint(_relatives(right)):
        return None
    relations = [
        replace(relation, bits=relation.bits + case_a + case_b)
        for a, case_a in _spelled_or_inflected(left)
        for b, case_b in _spelled_or_inflected(right)
        if (relation := given_relation(a, b))
    ]
    if not relations:
        return None
    relation = min(relations, key=lambda relation: relation.bits)
    bits = name_bits(relation.via) - relation.bits
    return WordWeight(relation.kind.value, bounded(bits, PartKind.GIVEN), f"both forms of {relation.via.capitalize()}")


@cached_per_lexicon(WORDS)
def _relatives(given: str) -> frozenset[str]:
    """What a given name shares with every other that it is related to."""
    return frozenset().union(*(shared_by_relatives(form) for form, _ in _spelled_or_inflected(given)))


@cached_per_lexicon(WORDS)
def _spelled_or_inflected(given: str) -> tuple[tuple[str, float], ...]:
    """A given name as it stands, and what it may be an inflected form of, with costs."""
    inflected = [(base, bits) for base, bits in nominatives(given, PartKind.GIVEN) if bits < _MOST_CASE_BITS]
    return ((fold(given), 0.0), *inflected)


def _related_fathers(left: str, right: str) -> WordWeight | None:
    first, second = parse_patronymic(left), parse_patronymic(right)
    if not first or not second or first.gender is not second.gender or not first.father or not second.father:
        return None
    relation = given_relation(first.father, second.father)
    if relation is None or relation.kind is RelationKind.DIMINUTIVE:
        return None
    bits = name_bits(relation.via) - relation.bits
    father = relation.via.capitalize()
    return WordWeight(relation.kind.value, bounded(bits, PartKind.PATRONYMIC), f"both from the father's name {father}")


def _shared(left: str, right: str, kind: PartKind) -> WordWeight | None:
    """Agreement through common origins, `None` if there is none."""
    first, second = source_forms(left, kind), source_forms(right, kind)
    common = first.keys() & second.keys()
    if not common:
        return None
    terms = {
        key: first[key].probability * second[key].probability * 2.0 ** min(name_bits(first[key].cyrillic), MOST_BITS)
        for key in sorted(common)
    }
    bits = log2(sum(terms.values()))
    best = first[max(terms, key=terms.__getitem__)].cyrillic
    if bits <= 0:
        return None
    return WordWeight("same-reading", bounded(bits, kind), f"both read as {best.capitalize()}")


def _slip(left: str, right: str, kind: PartKind) -> WordWeight | None:
    """Agreement but for slips of the pen, `None` if that explains nothing or both are names on record."""
    first, second = likely_sources(left, kind).items(), likely_sources(right, kind).items()
    slips = (_slip_weight(a, b, kind) for a in first for b in second)
    bits = min(max(slips, default=0.0), weights().slip_most, weights().parts[kind].most)
    return WordWeight("slip", bits, "alike but for a slip") if bits > 0 else None


def _slip_weight(left: tuple[NeutralKey, SourceForm], right: tuple[NeutralKey, SourceForm], kind: PartKind) -> float:
    """Log2 of how much likelier two words are one name with a slip than two names; names on record do not slip."""
    (left_key, one), (right_key, two) = left, right
    bits = unattested_bits(one.cyrillic, two.cyrillic, kind)
    cost = slip_bits(left_key, right_key) if bits else None
    return 0.0 if cost is None else log2(one.probability * two.probability) - cost + bits


def _alike_by_sound(left: str, right: str, contexts: Contexts) -> WordWeight | None:
    """Surnames that Belarusian would spell alike.

    Beside a Belarusian given name they are likely one; else, without an origin in common, as near as neighbours are.
    """
    note = "alike where one spells by sound"
    if not (contexts[0] | contexts[1]) & BY_SOUND:
        alike = sound_alike(left, right)
        return WordWeight("unlike", weights().slip_most, note, weights().neighbour) if alike else None
    shared, best = one_by_sound(left, right, contexts)
    if not shared:
        return None
    near = log2(ratio_to_lookalike(shared, 1 - shared, 0.0))
    bits = min(log2(shared / bearers(best)), weights().parts[PartKind.SURNAME].most)
    return WordWeight("same-reading", bits, note, near)


def _difference(left: str, right: str, kind: PartKind) -> WordWeight:
    """The weight of two words that might have been one name, and are not."""
    both_known = is_attested(left, kind) and is_attested(right, kind)
    if _unlike(left, right, kind) or (both_known and kind is not PartKind.SURNAME):
        return weight_without_shared_key(min(familiarity(left, kind), familiarity(right, kind)), kind)
    relation = "different" if both_known else "unlike"
    near = -inf if kind is PartKind.SURNAME else inf
    return WordWeight(relation, weights().parts[kind].unsure, "close, but with no reading in common", near)


def _unlike(left: str, right: str, kind: PartKind) -> bool:
    """Whether even the likely readings closest to each other differ in most of what stands before a common ending."""
    first, second = _likely_keys(left, kind), _likely_keys(right, kind)
    return bool(first and second) and all(share_of_edits(a, b) >= weights().unlike for a in first for b in second)


def _likely_keys(word: str, kind: PartKind) -> Iterable[NeutralKey]:
    if kind is not PartKind.SURNAME:
        return likely_sources(word, kind)
    likely = [name for name, _ in likely_origins(word)]
    forms = (official_form(name, kind) for name in likely)
    return [neutral_key(name) for name in (*likely, *(form.cyrillic for form in forms if form))]


@lru_cache(maxsize=WORDS)
def share_of_edits(left: str, right: str) -> float:
    """How much of what stands before a common ending has to be changed to make one word of another."""
    pairs = zip(reversed(left), reversed(right), strict=False)
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    left, right = left[: len(left) - common], right[: len(right) - common]
    return edits(left, right) / max(len(left), len(right), 1)


def _rarity(word: str, kind: PartKind) -> float:
    """Bits of the likeliest origin of a word: how much it says that two people are called so."""
    best = likeliest(source_forms(word, kind).values())
    return name_bits(best.cyrillic) if best else weights().parts[kind].least


def bounded(bits: float, kind: PartKind) -> float:
    """The weight of an agreement within the bounds of its kind."""
    part = weights().parts[kind]
    return min(max(bits, part.least), part.most)
