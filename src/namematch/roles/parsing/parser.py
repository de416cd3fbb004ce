"""From the words of a title to its parts, in one pass from left to right.

A title is read as a row of heads (ranks, units, organisations) with topics and places around them. Topics wait until
it is known whose they are: those directly before a head that can take them are its premodifiers ("North Atlantic
Department"), others complete the head before them ("Department of North Atlantic").
"""

from __future__ import annotations

import regex

from namematch.roles.parsing.partial_parse import PartialParse
from namematch.roles.parts import Ministry, RankUse, TitleParts, Unit
from namematch.roles.phrase_trie import DASHES, OPENING_QUOTES, RoleVocabulary
from namematch.roles.role import RolePart
from namematch.roles.tokens import TitleWord, ordinal_number
from namematch.roles.vocabulary_entries import (
    Entry,
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

_CITY_NOUN = regex.compile(r"[зсц]ь?к[аеиуі]?\Z", regex.IGNORECASE)
_POSTED_UNITS = frozenset({"embassy", "mission", "permanent_mission", "consulate", "delegation"})
_FARTHEST_RANK = 6
_CLOSING = frozenset(')]»“”"')


class TitleParser:
    """One pass over the words of a title."""

    def __init__(self, text: str, words: list[TitleWord], vocabulary: RoleVocabulary) -> None:
        self.text = text
        self.words = words
        self.vocabulary = vocabulary
        self.draft = PartialParse(text)
        self.parts = self.draft.parts
        self.link = ""
        self.ordinal = ""
        self.aside = False

    def run(self, start: int) -> TitleParts:
        """The parts of the title from word `start` on; `more` tells where another office of the same title begins."""
        position, words = start, self.words
        while position < len(words):
            if words[position].mark:
                position += 1
                self._mark(words[position - 1].key, position)
                continue
            entry, end = self.vocabulary.longest(words, position)
            end = max(end, position + 1)
            if self._starts_another_office(entry, end):
                self.parts.more = position
                break
            self._take(entry, words[position:end], end)
            position = end
        self.draft.settle(None)
        self._disown()
        return self.parts

    def _disown(self) -> None:
        """Unknown words beside no rank, unit or body are nobody's organisation."""
        parts = self.parts
        deputy = any(modifier.alone for modifier in parts.modifiers)
        if parts.owners and not (parts.ranks or parts.units or parts.organisations or deputy):
            self.draft.respan(RolePart.REST, parts.owners)
            parts.owners.clear()

    def _starts_another_office(self, entry: Entry | None, end: int) -> bool:
        """Whether a coordinated rank stands here: "founder and chairman", "director, spokeswoman"."""
        coordinated = self.link in ("and", "comma") and bool(self.parts.ranks) and not self.aside
        return coordinated and self._leads_to_rank(entry, end)

    def _leads_to_rank(self, entry: Entry | None, end: int) -> bool:
        for _ in range(_FARTHEST_RANK):
            if isinstance(entry, RankWord):
                return True
            if not isinstance(entry, Modifier | Place | Topic | Organisation) or end >= len(self.words):
                return False
            entry, end = self.vocabulary.longest(self.words, end)
        return False

    def _mark(self, mark: str, end: int) -> None:
        if mark == "&":
            self.link = "and"
            return
        other = (
            mark in DASHES and end < len(self.words) and self._leads_to_rank(*self.vocabulary.longest(self.words, end))
        )
        if other or mark in ",;()[]:|/\n":
            self.draft.settle(None)
            self.link = "comma"
        if mark in _CLOSING:
            self.aside = False

    def _take(self, entry: Entry | None, words: list[TitleWord], end: int) -> None:
        if isinstance(entry, LinkWord):
            self._take_link(entry, words)
        elif entry is None and (number := ordinal_number(words[0].key)) and self._ahead(end, UnitKind):
            self.ordinal = self.vocabulary.ordinal(number)
            self.draft.span(RolePart.LINK, words)
        elif entry is None or isinstance(entry, Topic):
            self._wait(entry, words)
        elif isinstance(entry, Place):
            self._take_place(entry, words, end)
        elif isinstance(entry, Modifier):
            self._take_modifier(entry, words, end)
        elif isinstance(entry, MilitaryRank):
            self.draft.settle(None)
            self.parts.military = self.parts.military or entry
            self.draft.span(RolePart.MILITARY_RANK, words)
        else:
            self._take_head(entry, words)
            self.link = "possessive" if words[-1].possessive else ""

    def _take_link(self, entry: LinkWord, words: list[TitleWord]) -> None:
        self.draft.span(RolePart.LINK, words)
        if entry.kind == "ordinal":
            self.ordinal = entry.name
        elif entry.kind == "region":
            self._take_region_type(entry.name)
        elif entry.kind == "aside":
            self.aside = True
        elif entry.kind == "and":
            self.link = self.link if self.link == "scope" else "and"
        elif entry.kind not in ("filler", "noun"):
            if not (entry.kind == "join" and self.link in ("scope", "post")):
                self.draft.settle(None)
                self.link = entry.kind
            if entry.kind == "scope":
                self.link = "scope"

    def _take_region_type(self, kind: str) -> None:
        """ "область" beside an unknown word makes that word a region; beside a known one it says nothing."""
        last = self.draft.waiting[-1] if self.draft.waiting else None
        if kind == "region" and last is not None and last.entry is None:
            self.draft.waiting.pop()
            self.draft.respan(RolePart.ORGANISATION, [last])
            self.parts.regions.append(
                Place("", " ".join(self.text[word.start : word.end].lower() for word in last.words), "region")
            )

    def _take_modifier(self, entry: Modifier, words: list[TitleWord], end: int) -> None:
        if entry.id == "former" and self.parts.ranks and self._ahead(end, UnitKind):
            self.aside = True
        else:
            self.parts.modifiers.append(entry)
            self.draft.settle(None)
        self.draft.span(RolePart.MODIFIER, words)
        self.link = "" if self.link not in ("and", "comma") else self.link

    def _ahead(self, end: int, kind: type[UnitKind]) -> bool:
        """Whether a unit is the next head: then "former" or a number belongs to the unit's name."""
        while end < len(self.words) and (not self.words[end].mark or self.words[end].key == "."):
            entry, after = self.vocabulary.longest(self.words, end)
            if isinstance(entry, kind):
                return True
            if isinstance(entry, RankWord) or (isinstance(entry, Organisation) and entry.kind != "military"):
                return False
            end = max(after, end + 1)
        return False

    def _wait(self, entry: Topic | None, words: list[TitleWord]) -> None:
        if entry is None and words[0].possessive:
            self.draft.settle(None)
            head = self.draft.last_head
            if not self.link and isinstance(head, RankUse) and head.word.possessor:
                # "President Zelensky's chief of staff"
                head.possessive = True
                self.parts.rest.append(self.draft.marked(RolePart.REST, None, words, self.link))
                self.link = "possessive"
                return
            self.parts.owners.append(self.draft.marked(RolePart.ORGANISATION, None, words, self.link))
            self.link = "possessive"
            return
        self.draft.wait(RolePart.SCOPE if entry else RolePart.REST, entry, words, self.link)
        if self.link in ("and", "comma", "possessive"):
            self.link = ""

    def _take_place(self, place: Place, words: list[TitleWord], end: int) -> None:
        place = self._as_written(place, words)
        scoped = self.link == "scope" or (bool(self.draft.waiting) and self.draft.waiting[0].via == "scope")
        owner = (place.adjective or words[-1].possessive) and self._is_owner(end)
        scoped = scoped and not owner and not (place.kind == "state" and self._has_portfolio())
        if place.kind == "state" and self.link == "post" and self._has_post():
            self.draft.settle(None)
            self.draft.span(RolePart.SCOPE, words)
            self.parts.posts.append(place)
        elif scoped or (place.kind == "state" and self._coordinated(words, end)):
            self.draft.wait(RolePart.SCOPE, place, words, self.link)
            return
        elif place.kind == "state":
            self.draft.span(RolePart.COUNTRY, words)
            self.parts.places.append(place)
        else:
            self.draft.span(RolePart.ORGANISATION, words)
            self.parts.regions.append(place)
        if self.link != "post":
            self.link = "possessive" if words[-1].possessive else self.link

    def _as_written(self, place: Place, words: list[TitleWord]) -> Place:
        """The city where its noun is written, which has the key of the region's adjective: Омска, Омской."""
        is_noun = _CITY_NOUN.search(self.text, words[0].start, words[-1].end)
        return self.vocabulary.cities.get((place.country, place.name), place) if is_noun else place

    def _has_portfolio(self) -> bool:
        """Whether the minister's field is told, so that a country behind it is the minister's own."""
        head, waiting = self.draft.last_head, self.draft.waiting
        minister = isinstance(head, RankUse) and head.word.takes == "portfolio"
        return minister and bool(waiting) and isinstance(waiting[-1].entry, Topic)

    def _is_owner(self, end: int) -> bool:
        """Whether a body follows a country or its adjective ("for the Russian Foreign Ministry")."""
        entry, end = self.vocabulary.longest(self.words, end)
        if isinstance(entry, Topic):
            entry, _ = self.vocabulary.longest(self.words, end)
        return isinstance(entry, Organisation)

    def _coordinated(self, words: list[TitleWord], end: int) -> bool:
        """Whether it is one of several countries that a unit is named after ("Institute of the US and Canada")."""
        if self.draft.waiting and isinstance(self.draft.waiting[-1].entry, Place) and self.link == "and":
            return True
        if not isinstance(self.draft.last_head, Unit) or self.draft.last_head.topics or words[-1].possessive:
            return False
        entry, after = self.vocabulary.longest(self.words, end)
        following, _ = self.vocabulary.longest(self.words, after)
        return isinstance(entry, LinkWord) and entry.kind == "and" and isinstance(following, Place | Topic)

    def _has_post(self) -> bool:
        posted_unit = any(unit.kind.id in _POSTED_UNITS for unit in self.parts.units)
        return posted_unit or any(use.word.takes == "post" for use in self.parts.ranks)

    def _take_head(self, entry: RankWord | Organisation | UnitKind | NamedUnit, words: list[TitleWord]) -> None:
        via = self.link
        self._release_place()
        if isinstance(entry, RankWord):
            self.ordinal = ""
            if self._names_union():
                self._wait(Topic(entry.id, entry.id.replace("_", " ").title(), portfolio=False), words)
                return
            if self._is_chief(words):
                self.parts.ranks.pop()
            use = RankUse(entry, via, words[-1].possessive)
            self.draft.settle(use)
            self.parts.ranks.append(use)
            self.draft.last_head = use
            self.draft.span(RolePart.RANK, words)
        elif isinstance(entry, Organisation):
            self._take_organisation(entry, words, via)
        else:
            self._take_unit(entry, words)

    def _names_union(self) -> bool:
        """Whether a rank here names those who form the body before it: "Union of Journalists"."""
        head = self.draft.last_head
        union = isinstance(head, Unit) and head.kind.of_people and not head.topics
        return union and bool(self.parts.ranks) and self.link in ("", "join")

    def _is_chief(self, words: list[TitleWord]) -> bool:
        """Whether the word directly before a rank only says that its holder is the first ("chief prosecutor")."""
        last = self.parts.spans[-1] if self.parts.spans else None
        beside = last is not None and last.part is RolePart.RANK and last.end + 1 == words[0].start
        return beside and self.parts.ranks[-1].word.id == "head" and not self.parts.ranks[-1].possessive

    def _release_place(self) -> None:
        """A country alone before a head is that head's, whatever link came before ("for the US State Department")."""
        if len(self.draft.waiting) == 1 and isinstance(place := self.draft.waiting[0].entry, Place):
            self.draft.respan(RolePart.COUNTRY, [self.draft.waiting.pop()])
            self.parts.places.append(place)

    def _take_organisation(self, entry: Organisation, words: list[TitleWord], via: str) -> None:
        if entry.kind in ("igo", "commission") and via == "post" and self._has_post():
            self.draft.settle(None)
            self.parts.posts.append(entry)
            self.draft.span(RolePart.SCOPE, words)
            return
        self._drop_kind(entry, words)
        ministry = Ministry(entry)
        self.draft.settle(ministry if entry.generic else None)
        self.parts.organisations.append(ministry)
        if entry.generic:
            self.draft.last_head = ministry
        self.draft.span(RolePart.ORGANISATION, words)

    def _drop_kind(self, entry: Organisation, words: list[TitleWord]) -> None:
        """The word for a kind of body before the quoted name of one is no part of it: "фонд «Самрук-Казына»"."""
        unit, units = self.draft.last_head, self.parts.units
        quoted = self.text[max(words[0].start - 1, 0)] in OPENING_QUOTES and not entry.generic
        if not (quoted and isinstance(unit, Unit) and unit.kind.body):
            return
        if units and units[-1] is unit and not (unit.topics or unit.ordinal or self.draft.waiting):
            units.pop()
            self.draft.last_head = None

    def _take_unit(self, entry: UnitKind | NamedUnit, words: list[TitleWord]) -> None:
        if isinstance(entry, NamedUnit):
            self.draft.settle(None)
            unit = Unit(self.vocabulary.unit_kinds["department"], named=entry)
        else:
            unit = Unit(entry, ordinal=self.ordinal)
            self.draft.settle(unit)
        self.ordinal = ""
        (self.parts.former_units if self.aside else self.parts.units).append(unit)
        self.draft.last_head = unit
        self.draft.span(RolePart.UNIT, words)
