"""How far a title reaches to the left of its rank."""

from __future__ import annotations

from namematch.roles.parsing.phrase_tagger import Tag, listed_words
from namematch.roles.tokens import is_given_name_key
from namematch.roles.vocabulary_entries import (
    Entry,
    LinkWord,
    MilitaryRank,
    Modifier,
    Organisation,
    Place,
    RankWord,
    Topic,
    UnitKind,
)

_FARTHEST_LEFT = 14


def left_end(tags: list[Tag], anchor: int, done: int) -> int:
    """Position of the first word of the title whose rank stands at `anchor`; words before `done` are taken."""
    first = anchor
    while first > max(done, anchor - _FARTHEST_LEFT) and tags[first].glued:
        before = tags[first - 1]
        if before.mark == "&" or _joins(before.entry):
            step = _left_over_link(tags, first, done, tags[anchor].entry)
            if step == first:
                break
            first = step
        elif _may_precede(tags, first - 1, tags[anchor]):
            first -= 1
        else:
            break
    return first


def _joins(entry: Entry | None) -> bool:
    return isinstance(entry, LinkWord) and entry.kind in ("and", "join", "filler")


def _left_over_link(tags: list[Tag], first: int, done: int, rank: Entry | None) -> int:
    """Place of the word before a link that belongs to a title: "Department of" State, "People and" Social Impact."""
    link = first - 1
    if tags[link].cyrillic or link - 1 < done or not tags[link].glued:
        return first
    linked, after = tags[link - 1], tags[first]
    entry = tags[link].entry
    kind = entry.kind if isinstance(entry, LinkWord) else "and"
    if kind == "and":
        known = isinstance(linked.entry, Topic) and isinstance(after.entry, Topic | UnitKind)
        named = linked.capital and after.capital and not tags[link].capital
        fits = linked.entry is None or isinstance(linked.entry, Topic)
        after_fits = after.entry is None or isinstance(after.entry, Topic)
        # Beside the field of a minister an unknown word is rather another person: "Putin and" Defence Minister.
        complete = isinstance(rank, RankWord) and rank.takes == "portfolio" and isinstance(after.entry, Topic)
        person = (complete and linked.entry is None) or _is_starter(linked) or _is_holder(tags, link - 1, done)
        body = named and fits and after_fits and not person
        return link - 1 if known or body else first
    if kind == "join" and isinstance(linked.entry, UnitKind | Organisation) and isinstance(after.entry, Topic | Place):
        return link - 1
    return first


def _is_holder(tags: list[Tag], last: int, done: int) -> bool:
    """Whether capitalised words that end at `last` are a person: "Minister Ivan Petrov and" Defence Minister."""
    first = last
    while first > done and tags[first].glued and _is_unlisted(tags[first - 1]):
        first -= 1
    behind_title = first == done > 0 and tags[first].glued
    return tags[last].entry is None and (behind_title or is_given_name_key(tags[first].words[0].key))


def _may_precede(tags: list[Tag], index: int, anchor: Tag) -> bool:
    tag = tags[index]
    entry = tag.entry
    if tag.mark:
        return False
    if isinstance(entry, Modifier):
        return not (tag.cyrillic and entry.id == "retired")
    if isinstance(entry, Place) and entry.adjective:
        return True
    if tag.cyrillic:
        return False
    if isinstance(entry, Place):
        return tag.possessive or tag.text.isupper() or not _after_preposition(tags, index)
    if isinstance(entry, RankWord):
        return tag.possessive
    if isinstance(entry, LinkWord):
        return entry.kind in ("ordinal", "region")
    if entry is None:
        written = tag.capital and not anchor.cyrillic and not _is_starter(tag) and _is_company(tags, index)
        return written and (anchor.capital or _behind_article(tags, index))
    return not isinstance(entry, MilitaryRank)


def _behind_article(tags: list[Tag], index: int) -> bool:
    """Whether an article opens the name of a body that this word belongs to: "a Wall Street Journal" reporter.

    One unknown word may be a person as well: "the Trump" adviser.
    """
    first = last = index
    while first and tags[first].glued and _is_unlisted(tags[first - 1]):
        first -= 1
    while _is_unlisted(tags[last + 1]) and tags[last + 1].glued:
        last += 1
    opener = tags[first - 1] if first and tags[first].glued else None
    article = (
        opener is not None and isinstance(opener.entry, LinkWord) and opener.words[0].key in listed_words("articles")
    )
    is_person = first == last or is_given_name_key(tags[first].words[0].key)
    return article and not is_person and not any(tag.possessive for tag in tags[first : last + 1])


def _is_unlisted(tag: Tag) -> bool:
    """Whether a tag is a capitalised word that no table knows."""
    return tag.entry is None and tag.capital


def _is_company(tags: list[Tag], index: int) -> bool:
    """Whether a capitalised unknown word can be part of an organisation's name here; an initial cannot."""
    return not tags[index].text.endswith(".") and len(tags[index].text) > 1


def _after_preposition(tags: list[Tag], index: int) -> bool:
    if not index or not tags[index].glued:
        return False
    before = tags[index - 1].entry
    return isinstance(before, LinkWord) and before.kind in ("post", "at", "scope")


def without_pointers(tags: list[Tag], first: int, anchor: int) -> int:
    """Drop articles and words that only point ("its", "the country's") from the front."""
    while first < anchor:
        entry = tags[first].entry
        pointing = isinstance(entry, Modifier) and entry.id == "note" and not tags[first].cyrillic
        small = isinstance(entry, LinkWord) and entry.kind not in ("ordinal",)
        if not (pointing or small):
            break
        first += 1
    return first


def _is_starter(tag: Tag) -> bool:
    return tag.words[0].key in listed_words("words")
