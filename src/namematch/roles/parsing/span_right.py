"""How far a title reaches to the right of its rank."""

from __future__ import annotations

from namematch.roles.parsing.phrase_tagger import Tag, listed_words
from namematch.roles.tables import role_vocabulary
from namematch.roles.vocabulary_entries import (
    LinkWord,
    MilitaryRank,
    Modifier,
    NamedUnit,
    Organisation,
    Place,
    RankWord,
    Topic,
    UnitKind,
)

_FARTHEST_RIGHT = 24
_LONGEST_QUOTE = 6
_LONGEST_UNIT_NAME = 6
_NAME_WORDS = 2
_LONGEST_SCOPE = 4
# Ranks below are callings ("journalist"), which nobody owns.
_OFFICE_BITS = 1.5
_FREE_LINKS = frozenset({"filler", "noun", "ordinal", "region"})
_CONTENT = (Organisation, UnitKind, NamedUnit, Place, Topic)


def right_end(tags: list[Tag], anchor: int) -> int:
    """Number of the tag behind the last one that completes the title."""
    last = position = anchor + 1
    rank = tags[anchor].entry
    posted = isinstance(rank, RankWord) and rank.takes == "post"
    link = ""
    limit = min(len(tags), anchor + _FARTHEST_RIGHT)
    while position < limit:
        tag = tags[position]
        if tag.mark:
            position = _over_mark(tags, position, last)
            if position == last:
                break
            last = position
            link = ""
        elif not tag.glued and tags[position - 1].mark not in ("&",):
            break
        elif isinstance(tag.entry, LinkWord):
            if not _link_fits(tag.entry, link, posted) and not _is_second_topic(tags, position, anchor):
                break
            link = link if tag.entry.kind in _FREE_LINKS else tag.entry.kind
            position += 1
            closes = tag.entry.kind in ("region", "noun") and last == position - 1
            if closes and (link == "content" or tag.words[0].key in listed_words("country")):
                last = position
        else:
            taken = _content(tags, position, anchor, link)
            if taken == position:
                break
            posted = posted or any(isinstance(t.entry, UnitKind) for t in tags[position:taken])
            last = position = taken
            link = "content"
    return last


def _over_mark(tags: list[Tag], position: int, last: int) -> int:
    """Place behind a quoted name or an aside with a former name, if one starts here; else `last`."""
    mark = tags[position].mark
    if position != last:
        return last
    if mark in '«“„"':
        for end in range(position + 2, min(position + 2 + _LONGEST_QUOTE, len(tags))):
            if tags[end].mark in ("»", "”", "“", '"'):
                return end + 1
    if mark == "(" and position + 1 < len(tags):
        opening = tags[position + 1].entry
        former = isinstance(opening, Modifier) and opening.id == "former"
        if former or (isinstance(opening, LinkWord) and opening.kind == "aside"):
            for end in range(position + 2, min(position + 12, len(tags))):
                if tags[end].mark == ")":
                    inside = tags[position + 1 : end]
                    return end + 1 if any(isinstance(tag.entry, UnitKind) for tag in inside) else last
    return last


def _link_fits(link: LinkWord, before: str, posted: bool) -> bool:
    if link.kind in _FREE_LINKS:
        return True
    if link.kind == "and":
        return before == "content"
    if link.kind == "post":
        return posted and before in ("", "content")
    return link.kind in ("join", "at", "scope")


def _is_second_topic(tags: list[Tag], position: int, anchor: int) -> bool:
    """Whether "and" goes on with what the rank itself says its holder is for: "министр иностранных дел и торговли"."""
    rank, behind = tags[anchor].entry, tags[position + 1 : position + 2]
    says = isinstance(rank, RankWord) and bool(rank.portfolio or rank.organisation) and tags[anchor].cyrillic
    return says and position == anchor + 1 and _is_and(tags[position]) and any(_is_topic(tag) for tag in behind)


def _is_topic(tag: Tag) -> bool:
    return isinstance(tag.entry, Topic) and tag.glued and not tag.capital


def _content(tags: list[Tag], position: int, anchor: int, link: str) -> int:
    """Number of the tag behind the content that starts at `position`; `position` if none may stand here."""
    tag = tags[position]
    entry = tag.entry
    direct = link in ("", "content")
    bare = link == ""
    if isinstance(entry, RankWord):
        return position + 1 if _is_owner(tags, position, anchor, link) else position
    if isinstance(entry, Modifier | MilitaryRank):
        return position + 1 if _leads_to_rank(tags, position + 1) and link in ("join", "post") else position
    postposed = isinstance(entry, Place) and not tag.capital
    verb = tags[anchor].words[0].key in listed_words("heading")
    filled = position > anchor + 1 and isinstance(tags[anchor + 1].entry, LinkWord)
    if bare and not tag.cyrillic and not verb and not postposed and not filled:
        return position
    # A rank directly behind it: "and" began another person ("of Russia and US President").
    if link == "and" and isinstance(entry, Place | Topic) and _leads_to_rank(tags, position + 1):
        return position
    if direct and _is_noun_place(tag) and not _may_stand_before_a_place(tags[position - 1]):
        return position
    if isinstance(entry, _CONTENT):
        return position + 1
    return _unknown(tags, position, link)


def _is_owner(tags: list[Tag], position: int, anchor: int, link: str) -> bool:
    """Whether a second rank owns the first: "пресс-секретарь президента", "aide to the president"."""
    tag, first = tags[position], tags[anchor].entry
    if link == "content":
        return tag.possessive
    if tag.capital or not isinstance(tag.entry, RankWord) or not isinstance(first, RankWord):
        return False
    of_a_body = role_vocabulary().rank_bits.get(first.id, 0.0) >= _OFFICE_BITS
    return of_a_body and (tag.cyrillic if link == "" else link in ("join", "post") and bool(tag.entry.possessor))


def _is_noun_place(tag: Tag) -> bool:
    """Whether a tag is a place by its noun: of two such in a row the second is a person's name ("Англии Доминик")."""
    return isinstance(tag.entry, Place) and not tag.entry.adjective and tag.capital and not tag.possessive


def _may_stand_before_a_place(tag: Tag) -> bool:
    """Whether a place may follow without a link; after a Latin word only if that is a possessive or a demonym."""
    if tag.cyrillic:
        return not _is_noun_place(tag)
    return tag.possessive or (isinstance(tag.entry, Place) and tag.entry.adjective and tag.capital)


def _leads_to_rank(tags: list[Tag], position: int) -> bool:
    return position < len(tags) and tags[position].glued and isinstance(tags[position].entry, RankWord)


def _unknown(tags: list[Tag], position: int, link: str) -> int:
    """Unknown words that belong to the title: before a unit, in capitals, or in a run that leaves room for a name."""
    for end in range(position, min(position + _LONGEST_UNIT_NAME, len(tags))):
        if (end > position and not tags[end].glued) or tags[end].mark:
            break
        if isinstance(tags[end].entry, UnitKind) and not tags[end].cyrillic and link != "content":
            return end + 1
        if not (tags[end].entry is None or isinstance(tags[end].entry, Topic | Place)) and not _is_and(tags[end]):
            break
    if link == "scope" and tags[position - 1].cyrillic:
        return _unknown_scope(tags, position)
    if tags[position].entry is not None or not tags[position].capital:
        return position
    run = _capital_run(tags, position)
    if tags[position].cyrillic:
        opened = link == "" or isinstance(tags[position - 1].entry, UnitKind)
        return _unknown_cyrillic(tags, position, run) if opened else position
    if link in ("join", "at") and run:
        return run[-1] if len(run) <= _NAME_WORDS else run[-1 - _NAME_WORDS]
    return position


def _unknown_scope(tags: list[Tag], position: int) -> int:
    """Unknown words a Russian office is for ("министр по вопросам брекзита Иван Петров"), if a name follows them."""
    end = position
    while end < min(position + _LONGEST_SCOPE, len(tags)) and _is_lower_unknown(tags[end], first=end == position):
        end += 1
    opener = tags[position - 1].entry
    opened = isinstance(opener, LinkWord) and opener.kind == "scope"
    if end == position and opened and tags[end].entry is None and tags[end].capital:
        end += 1
    named = end < len(tags) and tags[end].glued and tags[end].capital and tags[end].entry is None
    scope = end > position and named and tags[position].words[0].key not in listed_words("adverbial")
    return end if scope else position


def _is_lower_unknown(tag: Tag, *, first: bool) -> bool:
    return tag.entry is None and not tag.mark and not tag.capital and (first or tag.glued)


def _capital_run(tags: list[Tag], position: int) -> list[int]:
    """Where each word of a run of unknown capitalised words ends; a hyphenated name is one word."""
    ends: list[int] = []
    while position < len(tags) and tags[position].entry is None and tags[position].text[:1].isupper():
        if ends and not tags[position].glued:
            break
        position += 1
        if tags[position - 1].hyphened and ends:
            ends[-1] = position
        else:
            ends.append(position)
    return ends


def _is_and(tag: Tag) -> bool:
    return tag.mark == "&" or (isinstance(tag.entry, LinkWord) and tag.entry.kind == "and")


def _unknown_cyrillic(tags: list[Tag], position: int, run: list[int]) -> int:
    """An unknown name in the genitive ("глава Гохрана Иван Петров"): in capitals, or one word before a full name."""
    first = tags[position].text
    if first.isupper() and len(first) > 1:
        return position + 1
    endings = tuple(listed_words("patronymics"))
    patronymic = any(tag.text.endswith(endings) for tag in tags[position + 1 : run[-1]])
    return run[-1 - _NAME_WORDS] if len(run) > _NAME_WORDS and not patronymic else position
