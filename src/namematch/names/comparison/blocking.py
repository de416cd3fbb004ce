"""Blocking keys of words: two words that share none are not weighed against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from namematch.names.lexicon.given_names import given_links
from namematch.names.morphology.belarusian import sound
from namematch.names.morphology.patronymic import parse_patronymic
from namematch.names.sources.attestation import is_doubtful
from namematch.names.sources.cyrillic_sources import LIKELY, SourceForm, nominatives, source_forms
from namematch.names.sources.given_relations import without_respect
from namematch.names.spelling.edit_distance import are_within_slips
from namematch.names.spelling.letter_counts import LetterBounds, letter_bounds, may_differ_by_slips
from namematch.names.spelling.slip_kinds import SLIPS
from namematch.names.types import PartKind
from namematch.text import fold
from namematch.translit import NeutralKey, neutral_key, skeleton
from namematch.user_lexicon import cached_per_lexicon

_CACHED = 1 << 12
# Fewer consonants say too little with one left out. Given names and patronymics need to differ only beside a surname
# that fits.
_SHORTEST_SHORTENED = {PartKind.GIVEN: 4, PartKind.PATRONYMIC: 4, PartKind.SURNAME: 5}
# Words of so few consonants have keys of all their letters, with one left out.
_FEW_CONSONANTS = {PartKind.GIVEN: 3, PartKind.PATRONYMIC: 0, PartKind.SURNAME: 4}
# Spellings of one name that are compared because they are likely enough together.
_COMPARED = LIKELY / 4
# A key is written once for every letter it can lose, so that its length counts twice.
_LONGEST_KEY = 32


def share_blocking_key(left: str, right: str, kind: PartKind) -> bool:
    """Whether two words share a key of the whole word, or any where one is doubtful and slips lead to the other.

    Args:
        left: One word of a name.
        right: Another.
        kind: What part of a name both are.
    """
    if not _whole_keys(left, kind).isdisjoint(_whole_keys(right, kind)):
        return True
    # A word has few keys as it stands, and many with a letter left out.
    if not may_differ_by_slips(_bounds(left, kind), _bounds(right, kind)):
        return False
    is_asked = is_doubtful(left, kind) or is_doubtful(right, kind)
    if not is_asked or blocking_keys(left, kind).isdisjoint(blocking_keys(right, kind)):
        return False
    return slips_lead(*(source_forms(word, kind) or [fold(word)] for word in (left, right)))


def slips_lead(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether slips make of something that one word may go back to what another may go back to.

    Args:
        left: What a word may go back to, as neutral keys.
        right: What another may.
    """
    return any(are_within_slips(one, two) for one in left for two in right)


@cached_per_lexicon(_CACHED)
def _bounds(word: str, kind: PartKind) -> LetterBounds:
    return bounds_of_origins(word, source_forms(word, kind))


def bounds_of_origins(word: str, by_key: Mapping[NeutralKey, SourceForm]) -> LetterBounds:
    """The letters of what a word may be held against others as, where they are compared letter by letter.

    Args:
        word: One word of a name.
        by_key: What it may go back to, by neutral key.
    """
    likely = [key for key, origin in by_key.items() if origin.probability >= _COMPARED]
    return letter_bounds(likely or by_key or [fold(word)])


@cached_per_lexicon(_CACHED)
def blocking_keys(word: str, kind: PartKind) -> frozenset[str]:
    """The consonants of what a word may go back to, all and with any one left out, and the given names behind it.

    Two words that share no key have no origin in common, are no forms of one given name, and differ by more than
    a slip.

    Args:
        word: One word of a name.
        kind: What part of a name it is.
    """
    return keys_of_origins(word, source_forms(word, kind), kind).all


class BlockingKeys(NamedTuple):
    """The keys of a word.

    Args:
        whole: The consonants of what it may go back to, and the given names behind it, marked to keep them apart.
        shortened: The consonants with any one left out; of a word with few of them the letters, marked too.
    """

    whole: frozenset[str]
    shortened: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """Both."""
        return self.whole | self.shortened


@cached_per_lexicon(_CACHED)
def _whole_keys(word: str, kind: PartKind) -> frozenset[str]:
    return frozenset({*_skeletons(word, source_forms(word, kind), kind), *_given_names(word, kind)})


def _skeletons(word: str, by_key: Mapping[NeutralKey, SourceForm], kind: PartKind) -> set[str]:
    """The consonants of what a word may go back to."""
    keys = by_key or [NeutralKey(fold(word))]
    found = {skeleton(key)[:_LONGEST_KEY] for key in keys}
    if kind is PartKind.SURNAME:
        # Short ones keep their vowels, which Belarusian spells as they sound.
        found.update(sound(key) for key in keys if key in found)
    elif kind is PartKind.GIVEN and (plain := without_respect(word)):
        found |= _skeletons(plain, source_forms(plain, kind), kind)
    return found


def keys_of_origins(word: str, by_key: Mapping[NeutralKey, SourceForm], kind: PartKind) -> BlockingKeys:
    """The blocking keys of a word of which it is known what it may go back to.

    Args:
        word: One word of a name.
        by_key: What it may go back to, by neutral key.
        kind: What part of a name it is.
    """
    skeletons = _skeletons(word, by_key, kind)
    long = {key for key in skeletons - by_key.keys() if len(key) >= _SHORTEST_SHORTENED[kind]}
    shortened = {short for key in long for short in _without_one_letter(key)}
    if _FEW_CONSONANTS[kind]:
        shortened.update(f"~{short}" for key, origin in by_key.items() for short in _letters(key, origin, kind))
    return BlockingKeys(frozenset({*skeletons, *_given_names(word, kind)}), frozenset(shortened))


def _letters(key: NeutralKey, origin: SourceForm, kind: PartKind) -> Iterator[str]:
    """A likely origin of few consonants as it is, and with any letter left out; none of what is too short for slips."""
    if origin.probability < LIKELY or not SLIPS.read()["shortest"] <= len(key) <= _LONGEST_KEY:
        return iter(())
    many = _FEW_CONSONANTS[kind] < len(skeleton(key)) < len(key)
    return iter(()) if many else map(neutral_key, (key, *_without_one_letter(key)))


def _without_one_letter(key: str) -> list[str]:
    return [key[:i] + key[i + 1 :] for i in range(len(key))]


def _given_names(word: str, kind: PartKind) -> Iterator[str]:
    """Names of the lexicon that the word, or the father's name in it, is a form of; marked to keep them apart."""
    if kind is PartKind.GIVEN:
        forms = [word, *(base for base, _ in nominatives(word, kind))]
    else:
        parsed = parse_patronymic(word) if kind is PartKind.PATRONYMIC else None
        forms = [parsed.father] if parsed and parsed.father else []
    return (f"={link.head}" for form in forms for link in given_links(form))
