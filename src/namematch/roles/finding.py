"""Find role titles in running text.

Every word for a rank is an anchor. From it a phrase grows to the left over what may stand before a rank
("Russian Foreign Ministry's North Atlantic Department" Director) and to the right over what may complete one
(head "of the North Atlantic Department at Russia's Foreign Ministry"), as far as the tables and a few rules of
capital letters allow; the holder's name stays outside.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from namematch.data import read_toml
from namematch.roles.role import RoleSpan
from namematch.roles.tokens import TitleWord, title_words
from namematch.roles.vocabulary import (
    Entry,
    Link,
    MilitaryRank,
    Modifier,
    NamedUnit,
    Organisation,
    Place,
    RankWord,
    Topic,
    UnitKind,
    vocabulary,
)

_FARTHEST_LEFT = 14
_FARTHEST_RIGHT = 24
_LONGEST_QUOTE = 6
_LONGEST_UNIT_NAME = 6
_NAME_WORDS = 2
# Ranks below are callings ("journalist"), which nobody owns.
_OFFICE_BITS = 1.5
_FREE_LINKS = frozenset({"filler", "noun", "ordinal", "region"})
_CONTENT = (Organisation, UnitKind, NamedUnit, Place, Topic)
# Words that are a title only with what they head.
_NEED_MORE = frozenset({"head", "member", "representative", "leader", "secretary", "chair", "governor_general"})


@dataclass(frozen=True, slots=True)
class _Tag:
    """A phrase of the text: what it means, and its words; `glued` if nothing but space stands before it."""

    entry: Entry | None
    words: tuple[TitleWord, ...]
    text: str
    mark: str
    glued: bool
    hyphened: bool

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper() or self.text[:1].isdigit()

    @property
    def cyrillic(self) -> bool:
        return "\u0400" <= self.text[:1] <= "\u052f"

    @property
    def possessive(self) -> bool:
        return bool(self.words) and self.words[-1].possessive


def find_roles(text: str) -> list[RoleSpan]:
    """Find role titles in running English or Russian text, and simple ones in German and French.

    Args:
        text: Running text of any length.

    Returns:
        The longest titles, from left to right, without overlaps; an article before a title and the name of its
        holder are outside of it.

    Raises:
        TypeError: If `text` is not a string.

    Example:
        >>> text = "The Russian Foreign Ministry's Legal Department Director Ivan Petrov met US President John Doe."
        >>> [span.text for span in find_roles(text)]
        ["Russian Foreign Ministry's Legal Department Director", 'US President']
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be a string, not {type(text).__name__}")
    tags = _tags(text)
    return [RoleSpan(text[start:end], start, end) for start, end in _spans(tags)]


def _tags(text: str) -> list[_Tag]:
    words, tables = title_words(text), vocabulary()
    tags: list[_Tag] = []
    position, last_end = 0, -1
    while position < len(words):
        word = words[position]
        entry: Entry | None = None
        end = position + 1
        if not word.mark:
            entry, end = tables.longest_in_text(words, position, text)
            end = max(end, position + 1)
        between = text[last_end : word.start] if last_end >= 0 else "\n"
        glued = last_end >= 0 and "\n" not in between and between.strip() in ("", "-", "‑", ".")
        group = tuple(words[position:end])
        tags.append(_Tag(entry, group, text[word.start : group[-1].end], word.key if word.mark else "", glued, between in ("-", "‑")))
        position, last_end = end, group[-1].end
    return tags


def _spans(tags: list[_Tag]) -> Iterator[tuple[int, int]]:
    done = 0
    for anchor, tag in enumerate(tags):
        if anchor < done or not _is_anchor(tags, anchor):
            continue
        first = _trim_left(tags, _left(tags, anchor, done), anchor)
        last = _right(tags, anchor)
        if first == anchor and last == anchor + 1 and not _stands_alone(tag):
            continue
        done = last
        yield tags[first].words[0].start, tags[last - 1].words[-1].start + _length(tags[last - 1])


def _length(tag: _Tag) -> int:
    """Length of the last word of a title; a possessive at its very end is not part of it."""
    word = tag.words[-1]
    length = word.end - word.start
    if word.possessive:
        written = tag.text[-length:]
        return max(written.rfind("'"), written.rfind("’"), written.rfind("´"), written.rfind("`"))
    return length


def _is_anchor(tags: list[_Tag], index: int) -> bool:
    tag = tags[index]
    following = tags[index + 1] if index + 1 < len(tags) else None
    if following is not None and following.entry is None and following.hyphened:
        return False
    if isinstance(tag.entry, RankWord):
        return True
    if isinstance(tag.entry, MilitaryRank):
        return tag.capital or tag.cyrillic
    if isinstance(tag.entry, Modifier) and tag.entry.alone and index and tag.glued:
        before = tags[index - 1].entry
        return isinstance(before, Organisation) and before.kind == "parliament"
    return False


def _stands_alone(tag: _Tag) -> bool:
    return not (isinstance(tag.entry, RankWord) and tag.entry.id in _NEED_MORE and not tag.entry.organisation)


# To the left.


def _left(tags: list[_Tag], anchor: int, done: int) -> int:
    first = anchor
    while first > max(done, anchor - _FARTHEST_LEFT) and tags[first].glued:
        before = tags[first - 1]
        if before.mark == "&" or (isinstance(before.entry, Link) and before.entry.kind in ("and", "join", "filler")):
            step = _left_over_link(tags, first, done)
            if step == first:
                break
            first = step
        elif _may_precede(tags, first - 1, tags[anchor]):
            first -= 1
        else:
            break
    return first


def _left_over_link(tags: list[_Tag], first: int, done: int) -> int:
    """Place of the word before a link that belongs to a title: "Department of" State, "People and" Social Impact."""
    link = first - 1
    if tags[link].cyrillic or link - 1 < done or not tags[link].glued:
        return first
    linked, after = tags[link - 1], tags[first]
    entry = tags[link].entry
    kind = entry.kind if isinstance(entry, Link) else "and"
    if kind == "and":
        known = isinstance(linked.entry, Topic) and isinstance(after.entry, Topic | UnitKind)
        named = linked.capital and after.capital and not tags[link].capital
        fits = linked.entry is None or isinstance(linked.entry, Topic)
        after_fits = after.entry is None or isinstance(after.entry, Topic)
        return link - 1 if known or (named and fits and after_fits and not _is_starter(linked)) else first
    if kind == "join" and isinstance(linked.entry, UnitKind | Organisation) and isinstance(after.entry, Topic | Place):
        return link - 1
    return first


def _may_precede(tags: list[_Tag], index: int, anchor: _Tag) -> bool:
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
    if isinstance(entry, Link):
        return entry.kind in ("ordinal", "region")
    if entry is None:
        return tag.capital and anchor.capital and not anchor.cyrillic and not _is_starter(tag) and _is_company(tags, index)
    return not isinstance(entry, MilitaryRank)


def _is_company(tags: list[_Tag], index: int) -> bool:
    """Whether a capitalised unknown word can name an organisation here: not as the end of a list or a sentence start."""
    return not tags[index].text.endswith(".") and len(tags[index].text) > 1


def _after_preposition(tags: list[_Tag], index: int) -> bool:
    if not index or not tags[index].glued:
        return False
    before = tags[index - 1].entry
    return isinstance(before, Link) and before.kind in ("post", "at", "scope")


def _trim_left(tags: list[_Tag], first: int, anchor: int) -> int:
    """Drop articles and words that only point ("its", "the country's") from the front."""
    while first < anchor:
        entry = tags[first].entry
        pointing = isinstance(entry, Modifier) and entry.id == "note" and not tags[first].cyrillic
        small = isinstance(entry, Link) and entry.kind not in ("ordinal",)
        if not (pointing or small):
            break
        first += 1
    return first


@cache
def _starters() -> frozenset[str]:
    return frozenset(read_toml("roles/words.toml")["starters"]["words"])


def _is_starter(tag: _Tag) -> bool:
    return tag.words[0].key in _starters()


# To the right.


def _right(tags: list[_Tag], anchor: int) -> int:
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
        elif isinstance(tag.entry, Link):
            if not _link_fits(tag.entry, link, posted):
                break
            link = link if tag.entry.kind in _FREE_LINKS else tag.entry.kind
            position += 1
            if tag.entry.kind in ("region", "noun") and last == position - 1 and link == "content":
                last = position
        else:
            taken = _content(tags, position, anchor, link)
            if taken == position:
                break
            posted = posted or any(isinstance(t.entry, UnitKind) for t in tags[position:taken])
            last = position = taken
            link = "content"
    return last


def _over_mark(tags: list[_Tag], position: int, last: int) -> int:
    """Place behind a quoted name or an aside with a former name, if one starts here; else `last`."""
    mark = tags[position].mark
    if position != last:
        return last
    if mark in "«“„\"":
        for end in range(position + 2, min(position + 2 + _LONGEST_QUOTE, len(tags))):
            if tags[end].mark in ("»", "”", "“", "\""):
                return end + 1
    if mark == "(" and position + 1 < len(tags):
        opening = tags[position + 1].entry
        former = isinstance(opening, Modifier) and opening.id == "former"
        if former or (isinstance(opening, Link) and opening.kind == "aside"):
            for end in range(position + 2, min(position + 12, len(tags))):
                if tags[end].mark == ")":
                    inside = tags[position + 1 : end]
                    return end + 1 if any(isinstance(tag.entry, UnitKind) for tag in inside) else last
    return last


def _link_fits(link: Link, before: str, posted: bool) -> bool:
    if link.kind in _FREE_LINKS:
        return True
    if link.kind == "and":
        return before == "content"
    if link.kind == "post":
        return posted and before in ("", "content")
    return link.kind in ("join", "at", "scope")


def _content(tags: list[_Tag], position: int, anchor: int, link: str) -> int:
    """Number of the tag behind the content that starts at `position`; `position` if none may stand here."""
    tag = tags[position]
    entry = tag.entry
    direct = link in ("", "content")
    bare = link == ""
    if isinstance(entry, RankWord):
        return position + 1 if _is_owner(tags, position, anchor, link) else position
    if isinstance(entry, Modifier | MilitaryRank):
        return position + 1 if _leads_to(tags, position + 1, RankWord) and link in ("join", "post") else position
    postposed = isinstance(entry, Place) and not tag.capital
    verb = tags[anchor].words[0].key in _heading_words()
    if bare and not tag.cyrillic and not verb and not postposed and not _starts_with_filler(tags, anchor, position):
        return position
    if link == "and" and isinstance(entry, Place | Topic) and _person_follows(tags, position + 1):
        return position
    if isinstance(entry, Place) and direct and _is_noun_place(tags[position - 1]) and _is_noun_place(tag):
        return position
    if isinstance(entry, _CONTENT):
        return position + 1
    return _unknown(tags, position, link)


def _is_owner(tags: list[_Tag], position: int, anchor: int, link: str) -> bool:
    """Whether a second rank owns the first: "пресс-секретарь президента", "aide to the president"."""
    tag, first = tags[position], tags[anchor].entry
    if link == "content":
        return tag.possessive
    if tag.capital or not isinstance(tag.entry, RankWord) or not isinstance(first, RankWord):
        return False
    of_a_body = vocabulary().rank_bits.get(first.id, 0.0) >= _OFFICE_BITS
    return of_a_body and (tag.cyrillic if link == "" else link in ("join", "post") and bool(tag.entry.possessor))


def _is_noun_place(tag: _Tag) -> bool:
    """Whether a tag is a place by its noun: of two such in a row the second is a person's name ("Англии Доминик")."""
    return isinstance(tag.entry, Place) and not tag.entry.adjective and tag.capital and not tag.possessive


def _starts_with_filler(tags: list[_Tag], anchor: int, position: int) -> bool:
    return position > anchor + 1 and isinstance(tags[anchor + 1].entry, Link)


@cache
def _heading_words() -> frozenset[str]:
    return frozenset(read_toml("roles/words.toml")["starters"]["heading"])


def _leads_to(tags: list[_Tag], position: int, kind: type[RankWord]) -> bool:
    return position < len(tags) and tags[position].glued and isinstance(tags[position].entry, kind)


def _person_follows(tags: list[_Tag], position: int) -> bool:
    """Whether a rank comes directly: then "and" began another person ("of Russia and US President")."""
    return _leads_to(tags, position, RankWord)


def _unknown(tags: list[_Tag], position: int, link: str) -> int:
    """Unknown words that belong to the title: before a unit, in capitals, or in a run that leaves room for a name."""
    for end in range(position, min(position + _LONGEST_UNIT_NAME, len(tags))):
        if (end > position and not tags[end].glued) or tags[end].mark:
            break
        if isinstance(tags[end].entry, UnitKind) and not tags[end].cyrillic and link != "content":
            return end + 1
        if not (tags[end].entry is None or isinstance(tags[end].entry, Topic | Place)) and not _is_and(tags[end]):
            break
    if tags[position].entry is not None or not tags[position].capital:
        return position
    run = _capital_run(tags, position)
    if tags[position].cyrillic:
        opened = link == "" or isinstance(tags[position - 1].entry, UnitKind)
        return _unknown_cyrillic(tags, position, run) if opened else position
    if link in ("join", "at"):
        return run[-1] if len(run) <= _NAME_WORDS else run[-1 - _NAME_WORDS]
    return position


def _capital_run(tags: list[_Tag], position: int) -> list[int]:
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


def _is_and(tag: _Tag) -> bool:
    return tag.mark == "&" or (isinstance(tag.entry, Link) and tag.entry.kind == "and")


def _unknown_cyrillic(tags: list[_Tag], position: int, run: list[int]) -> int:
    """An unknown name in the genitive ("глава Гохрана Иван Петров"): an abbreviation, or one word before a full name."""
    first = tags[position].text
    if first.isupper() and len(first) > 1:
        return position + 1
    patronymic = any(tag.text.endswith(_patronymic_endings()) for tag in tags[position + 1 : run[-1]])
    return run[-1 - _NAME_WORDS] if len(run) > _NAME_WORDS and not patronymic else position


@cache
def _patronymic_endings() -> tuple[str, ...]:
    return tuple(read_toml("roles/words.toml")["starters"]["patronymics"])
