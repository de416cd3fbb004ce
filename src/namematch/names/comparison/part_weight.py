"""Weights of the parts of one kind: several given names, initials, double surnames."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import NamedTuple

from namematch._internal.caches import WORDS
from namematch.names.comparison.beginnings import initial_weight
from namematch.names.comparison.word_weight import WordWeight, weigh_words
from namematch.names.morphology.patronymic import marker_gender
from namematch.names.parameters import weights
from namematch.names.parsing.titles import name_titles
from namematch.names.spelling.official_forms import without_hyphen
from namematch.names.types import PartKind, PersonName
from namematch.text import fold
from namematch.user_lexicon import cached_per_lexicon

_MANY = 1 << 20
_CACHED = 2 * WORDS


class NameWord(NamedTuple):
    """A word of a name, or an initial."""

    text: str
    initial: bool


PartTokens = tuple[NameWord, ...]


def part_tokens(name: PersonName, kind: PartKind) -> PartTokens:
    """The words of one kind in a name, from left to right."""
    written = without_hyphen if kind is PartKind.SURNAME else str
    return tuple(NameWord(written(part.text), part.initial) for part in name.parts if part.kind is kind)


def is_single(group: PartTokens) -> bool:
    """Whether a group is one whole word, and no double name."""
    word = group[0]
    return len(group) == 1 and not word.initial and "-" not in word.text and " " not in word.text


def bag_of(group: PartTokens) -> tuple[int, int]:
    """The words of a group whatever their order: a number that the groups of two names can be added up to, and a count.

    The count is negative where there is an initial, which says less than words.
    """
    words = [fold(half) for word in group for half in _halves(word.text)]
    return sum(map(_number, words)), len(words) if not any(word.initial for word in group) else -_MANY


def _halves(text: str) -> list[str]:
    """The words in a word; a father's name with a word for son or daughter is one."""
    halves = text.replace("-", " ").split()
    return [" ".join(halves)] if len(halves) > 1 and marker_gender(fold(halves[-1])) is not None else halves


def _number(word: str) -> int:
    """A number of a word that is the same in every process, and small enough for sums of 64 bits."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=6).digest())


def is_initial(group: PartTokens) -> bool:
    """Whether a group is nothing but an initial."""
    return len(group) == 1 and group[0].initial


@cached_per_lexicon(_CACHED)
def weigh_parts(left: PartTokens, right: PartTokens, kind: PartKind) -> WordWeight:
    """The weight of all the words of one kind on both sides."""
    if kind is PartKind.SURNAME:
        return _surname_weight(left, right)
    weight = _in_order(left, right, kind)
    if weight.bits > 0 or not any("-" in word.text for word in (*left, *right)):
        return weight
    return max([weight, *_halves_weights(left, right, kind)], key=lambda weight: weight.bits)


def _in_order(left: PartTokens, right: PartTokens, kind: PartKind) -> WordWeight:
    return _combined([_pair_weight(a, b, kind) for a, b in zip(left, right, strict=False)], kind)


def halves_of(group: PartTokens, kind: PartKind) -> PartTokens:
    """The words of a group, the halves of hyphenated ones apart, and those of a surname with a particle."""
    split = kind is PartKind.SURNAME
    texts = ((word, word.text.replace("-", " ").split() if split else word.text.split("-")) for word in group)
    return tuple(NameWord(half, word.initial) for word, halves in texts for half in halves if half)


def compared_words(group: PartTokens, kind: PartKind) -> list[str]:
    """The folded words that `weigh_parts` may hold against those of another group: whole ones, halves, all as one."""
    if is_single(group):
        return [fold(group[0].text)]
    # An initial beside words of a surname is compared as they are.
    as_words = kind is PartKind.SURNAME and not is_initial(group)
    halves = [half.text for half in halves_of(group, kind) if as_words or not half.initial]
    whole = [word.text for word in group if not word.initial]
    return list(map(fold, [*whole, *halves, "".join(halves)])) if halves else list(map(fold, whole))


def _halves_weights(left: PartTokens, right: PartTokens, kind: PartKind) -> Iterator[WordWeight]:
    """Double names in halves, of which one may be left out, or as one word: Kwang-hun, Kwang Hun, Kwanghun."""
    a, b = halves_of(left, kind), halves_of(right, kind)
    if not a or not b:
        return
    halves = _in_order(a, b, kind)
    yield halves if len(a) == len(b) else halves._replace(bits=halves.bits + weights().half)
    if not any(word.initial for word in (*a, *b)):
        yield weigh_words("".join(word.text for word in a), "".join(word.text for word in b), kind)


def _pair_weight(left: NameWord, right: NameWord, kind: PartKind) -> WordWeight:
    if left.initial:
        return initial_weight(left.text, right.text, kind, both=right.initial)
    if right.initial:
        return initial_weight(right.text, left.text, kind)
    return weigh_words(left.text, right.text, kind)


def _combined(pairs: list[WordWeight], kind: PartKind) -> WordWeight:
    """Several words of one kind: the worst decides, agreement in more than one adds up to the kind's bound."""
    worst = min(pairs, key=lambda weight: weight.bits)
    if worst.bits <= 0 or len(pairs) == 1:
        return worst
    bits = min(sum(weight.bits for weight in pairs), weights().parts[kind].most)
    return worst._replace(bits=bits, near=min(weight.near for weight in pairs))


def _surname_weight(left: PartTokens, right: PartTokens) -> WordWeight:
    """Double surnames agree as one word, or in a half that the other leaves out; an initial with the first word."""
    if is_initial(left) or is_initial(right):
        return _pair_weight(left[0], right[0], PartKind.SURNAME)
    a, b = ([half.text for half in halves_of(group, PartKind.SURNAME)] for group in (left, right))
    if len(a) == len(b):
        pairs = [weigh_words(x, y, PartKind.SURNAME) for x, y in zip(a, b, strict=True)]
        # A particle in two scripts is one, however short.
        telling = [pair for x, pair in zip(a, pairs, strict=True) if not (is_particle(x) and pair.bits > 0)]
        return _combined(telling or pairs, PartKind.SURNAME)
    as_one = weigh_words("".join(a), "".join(b), PartKind.SURNAME)
    if as_one.bits > 0:
        return as_one
    one, two = ([half for half in halves if not is_particle(half)] or halves for halves in (a, b))
    best = max((weigh_words(x, y, PartKind.SURNAME) for x in one for y in two), key=_closeness)
    return best._replace(bits=best.bits + (weights().half if len(left) == len(right) else weights().extra_word))


def is_particle(half: str) -> bool:
    """Whether a half of a surname is a particle, which is no half that the other may leave out all the rest beside."""
    return fold(half) in name_titles().particles


def _closeness(weight: WordWeight) -> float:
    """What counts where one of several pairs of surnames is to agree."""
    return min(weight.bits, weight.near)
