"""From the words of a title to its parts, in one pass from left to right.

A title is read as a row of heads (ranks, units, organisations) with topics and places around them. Topics wait until
it is known whose they are: those directly before a head that can take them are its premodifiers ("North Atlantic
Department"), others complete the head before them ("Department of North Atlantic").
"""

from __future__ import annotations

from namematch.roles.entries import (
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
)
from namematch.roles.parts import Ministry, Parts, RankUse, Unit, Waiting
from namematch.roles.role import PartSpan, RolePart
from namematch.roles.tokens import TitleWord
from namematch.roles.vocabulary import Vocabulary

_POSTED_UNITS = frozenset({"embassy", "mission", "permanent_mission", "consulate", "delegation"})
_FARTHEST_RANK = 6
_CLOSING = frozenset(')]»“”"')


class Reading:
    """One pass over the words of a title."""

    def __init__(self, text: str, words: list[TitleWord], vocabulary: Vocabulary) -> None:
        self.text = text
        self.words = words
        self.vocabulary = vocabulary
        self.parts = Parts()
        self.waiting: list[Waiting] = []
        self.link = ""
        self.ordinal = ""
        self.absorber: Unit | Ministry | RankUse | None = None
        self.aside = False

    def run(self, start: int) -> Parts:
        """The parts of the title from word `start` on; `more` tells where another office of the same title begins."""
        position, words = start, self.words
        while position < len(words):
            if words[position].mark:
                self._mark(words[position].key)
                position += 1
                continue
            entry, end = self.vocabulary.longest(words, position)
            end = max(end, position + 1)
            if self._starts_another_office(entry, end):
                self.parts.more = position
                break
            self._take(entry, words[position:end], end)
            position = end
        self._settle(None)
        self._disown()
        return self.parts

    def _disown(self) -> None:
        """Unknown words beside no rank, unit or body are nobody's organisation."""
        parts = self.parts
        if parts.owners and not (parts.ranks or parts.units or parts.organisations or self._deputy_alone()):
            for item in parts.owners:
                self._respan(item.span, RolePart.REST)
            parts.owners.clear()

    def _deputy_alone(self) -> bool:
        return any(modifier.alone for modifier in self.parts.modifiers)

    def _starts_another_office(self, entry: Entry | None, end: int) -> bool:
        """Whether a coordinated rank stands here: "founder and chairman", "director, spokeswoman"."""
        if self.link not in ("and", "comma") or not self.parts.ranks or self.aside:
            return False
        for _ in range(_FARTHEST_RANK):
            if isinstance(entry, RankWord):
                return True
            if not isinstance(entry, Modifier | Place | Topic | Organisation) or end >= len(self.words):
                return False
            entry, end = self.vocabulary.longest(self.words, end)
        return False

    def _mark(self, mark: str) -> None:
        if mark == "&":
            self.link = "and"
            return
        if mark in ",;()[]:|/\n":
            self._settle(None)
            self.link = "comma"
        if mark in _CLOSING:
            self.aside = False

    def _take(self, entry: Entry | None, words: list[TitleWord], end: int) -> None:
        if isinstance(entry, Link):
            self._take_link(entry, words)
        elif entry is None or isinstance(entry, Topic):
            self._wait(entry, words)
        elif isinstance(entry, Place):
            self._take_place(entry, words, end)
        elif isinstance(entry, Modifier):
            self._take_modifier(entry, words, end)
        elif isinstance(entry, MilitaryRank):
            self._settle(None)
            self.parts.military = self.parts.military or entry
            self._span(RolePart.MILITARY_RANK, words)
        else:
            self._take_head(entry, words)
            self.link = "possessive" if words[-1].possessive else ""

    def _take_link(self, entry: Link, words: list[TitleWord]) -> None:
        self._span(RolePart.LINK, words)
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
                self._settle(None)
                self.link = entry.kind
            if entry.kind == "scope":
                self.link = "scope"

    def _take_region_type(self, kind: str) -> None:
        """ "область" beside an unknown word makes that word a region; beside a known one it says nothing."""
        last = self.waiting[-1] if self.waiting else None
        if kind == "region" and last is not None and last.entry is None:
            self.waiting.pop()
            self._respan(last.span, RolePart.ORGANISATION)
            self.parts.regions.append(
                Place("", " ".join(self.text[word.start : word.end].lower() for word in last.words), "region")
            )

    def _take_modifier(self, entry: Modifier, words: list[TitleWord], end: int) -> None:
        if entry.id == "former" and self._ahead(end, UnitKind):
            self.aside = True
        else:
            self.parts.modifiers.append(entry)
            self._settle(None)
        self._span(RolePart.MODIFIER, words)
        self.link = "" if self.link not in ("and", "comma") else self.link

    def _ahead(self, end: int, kind: type[UnitKind]) -> bool:
        """Whether a unit is the next head: then "former" belongs to the unit's name and not to the holder."""
        while end < len(self.words) and not self.words[end].mark:
            entry, after = self.vocabulary.longest(self.words, end)
            if isinstance(entry, kind):
                return bool(self.parts.ranks)
            if isinstance(entry, RankWord | Organisation):
                return False
            end = max(after, end + 1)
        return False

    def _wait(self, entry: Topic | None, words: list[TitleWord]) -> None:
        if entry is None and words[0].possessive:
            self._settle(None)
            self._span(RolePart.ORGANISATION, words)
            self.parts.owners.append(Waiting(None, words, self.link, len(self.parts.spans) - 1))
            self.link = "possessive"
            return
        self._span(RolePart.SCOPE if entry else RolePart.REST, words)
        self.waiting.append(Waiting(entry, words, self.link, len(self.parts.spans) - 1))
        if self.link in ("and", "comma", "possessive"):
            self.link = ""

    def _take_place(self, place: Place, words: list[TitleWord], end: int) -> None:
        scoped = self.link == "scope" or (bool(self.waiting) and self.waiting[0].via == "scope")
        if place.kind == "state" and self.link == "post" and self._has_post():
            self._settle(None)
            self._span(RolePart.SCOPE, words)
            self.parts.posts.append(place)
        elif scoped or (place.kind == "state" and self._coordinated(words, end)):
            self._span(RolePart.SCOPE, words)
            self.waiting.append(Waiting(place, words, self.link, len(self.parts.spans) - 1))
            return
        elif place.kind == "state":
            self._span(RolePart.COUNTRY, words)
            self.parts.places.append(place)
        else:
            self._span(RolePart.ORGANISATION, words)
            self.parts.regions.append(place)
        if self.link != "post":
            self.link = "possessive" if words[-1].possessive else self.link

    def _coordinated(self, words: list[TitleWord], end: int) -> bool:
        """Whether it is one of several countries that a unit is named after ("Institute of the US and Canada")."""
        if self.waiting and isinstance(self.waiting[-1].entry, Place) and self.link == "and":
            return True
        if not isinstance(self.absorber, Unit) or self.absorber.topics or words[-1].possessive:
            return False
        entry, after = self.vocabulary.longest(self.words, end)
        following, _ = self.vocabulary.longest(self.words, after)
        return isinstance(entry, Link) and entry.kind == "and" and isinstance(following, Place | Topic)

    def _has_post(self) -> bool:
        posted_unit = any(unit.kind.id in _POSTED_UNITS for unit in self.parts.units)
        return posted_unit or any(use.word.takes == "post" for use in self.parts.ranks)

    def _take_head(self, entry: RankWord | Organisation | UnitKind | NamedUnit, words: list[TitleWord]) -> None:
        via = self.link
        self._release_place()
        if isinstance(entry, RankWord):
            use = RankUse(entry, via, words[-1].possessive)
            self._settle(use)
            self.parts.ranks.append(use)
            self.absorber = use
            self._span(RolePart.RANK, words)
        elif isinstance(entry, Organisation):
            self._take_organisation(entry, words, via)
        else:
            self._take_unit(entry, words)

    def _release_place(self) -> None:
        """A country alone before a head is that head's, whatever link came before ("for the US State Department")."""
        if len(self.waiting) == 1 and isinstance(place := self.waiting[0].entry, Place):
            self._respan(self.waiting.pop().span, RolePart.COUNTRY)
            self.parts.places.append(place)

    def _take_organisation(self, entry: Organisation, words: list[TitleWord], via: str) -> None:
        if entry.kind in ("igo", "commission") and via == "post" and self._has_post():
            self._settle(None)
            self.parts.posts.append(entry)
            self._span(RolePart.SCOPE, words)
            return
        ministry = Ministry(entry)
        self._settle(ministry if entry.generic else None)
        self.parts.organisations.append(ministry)
        if entry.generic:
            self.absorber = ministry
        self._span(RolePart.ORGANISATION, words)

    def _take_unit(self, entry: UnitKind | NamedUnit, words: list[TitleWord]) -> None:
        if isinstance(entry, NamedUnit):
            self._settle(None)
            unit = Unit(self.vocabulary.unit_kinds["department"], named=entry)
        else:
            unit = Unit(entry, ordinal=self.ordinal)
            self._settle(unit)
        self.ordinal = ""
        (self.parts.former_units if self.aside else self.parts.units).append(unit)
        self.absorber = unit
        self._span(RolePart.UNIT, words)

    # Who gets what waited.

    def _settle(self, coming: Unit | Ministry | RankUse | None) -> None:
        """Give what waits to the head that comes, if it takes it as a premodifier, else to the head before."""
        waiting, self.waiting = self.waiting, []
        if not waiting:
            return
        # Russian topics follow their head, so the head before has the first claim.
        cyrillic = coming is not None and "а" <= waiting[0].words[0].key[-1] <= "я"
        for taker in (self.absorber, coming) if cyrillic else (coming, self.absorber):
            if taker is not None:
                waiting = self._give(taker, waiting, premodifier=taker is coming)
                if not waiting:
                    return
        self._leave(waiting)

    def _give(self, taker: Unit | Ministry | RankUse, waiting: list[Waiting], *, premodifier: bool) -> list[Waiting]:
        """What `taker` leaves over."""
        if isinstance(taker, Unit):
            if taker.topics or taker.named:
                return waiting
            taker.topics = waiting
            for item in waiting:
                self._respan(item.span, RolePart.UNIT)
            return []
        if isinstance(taker, Ministry):
            return self._give_ministry(taker, waiting, premodifier)
        if taker.word.takes != "portfolio" or taker.portfolio is not None or taker.word.organisation:
            return waiting
        if taker.word.id == "secretary" and waiting[0].via == "scope":
            return waiting
        return self._give_portfolio(taker, waiting, premodifier)

    def _give_ministry(self, taker: Ministry, waiting: list[Waiting], premodifier: bool) -> list[Waiting]:
        if taker.organisation.kind == "ministry":
            if taker.portfolio is not None:
                return waiting
            return self._give_portfolio(taker, waiting, premodifier)
        if taker.organisation.generic and all(item.entry is None for item in waiting):
            for item in waiting:
                self._respan(item.span, RolePart.ORGANISATION)
            self.parts.owners.extend(waiting)
            return []
        return waiting

    def _give_portfolio(self, taker: Ministry | RankUse, waiting: list[Waiting], premodifier: bool) -> list[Waiting]:
        order = list(reversed(waiting)) if premodifier else waiting
        for item in order:
            if isinstance(item.entry, Topic):
                taker.portfolio = item.entry
                self._respan(item.span, RolePart.ORGANISATION)
                return [other for other in waiting if other is not item]
        return waiting

    def _leave(self, waiting: list[Waiting]) -> None:
        """What no head takes: known topics are scope, unknown words after a head its owner, others rest."""
        unknown = [item for item in waiting if item.entry is None]
        scopes = [item for item in waiting if item.entry is not None]
        if unknown and scopes and waiting[0].via == "scope":
            self.parts.scopes.extend(waiting)
            for item in waiting:
                self._respan(item.span, RolePart.SCOPE)
            return
        self.parts.scopes.extend(scopes)
        if not unknown:
            return
        if unknown[0].via == "scope":
            self.parts.scopes.extend(unknown)
            part = RolePart.SCOPE
        elif self._may_be_holder(unknown[0]):
            self.parts.rest.extend(unknown)
            part = RolePart.REST
        else:
            self.parts.owners.extend(unknown)
            part = RolePart.ORGANISATION
        for item in unknown:
            self._respan(item.span, part)

    def _may_be_holder(self, item: Waiting) -> bool:
        """Whether unknown words look like the holder's name: "President Doe", "director of Acme, John Doe"."""
        if not self.parts.ranks:
            return False
        latin = not "а" <= item.words[0].key[-1] <= "я"
        return (item.via == "" and latin) or (item.via == "comma" and bool(self.parts.organisations))

    # Spans.

    def _span(self, part: RolePart, words: list[TitleWord]) -> None:
        self.parts.spans.append(PartSpan(part, words[0].start, words[-1].end))

    def _respan(self, index: int, part: RolePart) -> None:
        old = self.parts.spans[index]
        self.parts.spans[index] = PartSpan(part, old.start, old.end)
