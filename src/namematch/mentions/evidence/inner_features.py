"""What the words of a name themselves say for and against their being one."""

from __future__ import annotations

from collections.abc import Iterator

from namematch.mentions.document import Page, has_surname_first, is_given_word, is_opening_noun, name_words
from namematch.mentions.tokens import TextWord, WordShape
from namematch.mentions.vocabulary import Kind
from namematch.names import has_surname_ending, is_patronymic

_CALENDAR = {Kind.MONTH, Kind.WEEKDAY, Kind.STOP}
_HARMLESS = {Kind.PARTICLE, Kind.LEADING_PARTICLE, Kind.GIVEN, Kind.SURNAME_ENDING}
_LONGER_THAN_ACRONYMS = 4
_THINGS = {Kind.ORGANISATION, Kind.COMMON, Kind.PLACE}


def own_features(page: Page, first: int, last: int) -> Iterator[str]:
    """Names of the features of the words themselves."""
    words = name_words(page, first, last)
    given = is_given_word(words[0])
    yield from _name_features(page, words, first, last, given)
    for at, word in enumerate(words):
        after_given = at > 0 and given
        if at > 0 or not given or len(words) == 1:
            yield from _doubts(page, word, after_given)
        if word.shape is WordShape.UPPER:
            yield "capitals" if any(is_given_word(other) for other in words) else "capitals_only"
    if given and len(words) > 1 and is_opening_noun(page.words[first]):
        yield "opening_noun"
    if not given and page.words[first].opens and page.words[first].shape is not WordShape.INITIAL:
        yield "opens_unknown"
    if not given and Kind.ADJECTIVE_ENDING in words[0].kinds:
        yield from _adjective_features(page, last, len(words))
    if page.vocabulary.is_cyrillic and not words[0].is_cyrillic:
        yield "foreign_script"


def _adjective_features(page: Page, last: int, count: int) -> Iterator[str]:
    after = page.words[last + 1] if last + 1 < len(page.words) else None
    if count > 1:
        yield "adjective_first"
    elif after is not None and after.joined and not after.is_capital and after.kinds & _THINGS:
        yield "adjective_of_thing"


def _name_features(page: Page, words: list[TextWord], first: int, last: int, given: bool) -> Iterator[str]:
    several = len(words) > 1
    named = any(map(is_given_word, words))
    unlisted = not page.words[first].opens and all(_is_unlisted(page, word, named) for word in words)
    if several and unlisted:
        yield "unlisted"
    if given:
        yield "given" if several else "given_alone"
    elif has_surname_first(words):
        yield "given_last"
    if several and any(is_patronymic(word.text) for word in words[1:]):
        yield "patronymic" if len(words) > 2 else "patronymic_last"
    if any(has_surname_ending(word.text) for word in (words[-1], words[0]) if word is words[-1] or not given):
        yield "surname_ending"
    if not several and Kind.SURNAME_ENDING in words[0].kinds and not page.words[first].opens:
        yield "telling_ending"
    shapes = {word.shape for word in page.words[first : last + 1]}
    if WordShape.INITIAL in shapes:
        yield "initials_after" if page.words[last].shape is WordShape.INITIAL else "initials"
    if WordShape.LOWER in shapes:
        yield "particle"


def _is_unlisted(page: Page, word: TextWord, named: bool) -> bool:
    # "Vasily ORLOV": a surname in capitals is longer than most acronyms.
    shaped = word.shape is WordShape.TITLE or (named and len(word.text) >= _LONGER_THAN_ACRONYMS)
    return shaped and not word.kinds - _HARMLESS and word.folded not in page.small


def _doubts(page: Page, word: TextWord, after_given: bool) -> Iterator[str]:
    suffix = "_after_given" if after_given else ""
    if word.kinds & _CALENDAR:
        yield "calendar" + suffix
    elif Kind.ORGANISATION in word.kinds:
        yield "organisation" + suffix
    elif Kind.AGENCY in word.kinds:
        yield "agency" + suffix
    elif Kind.PLACE in word.kinds:
        yield "place" + suffix
    elif Kind.COMMON in word.kinds:
        yield "common" + suffix
    elif Kind.COMMON_ENDING in word.kinds:
        yield "common_ending" + suffix
    if word.folded in page.small:
        yield "small_elsewhere" + suffix
