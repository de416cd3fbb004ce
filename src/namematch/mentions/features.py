"""What speaks for and against a few neighbouring words being the name of a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from namematch.data import read_toml
from namematch.mentions.roleplaces import RolePlaces
from namematch.mentions.vocabulary import Kind, Vocabulary
from namematch.mentions.words import Shape, Word
from namematch.names import has_surname_ending, is_given_name, is_patronymic

_AGE = regex.compile(r",\s\d{1,3}\b(?!\s?[%\p{L}])")
_CREDIT_BEFORE = regex.compile(r"[©/]\s?$")
_CREDIT_AFTER = regex.compile(r"\s?/\s?\p{Lu}")
_OPENING, _CLOSING = "«„“\"'‘", "»“”\"'’"
_CALENDAR = {Kind.MONTH, Kind.WEEKDAY}
_HARMLESS = {Kind.PARTICLE, Kind.GIVEN, Kind.SURNAME_ENDING}
# Words of these kinds are given names only where the list of given names has them too.
_NOT_GIVEN = {Kind.STOP, Kind.PLACE, Kind.COMMON, Kind.ORGANISATION, Kind.PERSON_NOUN}
_THINGS = {Kind.ORGANISATION, Kind.COMMON, Kind.PLACE}
_EXPLAINED = {*_CALENDAR, Kind.PLACE, Kind.COMMON, Kind.AGENCY, Kind.COMMON_ENDING}


@dataclass(frozen=True, slots=True)
class Page:
    """One text with all that is known of it before people are looked for.

    Args:
        text: The text.
        words: Its words.
        roles: Where its role titles stand.
        vocabulary: The word lists of its language.
        small: Words that occur in small letters, folded.
        headings: Places of words that stand in a title-case line, as indexes into `words`.
        known: Folded words that are surnames already found in the text.
        named: Indexes of the words that are names already found.
        surnames: The surnames among `known` as full names give them.
        known_given: Folded words that begin a longer name already found.
    """

    text: str
    words: list[Word]
    roles: RolePlaces
    vocabulary: Vocabulary
    small: frozenset[str]
    headings: frozenset[int]
    known: frozenset[str] = frozenset()
    known_given: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    named: frozenset[int] = frozenset()


def score(page: Page, first: int, last: int, run: tuple[int, int]) -> float:
    """Weight, in bits, of the words from `first` to `last` of `page` being a person's name.

    Args:
        page: The text.
        first: Index of the first word.
        last: Index of the last word.
        run: First and last index of the run of capitalised words around them.
    """
    weights = _weights()
    own = sum(weights["own"][feature] for feature in own_features(page, first, last))
    beside = sum(weights["beside"][feature] for feature in beside_features(page, first, last))
    left_over = sum(_is_unexplained(page, at) for at in (first - 1, last + 1) if run[0] <= at <= run[1])
    return float(_prior(page, first, last) + own + beside + _by_language(page, "capital_left_over") * left_over)


def _is_unexplained(page: Page, at: int) -> bool:
    word = page.words[at]
    if Kind.PARTICLE in word.kinds and not word.is_capital:
        return at + 1 < len(page.words) and page.words[at + 1].joined and page.words[at + 1].is_capital
    if word.shape in (Shape.INITIAL, Shape.NUMERAL) or (is_given(word) and not is_opening_noun(word)):
        return True
    return word.is_capital and word.folded not in page.small and not word.kinds & _EXPLAINED


def threshold() -> float:
    """The weight above which words are taken for a name."""
    return float(_weights()["threshold"])


@cache
def _weights() -> Mapping[str, Any]:
    return read_toml("mentions/weights.toml")


def name_words(page: Page, first: int, last: int) -> list[Word]:
    """The words that are written out: no initials, no particles in small letters."""
    words = page.words[first : last + 1]
    return [word for word in words if word.shape in (Shape.TITLE, Shape.UPPER)]


def _prior(page: Page, first: int, last: int) -> float:
    weights = _weights()
    initials = any(word.shape is Shape.INITIAL for word in page.words[first : last + 1])
    count = len(name_words(page, first, last)) + initials
    if count == 1:
        inside = 0.0 if page.words[first].opens else _by_language(page, "inside")
        return float(weights["prior"]["one"] + inside + _by_language(page, "prior_shift_one"))
    size = {2: "two", 3: "three"}.get(count, "more")
    return float(weights["prior"][size] + _by_language(page, "prior_shift"))


def _by_language(page: Page, feature: str) -> float:
    weights = _weights()[feature]
    return float(weights.get(page.vocabulary.language, weights["other"]))


def own_features(page: Page, first: int, last: int) -> Iterator[str]:
    """Names of the features of the words themselves."""
    words = name_words(page, first, last)
    given = is_given(words[0])
    yield from _name_features(page, words, first, last, given)
    for at, word in enumerate(words):
        after_given = at > 0 and given
        if at > 0 or not given or len(words) == 1:
            yield from _doubts(page, word, after_given)
    if given and len(words) > 1 and is_opening_noun(page.words[first]):
        yield "opening_noun"
    if not given and _opens_unknown(page, page.words[first]):
        yield "opens_unknown"
    if not given and Kind.ADJECTIVE_ENDING in words[0].kinds:
        yield from _adjective_features(page, last, len(words))
    if page.vocabulary.is_cyrillic and not words[0].is_cyrillic:
        yield "foreign_script"


def _opens_unknown(page: Page, word: Word) -> bool:
    known = word.folded in page.known or word.folded in page.known_given
    return word.opens and word.shape is not Shape.INITIAL and not known


def _adjective_features(page: Page, last: int, count: int) -> Iterator[str]:
    after = page.words[last + 1] if last + 1 < len(page.words) else None
    if count > 1:
        yield "adjective_first"
    elif after is not None and after.joined and not after.is_capital and after.kinds & _THINGS:
        yield "adjective_of_thing"


def _name_features(page: Page, words: list[Word], first: int, last: int, given: bool) -> Iterator[str]:
    several = len(words) > 1
    unlisted = not page.words[first].opens and all(_is_unlisted(page, word) for word in words)
    if several and unlisted:
        yield "unlisted"
    if given:
        yield "given" if several else "given_alone"
    elif several and is_given(words[-1]):
        yield "given_last"
    if several and any(is_patronymic(word.text) for word in words[1:]):
        yield "patronymic"
    if any(has_surname_ending(word.text) for word in (words[-1], words[0]) if word is words[-1] or not given):
        yield "surname_ending"
    if not several and Kind.SURNAME_ENDING in words[0].kinds and not page.words[first].opens:
        yield "telling_ending"
    shapes = {word.shape for word in page.words[first : last + 1]}
    if Shape.INITIAL in shapes:
        yield "initials_after" if page.words[last].shape is Shape.INITIAL else "initials"
    if Shape.LOWER in shapes:
        yield "particle"
    begins_known = given or unlisted or words[0].folded in page.known_given
    if (several and begins_known) or Shape.INITIAL in shapes:
        yield from ("known_full" for word in words[-1:] if word.folded in page.known)
    elif not several:
        yield from _known_features(page, words[0])


def is_opening_noun(word: Word) -> bool:
    """Whether the word, at the start of a sentence, may be a noun that looks like a given name."""
    return word.opens and Kind.COMMON in word.kinds


def is_given(word: Word) -> bool:
    """Whether the word is a known given name."""
    if Kind.GIVEN in word.kinds or (is_given_name(word.text) and not word.kinds & _NOT_GIVEN):
        return True
    parts = word.text.split("-")
    return len(parts) > 1 and all(part[:1].isupper() and is_given_name(part) for part in parts)


def _is_unlisted(page: Page, word: Word) -> bool:
    return word.shape is Shape.TITLE and not word.kinds - _HARMLESS and word.folded not in page.small


def _known_features(page: Page, word: Word) -> Iterator[str]:
    if word.folded in page.known:
        yield "known"
    elif word.folded in page.known_given:
        yield "known_given"


def _doubts(page: Page, word: Word, after_given: bool) -> Iterator[str]:
    suffix = "_after_given" if after_given else ""
    doubtful = "_known" if word.folded in page.known and not after_given else suffix
    if word.shape is Shape.UPPER:
        yield "capitals" if after_given or is_given(word) else "capitals_only"
    if word.kinds & _CALENDAR or Kind.STOP in word.kinds:
        yield "calendar" + doubtful
    elif Kind.ORGANISATION in word.kinds:
        yield "organisation" if doubtful == suffix else "organisation_known"
    elif Kind.AGENCY in word.kinds:
        yield "agency"
    elif Kind.PLACE in word.kinds:
        yield "place" + doubtful
    elif Kind.COMMON in word.kinds:
        yield "common" + suffix
    elif Kind.COMMON_ENDING in word.kinds:
        yield "common_ending" + suffix
    if word.folded in page.small:
        yield "small_elsewhere" + suffix


def beside_features(page: Page, first: int, last: int) -> Iterator[str]:
    """Names of the features of what stands around the words."""
    start, end = page.words[first].start, page.words[last].end
    before = page.words[first - 1] if first > 0 else None
    yield from _role_features(page, start, end)
    if before is not None:
        yield from _before_features(page, before, first, last)
    if last + 1 < len(page.words):
        yield from _after_features(page, first, last)
    yield from _mark_features(page, first, last)
    if _is_listed(page, first, last):
        yield "listed"


def _is_listed(page: Page, first: int, last: int) -> bool:
    """Whether only a comma or a conjunction parts the words from a name already found."""
    return any(
        there in page.named and _is_list_mark(page, left, right)
        for left, right, there in (
            (first - 1, first, first - 1),
            (first - 2, first, first - 2),
            (last, last + 1, last + 1),
            (last, last + 2, last + 2),
        )
    )


def _is_list_mark(page: Page, left: int, right: int) -> bool:
    if right - left == 1:
        return page.words[right].gap.strip() == ","
    between = page.words[left + 1]
    gaps = between.gap + page.words[right].gap
    return Kind.CONJUNCTION in between.kinds and not gaps.strip(", \u00a0")


def _role_features(page: Page, start: int, end: int) -> Iterator[str]:
    if page.roles.before(start) is not None:
        yield "role_before"
    elif page.roles.after(end) is not None:
        yield "role_after"
    elif page.roles.before_comma(start) is not None:
        yield "role_before_comma"


def _before_features(page: Page, before: Word, first: int, last: int) -> Iterator[str]:
    word, several = page.words[first], last > first
    if Kind.BYLINE in before.kinds and before.opens and (word.joined or word.gap.strip() == ":") and several:
        yield "byline"
    if Kind.CREDIT in before.kinds and several:
        yield "credit"
    if before.shape is Shape.ABBREVIATION and Kind.HONORIFIC in before.kinds and not word.gap.strip(" \u00a0."):
        yield "honorific"
    if not word.joined:
        return
    if page.roles.covers(before.start):
        return
    if Kind.HONORIFIC in before.kinds and before.shape is not Shape.ABBREVIATION:
        yield "honorific"
    elif Kind.SPEECH in before.kinds and not before.is_capital:
        yield "speech_before"
    elif Kind.PERSON_NOUN in before.kinds and not before.is_capital:
        yield "person_noun"
    elif Kind.OFFICE_NOUN in before.kinds and not several:
        yield "office_noun"
    elif Kind.PLACE_PREPOSITION in before.kinds:
        yield "place_preposition"
    elif Kind.ARTICLE in before.kinds and not before.is_capital and not _stands_for_office(page, last):
        yield "article"
    elif Kind.ORGANISATION in before.kinds and before.is_capital:
        yield "organisation_before"


def _stands_for_office(page: Page, at: int) -> bool:
    """Whether the word at `at` is used like an adjective of an office: "the X administration"."""
    after = page.words[at + 1] if at + 1 < len(page.words) else None
    return after is not None and after.joined and Kind.OFFICE_NOUN in after.kinds and not after.is_capital


def _after_features(page: Page, first: int, last: int) -> Iterator[str]:
    word, after = page.words[last], page.words[last + 1]
    if not after.joined:
        return
    if not after.is_capital and (Kind.SPEECH in after.kinds or Kind.AUXILIARY in after.kinds):
        yield "speech_after"
    elif not after.is_capital and Kind.PREDICATE_ENDING in after.kinds:
        yield "predicate"
    elif first == last and _stands_for_office(page, last):
        yield "office_noun"
    elif after.is_capital and word.end == after.start - len(after.gap) and Kind.ORGANISATION in after.kinds:
        yield "organisation_after"


def _mark_features(page: Page, first: int, last: int) -> Iterator[str]:
    word, end = page.words[first], page.words[last].end
    follows = page.text[end : end + 12]
    slashed = word.gap.rstrip().endswith("/")
    if slashed and first > 0:
        yield "slash_before"
    elif last > first and (word.gap.rstrip().endswith("©") or _CREDIT_AFTER.match(follows)):
        yield "credit"
    if _AGE.match(follows):
        yield "age"
    if word.gap[-1:] and word.gap[-1] in _OPENING and follows[:1] and follows[0] in _CLOSING:
        yield "quoted"
    if first in page.headings:
        yield "heading"
