"""What stands around a name and says for or against its being one."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from namematch.mentions.document import Page, before_name, is_given_word
from namematch.mentions.tokens import TextWord, WordShape
from namematch.mentions.vocabulary import Kind

_AGE = regex.compile(r",\s\d{1,3}\b(?!\s?[%\p{L}])")
_CREDIT_AFTER = regex.compile(r"\s?/\s?\p{Lu}")
_NAMED_AFTER = {Kind.NAMED_THING, Kind.ORGANISATION}
_AND_SIGN = "&"
_OPENING, _CLOSING = "«„“\"'‘", "»“”\"'’"


def beside_features(page: Page, first: int, last: int) -> Iterator[str]:
    """Names of the features of what stands around the words."""
    start, end = page.words[first].start, page.words[last].end
    before = page.words[before_name(page, first)] if first > 0 else None
    yield from _role_features(page, start, end)
    if before is not None:
        yield from _before_features(page, before, first, last)
    if last + 1 < len(page.words):
        yield from _after_features(page, first, last)
    yield from _mark_features(page, first, last, before)


def _role_features(page: Page, start: int, end: int) -> Iterator[str]:
    if page.roles.before(start) is not None:
        yield "role_before"
    elif page.roles.after(end) is not None:
        yield "role_after"
    elif page.roles.before_comma(start) is not None:
        yield "role_before_comma"


def _before_features(page: Page, before: TextWord, first: int, last: int) -> Iterator[str]:
    word, several = page.words[first], last > first
    if Kind.BYLINE in before.kinds and before.opens and (word.joined or word.gap.strip() == ":") and several:
        yield "byline"
    if Kind.CREDIT in before.kinds and several:
        yield "credit"
    if before.shape is WordShape.ABBREVIATION and Kind.HONORIFIC in before.kinds and not word.gap.strip(" \u00a0."):
        yield "honorific"
    if not word.joined or page.roles.covers(before.start):
        return
    if Kind.TITLE_ENDING in before.kinds or _is_honorific(before):
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


def _is_honorific(word: TextWord) -> bool:
    """Whether the word is an honorific that is written without a dot."""
    return Kind.HONORIFIC in word.kinds and word.shape is not WordShape.ABBREVIATION


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


def _mark_features(page: Page, first: int, last: int, before: TextWord | None) -> Iterator[str]:
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
        # A theatre, a ship, a school is called by the name of somebody.
        if before is not None and (before.opens or not before.is_capital) and before.kinds & _NAMED_AFTER:
            yield "named_after"
    elif first == last and _AND_SIGN in (word.gap.strip(), follows.lstrip()[:1]) and not is_given_word(word):
        # And so is a firm: Johnson & Johnson.
        yield "named_after"
    if first in page.headings:
        yield "heading"
