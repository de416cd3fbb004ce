"""All that speaks for and against some neighbouring words being a name, as names of features."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from namematch._internal.caches import WORDS
from namematch.mentions.document import Page, before_name, is_given_word, name_words
from namematch.mentions.evidence.context_features import beside_features
from namematch.mentions.evidence.inner_features import own_features
from namematch.mentions.evidence.single_words import (
    OF_LANGUAGE,
    in_steps,
    neighbour_features,
    word_features,
    wording,
)  # fmt: skip
from namematch.mentions.evidence.word_class import name_likeness
from namematch.mentions.tokens import TextWord, WordShape
from namematch.mentions.vocabulary import Kind
from namematch.names import has_surname_ending

_MOST_WORDS = 4
_SHORTEST_STEM = 4
_BLANKS = " \u00a0"


def piece_features(page: Page, first: int, last: int, run: tuple[int, int]) -> list[str]:
    """Names of all features of the words from `first` to `last` in a run of capitalised words, by their indexes."""
    words = name_words(page, first, last)
    initials = any(word.shape is WordShape.INITIAL for word in page.words[first : last + 1])
    count = min(len(words) + initials, _MOST_WORDS)
    size = "one" if count == 1 else "several"
    features = [f"words={count}", f"words={page.vocabulary.weighed_as}{OF_LANGUAGE}{count}"]
    features += _of_words(page, first, last)
    if count > 1:
        features += _together(words)
    if first < last:
        features.append(f"ends={_end(page.words[first])}+{_end(page.words[last])}")
    features += own_features(page, first, last)
    for feature in beside_features(page, first, last):
        features += (feature, f"{size}.{feature}")
    features += _gap_features(page, first, last, size)
    features += _before(page, first, run, size)
    features += _after(page, last, run, size)
    if page.repetition is not None:
        features += page.repetition.features(first, last)
    return features


def _of_words(page: Page, first: int, last: int) -> Iterator[str]:
    for at in range(first, last + 1):
        word = page.words[at]
        place = "alone" if first == last else "first" if at == first else "last" if at == last else "inner"
        yield from word_features(place, word, page.vocabulary.language)
        if word.folded in page.small:
            yield f"{place}.small_elsewhere"
        elif len(word.folded) > _SHORTEST_STEM and word.folded[:-2] in page.stems:
            yield f"{place}.stem_elsewhere"
        if at == first and word.opens:
            yield f"{place}.opens"


def _together(words: list[TextWord]) -> Iterator[str]:
    """How much all the words are spelled like names, but for those that are given names for certain."""
    likeness = [name_likeness(word.folded) for word in words if not is_given_word(word)]
    if likeness:
        given = "given" if len(likeness) < len(words) else "none"
        least = in_steps(min(each.least for each in likeness))
        yield f"least={least}"
        yield f"least={least}+{given}"
        yield f"mean={in_steps(sum(each.least for each in likeness) / len(likeness))}+{given}"
        yield f"least_over_word={in_steps(min(each.over_word for each in likeness))}"
        yield f"least_over_place={in_steps(min(each.over_place for each in likeness))}"


def _end(word: TextWord) -> str:
    if is_given_word(word):
        return "given"
    return "surname" if has_surname_ending(word.text) else word.shape


def _before(page: Page, first: int, run: tuple[int, int], size: str) -> Iterator[str]:
    if first == 0:
        return
    at = before_name(page, first)
    word, language = page.words[at], page.vocabulary.weighed_as
    if not page.words[first].joined:
        yield from _beyond_mark(word.kinds)
        yield from wording("before_mark", word, language)
        return
    yield from _neighbour(page, at, f"before.{size}", run)
    yield from wording("before", word, language)
    if first > 1 and word.joined:
        yield from wording("second_before", page.words[first - 2], language)


def _after(page: Page, last: int, run: tuple[int, int], size: str) -> Iterator[str]:
    if last + 1 == len(page.words):
        return
    word, language = page.words[last + 1], page.vocabulary.weighed_as
    if word.joined:
        yield from _neighbour(page, last + 1, f"after.{size}", run)
        yield from wording("after", word, language)
        if last + 2 < len(page.words) and page.words[last + 2].joined:
            yield from wording("second_after", page.words[last + 2], language)
    elif word.gap.strip(_BLANKS) == ",":
        yield from wording("after_comma", word, language)


def _gap_features(page: Page, first: int, last: int, size: str) -> tuple[str, ...]:
    """What parts the words from those on both sides, each side for itself and both together."""
    before = _gap_kind(page.words[first].gap, page.words[first - 1].text.isdigit()) if first else "none"
    following = page.words[last + 1] if last + 1 < len(page.words) else None
    after = _gap_kind(following.gap, following.text.isdigit()) if following is not None else "none"
    return _between(before, after, size)


@lru_cache(maxsize=WORDS)
def _beyond_mark(kinds: frozenset[Kind]) -> tuple[str, ...]:
    return tuple(f"before_mark.kind={kind}" for kind in sorted(kinds))


@lru_cache(maxsize=WORDS)
def _between(before: str, after: str, size: str) -> tuple[str, ...]:
    sides = (f"before={before}", f"before.{size}={before}", f"after={after}", f"after.{size}={after}")
    return (*sides, f"between.{size}={before}_{after}")


@lru_cache(maxsize=WORDS)
def _gap_kind(gap: str, is_number: bool) -> str:
    """The mark in a gap, and whether what is beyond it is in another line or a number."""
    mark = gap.strip()[: 1 if "\n" in gap else 2]
    return (mark + "line" if "\n" in gap else mark or "blank") + ("0" if is_number else "")


def _neighbour(page: Page, at: int, side: str, run: tuple[int, int]) -> Iterator[str]:
    word = page.words[at]
    yield from neighbour_features(side, word.shape, word.kinds)
    if page.roles.covers(word.start):
        yield f"{side}.role"
    if run[0] <= at <= run[1]:
        yield f"{side}.left_over"
        yield f"{side}.left_over_{'given' if is_given_word(word) else 'unknown'}"
